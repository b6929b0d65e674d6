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

static enum cc_status read_line(const char *line)
{
    return cc_text_record_read(&arena, cc_span_from(line), &doc, &written_id, &err);
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
    assert_int_equal(cc_text_record_read(&small, cc_span_from(line), &doc, &written_id, &err),
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
        TEST(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
