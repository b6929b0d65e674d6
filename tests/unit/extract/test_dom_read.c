#include "read_page.h"

static void attributes_are_decoded(void **state)
{
    struct read_page page;
    uint32_t p = 3;

    (void)state;
    read_page(&page, "<p CLASS='a &amp; b' hidden data-x=\"&#8222;\" class=again>x", "", "", "");
    assert_int_equal(page.dom.nodes[p - 1].tag, CC_TAG_BODY);
    assert_span_is(cc_dom_attr(&page.dom, p, CC_SPAN("class")), "a & b");
    assert_span_is(cc_dom_attr(&page.dom, p, CC_SPAN("data-x")), "\xE2\x80\x9E");
    assert_true(cc_dom_has(&page.dom, p, CC_SPAN("hidden")));
    assert_int_equal(cc_dom_attr(&page.dom, p, CC_SPAN("hidden")).len, 0);
    assert_false(cc_dom_has(&page.dom, p, CC_SPAN("id")));
    assert_int_equal(cc_dom_attr(&page.dom, p, CC_SPAN("id")).len, 0);
    read_page_done(&page);
}

static void text_is_collapsed(void **state)
{
    struct read_page page;

    (void)state;
    read_page(&page, "<p> one\n\t<b>two</b>&nbsp; three </p>", "", "", "");
    assert_span_is(cc_dom_text(&page.arena, &page.dom, 0), "one two three");
    read_page_done(&page);
}

static void tags_have_names(void **state)
{
    (void)state;
    assert_string_equal(cc_tag_name(CC_TAG_TEXT), "#text");
    assert_string_equal(cc_tag_name(CC_TAG_BLOCKQUOTE), "blockquote");
    assert_string_equal(cc_tag_name(CC_TAG_OTHER), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attributes_are_decoded),
        cmocka_unit_test(text_is_collapsed),
        cmocka_unit_test(tags_have_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
