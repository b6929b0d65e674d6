#include "support.h"
#include "arrow_column.h"
#include "ferry_pages.h"

#include "cleancopy/core/alloc.h"

#include <inttypes.h>
#include <stdio.h>

/* In this process: test_cleancopy_helper.c has the other way, with the library as others link it. */
static struct cleancopy_cleaner *cleaner_of(unsigned jobs)
{
    struct cleancopy_cleaner_options options = {.size = sizeof options, .in_process = 1, .jobs = jobs, .removed = 1};
    struct cleancopy_cleaner *cleaner;

    assert_int_equal(cleancopy_cleaner_open(&options, &cleaner), CLEANCOPY_OK);
    return cleaner;
}

static struct cleancopy_rows *clean(const struct cleancopy_pages *given, unsigned jobs)
{
    struct cleancopy_cleaner *cleaner = cleaner_of(jobs);
    struct cleancopy_rows *rows;

    (void)cleancopy_cleaner_run(cleaner, given, &rows);
    cleancopy_cleaner_close(cleaner);
    return rows;
}

static void assert_text(const struct cleancopy_rows *rows, int number, size_t i, const char *words)
{
    char *text = arrow_text(rows, number, i);

    if (words == NULL)
        assert_null(text);
    else if (text == NULL || strstr(text, words) == NULL)
        fail_msg("row %zu: \"%s\" does not say \"%s\"", i, text != NULL ? text : "(null)", words);
    free(text);
}

static void rows_are_the_records_of_single_calls(void **state)
{
    const char *const html[] = {pages[0][1], pages[1][1], pages[0][1], pages[1][1], pages[0][1]};
    const char *const urls[] = {pages[0][0], pages[1][0], NULL, NULL, pages[1][0]};
    struct arrow_column bytes, url;

    (void)state;
    for (unsigned jobs = 1; jobs < 4; jobs++) {
        int bits = jobs % 2 == 0 ? 32 : 64;
        struct cleancopy_pages given = {.size = sizeof given, .n = 5};
        struct cleancopy_rows *rows;

        arrow_column_fill(&bytes, html, 5, bits, 0);
        arrow_column_fill(&url, urls, 5, 96 - bits, 0);
        given.bytes = &bytes.column;
        given.url = given.source = &url.column;
        rows = clean(&given, jobs);
        assert_int_equal(cleancopy_rows_status(rows), CLEANCOPY_OK);
        for (size_t i = 0; i < 5; i++) {
            struct cleancopy_page page = {.size = sizeof page, .bytes = html[i], .n_bytes = strlen(html[i]),
                                          .url = urls[i], .source = urls[i], .removed = 1};
            struct cleancopy_result *result;
            char *record = arrow_text(rows, CLEANCOPY_ROWS_RECORD, i);

            assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
            assert_string_equal(record, cleancopy_result_record(result, NULL));
            assert_int_equal(arrow_status(rows, i), CLEANCOPY_OK);
            assert_text(rows, CLEANCOPY_ROWS_MESSAGE, i, NULL);
            cleancopy_result_free(result);
            free(record);
        }
        cleancopy_rows_free(rows);
        arrow_column_done(&bytes);
        arrow_column_done(&url);
    }
}

static void a_slice_begins_at_its_first_row(void **state)
{
    static const char *const html[] = {"<p>zero and more words", NULL, "<p>two and more words", NULL, "<p>four and more words"};
    struct arrow_column bytes;
    struct cleancopy_pages given = {.size = sizeof given, .n = 3};
    struct cleancopy_rows *rows;

    (void)state;
    arrow_column_fill(&bytes, html, 5, 32, 2);
    given.bytes = &bytes.column;
    rows = clean(&given, 2);
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 0, "two and more words");
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 1, NULL);
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 2, "four and more words");
    assert_int_equal(arrow_status(rows, 1), CLEANCOPY_E_INPUT);
    assert_text(rows, CLEANCOPY_ROWS_MESSAGE, 1, "-: is empty");
    cleancopy_rows_free(rows);
    arrow_column_done(&bytes);
}

static void what_fails_a_row_leaves_the_others(void **state)
{
    static const char *const html[] = {"<p>fine words", "", "GIF89a\1", "<p>more words", "<p>last words"};
    static const char *const urls[] = {NULL, NULL, NULL, "http://a.example/\xff", NULL};
    struct arrow_column bytes, url;
    struct cleancopy_pages given = {.size = sizeof given, .n = 5, .bytes = &bytes.column, .url = &url.column};
    struct cleancopy_rows *rows;
    static const int wanted[] = {0, CLEANCOPY_E_INPUT, CLEANCOPY_E_INPUT, CLEANCOPY_E_INPUT, 0};
    static const char *const words[] = {NULL, "is empty", "is binary", "url is not UTF-8 at byte 17", NULL};

    (void)state;
    arrow_column_fill(&bytes, html, 5, 64, 0);
    arrow_column_fill(&url, urls, 5, 64, 0);
    rows = clean(&given, 3);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(arrow_status(rows, i), wanted[i]);
        assert_text(rows, CLEANCOPY_ROWS_MESSAGE, i, words[i]);
        assert_text(rows, CLEANCOPY_ROWS_RECORD, i, wanted[i] == 0 ? "words" : NULL);
    }
    cleancopy_rows_free(rows);
    arrow_column_done(&bytes);
    arrow_column_done(&url);
}

static void a_page_at_the_limit_is_read_and_one_past_it_fails_its_row(void **state)
{
    size_t limit = (size_t)8 << 20;
    char *two = malloc(2 * limit + 1);
    int64_t offsets[] = {0, (int64_t)limit, (int64_t)(2 * limit + 1)};
    struct cleancopy_column bytes = {two, offsets, NULL, 2 * limit + 1, 0, 64};
    struct cleancopy_pages given = {.size = sizeof given, .n = 2, .bytes = &bytes};
    struct cleancopy_rows *rows;

    (void)state;
    assert_non_null(two);
    memset(two, ' ', 2 * limit + 1);
    memcpy(two, "<html><p>one two", 16);
    memcpy(two + limit, "<html><p>one two", 16);
    rows = clean(&given, 1);
    assert_int_equal(arrow_status(rows, 0), CLEANCOPY_OK);
    assert_int_equal(arrow_status(rows, 1), CLEANCOPY_E_LIMIT);
    assert_text(rows, CLEANCOPY_ROWS_MESSAGE, 1, "bytes");
    cleancopy_rows_free(rows);
    free(two);
}

static void a_page_without_a_tree_has_a_note(void **state)
{
    char html[600 * 5 + sizeof SHARED + 16] = "<html>";
    const char *list[] = {html};
    struct arrow_column bytes;
    struct cleancopy_pages given = {.size = sizeof given, .n = 1, .bytes = &bytes.column};
    struct cleancopy_rows *rows;

    (void)state;
    for (int i = 0; i < 600; i++)
        strcat(html, "<div>");
    strcat(html, SHARED);
    arrow_column_fill(&bytes, list, 1, 64, 0);
    rows = clean(&given, 1);
    assert_int_equal(arrow_status(rows, 0), CLEANCOPY_OK);
    assert_text(rows, CLEANCOPY_ROWS_MESSAGE, 0, "its text was taken without a tree");
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 0, "Amalia");
    cleancopy_rows_free(rows);
    arrow_column_done(&bytes);
}

static void times_are_integers_of_any_fraction_of_a_second(void **state)
{
    static const char *const html[] = {"<p>a b", "<p>a b", "<p>a b"};
    static const int64_t times[] = {7, 1772600000999, -1};
    static const unsigned char validity[] = {0x06}; /* the first is null */
    struct arrow_column bytes;
    struct cleancopy_column at = {times, NULL, validity, sizeof times, 0, 0};
    struct cleancopy_pages given = {.size = sizeof given, .n = 3, .bytes = &bytes.column, .fetched_at = &at, .fetched_at_per_s = 1000};
    struct cleancopy_rows *rows;

    (void)state;
    arrow_column_fill(&bytes, html, 3, 64, 0);
    rows = clean(&given, 1);
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 0, "\"fetched_at\":null");
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 1, "\"fetched_at\":\"2026-03-04T04:53:20Z\"");
    assert_text(rows, CLEANCOPY_ROWS_RECORD, 2, "\"fetched_at\":\"1969-12-31T23:59:59Z\"");
    cleancopy_rows_free(rows);
    arrow_column_done(&bytes);
}

static void no_rows_are_rows_too(void **state)
{
    struct cleancopy_pages given = {.size = sizeof given};
    struct cleancopy_column none = {0};
    struct cleancopy_rows *rows = clean(&given, 0);

    (void)state;
    assert_int_equal(cleancopy_rows_status(rows), CLEANCOPY_OK);
    assert_int_equal(((const int64_t *)arrow_of(rows, CLEANCOPY_ROWS_RECORD).offsets)[0], 0);
    cleancopy_rows_free(rows);
    given.bytes = &none; /* as an empty array comes without buffers */
    rows = clean(&given, 1);
    assert_int_equal(cleancopy_rows_status(rows), CLEANCOPY_OK);
    cleancopy_rows_free(rows);
}

/* ---- wrong calls ---- */

static void assert_refused(const struct cleancopy_pages *given, const char *words)
{
    struct cleancopy_rows *rows = clean(given, 1);
    struct cleancopy_column column;

    assert_int_equal(cleancopy_rows_status(rows), CLEANCOPY_E_USAGE);
    if (strstr(cleancopy_rows_message(rows), words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", cleancopy_rows_message(rows), words);
    assert_int_equal(cleancopy_rows_column(rows, CLEANCOPY_ROWS_RECORD, &column), CLEANCOPY_E_USAGE);
    cleancopy_rows_free(rows);
}

static void columns_that_contradict_themselves_are_refused_with_their_row(void **state)
{
    int32_t down[] = {0, 5, 3}, below[] = {-1, 2, 3}, over[] = {0, 2, 7};
    int64_t huge[] = {0, 2, INT64_MAX};
    struct cleancopy_column column = {"<p>a b", down, NULL, 6, 0, 32};
    struct cleancopy_column times = {down, NULL, NULL, 8, 0, 0};
    struct cleancopy_pages given = {.size = sizeof given, .n = 2, .bytes = &column};

    (void)state;
    assert_refused(&given, "column bytes, row 1: offsets 5 to 3 of 6 bytes");
    column.offsets = below;
    assert_refused(&given, "row 0: offsets -1 to 2 of 6 bytes");
    column.offsets = over;
    assert_refused(&given, "row 1: offsets 2 to 7 of 6 bytes");
    column.offsets = huge;
    column.offset_bits = 64;
    assert_refused(&given, "row 1");
    column.offset_bits = 16;
    assert_refused(&given, "32 or 64 bits are wanted, not of 16");
    given.bytes = NULL;
    given.fetched_at = &times;
    assert_refused(&given, "fetched_at: 2 integers");
    given.fetched_at = NULL;
    given.fetched_at_per_s = -1;
    assert_refused(&given, "fetched_at_per_s");
    assert_refused(NULL, "size");
}

static void options_that_are_wrong_open_nothing(void **state)
{
    struct cleancopy_cleaner_options options = {.size = sizeof options, .form = 3};
    struct cleancopy_cleaner *cleaner;
    struct cleancopy_rows *rows;

    (void)state;
    assert_int_equal(cleancopy_cleaner_open(&options, &cleaner), CLEANCOPY_E_USAGE);
    assert_null(cleaner);
    options = (struct cleancopy_cleaner_options){.size = sizeof options, .scope = -1};
    assert_int_equal(cleancopy_cleaner_open(&options, &cleaner), CLEANCOPY_E_USAGE);
    options = (struct cleancopy_cleaner_options){.size = 3};
    assert_int_equal(cleancopy_cleaner_open(&options, &cleaner), CLEANCOPY_E_USAGE);
    cleancopy_cleaner_close(NULL);
    assert_int_equal(cleancopy_cleaner_run(NULL, NULL, &rows), CLEANCOPY_E_USAGE);
    cleancopy_rows_free(rows);
    cleancopy_rows_free(NULL);
    assert_int_equal(cleancopy_rows_status(NULL), CLEANCOPY_E_NOMEM);
    assert_string_equal(cleancopy_rows_message(NULL), "out of memory");
}

/* The test is no shared library: the helper has nothing to open, and says so with its code. */
static void a_helper_that_cannot_begin_fails_the_call(void **state)
{
    static const char *const helpers[][2] = {{"/dev/null/no-helper", "cannot be started"},
                                             {"/bin/true", "/bin/true: ended with code 0 before it began"},
                                             {NULL, "no cleancopy-helper there"}};
    static const char *const html[] = {"<p>a b"};
    struct arrow_column bytes;
    struct cleancopy_pages given = {.size = sizeof given, .n = 1, .bytes = &bytes.column};

    (void)state;
    arrow_column_fill(&bytes, html, 1, 64, 0);
    for (size_t i = 0; i < sizeof helpers / sizeof *helpers; i++) {
        struct cleancopy_cleaner_options options = {.size = sizeof options, .helper = helpers[i][0], .jobs = 1};
        struct cleancopy_cleaner *cleaner;
        struct cleancopy_rows *rows;

        assert_int_equal(cleancopy_cleaner_open(&options, &cleaner), CLEANCOPY_OK);
        assert_int_equal(cleancopy_cleaner_run(cleaner, &given, &rows), CLEANCOPY_E_IO);
        if (strstr(cleancopy_rows_message(rows), helpers[i][1]) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", cleancopy_rows_message(rows), helpers[i][1]);
        cleancopy_rows_free(rows);
        cleancopy_cleaner_close(cleaner);
    }
    arrow_column_done(&bytes);
}

static void a_helper_by_hand_is_of_no_use(void **state)
{
    char name[] = "cleancopy-helper", library[] = "libcleancopy.so.0", other[] = "0.0.0", one[] = "1";
    char *args[] = {name, library, other, one, one, one, one, NULL};

    (void)state;
    assert_int_equal(cleancopy_helper(1, args), 2);
    assert_int_equal(cleancopy_helper(7, args), 2); /* of another version */
}

/* ---- a short heap ---- */

static int use_all(char **out)
{
    const char *const html[] = {pages[0][1], pages[1][1], ""};
    struct arrow_column bytes;
    struct cleancopy_pages given = {.size = sizeof given, .n = 3, .bytes = &bytes.column};
    struct cleancopy_cleaner_options options = {.size = sizeof options, .in_process = 1, .jobs = 1};
    struct cleancopy_cleaner *cleaner = NULL;
    struct cleancopy_rows *rows = NULL;
    int st = cleancopy_cleaner_open(&options, &cleaner);

    arrow_column_fill(&bytes, html, 3, 64, 0);
    if (st == CLEANCOPY_OK)
        st = cleancopy_cleaner_run(cleaner, &given, &rows);
    if (st == CLEANCOPY_OK) {
        struct cleancopy_column records = arrow_of(rows, CLEANCOPY_ROWS_RECORD);

        *out = strndup(records.values, records.n_value_bytes);
    }
    cleancopy_rows_free(rows);
    cleancopy_cleaner_close(cleaner);
    arrow_column_done(&bytes);
    return st;
}

static void each_allocation_that_fails_is_said_and_nothing_leaks(void **state)
{
    char *wanted, *got;
    uint64_t nth = 0;
    int st;

    (void)state;
    assert_int_equal(use_all(&wanted), CLEANCOPY_OK);
    do {
        cc_alloc_fail_at(++nth, false);
        st = use_all(&got);
        cc_alloc_fail_at(0, false);
        if (st == CLEANCOPY_OK) { /* the counter was not reached, or memory was for speed alone */
            assert_string_equal(got, wanted);
            free(got);
        } else {
            assert_int_equal(st, CLEANCOPY_E_NOMEM);
        }
    } while (st != CLEANCOPY_OK || nth < 100);
    free(wanted);
}

/* Within a soname fields are added behind them, and none moves. */
static void structs_are_laid_out_as_in_the_first_version(void **state)
{
    (void)state;
    if (sizeof(void *) != 8)
        skip();
    assert_int_equal(sizeof(struct cleancopy_column), 48);
    assert_int_equal(offsetof(struct cleancopy_column, validity), 16);
    assert_int_equal(offsetof(struct cleancopy_column, first), 32);
    assert_int_equal(offsetof(struct cleancopy_pages, bytes), 16);
    assert_int_equal(offsetof(struct cleancopy_pages, date), 64);
    assert_int_equal(offsetof(struct cleancopy_pages, fetched_at_per_s), 80);
    assert_int_equal(offsetof(struct cleancopy_cleaner_options, jobs), 12);
    assert_int_equal(offsetof(struct cleancopy_cleaner_options, helper), 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_the_records_of_single_calls),
        cmocka_unit_test(a_slice_begins_at_its_first_row),
        cmocka_unit_test(what_fails_a_row_leaves_the_others),
        cmocka_unit_test(a_page_at_the_limit_is_read_and_one_past_it_fails_its_row),
        cmocka_unit_test(a_page_without_a_tree_has_a_note),
        cmocka_unit_test(times_are_integers_of_any_fraction_of_a_second),
        cmocka_unit_test(no_rows_are_rows_too),
        cmocka_unit_test(columns_that_contradict_themselves_are_refused_with_their_row),
        cmocka_unit_test(options_that_are_wrong_open_nothing),
        cmocka_unit_test(a_helper_that_cannot_begin_fails_the_call),
        cmocka_unit_test(a_helper_by_hand_is_of_no_use),
        cmocka_unit_test(each_allocation_that_fails_is_said_and_nothing_leaks),
        cmocka_unit_test(structs_are_laid_out_as_in_the_first_version),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
