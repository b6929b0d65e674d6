#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat.h"

#include <stdlib.h>

#define BODY                                                                                   \
    "The council of Marrow Bay has voted to rebuild the old ferry pier.\n"                     \
    "Nine of the thirteen members backed the plan after a long debate.\n"                      \
    "Work should begin in April, once the divers have cleared the piles.\n"

struct read {
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_blocks blocks;
    struct cc_verdict *verdicts;
    struct cc_flat_values *values;
    struct cc_error err;
};

static enum cc_status read_text(struct read *r, struct cc_span text)
{
    struct cc_config cfg;

    cc_config_defaults(&cfg);
    cc_arena_init(&r->arena, cfg.limits.max_arena_bytes);
    return cc_flat_read(&r->arena, &cfg.limits, CC_SCOPE_AUTO, text, &r->doc, &r->blocks,
                        &r->verdicts, &r->values, &r->err);
}

/* What holds for every page: a block a line, each with a verdict and a reason that agree. */
static void check_whole(const struct read *r)
{
    uint32_t i, last = 0;

    for (i = 0; i < r->blocks.count; i++) {
        assert_true(r->blocks.list[i].text.len > 0);
        assert_true(i == 0 || r->blocks.list[i].position > last);
        assert_int_equal(r->blocks.list[i].element, CC_NO_ELEMENT);
        assert_int_equal(r->verdicts[i].keep, r->verdicts[i].reason == CC_REASON_NONE);
        assert_true(r->verdicts[i].score <= 1000);
        last = r->blocks.list[i].position;
    }
    assert_true(r->doc.quality >= 0 && r->doc.quality <= 1);
}

static void a_page_gives_blocks_verdicts_and_metadata(void **state)
{
    struct read r = {0};

    (void)state;
    assert_int_equal(
        read_text(&r, CC_SPAN("Home\n\nPier of Marrow Bay to be rebuilt\n"
                              "4 March 2025\n" BODY "What happens next\n" BODY "• Oak\n")),
        CC_OK);
    check_whole(&r);
    assert_int_equal(r.doc.kind, CC_KIND_ARTICLE);
    assert_span_is(r.doc.title, "Pier of Marrow Bay to be rebuilt");
    assert_span_is(r.doc.date, "2025-03-04");
    assert_int_equal(r.blocks.list[1].position, 2);
    assert_int_equal(r.blocks.list[3].role, CC_ROLE_P);
    assert_int_equal(r.blocks.list[6].role, CC_ROLE_HEADING);
    assert_int_equal(r.blocks.list[10].role, CC_ROLE_LIST_ITEM);
    assert_span_is(r.blocks.list[10].text, "Oak");
    cc_arena_done(&r.arena);
}

static void a_piece_of_a_sentence_is_no_title(void **state)
{
    struct read r = {0};
    uint32_t i;

    (void)state;
    assert_int_equal(read_text(&r, CC_SPAN("Home\nPier of Marrow Bay to be rebuilt\n4 March 2025\nShare\n" BODY "Read also\nFerries to stop for the winter\n"
                                           "The company disputes that figure. In\na statement published on Tuesday\nit said that its crews had had ten hours "
                                           "of rest, and that nobody had asked for more than that.\n" BODY BODY)),
                     CC_OK);
    check_whole(&r);
    assert_span_is(r.doc.title, "Pier of Marrow Bay to be rebuilt");
    for (i = 9; i < 12; i++) {
        assert_int_equal(r.blocks.list[i].seam, i > 9 ? CC_SEAM_BLANK : CC_SEAM_NONE);
        assert_int_equal(r.verdicts[i].score, r.verdicts[9].score);
        assert_true(r.verdicts[i].keep);
    }
    cc_arena_done(&r.arena);
}

static void what_the_caller_knows_is_left_alone(void **state)
{
    struct read r = {0};

    (void)state;
    r.doc.title = CC_SPAN("A title from elsewhere");
    r.doc.date = CC_SPAN("2024-01-01");
    assert_int_equal(
        read_text(&r, CC_SPAN("Pier of Marrow Bay to be rebuilt\n4 March 2025\n" BODY)), CC_OK);
    assert_span_is(r.doc.title, "A title from elsewhere");
    assert_span_is(r.doc.date, "2024-01-01");
    cc_arena_done(&r.arena);
}

static void nothing_is_an_empty_page(void **state)
{
    static const char *const pages[] = {"", "\n", "\r\n\r\n", " \t ", "•", "|\n|\n"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        struct read r = {0};

        assert_int_equal(read_text(&r, cc_span_from(pages[i])), CC_OK);
        assert_int_equal(r.doc.kind, CC_KIND_EMPTY);
        check_whole(&r);
        cc_arena_done(&r.arena);
    }
}

static void one_huge_line_is_one_block(void **state)
{
    static const char words[] = "harbour pier oak. ";
    const size_t n = 4u << 20;
    char *text = malloc(n);
    struct read r = {0};
    size_t i;

    (void)state;
    assert_non_null(text);
    for (i = 0; i < n; i++)
        text[i] = words[i % (sizeof words - 1)];
    assert_int_equal(read_text(&r, (struct cc_span){text, n}), CC_OK);
    assert_int_equal(r.blocks.count, 1);
    assert_true(r.verdicts[0].keep);
    check_whole(&r);
    cc_arena_done(&r.arena);
    free(text);
}

/* `n` lines of one or more letters; with `same`, all of them equal. */
static enum cc_status read_short_lines(struct read *r, size_t n, bool same)
{
    char *text = malloc(n * 6);
    enum cc_status st;
    size_t i;

    assert_non_null(text);
    for (i = 0; i < n; i++) {
        size_t v = same ? 0 : i;

        text[i * 6 + 0] = (char)('a' + v % 26);
        text[i * 6 + 1] = (char)('a' + v / 26 % 26);
        text[i * 6 + 2] = (char)('a' + v / 676 % 26);
        text[i * 6 + 3] = (char)('a' + v / 17576 % 26);
        text[i * 6 + 4] = (char)('0' + v / 456976 % 10);
        text[i * 6 + 5] = '\n';
    }
    st = read_text(r, (struct cc_span){text, n * 6});
    if (st == CC_OK)
        check_whole(r);
    cc_arena_done(&r->arena);
    free(text);
    return st;
}

static void lines_up_to_the_limit_are_read_and_more_are_refused(void **state)
{
    struct cc_config cfg;
    struct read r = {0};

    (void)state;
    cc_config_defaults(&cfg);
    assert_int_equal(read_short_lines(&r, cfg.limits.max_blocks, false), CC_OK);
    assert_int_equal(r.blocks.count, cfg.limits.max_blocks);
    memset(&r, 0, sizeof r);
    assert_int_equal(read_short_lines(&r, cfg.limits.max_blocks, true), CC_OK);
    memset(&r, 0, sizeof r);
    assert_int_equal(read_short_lines(&r, cfg.limits.max_blocks + 1, false), CC_E_LIMIT);
    assert_non_null(strstr(r.err.message, "max_blocks"));
    memset(&r, 0, sizeof r);
    assert_int_equal(read_short_lines(&r, 1000000, true), CC_E_LIMIT);
}

static void odd_bytes_do_no_harm(void **state)
{
    struct cc_span text =
        CC_SPAN("\0\0\n\xEF\xBB\xBF\n\xE2\x80\x8B\n\xC2\xA0\n\xFF\xFE\xE2\x80\n"
                "a\0b\n1234567890.1234567890:1234567890\n---\n***\n((((\n");
    struct read r = {0};

    (void)state;
    assert_int_equal(read_text(&r, text), CC_OK);
    check_whole(&r);
    cc_arena_done(&r.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_gives_blocks_verdicts_and_metadata),
        cmocka_unit_test(a_piece_of_a_sentence_is_no_title),
        cmocka_unit_test(what_the_caller_knows_is_left_alone),
        cmocka_unit_test(nothing_is_an_empty_page),
        cmocka_unit_test(one_huge_line_is_one_block),
        cmocka_unit_test(lines_up_to_the_limit_are_read_and_more_are_refused),
        cmocka_unit_test(odd_bytes_do_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
