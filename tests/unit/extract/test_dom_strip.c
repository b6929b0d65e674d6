#include "support.h"

#include "cleancopy/extract/dom.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct cc_arena arena;

static void assert_stripped(const char *html, const char *wanted)
{
    cc_arena_init(&arena, 1 << 20);
    assert_span_is(cc_dom_strip(&arena, cc_span_from(html)), wanted);
    cc_arena_done(&arena);
}

static void each_block_is_a_line(void **state)
{
    (void)state;
    assert_stripped("<title>T &amp; U</title><style>p{}</style><h1>One</h1>"
                    "<p>two <b>three</b>\n four&nbsp;five<br>six"
                    "<script>x<y</script><!-- no --><li>&#8222;7&#x201C; &lt;",
                    "T & U\nOne\ntwo three four five\nsix\n\xE2\x80\x9E"
                    "7\xE2\x80\x9C <\n");
    assert_stripped("", "");
}

static void a_line_flows_through_inline_elements(void **state)
{
    (void)state;
    assert_stripped("<p>a<x-y>b</x-y><ruby>c<rt>d</rt></ruby> <img><input> e<div>f", "abcd e\nf\n");
}

static void references_are_decoded_where_they_are_known(void **state)
{
    (void)state;
    assert_stripped("&&#;&#x;&#xD800;&unknown;&eacute;&copy", "&&#;&#x;\xEF\xBF\xBD&unknown;\xC3\xA9\xC2\xA9\n");
    assert_stripped("a&#13;b&Tab;c&nbsp;d \xC2\xA0 e", "a b c d \xC2\xA0 e\n");
}

static void time_is_linear(void **state)
{
    static const char *const units[] = {"<p><font color=i>x", "<div>", "&&&&", "&amp", "<![CDATA[", "<!--", "</div>",
                                        "<script><!--", "<a b c d>", "<", "</", "<title>", "x "};
    enum { BYTES = 2000000 };
    char *html = malloc(BYTES);
    size_t i, k;

    (void)state;
    assert_non_null(html);
    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        size_t len = strlen(units[i]);
        clock_t start = clock();

        for (k = 0; k + len <= BYTES; k += len)
            memcpy(html + k, units[i], len);
        cc_arena_init(&arena, 8 << 20);
        assert_non_null(cc_dom_strip(&arena, (struct cc_span){html, k}).ptr);
        cc_arena_done(&arena);
        if (clock() - start > 8 * CLOCKS_PER_SEC) /* 0.02 s without sanitizers */
            fail_msg("%s: too slow", units[i]);
    }
    free(html);
}

static void a_full_arena_is_told(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1);
    assert_null(cc_dom_strip(&arena, CC_SPAN("<p>x")).ptr);
    assert_int_equal(arena.status, CC_E_LIMIT);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_block_is_a_line),
        cmocka_unit_test(a_line_flows_through_inline_elements),
        cmocka_unit_test(references_are_decoded_where_they_are_known),
        cmocka_unit_test(time_is_linear),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
