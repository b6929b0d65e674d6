#include "cleancopy/extract/heading.h"
#include "page_tree.h"

/* Parses; gives the first heading. */
static uint32_t parse(struct page_tree *f, const char *html)
{
    uint32_t i;

    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &f->dom, NULL), CC_OK);
    for (i = 0; f->dom.nodes[i].tag < CC_TAG_H1 || f->dom.nodes[i].tag > CC_TAG_H4; i++)
        ;
    return i;
}

static void a_heading_is_read_on_one_line(void **state)
{
    static const struct {
        const char *html, *text;
    } cases[] = {
        {"<h1>Ferry <b>back</b></h1>", "Ferry back"},
        {"<h2>Ferry<br>back<div>again</div></h2>", "Ferry back again"},
        {"<h3>Ferry back<button>Share</button><style>h3{}</style></h3>", "Ferry back"},
        {"<h1>Ferry back<a href='#f'>¶</a></h1>", "Ferry back"},
        {"<h1>Fer\xC2\xADry</h1>", "Ferry"},
        {"<h1></h1>", ""},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t heading = parse(f, cases[i].html);

        assert_span_is(cc_heading_text(&f->arena, &f->dom, heading), cases[i].text);
    }
}

static void furniture_is_told_by_what_is_around(void **state)
{
    struct page_tree *f = *state;
    uint32_t heading;

    heading = parse(f, "<main><h1>Ferry back</h1></main>");
    assert_false(cc_heading_is_furniture(&f->dom, heading));
    heading = parse(f, "<nav><div><h1>Ferry back</h1></div></nav>");
    assert_true(cc_heading_is_furniture(&f->dom, heading));
    heading = parse(f, "<aside><h2>Most read</h2></aside>");
    assert_true(cc_heading_is_furniture(&f->dom, heading));
}

static void links_are_seen_inside_and_around(void **state)
{
    struct page_tree *f = *state;
    uint32_t heading;

    heading = parse(f, "<h1>Ferry back</h1><a>x</a>");
    assert_false(cc_heading_has_link(&f->dom, heading));
    assert_false(cc_heading_is_in_link(&f->dom, heading));
    assert_true(cc_heading_has_link(&f->dom, parse(f, "<h1>Ferry <b><a>back</a></b></h1>")));
    assert_true(cc_heading_is_in_link(&f->dom, parse(f, "<a><h1>Ferry back</h1></a>")));
    assert_true(cc_heading_is_in_link(&f->dom, parse(f, "<ul><li><h2>Ferry back</h2></ul>")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_is_read_on_one_line),
        cmocka_unit_test(links_are_seen_inside_and_around),
        cmocka_unit_test(furniture_is_told_by_what_is_around),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
