#include "cleancopy/write/text.h"

#include "build_document.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 16 << 20);
    cc_buf_init(&out, 16 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_buf_done(&out);
    return 0;
}

/* The Markdown of the paragraphs, without front matter. */
static struct cc_span markdown(const struct build_paragraph *paragraphs)
{
    struct cc_document doc = build_document(&arena, 1, paragraphs);
    size_t end;

    cc_buf_clear(&out);
    cc_markdown_write(&out, &doc, CC_DUPLICATES_DROP);
    end = cc_span_find(cc_buf_span(&out), CC_SPAN("\n---\n\n"), 0);
    assert_true(end != (size_t)-1);
    return cc_span_slice(cc_buf_span(&out), end + 6, out.len);
}

static void each_role_has_its_form(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {CC_ROLE_HEADING, 3, "Timetable", .relation = CC_RELATION_NONE},
        {CC_ROLE_P, 0, "Boats leave hourly.", .relation = CC_RELATION_NONE},
        {CC_ROLE_LIST_ITEM, 1, "North pier", .relation = CC_RELATION_NONE},
        {CC_ROLE_LIST_ITEM, 2, "in winter", .relation = CC_RELATION_NONE},
        {CC_ROLE_LIST_ITEM, 1, "South pier", .relation = CC_RELATION_NONE},
        {CC_ROLE_QUOTE, 0, "We are sorry.", .relation = CC_RELATION_NONE},
        {CC_ROLE_QUOTE, 0, "Truly.", .relation = CC_RELATION_NONE},
        {CC_ROLE_CODE, 0, "a = *b;\n\n  return", .relation = CC_RELATION_NONE},
        {CC_ROLE_TABLE, 0, "Boat | Seats", .relation = CC_RELATION_NONE},
        {CC_ROLE_TABLE, 0, "Alma | 40", .relation = CC_RELATION_NONE},
        {CC_ROLE_CAPTION, 0, "The Alma at dawn", .relation = CC_RELATION_NONE},
        {CC_ROLE_HEADING, 0, "End", .relation = CC_RELATION_NONE},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "### Timetable\n\n"
                                         "Boats leave hourly.\n\n"
                                         "- North pier\n  - in winter\n- South pier\n\n"
                                         "> We are sorry.\n>\n> Truly.\n\n"
                                         "```\na = *b;\n\n  return\n```\n\n"
                                         "| Boat | Seats |\n| --- | --- |\n| Alma | 40 |\n\n"
                                         "*The Alma at dawn*\n\n"
                                         "## End\n");
}

static void plain_text_never_becomes_markup(void **state)
{
    static const struct {
        const char *in, *out;
    } cases[] = {
        {"# no heading", "\\# no heading\n"},
        {"C# is fine", "C# is fine\n"},
        {"> no quote", "\\> no quote\n"},
        {"2 > 1", "2 > 1\n"},
        {"- no item", "\\- no item\n"},
        {"+ no item", "\\+ no item\n"},
        {"* no item", "\\* no item\n"},
        {"---", "\\---\n"},
        {"===", "\\===\n"},
        {"12. May was cold", "12\\. May was cold\n"},
        {"12) May", "12\\) May\n"},
        {"12.5 degrees", "12\\.5 degrees\n"},
        {"In 12. place", "In 12. place\n"},
        {"| a | b |", "\\| a | b |\n"},
        {"``` code", "\\`\\`\\` code\n"},
        {"~~~", "\\~\\~\\~\n"},
        {"*bold* and _it_", "\\*bold\\* and \\_it\\_\n"},
        {"snake_case stays", "snake_case stays\n"},
        {"\"_it_\"", "\"\\_it\\_\"\n"},
        {"<script>alert(1)</script>", "\\<script>alert(1)\\</script>\n"},
        {"[link](javascript:x)", "\\[link\\](javascript:x)\n"},
        {"![pic](x)", "!\\[pic\\](x)\n"},
        {"&lt;b&gt; &#60;", "\\&lt;b\\&gt; \\&#60;\n"},
        {"Holm & Kiss", "Holm & Kiss\n"},
        {"back\\slash", "back\\\\slash\n"},
        {"  four\n\n# lines  ", "four\\\n\\# lines\n"},
        {"bell\x07 tab\there", "bell  tab here\n"},
        {": defined", "\\: defined\n"},
        {"渡し船は遅い", "渡し船は遅い\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct build_paragraph one[] = {{.text = cases[i].in}, {.text = NULL}};

        assert_span_is(markdown(one), cases[i].out);
    }
}

static void block_marks_are_escaped_in_every_role(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_HEADING, .level = 1, .text = "# Ferry #"},
        {.role = CC_ROLE_LIST_ITEM, .level = 1, .text = "- 5 degrees"},
        {.role = CC_ROLE_QUOTE, .text = "> said he"},
        {.role = CC_ROLE_CAPTION, .text = "*Photo* (AH)"},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs),
                   "# \\# Ferry \\#\n\n- \\- 5 degrees\n\n> \\> said he\n\n"
                   "*\\*Photo\\* (AH)*\n");
}

static void a_fence_is_longer_than_any_run_of_backticks_inside(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_CODE, .text = "``` and ````\r\nend"}, {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "`````\n``` and ````\nend\n`````\n");
}

static void table_rows_of_unlike_length_stay_whole(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_TABLE, .text = "Boat"},
        {.role = CC_ROLE_TABLE, .text = "Alma | 40 | a|b <i>"},
        {.role = CC_ROLE_TABLE, .text = "- | 1. x"},
        {.role = CC_ROLE_P, .text = "After."},
        {.role = CC_ROLE_TABLE, .text = "New | table"},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "| Boat |  |  |\n| --- | --- | --- |\n"
                                         "| Alma | 40 | a\\|b \\<i> |\n| \\- | 1\\. x |\n\n"
                                         "After.\n\n"
                                         "| New | table |\n| --- | --- |\n");
}

static void empty_cells_keep_their_column(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_TABLE, .text = "| Seats | | Fare"},
        {.role = CC_ROLE_TABLE, .text = "Alma | 40 | |"},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "|  | Seats |  | Fare |\n| --- | --- | --- | --- |\n"
                                         "| Alma | 40 |  |  |\n");
}

static void lines_of_verse_end_in_hard_breaks(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.text = "The tide goes out,\n# the bell\nhangs."},
        {.role = CC_ROLE_QUOTE, .text = "one\ntwo"},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "The tide goes out,\\\n\\# the bell\\\nhangs.\n\n> one\\\n> two\n");
}

static void dropped_rows_do_not_part_a_table(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_TABLE, .text = "a | b"},
        {.role = CC_ROLE_P, .text = "gone", .relation = CC_RELATION_EXACT},
        {.role = CC_ROLE_TABLE, .text = "c | d | e"},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "| a | b |  |\n| --- | --- | --- |\n| c | d | e |\n");
}

static void items_are_never_more_than_one_step_further_in(void **state)
{
    static const struct build_paragraph paragraphs[] = {
        {.role = CC_ROLE_LIST_ITEM, .level = 4, .text = "deep first"},
        {.role = CC_ROLE_LIST_ITEM, .level = 255, .text = "deeper"},
        {.role = CC_ROLE_LIST_ITEM, .level = 0, .text = "no level"},
        {.text = NULL}};

    (void)state;
    assert_span_is(markdown(paragraphs), "- deep first\n  - deeper\n- no level\n");
}

static void nothing_is_appended_when_nothing_is_left(void **state)
{
    static const struct build_paragraph copies[] = {
        {.text = "Same.", .relation = CC_RELATION_EXACT}, {.text = NULL}};
    struct cc_document doc = build_document(&arena, 1, copies);

    (void)state;
    cc_markdown_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_int_equal(out.len, 0);
    cc_markdown_write(&out, &doc, CC_DUPLICATES_KEEP);
    assert_true(out.len > 0);
}

static void many_rows_take_time_in_proportion(void **state)
{
    enum {
        N = 100000
    };
    struct cc_document doc = build_document(&arena, 1, NULL);

    (void)state;
    doc.n_paragraphs = N;
    doc.paragraphs = cc_arena_calloc(&arena, N, sizeof *doc.paragraphs);
    assert_non_null(doc.paragraphs);
    for (uint32_t i = 0; i < N; i++) {
        doc.paragraphs[i].role = CC_ROLE_TABLE;
        doc.paragraphs[i].text = CC_SPAN("a | b");
    }
    cc_markdown_write(&out, &doc, CC_DUPLICATES_DROP); /* quadratic code would need minutes */
    assert_int_equal(out.status, CC_OK);
    assert_true(out.len > (size_t)N * 10);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

static void links_are_written_where_the_paragraph_lists_them(void **state)
{
    static struct cc_link links[] = {{4, 5, {"https://a.example/x(1)?a=*", 26}}, {14, 3, {"b c", 3}}};
    static const struct build_paragraph paragraphs[] = {
        {CC_ROLE_P, 0, "# a [b*c] and end.", .relation = CC_RELATION_NONE}, {.text = NULL}};
    struct cc_document doc = build_document(&arena, 1, paragraphs);
    struct cc_paragraph linked = doc.paragraphs[0];

    (void)state;
    linked.links = links;
    linked.n_links = 2;
    doc.paragraphs = &linked;
    cc_buf_clear(&out);
    cc_markdown_write(&out, &doc, CC_DUPLICATES_DROP);
    assert_true(cc_span_ends(
        cc_buf_span(&out),
        CC_SPAN("\\# a [\\[b\\*c\\]](https://a.example/x%281%29?a=%2A) and [end](b%20c).\n")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_role_has_its_form),
        TEST(plain_text_never_becomes_markup),
        TEST(block_marks_are_escaped_in_every_role),
        TEST(a_fence_is_longer_than_any_run_of_backticks_inside),
        TEST(table_rows_of_unlike_length_stay_whole),
        TEST(empty_cells_keep_their_column),
        TEST(lines_of_verse_end_in_hard_breaks),
        TEST(dropped_rows_do_not_part_a_table),
        TEST(items_are_never_more_than_one_step_further_in),
        TEST(nothing_is_appended_when_nothing_is_left),
        TEST(many_rows_take_time_in_proportion),
        TEST(links_are_written_where_the_paragraph_lists_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
