#include "support.h"

#include "terminal_text.h"

static void assert_tamed(struct cc_span text, const char *wanted)
{
    struct cc_buf out;

    cc_buf_init(&out, 1000);
    cc_terminal_tame(&out, text);
    assert_span_is(cc_buf_span(&out), wanted);
    cc_buf_done(&out);
}

static void characters_take_as_many_cells_as_terminals_give_them(void **state)
{
    static const struct {
        const char *text;
        unsigned cells;
    } cases[] = {
        {"", 0},
        {"ferry", 5},
        {"fähre", 5},
        {"灯台", 4},
        {"ｱｲ", 2},                 /* halfwidth katakana */
        {"ＡＢ", 4},               /* fullwidth Latin */
        {"한국", 4},               /* Hangul syllables */
        {"\u1112\u1161\u11ab", 2}, /* the same as letters that join */
        {"e\u0301e\u0301", 2},
        {"\u0e01\u0e33\u0e01\u0e49", 3}, /* Thai: SARA AM takes a cell, a tone mark none */
        {"a\u200db", 2},
        {"\u00ad", 1},
        {"⚓", 2}, /* drawn as a picture */
        {"…", 1}, /* ambiguous */
        {"п", 1},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(cc_cells(cc_span_from(cases[i].text)), cases[i].cells);
}

static void a_cut_never_parts_a_character_from_its_marks(void **state)
{
    (void)state;
    assert_span_is(cc_cells_first(CC_SPAN("ferry"), 5), "ferry");
    assert_span_is(cc_cells_first(CC_SPAN("ferry"), 4), "ferr");
    assert_span_is(cc_cells_first(CC_SPAN("ferry"), 0), "");
    assert_span_is(cc_cells_first(CC_SPAN("灯台"), 3), "灯");
    assert_span_is(cc_cells_first(CC_SPAN("灯台"), 1), "");
    assert_span_is(cc_cells_first(CC_SPAN("e\u0301e\u0301"), 1), "e\u0301");
    assert_span_is(cc_cells_last(CC_SPAN("ferry"), 5), "ferry");
    assert_span_is(cc_cells_last(CC_SPAN("ferry"), 2), "ry");
    assert_span_is(cc_cells_last(CC_SPAN("ferry"), 0), "");
    assert_span_is(cc_cells_last(CC_SPAN("灯台x"), 2), "x");
    assert_span_is(cc_cells_last(CC_SPAN("ae\u0301"), 1), "e\u0301");
    assert_span_is(cc_cells_last(CC_SPAN("e\u0301a"), 1), "a");
    assert_span_is(cc_cells_last(CC_SPAN("\u0301a"), 1), "\u0301a"); /* nothing to cut */
}

static void nothing_is_left_that_a_terminal_obeys(void **state)
{
    (void)state;
    assert_tamed(CC_SPAN("plain text, fähre, 灯台"), "plain text, fähre, 灯台");
    assert_tamed(CC_SPAN("a\033[31mb\x7f"), "a?[31mb?");
    assert_tamed(CC_SPAN("a\xc2\x9b"
                         "2Jb\xc2\x9d"
                         "0;x\xc2\x80\xc2\x9f"),
                 "a?2Jb?0;x??");
    assert_tamed(CC_SPAN("a\tb\r\nc\u2028d\u2029e"), "a b  c d e");
    assert_tamed(CC_SPAN("\u202aa\u202eb\u2066c\u2069"), "?a?b?c?");
    assert_tamed(CC_SPAN("\u200e\u200f\u200d\u0301"), "\u200e\u200f\u200d\u0301");
    assert_tamed(CC_SPAN("a\xff"
                         "b\xc2"),
                 "a\ufffdb\ufffd");
    assert_tamed((struct cc_span){"a\0b", 3}, "a?b");
    assert_tamed(CC_SPAN_EMPTY, "");
}

static void assert_lines(struct cc_wrap *wrap, const char *text, unsigned cells,
                         const char *wanted)
{
    struct cc_span line;
    struct cc_buf out;

    cc_buf_init(&out, 10000);
    cc_wrap_start(wrap, cc_span_from(text));
    while (cc_wrap_next(wrap, cells, &line)) {
        assert_true(cc_cells(line) <= cells);
        cc_buf_add(&out, line);
        cc_buf_add_char(&out, '|');
    }
    assert_span_is(cc_buf_span(&out), wanted);
    cc_buf_done(&out);
}

static void lines_break_where_the_script_allows_it(void **state)
{
    struct cc_wrap *wrap = cc_wrap_open();

    (void)state;
    assert_non_null(wrap);
    assert_lines(wrap, "", 10, "");
    assert_lines(wrap, "The ferry sails", 15, "The ferry sails|");
    assert_lines(wrap, "The ferry sails", 14, "The ferry|sails|");
    assert_lines(wrap, "The ferry sails", 9, "The ferry|sails|");
    assert_lines(wrap, "The ferry sails", 8, "The|ferry|sails|");
    assert_lines(wrap, "The ferry sails", 4, "The|ferr|y|sail|s|");
    assert_lines(wrap, "cookie-notice", 8, "cookie-|notice|");
    assert_lines(wrap, "灯台は。島", 6, "灯台|は。島|"); /* no line begins with a full stop */
    assert_lines(wrap, "灯台", 3, "灯|台|");
    assert_lines(wrap, "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301|");
    cc_wrap_close(wrap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_take_as_many_cells_as_terminals_give_them),
        cmocka_unit_test(a_cut_never_parts_a_character_from_its_marks),
        cmocka_unit_test(nothing_is_left_that_a_terminal_obeys),
        cmocka_unit_test(lines_break_where_the_script_allows_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
