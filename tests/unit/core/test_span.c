#include "support.h"

#include "cleancopy/core/span.h"

static void trimming_takes_blanks_and_no_break_spaces_off_both_ends(void **state)
{
    (void)state;
    assert_span_is(cc_span_trim(CC_SPAN(" \t\xC2\xA0 a b \r\n\xC2\xA0")), "a b");
    assert_span_is(cc_span_trim(CC_SPAN("  \n ")), "");
    assert_span_is(cc_span_trim(CC_SPAN_EMPTY), "");
}

static void find_gives_the_first_place_or_none(void **state)
{
    struct cc_span s = CC_SPAN("Related articles");

    (void)state;
    assert_int_equal(cc_span_find(s, CC_SPAN("art"), 0), 8);
    assert_int_equal(cc_span_find(s, CC_SPAN("art"), 9), (size_t)-1);
    assert_int_equal(cc_span_find(s, CC_SPAN(""), 3), 3);
    assert_int_equal(cc_span_find(s, CC_SPAN("articles and more"), 0), (size_t)-1);
    assert_int_equal(cc_span_find_nocase(s, CC_SPAN("ARTICLES"), 0), 8);
    assert_int_equal(cc_span_find(s, CC_SPAN("x"), 99), (size_t)-1);
    assert_int_equal(cc_span_before_any(s, "rt"), 4);
    assert_int_equal(cc_span_before_any(s, "#"), s.len);
    assert_int_equal(cc_span_before_any(CC_SPAN("\0a"), "a"), 1);
    assert_int_equal(cc_span_before_any(CC_SPAN_EMPTY, "a"), 0);
}

static void lines_come_without_their_ends(void **state)
{
    struct cc_span rest = CC_SPAN("one\r\ntwo\n\nlast"), line;

    (void)state;
    assert_true(cc_span_next_line(&rest, &line));
    assert_span_is(line, "one");
    assert_true(cc_span_next_line(&rest, &line));
    assert_span_is(line, "two");
    assert_true(cc_span_next_line(&rest, &line));
    assert_span_is(line, "");
    assert_true(cc_span_next_line(&rest, &line));
    assert_span_is(line, "last");
    assert_false(cc_span_next_line(&rest, &line));
}

static void order_is_by_bytes_and_shorter_first(void **state)
{
    (void)state;
    assert_true(cc_span_compare(CC_SPAN("a"), CC_SPAN("b")) < 0);
    assert_true(cc_span_compare(CC_SPAN("a"), CC_SPAN("ab")) < 0);
    assert_true(cc_span_compare(CC_SPAN("\xC3\xA9"), CC_SPAN("z")) > 0);
    assert_int_equal(cc_span_compare(CC_SPAN_EMPTY, CC_SPAN("")), 0);
}

static void a_span_is_one_of_a_list(void **state)
{
    static const char *const list[] = {"text", "TEXTO", "文", ""};

    (void)state;
    assert_true(cc_span_is_one_of(CC_SPAN("text"), list, 4));
    assert_true(cc_span_is_one_of(CC_SPAN("文"), list, 4));
    assert_true(cc_span_is_one_of(CC_SPAN_EMPTY, list, 4));
    assert_false(cc_span_is_one_of(CC_SPAN_EMPTY, list, 3));
    assert_false(cc_span_is_one_of(CC_SPAN("texto"), list, 4));
    assert_false(cc_span_is_one_of(CC_SPAN("tex"), list, 4));
    assert_false(cc_span_is_one_of(CC_SPAN("text"), list, 0));
    assert_true(cc_span_is_one_of_nocase(CC_SPAN("texto"), list, 4));
    assert_true(cc_span_is_one_of_nocase(CC_SPAN("Text"), list, 4));
    assert_false(cc_span_is_one_of_nocase(CC_SPAN("texts"), list, 4));
    assert_true(cc_span_is_one_of_nocase(CC_SPAN_EMPTY, list, 4));
}

static void case_is_ignored_for_ascii_letters_alone(void **state)
{
    (void)state;
    assert_true(cc_span_is_nocase(CC_SPAN("Content-TYPE"), CC_SPAN("content-type")));
    assert_false(cc_span_is_nocase(CC_SPAN("\xC3\x89"), CC_SPAN("\xC3\xA9")));
    assert_true(cc_span_starts_nocase(CC_SPAN("HTTPS://x"), CC_SPAN("https:")));
    assert_true(cc_span_ends(CC_SPAN("a.gz"), CC_SPAN(".gz")));
    assert_false(cc_span_ends(CC_SPAN("gz"), CC_SPAN(".gz")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_span_is_one_of_a_list),
        cmocka_unit_test(trimming_takes_blanks_and_no_break_spaces_off_both_ends),
        cmocka_unit_test(find_gives_the_first_place_or_none),
        cmocka_unit_test(lines_come_without_their_ends),
        cmocka_unit_test(order_is_by_bytes_and_shorter_first),
        cmocka_unit_test(case_is_ignored_for_ascii_letters_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
