#include "cleancopy/extract/headline.h"
#include "page_tree.h"

#include <string.h>

struct headline_case {
    const char *body, *page_title, *meta, *jsonld, *title;
    bool has_node;
};

static void the_title_that_readers_see_is_chosen(void **state)
{
    static const struct headline_case cases[] = {
        {"<h1>Ferry back</h1>", "Ferry back | Harbour Post", "", "", "Ferry back", true},
        {"<h1>Harbour Post</h1><h1>Ferry back</h1>", "Ferry back - Harbour Post", "", "",
         "Ferry back", true},
        {"<h1>Harbour Post</h1><h2>Ferry back</h2>", "Ferry back - Harbour Post", "", "",
         "Ferry back", true},
        {"<h1>The ferry is back</h1>", "Ferry back on Monday", "", "", "The ferry is back",
         true},
        {"<h1>Your weather, your day</h1>", "Ferry back on Monday | Harbour Post", "", "",
         "Ferry back on Monday", true},
        {"<h1>News</h1>", "Ferry back | News", "Ferry back", "Ferry back", "Ferry back", true},
        {"<h1>Ferry<br>back</h1>", "Ferry back", "", "", "Ferry back", true},
        {"<h1><style>.a{}</style>Ferry back</h1>", "", "", "", "Ferry back", true},
        {"<nav><h1>Ferry back</h1></nav>", "Pier open", "", "", "Pier open", false},
        /* the declared title that a heading has */
        {"<h2>Ferry back after a year</h2>", "Ferry back after a year | Harbour Post", "What the ferry tells us", "", "Ferry back after a year", true},
        {"<h1>Harbour Post</h1><h2>Ferry: it is back</h2>", "Ferry: it is back - Harbour Post", "", "Ferry: it is back", "Ferry: it is back", true},
        /* the name of the site for a title, and a headline that is no heading */
        {"<h3 itemprop=headline>Ferry back after a year</h3>", "Detail - Harbour Post", "", "", "Ferry back after a year", true},
        {"<h1>Ferry back after a year</h1>", "Harbour Post", "", "", "Ferry back after a year", true},
        {"<h1>Ferry back after a year</h1>", "Harbour Post", "Harbour Post", "", "Harbour Post", true},
        {"<h1>Ferry back after a year</h1><h1>Pier open for all</h1>", "Harbour Post", "", "", "Harbour Post", true},
        {"<b>Ferry back after a year</b>", "Harbour Post: Ferry back after a", "", "", "Ferry back after a year", true},
        {"<p>Ferry back after</p>", "Ferry back after a year - Harbour Post", "", "", "Ferry back after a year", false},
        {"", "Ferry back - Harbour Post", "", "", "Ferry back", false},
        {"", "Harbour Post: Ferry back", "Ferry back | Harbour Post", "", "Ferry back", false},
        {"", "", "", "Ferry back", "Ferry back", false},
        {"<h1>Ferry back</h1>", "", "", "", "Ferry back", true},
        {"<h1> </h1>", "", "", "", "", false},
        /* <h1> in navigation: the same words make it the title, a likeness does not */
        {"<nav><h1>Ferry back</h1></nav>", "Ferry back | Harbour Post", "", "", "Ferry back",
         true},
        {"<nav><h1>The ferry is back</h1></nav>", "Ferry back on Monday", "", "",
         "Ferry back on Monday", false},
        /* a logo in <h1>, and the site before the title */
        {"<h1><a href='/'>The quay</a></h1><h2>Ferry back</h2>", "Ferry back", "", "", "Ferry back", true},
        {"<h2>Ferry back</h2>", "Harbour Post: Ferry back", "", "", "Ferry back", true},
        {"<h2>More</h2>", "Harbour Post: all of our coast", "", "", "Harbour Post: all of our coast", false},
        /* a permalink's sign */
        {"<h1>Ferry back<a href='#ferry'>\xC2\xB6</a></h1>", "Ferry back", "", "", "Ferry back", true},
        /* kickers: an element of their own, or a sign behind them; but for what has none */
        {"<h1><span>Weather</span> Storm keeps the ferry home</h1>",
         "Storm keeps the ferry home | Harbour Post", "", "", "Storm keeps the ferry home",
         true},
        {"<h1>Weather: Storm keeps the ferry home</h1>", "",
         "Storm keeps the ferry home | Harbour Post", "", "Storm keeps the ferry home", true},
        {"<h1><b>Weather</b> Storm keeps the ferry home</h1>",
         "Weather Storm keeps the ferry home", "", "Storm keeps the ferry home",
         "Storm keeps the ferry home", true},
        {"<h1>Strong storm keeps the ferry home</h1>", "Storm keeps the ferry home", "", "",
         "Strong storm keeps the ferry home", true},
        {"<h1><span>Weather</span> Ferry back home</h1>", "Ferry back home", "", "",
         "Weather Ferry back home", true},
        /* a dash in the headline, and one before the site */
        {"", "The ferry is back - and what it will cost - Harbour Post", "", "",
         "The ferry is back - and what it will cost", false},
        {"", "The ferry is back - Island news - Harbour Post", "", "", "The ferry is back",
         false},
        {"<h1>Harbour Post</h1><h2>Ferry back</h2>", "Ferry back - the paper of our coast", "",
         "", "Ferry back", true},
        /* four <h1>: sections, unless a long part of the title */
        {"<h1>Ferry</h1><h1>Pier</h1><h1>Quay</h1><h1>Dock</h1>",
         "Ferry back on Monday | Harbour Post", "", "", "Ferry back on Monday", true},
        {"<h1>Log in</h1><h1>Menu</h1><h1>Shop</h1><h1>The blue ferry bell</h1>",
         "Isle Shop: The blue ferry bell: gifts", "", "", "The blue ferry bell", true},
        {"<h1>The fer\xC2\xADry is back <button>Copy</button></h1>", "The ferry is back today",
         "", "", "The ferry is back", true},
        {"", "", "", "", "", false},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_headlines from;
        uint32_t node = 0;

        from.page_title = cc_span_from(cases[i].page_title);
        from.meta = cc_span_from(cases[i].meta);
        from.jsonld = cc_span_from(cases[i].jsonld);
        from.site_name = CC_SPAN("Harbour Post");
        from.host = CC_SPAN("www.harbourpost.example");
        from.is_news = true;
        assert_int_equal(
            cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(cases[i].body), &f->dom, NULL),
            CC_OK);
        assert_span_is(cc_headline_choose(&f->arena, &f->dom, &from, &node), cases[i].title);
        assert_int_equal(node != CC_NO_INDEX, cases[i].has_node);
    }
}

static void a_news_headline_in_three_places_outvotes_the_h1(void **state)
{
    struct page_tree *f = *state;
    struct cc_headlines from;
    uint32_t node;

    memset(&from, 0, sizeof from);
    from.page_title = from.meta = from.jsonld = CC_SPAN("Storm keeps the ferry home");
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits,
                                  CC_SPAN("<h1>Storm: what the ferry men say</h1>"), &f->dom,
                                  NULL),
                     CC_OK);
    from.is_news = true;
    assert_span_is(cc_headline_choose(&f->arena, &f->dom, &from, &node),
                   "Storm keeps the ferry home");
    from.is_news = false;
    assert_span_is(cc_headline_choose(&f->arena, &f->dom, &from, &node),
                   "Storm: what the ferry men say");
}

static void a_site_named_like_the_page_is_no_site(void **state)
{
    struct page_tree *f = *state;
    struct cc_headlines from;
    uint32_t node;

    memset(&from, 0, sizeof from);
    from.page_title = from.meta = from.site_name = CC_SPAN("The ferry is back | Quay");
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits,
                                  CC_SPAN("<h1>The ferry is back</h1>"), &f->dom, NULL),
                     CC_OK);
    assert_span_is(cc_headline_choose(&f->arena, &f->dom, &from, &node), "The ferry is back");
}

static void an_endless_title_is_not_one(void **state)
{
    struct page_tree *f = *state;
    size_t n = 2u << 20;
    char *text = cc_arena_alloc(&f->arena, n);
    struct cc_headlines from;
    uint32_t node;

    assert_non_null(text);
    memset(text, '|', n);
    memset(&from, 0, sizeof from);
    from.page_title.ptr = text;
    from.page_title.len = n;
    assert_int_equal(
        cc_dom_parse(&f->arena, &f->cfg.limits, CC_SPAN("<h1>Ferry back</h1>"), &f->dom, NULL),
        CC_OK);
    assert_span_is(cc_headline_choose(&f->arena, &f->dom, &from, &node), "Ferry back");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_that_readers_see_is_chosen),
        cmocka_unit_test(a_news_headline_in_three_places_outvotes_the_h1),
        cmocka_unit_test(a_site_named_like_the_page_is_no_site),
        cmocka_unit_test(an_endless_title_is_not_one),
    };
    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
