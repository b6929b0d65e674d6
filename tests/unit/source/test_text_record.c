#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/source/text_record.h"

static struct cc_arena arena;
static struct cc_document doc;
static struct cc_span written_id;
static struct cc_error err;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static bool is_same(const struct cc_document *a, const struct cc_document *b)
{
    bool same = a->id == b->id && a->n_paragraphs == b->n_paragraphs &&
                cc_span_is(a->outlet, b->outlet) && cc_span_is(a->date, b->date);

    for (uint32_t i = 0; i < a->n_paragraphs && same; i++)
        same = cc_span_is(a->paragraphs[i].text, b->paragraphs[i].text);
    return same;
}

/* With a scanner and without one. */
static enum cc_status read_line(const char *line)
{
    struct cc_json_scan *scan = cc_json_scan_open();
    struct cc_document slow;
    struct cc_span slow_id = CC_SPAN_EMPTY;
    enum cc_status st, slow_st;

    assert_non_null(scan);
    written_id = CC_SPAN_EMPTY;
    slow_st = cc_text_record_read(&arena, NULL, cc_span_from(line), &slow, &slow_id, &err);
    st = cc_text_record_read(&arena, scan, cc_span_from(line), &doc, &written_id, &err);
    assert_int_equal(st, slow_st);
    assert_true(cc_span_is(written_id, slow_id));
    assert_true(is_same(&doc, &slow));
    cc_json_scan_close(scan);
    return st;
}

/* What the two ways might see otherwise. */
static void both_ways_read_the_same(void **state)
{
    static const char *const lines[] = {
        "{\"id\":\"a\",\"id\":\"b\",\"text\":\"One.\",\"text\":\"Two.\"}",
        "{\"id\":\"\\u00e9\\ud83d\\ude00\\u0000\\/\",\"text\":\"\\u0000 \\t\"}",
        "{\"id\":9223372036854775807,\"text\":\"x\"}",
        "{\"id\":9223372036854775808,\"text\":\"x\"}",
        "{\"id\":-0,\"text\":\"x\"}",
        "{\"id\":1.0,\"text\":\"x\"}",
        "{\"id\":\"a\",\"text\":\"x\",\"more\":{\"text\":[1e400]}}",
        "{\"id\":\"a\",\"text\":\"x\",\"paragraphs\":[]}",
        "{\"id\":\"a\",\"text\":\"x\",\"paragraphs\":null}",
        "{\"id\":\"a\",\"text\":\"x\",\"outlet\":7,\"date\":null}",
        "{\"id\":\"a\",\"text\":\"\\ud800\"}",
        "{\"id\":\"a\",\"text\":\"\xC3(\"}",
        "{\"id\":\"a\",\"text\":\"x\"} {}",
        " {\"id\":\"a\",\"text\":\"x\"}\r",
        "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"x\"}",
        "{\"id\":\"a\",\"text\":\"x\",\"n\":01}",
        "{\"id\":\"a\",\"text\":\"tab\there\"}",
        "[]", "", "{", "{\"id\":\"a\",\"text\":\"x\",}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        (void)read_line(lines[i]);
}

static void text_is_cut_at_empty_lines(void **state)
{
    (void)state;
    assert_int_equal(read_line("{\"id\":\"a\",\"outlet\":\"bay.example\",\"date\":\"2031-05-02\","
                               "\"text\":\"One.\\nStill one.\\n\\nTwo.\\n\\n\\n\\nFour.\\n\\n\"}"),
                     CC_OK);
    assert_span_is(doc.outlet, "bay.example");
    assert_span_is(doc.date, "2031-05-02");
    assert_int_equal(doc.n_paragraphs, 4 + 1);
    assert_span_is(doc.paragraphs[0].text, "One.\nStill one.");
    assert_span_is(doc.paragraphs[1].text, "Two.");
    assert_span_is(doc.paragraphs[2].text, "");
    assert_span_is(doc.paragraphs[3].text, "Four.");
    assert_span_is(doc.paragraphs[4].text, "");
}

static void an_empty_text_is_one_empty_paragraph(void **state)
{
    (void)state;
    assert_int_equal(read_line("{\"id\":1,\"text\":\"\"}"), CC_OK);
    assert_int_equal(doc.n_paragraphs, 1);
    assert_int_equal(doc.paragraphs[0].text.len, 0);
    assert_int_equal(doc.outlet.len, 0);
}

static void a_list_of_paragraphs_wins(void **state)
{
    (void)state;
    assert_int_equal(read_line("{\"id\":\"a\",\"text\":\"x\",\"paragraphs\":"
                               "[\"One.\\n\\nStill.\",{\"role\":\"p\",\"text\":\"Two.\"},7]}"),
                     CC_OK);
    assert_int_equal(doc.n_paragraphs, 3);
    assert_span_is(doc.paragraphs[0].text, "One.\n\nStill.");
    assert_span_is(doc.paragraphs[1].text, "Two.");
    assert_span_is(doc.paragraphs[2].text, "");
    assert_int_equal(read_line("{\"id\":\"a\",\"text\":\"x\",\"paragraphs\":[]}"), CC_OK);
    assert_int_equal(doc.n_paragraphs, 1);
    assert_int_equal(read_line("{\"id\":\"a\",\"text\":null,\"paragraphs\":[]}"), CC_OK);
    assert_int_equal(doc.n_paragraphs, 0); /* of this page nothing was kept */
    assert_int_equal(read_line("{\"id\":\"a\",\"text\":null}"), CC_E_INPUT);
    assert_int_equal(read_line("{\"id\":\"a\",\"text\":\"x\",\"paragraphs\":[]}"), CC_OK);
    assert_span_is(doc.paragraphs[0].text, "x");
}

static void an_id_is_kept_as_it_was_written(void **state)
{
    uint64_t as_number, as_string;

    (void)state;
    assert_int_equal(read_line("{\"id\":17,\"text\":\"\"}"), CC_OK);
    assert_span_is(written_id, "17");
    as_number = doc.id;
    assert_int_equal(read_line("{\"id\":\"17\",\"text\":\"\"}"), CC_OK);
    assert_span_is(written_id, "\"17\"");
    as_string = doc.id;
    assert_true(as_number != as_string);
    assert_int_equal(as_string, cc_hash64(CC_SPAN("\"17\"")));
    assert_int_equal(read_line("{\"id\":\"00000000000000ff\",\"text\":\"\"}"), CC_OK);
    assert_int_equal(doc.id, 255); /* a number of our own */
}

static void what_is_missing_is_said(void **state)
{
    static const struct {
        const char *line, *message;
    } cases[] = {
        {"[1]", "not a JSON object"},
        {"{\"text\":\"x\"}", "no \"id\" (a string or a whole number)"},
        {"{\"id\":1.5,\"text\":\"x\"}", "no \"id\" (a string or a whole number)"},
        {"{\"id\":1}", "no \"text\" and no \"paragraphs\""},
        {"{\"id\":1,\"text\":null,\"paragraphs\":\"x\"}", "no \"text\" and no \"paragraphs\""},
        {"{\"id\":1,", "broken JSON in column 8: string or '}' expected near end of file"},
        {"", "broken JSON in column 0: '[' or '{' expected near end of file"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_line(cases[i].line), CC_E_INPUT);
        assert_string_equal(err.message, cases[i].message);
    }
}

static void a_full_arena_is_a_limit(void **state)
{
    static const char line[] = "{\"id\":\"a\",\"outlet\":\"b\",\"text\":\"c\\n\\nd\"}";
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 16);
    assert_int_equal(cc_text_record_read(&small, NULL, cc_span_from(line), &doc, &written_id, &err),
                     CC_E_LIMIT);
    cc_arena_done(&small);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(text_is_cut_at_empty_lines),
        TEST(an_empty_text_is_one_empty_paragraph),
        TEST(a_list_of_paragraphs_wins),
        TEST(an_id_is_kept_as_it_was_written),
        TEST(what_is_missing_is_said),
        TEST(both_ways_read_the_same),
        TEST(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
