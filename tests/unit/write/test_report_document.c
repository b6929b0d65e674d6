#include "cleancopy/write/report_document.h"

#include "cleancopy/write/tally.h"

#include "build_document.h"
#include "support.h"

#include <jansson.h>
#include <stdio.h>

static struct cc_arena arena;
static struct cc_buf out;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64 << 20);
    cc_buf_init(&out, 64 << 20);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_buf_done(&out);
    cc_arena_done(&arena);
    return 0;
}

static const struct build_paragraph some[] = {{.role = CC_ROLE_HEADING, .text = "p0"},
                                              {.text = "p1",
                                               .relation = CC_RELATION_EXACT,
                                               .of_doc = 9,
                                               .of_paragraph = 4,
                                               .of_outlet = "a.example"},
                                              {.text = "p2"},
                                              {.text = NULL}};

/* Removed blocks at these places, "r" and the place their text. */
static void remove_at(struct cc_document *doc, const uint32_t *places, uint32_t n,
                      const char *path)
{
    doc->removed = cc_arena_calloc(&arena, n, sizeof *doc->removed);
    doc->n_removed = n;
    for (uint32_t i = 0; i < n; i++)
        doc->removed[i] = (struct cc_removed){.text = cc_arena_printf(&arena, "r%u", places[i]),
                                              .reason = CC_REASON_FOOTER,
                                              .score = 125,
                                              .path = cc_span_from(path),
                                              .position = places[i]};
}

static json_t *make(const struct cc_document *doc, const struct cc_report_facts *facts)
{
    json_t *made;

    cc_buf_clear(&out);
    cc_report_document(&out, doc, facts);
    assert_int_equal(out.status, CC_OK);
    made = json_loadb(out.ptr, out.len, JSON_ALLOW_NUL, NULL);
    if (made == NULL)
        fail_msg("no JSON: %.*s", CC_SPAN_PRINT(cc_buf_span(&out)));
    return made;
}

/* The texts of the blocks, a blank between. */
static void assert_order(const struct cc_document *doc, const char *wanted)
{
    const struct cc_report_facts facts = {.duplicates = CC_DUPLICATES_DROP};
    json_t *made = make(doc, &facts), *blocks = json_object_get(made, "blocks");
    char got[200] = "";
    size_t at = 0;

    for (size_t i = 0; i < json_array_size(blocks); i++)
        at += (size_t)snprintf(
            got + at, sizeof got - at, "%s%s", i > 0 ? " " : "",
            json_string_value(json_object_get(json_array_get(blocks, i), "text")));
    assert_string_equal(got, wanted);
    json_decref(made);
}

static void blocks_come_in_the_order_of_the_page(void **state)
{
    static const struct {
        uint32_t places[4], n;
        const char *order;
    } cases[] = {
        {{0}, 0, "p0 p1 p2"},
        {{0, 1, 4}, 3, "r0 r1 p0 p1 r4 p2"},
        {{1, 2, 3, 6}, 4, "p0 r1 r2 r3 p1 p2 r6"},
        {{3, 4}, 2, "p0 p1 p2 r3 r4"},
        {{2, 3}, 2, "p0 p1 r2 r3 p2"},
        {{50, 90}, 2, "p0 p1 p2 r50 r90"}, /* further than there are blocks: not ours */
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_document doc = build_document(&arena, 1, some);

        if (cases[i].n > 0)
            remove_at(&doc, cases[i].places, cases[i].n, "html/body/p");
        assert_order(&doc, cases[i].order);
    }
}

static void places_that_do_not_rise_lose_no_block(void **state)
{
    static const uint32_t places[] = {7, 0, 0};
    struct cc_document doc = build_document(&arena, 1, some);

    (void)state;
    remove_at(&doc, places, 3, "html/body/p");
    assert_order(&doc, "p0 p1 p2 r7 r0 r0");
    doc = build_document(&arena, 1, NULL);
    assert_order(&doc, "");
    remove_at(&doc, places, 1, "html/body/p");
    assert_order(&doc, "r7");
}

static void lines_of_flattened_text_are_spread_and_said_to_be(void **state)
{
    static const uint32_t places[] = {
        0, 4, 8}; /* lines 1 to 3, 5 to 7: three paragraphs, blank lines */
    const struct cc_report_facts facts = {.duplicates = CC_DUPLICATES_DROP};
    struct cc_document doc = build_document(&arena, 1, some);
    json_t *made;

    (void)state;
    remove_at(&doc, places, 3, "line");
    assert_order(&doc, "r0 p0 r4 p1 p2 r8");
    made = make(&doc, &facts);
    assert_true(json_is_true(json_object_get(made, "approximate")));
    json_decref(made);
}

static void each_block_says_why_it_is_not_in_the_text(void **state)
{
    static const uint32_t places[] = {3};
    struct cc_report_facts facts = {
        .duplicates = CC_DUPLICATES_DROP, .file = CC_SPAN("text/a.txt"), .words = 12};
    struct cc_document doc = build_document(&arena, 0xab, some);
    json_t *made;

    (void)state;
    remove_at(&doc, places, 1, "html/body/p");
    doc.paragraphs[2].left_out = CC_REASON_REPEATED_ACROSS_SITE;
    doc.paragraphs[2].n_pages = 8;
    doc.paragraphs[0].score = 875;
    json_decref(make(&doc, &facts));
    assert_true(cc_span_ends(
        cc_buf_span(&out),
        CC_SPAN("\"file\":\"text/a.txt\",\"words\":12,\"approximate\":false,\"blocks\":["
                "{\"n\":0,\"role\":\"heading\",\"score\":0.875,\"text\":\"p0\"},"
                "{\"n\":1,\"role\":\"p\",\"left\":\"duplicate\",\"of\":{\"doc\":"
                "\"0000000000000009\",\"paragraph\":4,"
                "\"outlet\":\"a.example\",\"similarity\":1.0,\"relation\":\"exact\"},\"text\":"
                "\"p1\"},"
                "{\"n\":2,\"role\":\"p\",\"left\":\"repeated-across-site\",\"pages\":8,"
                "\"text\":\"p2\"},"
                "{\"at\":3,\"left\":\"footer\",\"score\":0.125,\"path\":\"html/body/"
                "p\",\"text\":\"r3\"}]}")));
    facts.duplicates = CC_DUPLICATES_KEEP;
    made = make(&doc, &facts);
    assert_null(json_object_get(json_array_get(json_object_get(made, "blocks"), 1), "left"));
    json_decref(made);
    doc.reprint_of = (struct cc_reprint){9, CC_SPAN("a.example"), 1, CC_RELATION_EXACT, true};
    made = make(&doc, &facts);
    assert_string_equal(json_string_value(json_object_get(
                            json_array_get(json_object_get(made, "blocks"), 0), "left")),
                        "duplicate");
    json_decref(made);
}

static void a_row_is_short_whatever_the_document_is(void **state)
{
    const struct cc_report_facts facts = {.words = 12, .duplicates = CC_DUPLICATES_DROP};
    struct cc_document doc = build_document(&arena, 0xab, some);
    char *title = cc_arena_alloc(&arena, 1 << 20);

    (void)state;
    doc.title = CC_SPAN("<b> \"x\"");
    doc.date = CC_SPAN_EMPTY;
    doc.quality = 0.25;
    cc_report_row(&out, &doc, &facts);
    assert_span_is(cc_buf_span(&out),
                   "[\"00000000000000ab\",\"<b> "
                   "\\\"x\\\"\",\"harbourpost.example\",\"\",12,2,1,0.25,\"article\",0]");
    assert_non_null(title);
    memset(title, 'w', 1 << 20);
    doc.title = (struct cc_span){title, 1 << 20};
    cc_buf_clear(&out);
    cc_report_row(&out, &doc, &facts);
    assert_int_equal(out.status, CC_OK);
    assert_true(out.len < CC_TALLY_TEXT_BYTES + 200);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(blocks_come_in_the_order_of_the_page),
        TEST(places_that_do_not_rise_lose_no_block),
        TEST(lines_of_flattened_text_are_spread_and_said_to_be),
        TEST(each_block_says_why_it_is_not_in_the_text),
        TEST(a_row_is_short_whatever_the_document_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
