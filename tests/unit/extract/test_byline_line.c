#include "cleancopy/extract/byline_line.h"
#include "page_tree.h"

/* The names of the first text behind the headline that is some. */
static struct cc_span names_of(struct page_tree *f, const char *html)
{
    uint32_t headline = page_tree_parse(f, html), i;

    for (i = headline; i < f->dom.n_nodes; i++) {
        struct cc_span names = cc_byline_line_names(&f->arena, &f->dom, i, headline, CC_SPAN("en"));

        if (names.len > 0)
            return names;
    }
    return CC_SPAN_EMPTY;
}

static void a_name_stands_beside_a_date(void **state)
{
    static const struct {
        const char *html, *names;
    } cases[] = {
        {"<h1>T</h1><p>Ann Quay</p><p>Published: 3 March 2024</p>", "Ann Quay"},
        {"<h1>T</h1><p>3 March 2024</p><p>Ann Quay</p>", "Ann Quay"},
        {"<h1>T</h1><p>Ann Quay, Ben Dock - Harbour Post</p><p>3 March 2024</p>", "Ann Quay, Ben Dock - Harbour Post"},
        {"<h1>T</h1><p>Pier van der Kade</p><p>3 March 2024</p>", "Pier van der Kade"},
        {"<h1>T</h1><p>তাহমিনা রুবাই</p><p>3 March 2024</p>", "তাহমিনা রুবাই"},
        {"<h1>T</h1><address>Ann Quay</address>", "Ann Quay"},
        {"<h1>T</h1><div>3 March 2024, 10:15 | Ann Quay | Read 120 times</div>", "Ann Quay"},
        /* no date, no person, or elsewhere */
        {"<h1>T</h1><p>Ann Quay</p><p>The ferry is back.</p>", ""},
        {"<h1>T</h1><p>News</p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><p>Local News</p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><p>List of Events</p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><p>Co-Founder</p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><p>Label: Ann Quay</p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><p>港口</p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><p><a href='/s'>Local News</a></p><p>3 March 2024</p>", ""},
        {"<h1>T</h1><div>Harbour | Ann Quay</div>", ""},
        {"<h1>T</h1><p>a<p>b<p>c<p>d<p>e<p>f<p>g<p>h<p>i<p>j<p>k<p>l<p>m<p>Ann Quay</p><p>3 March 2024</p>", ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span names = names_of(*state, cases[i].html);

        if (!cc_span_is(names, cc_span_from(cases[i].names)))
            fail_msg("%s\n  gave \"%.*s\"", cases[i].html, CC_SPAN_PRINT(names));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_stands_beside_a_date),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
