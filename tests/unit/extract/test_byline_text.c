#include "cleancopy/extract/byline_text.h"
#include "page_tree.h"

#include <string.h>

static void an_element_s_texts_are_joined(void **state)
{
    struct page_tree *f = *state;
    char html[2048] = "<h1>";
    int i;

    assert_span_is(cc_byline_text(&f->arena, &f->dom, page_tree_parse(f, "<h1> Ann <b>Quay</b><script>x</script><style>y</style>  2025</h1>")), "Ann Quay 2025");
    assert_span_is(cc_byline_text(&f->arena, &f->dom, page_tree_parse(f, "<h1></h1>")), "");
    for (i = 0; i < 40; i++)
        strcat(html, "<b>a</b>");
    assert_span_is(cc_byline_text(&f->arena, &f->dom, page_tree_parse(f, html)), ""); /* too many nodes */
    html[4] = '\0';
    for (i = 0; i < 90; i++)
        strcat(html, "long words ");
    assert_span_is(cc_byline_text(&f->arena, &f->dom, page_tree_parse(f, html)), ""); /* too many bytes */
}

static void the_text_beside_is_no_blank(void **state)
{
    struct page_tree *f = *state;
    uint32_t h1 = page_tree_parse(f, "<p>before</p> <h1></h1> <p> <b> behind </b></p>");

    assert_span_is(cc_byline_text_beside(&f->dom, h1, -1, 8), "before");
    assert_span_is(cc_byline_text_beside(&f->dom, h1, 1, 8), "behind");
    assert_span_is(cc_byline_text_beside(&f->dom, h1, 1, 2), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_element_s_texts_are_joined),
        cmocka_unit_test(the_text_beside_is_no_blank),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
