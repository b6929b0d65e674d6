#include "cleancopy/extract/plain.h"
#include "support.h"

#include <string.h>

static int start(void **state)
{
    static struct cc_arena arena;

    cc_arena_init(&arena, 16u << 20);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(*state);
    return 0;
}

static void values_become_plain_text_on_one_line(void **state)
{
    static const struct {
        const char *value, *plain;
    } cases[] = {
        {"", ""},
        {"  Ferry\n back ", "Ferry back"},
        {"Bread &amp; Butter", "Bread & Butter"},
        {"Bread &amp;amp; Butter", "Bread & Butter"},
        {"It&#039;s &#x201C;on&#x201d;", "It's \xE2\x80\x9Con\xE2\x80\x9D"},
        {"Fish&chips &unknown; &; &#; &#xZZ; &", "Fish&chips &unknown; &; &#; &#xZZ; &"},
        {"<em>Harbour</em> news<br/>today", "Harbour news today"},
        {"&lt;p&gt;one&lt;/p&gt;two", "one two"},
        {"3 < 4 and 5 > 2", "3 < 4 and 5 > 2"},
        {"cut <b", "cut <b"},
        {"&#1114112;&#55296;", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"a&#0;b", "a&#0;b"},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(cc_plain_text(*state, cc_span_from(cases[i].value)), cases[i].plain);
}

static void lines_are_kept_where_asked_for(void **state)
{
    assert_span_is(cc_plain_lines(*state, CC_SPAN("<p>one</p><p>two<br>three")),
                   "\none\n\ntwo\nthree");
    assert_span_is(cc_plain_lines(*state, CC_SPAN("one\ntwo")), "one\ntwo");
}

static void many_open_tags_take_linear_time(void **state)
{
    size_t n = 4u << 20, i;
    char *text = cc_arena_alloc(*state, n);

    assert_non_null(text);
    for (i = 0; i < n; i++)
        text[i] = "<a"[i % 2];
    assert_int_equal(cc_plain_lines(*state, (struct cc_span){text, n}).len, n);
}

static void an_arena_that_refuses_gives_null(void **state)
{
    struct cc_arena small;

    (void)state;
    cc_arena_init(&small, 1);
    assert_null(cc_plain_text(&small, CC_SPAN("a &amp; b")).ptr);
    cc_arena_done(&small);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_become_plain_text_on_one_line),
        cmocka_unit_test(lines_are_kept_where_asked_for),
        cmocka_unit_test(many_open_tags_take_linear_time),
        cmocka_unit_test(an_arena_that_refuses_gives_null),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
