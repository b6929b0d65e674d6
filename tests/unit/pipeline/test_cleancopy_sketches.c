#include "support.h"
#include "arrow_column.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/order.h"
#include "cleancopy/dedup/sketch.h"

#include <stdio.h>

#define FERRY "The ferry Amalia will be taken out of service on Monday for a month of repairs, the harbour board said."
#define BOATS "Two smaller boats will sail in her place until the middle of April, and tickets stay what they are."

/* As `clean` writes it, but for fields that are not looked at. */
#define RECORD                                                                                                          \
    "{\"id\":\"00000000000000ff\",\"source\":\"a.html\",\"outlet\":\"harbourpost.example\",\"date\":\"2031-05-02T06:00:00Z\","          \
    "\"paragraphs\":[{\"text\":\"What happens next\",\"role\":\"heading\"},{\"text\":\"" FERRY "\",\"role\":\"p\"},"                    \
    "{\"text\":\"Read more\",\"role\":\"p\"},{\"text\":\"\xe2\x80\xa6\",\"role\":\"heading\"},"                                         \
    "{\"text\":\"\xe2\x80\x9eWir warten.\xe2\x80\x9c\",\"role\":\"quote\"}]}"
#define HEADINGS "{\"id\":\"fedcba9876543210\",\"paragraphs\":[{\"text\":\"No text here\",\"role\":\"heading\"}]}"
#define PLAIN "{\"id\":17,\"outlet\":\"coastwire.example\",\"date\":\"2031-05-02\",\"text\":\"" BOATS "\\n\\n\\n\\n" FERRY "\"}"

static struct cleancopy_rows *documents, *paragraphs;

static int sketch(const char *const *lines, size_t n, int roles)
{
    struct arrow_column column;
    int st;

    arrow_column_fill(&column, lines, n, 64, 0);
    st = cleancopy_sketches(&column.column, n, roles, &documents, &paragraphs);
    arrow_column_done(&column);
    return st;
}

static int free_rows(void **state)
{
    (void)state;
    cleancopy_rows_free(documents);
    cleancopy_rows_free(paragraphs);
    documents = paragraphs = NULL;
    return 0;
}

static int32_t number_at(const struct cleancopy_rows *rows, int column, size_t i)
{
    return ((const int32_t *)arrow_of(rows, column).values)[i];
}

static int64_t wide_at(const struct cleancopy_rows *rows, int column, size_t i)
{
    return ((const int64_t *)arrow_of(rows, column).values)[i];
}

static int phase_at(size_t i)
{
    return ((const int8_t *)arrow_of(paragraphs, CLEANCOPY_ROWS_PHASE).values)[i];
}

static void text_is(const struct cleancopy_rows *rows, int column, size_t i, const char *wanted)
{
    char *text = arrow_text(rows, column, i);

    assert_string_equal(text, wanted);
    free(text);
}

/* ---- records ---- */

static void a_record_gives_what_the_order_of_documents_needs(void **state)
{
    static const char *const lines[] = {RECORD, HEADINGS};

    (void)state;
    assert_int_equal(sketch(lines, 2, 1), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(documents), 2);
    text_is(documents, CLEANCOPY_ROWS_ID, 0, "\"00000000000000ff\"");
    text_is(documents, CLEANCOPY_ROWS_ID, 1, "\"fedcba9876543210\"");
    text_is(documents, CLEANCOPY_ROWS_OUTLET, 0, "harbourpost.example");
    text_is(documents, CLEANCOPY_ROWS_OUTLET, 1, "");
    assert_true(wide_at(documents, CLEANCOPY_ROWS_MOMENT, 0) == cc_date_instant(CC_SPAN("2031-05-02T06:00:00Z")));
    assert_true(wide_at(documents, CLEANCOPY_ROWS_MOMENT, 1) == INT64_MAX);
    assert_int_equal(number_at(documents, CLEANCOPY_ROWS_PARAGRAPHS, 0), 5);
    assert_int_equal(number_at(documents, CLEANCOPY_ROWS_PARAGRAPHS, 1), 1);
    assert_null(arrow_of(documents, CLEANCOPY_ROWS_ID).validity);
}

static void a_record_gives_what_parts_of_the_output_need(void **state)
{
#define TIDE(id, more) "{\"id\":\"" id "\",\"outlet\":\"tide.example\",\"date\":\"2031-05-02\"," more "\"paragraphs\":[{\"text\":\"" FERRY "\",\"role\":\"list-item\"}]}"
    static const char *const lines[] = {RECORD, TIDE("77770000000000aa", "\"kind\":\"article\",\"title\":\"High water\","),
                                        TIDE("77770000000000bb", "\"kind\":\"listing\",\"title\":\"HIGH water!\","), TIDE("7777000100000000", "")};
    const int8_t *articles, *flags;

    (void)state;
    assert_int_equal(sketch(lines, 4, 1), CLEANCOPY_OK);
    text_is(documents, CLEANCOPY_ROWS_DATE, 0, "2031-05-02T06:00:00Z");
    assert_true(wide_at(documents, CLEANCOPY_ROWS_TITLE, 0) == INT64_MIN && wide_at(documents, CLEANCOPY_ROWS_TITLE, 3) == INT64_MIN);
    assert_true((uint64_t)wide_at(documents, CLEANCOPY_ROWS_TITLE, 1) == (cc_hash64(CC_SPAN("high water")) ^ (uint64_t)1 << 63));
    assert_true(wide_at(documents, CLEANCOPY_ROWS_TITLE, 2) == wide_at(documents, CLEANCOPY_ROWS_TITLE, 1));
    articles = arrow_of(documents, CLEANCOPY_ROWS_ARTICLE).values;
    assert_true(articles[1] == 1 && articles[2] == 0);
    assert_true(wide_at(documents, CLEANCOPY_ROWS_NAME, 1) == wide_at(documents, CLEANCOPY_ROWS_NAME, 2)); /* by the first 8 digits */
    assert_true(wide_at(documents, CLEANCOPY_ROWS_NAME, 1) != wide_at(documents, CLEANCOPY_ROWS_NAME, 3));
    flags = arrow_of(paragraphs, CLEANCOPY_ROWS_LINE_FLAGS).values;
    assert_true(flags[0] == 3 && flags[1] == 1 && flags[3] == 0 && flags[5] == 0); /* a heading, text, no words, an item of a list */
    assert_true(wide_at(paragraphs, CLEANCOPY_ROWS_LINE, 3) == 0 && number_at(paragraphs, CLEANCOPY_ROWS_LINE_WORDS, 3) == 0);
    assert_true((uint64_t)wide_at(paragraphs, CLEANCOPY_ROWS_LINE, 0) == cc_hash64(CC_SPAN("what happens next")));
    assert_true(wide_at(paragraphs, CLEANCOPY_ROWS_LINE, 1) == wide_at(paragraphs, CLEANCOPY_ROWS_LINE, 5));
    assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_LINE_WORDS, 0), 3);
}

static void short_parts_stand_beside_a_companion(void **state)
{
    static const char *const lines[] = {HEADINGS, RECORD};
    static const struct {
        int document, paragraph, phase, companion, n_words, n_shingles;
    } wanted[] = {
        {0, 0, CLEANCOPY_PHASE_NEVER, 0, 3, 1}, /* nothing there that it could stand beside */
        {1, 0, CLEANCOPY_PHASE_BESIDE, 1, 3, 1},
        {1, 1, CLEANCOPY_PHASE_ALONE, 1, 20, 18},
        {1, 2, CLEANCOPY_PHASE_NEVER, 2, 2, 0},  /* too short, and a companion all the same */
        {1, 3, CLEANCOPY_PHASE_NEVER, 3, 0, 0},  /* no words */
        {1, 4, CLEANCOPY_PHASE_BESIDE, 2, 2, 0},
    };
    const int32_t *offsets;

    (void)state;
    assert_int_equal(sketch(lines, 2, 1), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(paragraphs), 6);
    offsets = arrow_of(paragraphs, CLEANCOPY_ROWS_PRINTS).offsets;
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_DOCUMENT, i), wanted[i].document);
        assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_PARAGRAPH, i), wanted[i].paragraph);
        assert_int_equal(phase_at(i), wanted[i].phase);
        assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_COMPANION, i), wanted[i].companion);
        assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_WORDS, i), wanted[i].n_words);
        assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_SHINGLES, i), wanted[i].n_shingles);
        assert_int_equal(offsets[i + 1] > offsets[i], wanted[i].phase == CLEANCOPY_PHASE_ALONE);
    }
    text_is(paragraphs, CLEANCOPY_ROWS_TEXT, 2, FERRY);
    assert_true((uint64_t)wide_at(paragraphs, CLEANCOPY_ROWS_CLUSTER, 2) == cc_cluster_id(0xff, 1));
}

/* ---- lines of dedup ---- */

static void without_roles_each_paragraph_stands_alone(void **state)
{
    static const char *const lines[] = {PLAIN, RECORD};

    (void)state;
    assert_int_equal(sketch(lines, 2, 0), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(paragraphs), 8);
    text_is(documents, CLEANCOPY_ROWS_ID, 0, "17");
    text_is(documents, CLEANCOPY_ROWS_ID, 1, "\"00000000000000ff\"");
    assert_true((uint64_t)wide_at(paragraphs, CLEANCOPY_ROWS_CLUSTER, 2) == cc_cluster_id(cc_hash_written_id(CC_SPAN("17")), 2));
    for (size_t i = 0; i < 8; i++) {
        bool is_compared = i == 0 || i == 2 || i == 4; /* one is empty, the others too short */

        assert_int_equal(phase_at(i), is_compared ? CLEANCOPY_PHASE_ALONE : CLEANCOPY_PHASE_NEVER);
        assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_COMPANION, i), number_at(paragraphs, CLEANCOPY_ROWS_PARAGRAPH, i));
    }
    text_is(paragraphs, CLEANCOPY_ROWS_TEXT, 1, "");
}

/* 4 words are not compared, 5 are, and 6 have fingerprints. */
static void five_words_are_compared_and_six_have_prints(void **state)
{
    static const char *const lines[] = {"{\"id\":1,\"text\":\"one two three four\\n\\none two three four five\\n\\none two three four five six\"}"};
    const int32_t *offsets;

    (void)state;
    assert_int_equal(sketch(lines, 1, 0), CLEANCOPY_OK);
    offsets = arrow_of(paragraphs, CLEANCOPY_ROWS_PRINTS).offsets;
    assert_int_equal(phase_at(0), CLEANCOPY_PHASE_NEVER);
    assert_int_equal(phase_at(1), CLEANCOPY_PHASE_ALONE);
    assert_int_equal(offsets[2], 0);
    assert_int_equal(phase_at(2), CLEANCOPY_PHASE_ALONE);
    assert_true(offsets[3] > 0);
}

/* What cleancopy_paragraphs() gives of the same texts, in two halves and in 36 bits. */
static void keys_and_prints_are_those_of_paragraphs(void **state)
{
    static const char *const lines[] = {PLAIN};
    static const char *const texts[] = {BOATS, "", FERRY};
    struct cleancopy_column key, full, prints;
    struct arrow_column column;
    struct cleancopy_rows *rows;

    (void)state;
    assert_int_equal(sketch(lines, 1, 0), CLEANCOPY_OK);
    arrow_column_fill(&column, texts, 3, 32, 0);
    assert_int_equal(cleancopy_paragraphs(&column.column, 3, &rows), CLEANCOPY_OK);
    key = arrow_of(rows, CLEANCOPY_ROWS_KEY);
    full = arrow_of(rows, CLEANCOPY_ROWS_FINGERPRINTS);
    prints = arrow_of(paragraphs, CLEANCOPY_ROWS_PRINTS);
    assert_int_equal(prints.n_value_bytes, full.n_value_bytes);
    assert_memory_equal(prints.offsets, full.offsets, 4 * sizeof(int32_t));
    for (size_t i = 0; i < full.n_value_bytes / 8; i++)
        assert_true(((const uint64_t *)prints.values)[i] == ((const uint64_t *)full.values)[i] >> 28);
    for (size_t i = 0; i < 3; i++) {
        const unsigned char *bytes = (const unsigned char *)key.values + 16 * i;
        uint64_t halves[2] = {0, 0};

        for (size_t k = 0; k < 16; k++)
            halves[k / 8] = halves[k / 8] << 8 | bytes[k];
        assert_true((uint64_t)wide_at(paragraphs, CLEANCOPY_ROWS_KEY_HIGH, i) == halves[0]);
        assert_true((uint64_t)wide_at(paragraphs, CLEANCOPY_ROWS_KEY_LOW, i) == halves[1]);
    }
    cleancopy_rows_free(rows);
    arrow_column_done(&column);
}

/* ---- what is no document ---- */

static void a_bad_line_fails_its_row_and_nothing_else(void **state)
{
    static const char *const lines[] = {"no JSON", RECORD, NULL, "{\"failed\":\"a.html\",\"message\":\"is empty\"}",
                                        "{\"id\":\"17\",\"paragraphs\":[]}", HEADINGS, ""};
    static const int wanted[] = {CLEANCOPY_E_INPUT, CLEANCOPY_OK, CLEANCOPY_OK, CLEANCOPY_E_INPUT, CLEANCOPY_E_INPUT, CLEANCOPY_OK, CLEANCOPY_E_INPUT};
    struct cleancopy_column id;

    (void)state;
    assert_int_equal(sketch(lines, 7, 1), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(documents), 7);
    assert_int_equal(cleancopy_rows_count(paragraphs), 6);
    id = arrow_of(documents, CLEANCOPY_ROWS_ID);
    for (size_t i = 0; i < 7; i++) {
        char *message = arrow_text(documents, CLEANCOPY_ROWS_MESSAGE, i);

        assert_int_equal(arrow_status(documents, i), wanted[i]);
        assert_int_equal(message != NULL, wanted[i] != CLEANCOPY_OK);
        assert_int_equal(arrow_is_null(&id, i), i != 1 && i != 5);
        free(message);
    }
    assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_DOCUMENT, 4), 1);
    assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_DOCUMENT, 5), 5);
}

/* U+3316, of three bytes, is six kana in its normal form, of three each: 192 MiB do not hold that of 60. */
static void a_paragraph_that_is_too_large_fails_its_document_whole(void **state)
{
    static const char head[] = "{\"id\":1,\"text\":\"" FERRY "\\n\\n", tail[] = "\"}";
    size_t n = (size_t)60 << 20, at = sizeof head - 1;
    char *line = malloc(at + n + sizeof tail);
    const char *const lines[] = {PLAIN, line, PLAIN};

    (void)state;
    assert_non_null(line);
    memcpy(line, head, at);
    for (size_t i = 0; i < n; i++)
        line[at + i] = "\xe3\x8c\x96"[i % 3];
    memcpy(line + at + n, tail, sizeof tail);
    assert_int_equal(sketch(lines, 3, 0), CLEANCOPY_OK);
    free(line);
    assert_int_equal(arrow_status(documents, 1), CLEANCOPY_E_LIMIT);
    assert_int_equal(arrow_status(documents, 2), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(paragraphs), 6);
    assert_int_equal(number_at(paragraphs, CLEANCOPY_ROWS_DOCUMENT, 3), 2);
    text_is(paragraphs, CLEANCOPY_ROWS_TEXT, 3, BOATS);
    text_is(paragraphs, CLEANCOPY_ROWS_TEXT, 5, FERRY);
    assert_int_equal(((const int32_t *)arrow_of(paragraphs, CLEANCOPY_ROWS_PRINTS).offsets)[6] * 8,
                     arrow_of(paragraphs, CLEANCOPY_ROWS_PRINTS).n_value_bytes);
}

static void a_line_of_64_mib_is_read_and_one_byte_more_is_not(void **state)
{
    size_t n = (size_t)64 << 20;
    char *line = malloc(n + 2);
    const char *const lines[] = {line};

    (void)state;
    assert_non_null(line);
    for (size_t extra = 0; extra < 2; extra++) {
        memset(line, ' ', n + 1);
        memcpy(line, PLAIN, sizeof PLAIN - 1);
        line[n + extra] = '\0';
        assert_int_equal(sketch(lines, 1, 0), CLEANCOPY_OK);
        assert_int_equal(arrow_status(documents, 0), extra == 0 ? CLEANCOPY_OK : CLEANCOPY_E_LIMIT);
        assert_int_equal(cleancopy_rows_count(paragraphs), extra == 0 ? 3 : 0);
        (void)free_rows(NULL);
    }
    free(line);
}

static void no_rows_are_rows_too(void **state)
{
    (void)state;
    assert_int_equal(cleancopy_sketches(NULL, 0, 1, &documents, &paragraphs), CLEANCOPY_OK);
    assert_int_equal(cleancopy_rows_count(documents), 0);
    assert_int_equal(cleancopy_rows_count(paragraphs), 0);
    (void)free_rows(NULL);
    assert_int_equal(cleancopy_sketches(NULL, 2, 1, &documents, &paragraphs), CLEANCOPY_OK); /* nulls */
    assert_int_equal(cleancopy_rows_count(documents), 2);
}

static void a_column_that_contradicts_itself_fails_both(void **state)
{
    int32_t bad[] = {0, 9};
    struct cleancopy_column column = {"abc", bad, NULL, 3, 0, 32};

    (void)state;
    assert_int_equal(cleancopy_sketches(&column, 1, 1, &documents, &paragraphs), CLEANCOPY_E_USAGE);
    assert_non_null(strstr(cleancopy_rows_message(documents), "column records, row 0"));
    assert_string_equal(cleancopy_rows_message(paragraphs), cleancopy_rows_message(documents));
    assert_int_equal(cleancopy_rows_status(paragraphs), CLEANCOPY_E_USAGE);
    assert_int_equal(cleancopy_rows_count(documents), 0);
    assert_int_equal(cleancopy_rows_count(NULL), 0);
}

static void the_version_is_that_of_the_normal_form(void **state)
{
    (void)state;
    assert_int_equal(cleancopy_normal_form(), CC_SKETCH_VERSION);
}

static void each_allocation_that_fails_is_said_and_nothing_leaks(void **state)
{
    static const char *const lines[] = {RECORD, "no JSON", HEADINGS};
    uint64_t nth = 0;
    int st;

    (void)state;
    do {
        cc_alloc_fail_at(++nth, false);
        st = sketch(lines, 3, nth % 2 == 0);
        cc_alloc_fail_at(0, false);
        assert_true(st == CLEANCOPY_OK || st == CLEANCOPY_E_NOMEM);
        if (st == CLEANCOPY_OK) /* but for the scanner all is needed */
            assert_int_equal(cleancopy_rows_count(paragraphs), 6);
        (void)free_rows(NULL);
    } while (st != CLEANCOPY_OK || nth < 100);
    assert_in_range(nth, 10, 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_record_gives_what_the_order_of_documents_needs, free_rows),
        cmocka_unit_test_teardown(a_record_gives_what_parts_of_the_output_need, free_rows),
        cmocka_unit_test_teardown(short_parts_stand_beside_a_companion, free_rows),
        cmocka_unit_test_teardown(without_roles_each_paragraph_stands_alone, free_rows),
        cmocka_unit_test_teardown(five_words_are_compared_and_six_have_prints, free_rows),
        cmocka_unit_test_teardown(keys_and_prints_are_those_of_paragraphs, free_rows),
        cmocka_unit_test_teardown(a_bad_line_fails_its_row_and_nothing_else, free_rows),
        cmocka_unit_test_teardown(a_paragraph_that_is_too_large_fails_its_document_whole, free_rows),
        cmocka_unit_test_teardown(a_line_of_64_mib_is_read_and_one_byte_more_is_not, free_rows),
        cmocka_unit_test_teardown(no_rows_are_rows_too, free_rows),
        cmocka_unit_test_teardown(a_column_that_contradicts_itself_fails_both, free_rows),
        cmocka_unit_test(the_version_is_that_of_the_normal_form),
        cmocka_unit_test(each_allocation_that_fails_is_said_and_nothing_leaks),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
