#include "cleancopy/write/text.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_buf_init(&out, 1 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_buf_done(&out);
    return 0;
}

static const struct build_paragraph mixed[] = {
    {.text = "One."},
    {.text = "Same.", .relation = CC_RELATION_EXACT},
    {.text = "Near.", .relation = CC_RELATION_NEAR},
    {.role = CC_ROLE_HEADING, .level = 2, .text = "Two"},
    {.text = "Part.", .relation = CC_RELATION_PART},
    {.text = "Updated.", .relation = CC_RELATION_UPDATED},
    {.text = NULL}};

static void paragraphs_have_a_blank_line_between_and_a_line_feed_at_the_end(void **state)
{
    struct cc_document doc = build_document(&arena, 1, mixed);

    (void)state;
    cc_text_write(&out, &doc, CC_DUPLICATES_KEEP);
    assert_span_is(cc_buf_span(&out), "One.\n\nSame.\n\nNear.\n\nTwo\n\nPart.\n\nUpdated.\n");
}

static void duplicates_are_left_out_but_updated_ones_stay(void **state)
{
    struct cc_document doc = build_document(&arena, 1, mixed);

    (void)state;
    cc_text_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_span_is(cc_buf_span(&out), "One.\n\nTwo\n\nUpdated.\n");
}

static void nothing_is_appended_when_nothing_is_left(void **state)
{
    static const struct build_paragraph copies[] = {
        {.text = "Same.", .relation = CC_RELATION_EXACT}, {.text = NULL}};
    struct cc_document doc = build_document(&arena, 1, copies);

    (void)state;
    cc_text_write(&out, &doc, CC_DUPLICATES_DROP);
    doc.n_paragraphs = 0;
    cc_text_write(&out, &doc, CC_DUPLICATES_KEEP);
    assert_int_equal(out.len, 0);
}

static void every_line_end_becomes_a_line_feed(void **state)
{
    static const struct build_paragraph code[] = {
        {.role = CC_ROLE_CODE, .text = "a\r\n\tb\rc\n\r\nd\r"}, {.text = NULL}};
    struct cc_document doc = build_document(&arena, 1, code);

    (void)state;
    cc_text_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_span_is(cc_buf_span(&out), "a\n\tb\nc\n\nd\n\n");
}

static void a_full_buffer_says_so(void **state)
{
    struct cc_document doc = build_document(&arena, 1, mixed);
    struct cc_buf small;

    (void)state;
    cc_buf_init(&small, 3);
    cc_text_write(&small, &doc, CC_DUPLICATES_DROP);
    assert_int_equal(small.status, CC_E_LIMIT);
    cc_buf_done(&small);
}

/* ---- front matter ---- */

static void front_matter_names_what_is_known(void **state)
{
    static const char *const authors[] = {"Ada Holm", "Ödön \"Doni\" Kiss", NULL};
    static const char *const tags[] = {"ferry", "late: again", NULL};
    struct cc_document doc = build_document(&arena, 0xff, NULL);

    (void)state;
    build_authors(&arena, &doc, authors);
    build_tags(&arena, &doc, tags);
    doc.image = CC_SPAN("https://harbourpost.example/ferry.jpg");
    doc.licence = CC_SPAN("CC BY 4.0");
    cc_front_matter_write(&out, &doc);
    assert_span_is(cc_buf_span(&out), "---\n"
                                      "title: \"The ferry is late again\"\n"
                                      "date: \"2024-05-01\"\n"
                                      "outlet: \"harbourpost.example\"\n"
                                      "url: \"https://harbourpost.example/ferry?page=1\"\n"
                                      "authors: [\"Ada Holm\", \"Ödön \\\"Doni\\\" Kiss\"]\n"
                                      "language: \"en\"\n"
                                      "tags: [\"ferry\", \"late: again\"]\n"
                                      "image: \"https://harbourpost.example/ferry.jpg\"\n"
                                      "licence: \"CC BY 4.0\"\n"
                                      "id: \"00000000000000ff\"\n"
                                      "---\n\n");
}

static void absent_fields_are_left_out_of_the_front_matter(void **state)
{
    struct cc_document doc = {.id = 1};

    (void)state;
    cc_front_matter_write(&out, &doc);
    assert_span_is(cc_buf_span(&out), "---\nid: \"0000000000000001\"\n---\n\n");
}

static void a_hostile_title_cannot_leave_its_line(void **state)
{
    struct cc_document doc = {.id = 1};

    (void)state;
    doc.title = CC_SPAN(
        "x\"\n---\r\nadmin: true\\ \xC2\x85 \xE2\x80\xA8 \xE2\x80\xAE \xEF\xBB\xBF \x7F \0 #");
    cc_front_matter_write(&out, &doc);
    assert_span_is(
        cc_buf_span(&out),
        "---\ntitle: \"x\\\"\\u000A---\\u000D\\u000Aadmin: true\\\\ \\u0085 \\u2028 \\u202E "
        "\\uFEFF \\u007F \\u0000 #\"\nid: \"0000000000000001\"\n---\n\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(paragraphs_have_a_blank_line_between_and_a_line_feed_at_the_end),
        TEST(duplicates_are_left_out_but_updated_ones_stay),
        TEST(nothing_is_appended_when_nothing_is_left),
        TEST(every_line_end_becomes_a_line_feed),
        TEST(a_full_buffer_says_so),
        TEST(front_matter_names_what_is_known),
        TEST(absent_fields_are_left_out_of_the_front_matter),
        TEST(a_hostile_title_cannot_leave_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
