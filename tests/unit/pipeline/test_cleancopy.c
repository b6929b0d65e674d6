#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/cleancopy.h"
#include "cleancopy/core/alloc.h"
#include "cleancopy/core/config.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct cleancopy_page given(size_t i)
{
    struct cleancopy_page page = {.size = sizeof page};

    page.bytes = pages[i][1];
    page.n_bytes = strlen(pages[i][1]);
    page.source = page.url = pages[i][0];
    page.removed = 1;
    return page;
}

static struct cleancopy_page of_bytes(const char *bytes, size_t n)
{
    struct cleancopy_page page = {.size = sizeof page};

    page.bytes = bytes;
    page.n_bytes = n;
    return page;
}

static void assert_fails(const struct cleancopy_page *page, int status, const char *words)
{
    struct cleancopy_result *result;

    assert_int_equal(cleancopy_clean(page, &result), status);
    assert_int_equal(cleancopy_result_status(result), status);
    if (strstr(cleancopy_result_message(result), words) == NULL)
        fail_msg("\"%s\" does not say \"%s\"", cleancopy_result_message(result), words);
    assert_string_equal(cleancopy_result_record(result, NULL), "");
    assert_string_equal(cleancopy_result_text(result, NULL), "");
    cleancopy_result_free(result);
}

static void a_page_gives_its_record_and_its_text(void **state)
{
    struct cleancopy_page page = given(0);
    struct cleancopy_result *result;
    const char *record;
    size_t n_record, n_text;

    (void)state;
    assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
    assert_int_equal(cleancopy_result_status(result), CLEANCOPY_OK);
    assert_string_equal(cleancopy_result_text(result, &n_text), SHARED "\n\n" TAIL "\n");
    assert_int_equal(n_text, sizeof(SHARED "\n\n" TAIL "\n") - 1);
    record = cleancopy_result_record(result, &n_record);
    assert_int_equal(n_record, strlen(record));
    assert_non_null(strstr(record, "\"outlet\":\"harbourpost.example\",\"kind\":\"article\""));
    assert_non_null(strstr(record, "\"reason\":\"navigation\""));
    assert_null(strchr(record, '\n'));
    assert_string_equal(cleancopy_result_message(result), "");
    assert_string_equal(cleancopy_result_notes(result, NULL), "");
    cleancopy_result_free(result);
}

static void what_the_caller_knows_wins_over_the_page(void **state)
{
    struct cleancopy_page page = given(0);
    struct cleancopy_result *result;
    const char *record;

    (void)state;
    page.outlet = "valleytimes.example";
    page.title = "Another title";
    page.date = "2031-05-02";
    page.fetched_at_s = 1772600000;
    page.removed = 0;
    assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
    record = cleancopy_result_record(result, NULL);
    assert_non_null(strstr(record, "\"outlet\":\"valleytimes.example\""));
    assert_non_null(strstr(record, "\"title\":\"Another title\""));
    assert_non_null(strstr(record, "\"date\":\"2031-05-02\""));
    assert_non_null(strstr(record, "\"fetched_at\":\"2026-03-04T04:53:20Z\""));
    assert_non_null(strstr(record, "\"removed\":null"));
    cleancopy_result_free(result);
}

static void the_charset_of_the_header_counts(void **state)
{
    static const char html[] = "<html><body><p>Die F\xe4hre zur M\xf6weninsel f\xe4hrt wieder, sagte das Amt.";
    struct cleancopy_page page = of_bytes(html, sizeof html - 1);
    struct cleancopy_result *result;

    (void)state;
    page.content_type = "text/html; charset=iso-8859-1";
    assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
    assert_non_null(strstr(cleancopy_result_text(result, NULL), "Die Fähre zur Möweninsel"));
    cleancopy_result_free(result);
}

/* The sanitizer sees each byte that is read behind them. */
static void bytes_need_not_end_in_a_nul(void **state)
{
    (void)state;
    for (size_t n = 1; n < 400; n++) {
        char *exact = malloc(n);
        struct cleancopy_page page = of_bytes(exact, n);
        struct cleancopy_result *result;

        assert_non_null(exact);
        memcpy(exact, pages[0][1], n);
        page.form = n % 2 == 0 ? CLEANCOPY_FORM_HTML : CLEANCOPY_FORM_TEXT;
        assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
        cleancopy_result_free(result);
        free(exact);
    }
}

static void features_are_those_of_each_block(void **state)
{
    struct cleancopy_page page = given(0);
    struct cleancopy_result *result;
    const char *record;
    size_t n;

    (void)state;
    assert_int_equal(cleancopy_features(&page, &result), CLEANCOPY_OK);
    record = cleancopy_result_record(result, &n);
    assert_int_equal(n, strlen(record));
    assert_int_equal(record[n - 1], '}');
    assert_non_null(strstr(record, "\"form\":\"html\""));
    assert_non_null(strstr(record, "\"values\":["));
    assert_string_equal(cleancopy_result_text(result, NULL), "");
    cleancopy_result_free(result);
    assert_int_equal(cleancopy_features(NULL, &result), CLEANCOPY_E_USAGE);
    cleancopy_result_free(result);
}

static void what_is_no_page_is_refused_with_its_name(void **state)
{
    struct cleancopy_page page = of_bytes("", 0);

    (void)state;
    assert_fails(&page, CLEANCOPY_E_INPUT, "-: is empty");
    page = of_bytes("GIF89a\1\0\1\0", 10);
    page.source = "dot.gif";
    assert_fails(&page, CLEANCOPY_E_INPUT, "dot.gif: is binary");
    page.form = CLEANCOPY_FORM_HTML;
    assert_fails(&page, CLEANCOPY_E_INPUT, "");
    page = of_bytes("{\"a\": 1}", 8);
    assert_fails(&page, CLEANCOPY_E_INPUT, "JSON");
}

static void wrong_values_are_named(void **state)
{
    struct cleancopy_page page = given(0);

    (void)state;
    assert_fails(NULL, CLEANCOPY_E_USAGE, "size");
    page.form = 3;
    assert_fails(&page, CLEANCOPY_E_USAGE, "form 3");
    page.form = CLEANCOPY_FORM_AUTO;
    page.scope = -1;
    assert_fails(&page, CLEANCOPY_E_USAGE, "scope -1");
    page.scope = CLEANCOPY_SCOPE_FULL;
    page.title = "ab\xff";
    assert_fails(&page, CLEANCOPY_E_USAGE, "title is not UTF-8 at byte 2");
    page.title = NULL;
    page.bytes = NULL;
    assert_fails(&page, CLEANCOPY_E_USAGE, "bytes is NULL");
}

/* Programs were built with these: within a soname fields are added behind them, and none moves. */
static void structs_are_laid_out_as_in_the_first_version(void **state)
{
    (void)state;
    if (sizeof(void *) != 8)
        skip();
    assert_int_equal(offsetof(struct cleancopy_page, bytes), 8);
    assert_int_equal(offsetof(struct cleancopy_page, n_bytes), 16);
    assert_int_equal(offsetof(struct cleancopy_page, source), 24);
    assert_int_equal(offsetof(struct cleancopy_page, url), 32);
    assert_int_equal(offsetof(struct cleancopy_page, content_type), 40);
    assert_int_equal(offsetof(struct cleancopy_page, outlet), 48);
    assert_int_equal(offsetof(struct cleancopy_page, title), 56);
    assert_int_equal(offsetof(struct cleancopy_page, date), 64);
    assert_int_equal(offsetof(struct cleancopy_page, fetched_at_s), 72);
    assert_int_equal(offsetof(struct cleancopy_page, form), 80);
    assert_int_equal(offsetof(struct cleancopy_page, scope), 84);
    assert_int_equal(offsetof(struct cleancopy_page, removed), 88);
    assert_int_equal(offsetof(struct cleancopy_dedup_options, memory_bytes), 8);
    assert_int_equal(offsetof(struct cleancopy_dedup_options, temporary_dir), 16);
    assert_int_equal(offsetof(struct cleancopy_dedup_options, prefer), 24);
    assert_int_equal(offsetof(struct cleancopy_dedup_options, n_prefer), 32);
    assert_int_equal(offsetof(struct cleancopy_dedup_options, updated), 40);
}

/* A field more at the end, as a later header has it. */
struct newer_page {
    struct cleancopy_page page;
    int more;
};

static void structs_of_another_version_are_told_by_their_size(void **state)
{
    struct newer_page newer = {.page = given(0)};
    struct cleancopy_page page = given(0);
    struct cleancopy_result *result;

    (void)state;
    newer.page.size = sizeof newer;
    assert_int_equal(cleancopy_clean(&newer.page, &result), CLEANCOPY_OK);
    cleancopy_result_free(result);
    newer.more = 1;
    assert_fails(&newer.page, CLEANCOPY_E_USAGE, "use a newer one");
    page.size = offsetof(struct cleancopy_page, removed) + sizeof page.removed;
    assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
    cleancopy_result_free(result);
    page.size--;
    assert_fails(&page, CLEANCOPY_E_USAGE, "sizeof");
}

static void a_page_at_the_limit_is_read_and_one_past_it_is_not(void **state)
{
    struct cc_config cfg;
    struct cleancopy_page page;
    struct cleancopy_result *result;
    char *bytes;
    size_t n;

    (void)state;
    cc_config_defaults(&cfg);
    n = cfg.limits.max_page_bytes;
    bytes = malloc(n + 1);
    assert_non_null(bytes);
    memset(bytes, ' ', n + 1);
    memcpy(bytes, "<html><p>one two", 16);
    page = of_bytes(bytes, n);
    assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
    cleancopy_result_free(result);
    page.n_bytes = n + 1;
    assert_fails(&page, CLEANCOPY_E_LIMIT, "bytes");
    free(bytes);
}

static void a_page_without_a_tree_has_a_note(void **state)
{
    char html[600 * 5 + sizeof SHARED + 16] = "<html>";
    struct cleancopy_page page = of_bytes(html, 0);
    struct cleancopy_result *result;

    (void)state;
    for (int i = 0; i < 600; i++)
        strcat(html, "<div>");
    strcat(html, SHARED);
    page.n_bytes = strlen(html);
    page.source = "deep.html";
    assert_int_equal(cleancopy_clean(&page, &result), CLEANCOPY_OK);
    assert_non_null(strstr(cleancopy_result_text(result, NULL), "Amalia"));
    assert_non_null(strstr(cleancopy_result_notes(result, NULL), "deep.html: "));
    assert_non_null(strstr(cleancopy_result_notes(result, NULL), "without a tree\n"));
    cleancopy_result_free(result);
}

static void no_result_is_a_lack_of_memory(void **state)
{
    size_t n = 1;

    (void)state;
    assert_int_equal(cleancopy_result_status(NULL), CLEANCOPY_E_NOMEM);
    assert_string_equal(cleancopy_result_message(NULL), "out of memory");
    assert_string_equal(cleancopy_result_record(NULL, &n), "");
    assert_int_equal(n, 0);
    cleancopy_result_free(NULL);
    cleancopy_dedup_close(NULL);
}

/* ---- a short heap, many threads ---- */

/* Everything that the library does: what came out, or "" when memory was short somewhere. */
static int use_all(char **out)
{
    struct cleancopy_page page = given(0);
    struct cleancopy_result *clean = NULL, *rows = NULL;
    struct cleancopy_dedup *dedup = NULL;
    int st = cleancopy_clean(&page, &clean);

    if (st == CLEANCOPY_OK)
        st = cleancopy_dedup_open(NULL, &dedup);
    if (st == CLEANCOPY_OK)
        st = cleancopy_dedup_add(dedup, "a", NULL, "2031-05-02", SHARED, strlen(SHARED));
    if (st == CLEANCOPY_OK)
        st = cleancopy_dedup_add(dedup, "b", NULL, "2031-05-03", SHARED, strlen(SHARED));
    if (st == CLEANCOPY_OK)
        st = cleancopy_dedup_run(dedup, &rows);
    if (st == CLEANCOPY_OK && asprintf(out, "%s%s%s", cleancopy_result_record(clean, NULL),
                                       cleancopy_result_text(clean, NULL), cleancopy_result_record(rows, NULL)) < 0)
        abort();
    cleancopy_dedup_close(dedup);
    cleancopy_result_free(clean);
    cleancopy_result_free(rows);
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

static void *clean_many(void *user)
{
    char **outs = user;

    for (int i = 0; i < 20; i++) {
        char *out;

        if (use_all(&out) != CLEANCOPY_OK)
            return NULL;
        if (i == 0)
            outs[0] = out;
        else if (strcmp(out, outs[0]) != 0)
            return NULL;
        else
            free(out);
    }
    return user;
}

static void threads_give_what_one_thread_gives(void **state)
{
    char *outs[4] = {NULL}, *wanted;
    pthread_t threads[4];

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, clean_many, &outs[i]), 0);
    assert_int_equal(use_all(&wanted), CLEANCOPY_OK);
    for (size_t i = 0; i < 4; i++) {
        void *ok;

        assert_int_equal(pthread_join(threads[i], &ok), 0);
        assert_non_null(ok);
        assert_string_equal(outs[i], wanted);
        free(outs[i]);
    }
    free(wanted);
}

static void the_version_is_the_programs(void **state)
{
    (void)state;
    assert_string_equal(cleancopy_version(), CC_VERSION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_gives_its_record_and_its_text),
        cmocka_unit_test(what_the_caller_knows_wins_over_the_page),
        cmocka_unit_test(the_charset_of_the_header_counts),
        cmocka_unit_test(bytes_need_not_end_in_a_nul),
        cmocka_unit_test(features_are_those_of_each_block),
        cmocka_unit_test(what_is_no_page_is_refused_with_its_name),
        cmocka_unit_test(wrong_values_are_named),
        cmocka_unit_test(structs_are_laid_out_as_in_the_first_version),
        cmocka_unit_test(structs_of_another_version_are_told_by_their_size),
        cmocka_unit_test(a_page_at_the_limit_is_read_and_one_past_it_is_not),
        cmocka_unit_test(a_page_without_a_tree_has_a_note),
        cmocka_unit_test(no_result_is_a_lack_of_memory),
        cmocka_unit_test(each_allocation_that_fails_is_said_and_nothing_leaks),
        cmocka_unit_test(threads_give_what_one_thread_gives),
        cmocka_unit_test(the_version_is_the_programs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
