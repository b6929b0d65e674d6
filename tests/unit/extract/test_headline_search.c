#include "cleancopy/extract/headline_search.h"
#include "page_tree.h"

#include "cleancopy/extract/heading.h"
#include "cleancopy/extract/title_cut.h"

#define MASTHEAD "<p>Harbour Post Online</p>"
#define MENU     "<ul><li>News<li>Sport<li>Sea</ul>"
#define LONG                                                                                                                                      \
    "The ferry to the island was back on the water after a year of repairs, and nobody on either side of the bay could say any longer what it " \
    "had been like without, or who it was that had wanted it gone, or why. "
#define LOGO "<a href='/'>Harbour Post Online</a>"

static void a_heading_stands_beside_the_name_of_the_site(void **state)
{
    static const struct {
        const char *html, *title;
        enum cc_tag tag; /* of the headline; CC_TAG_OTHER: none */
    } cases[] = {
        {"<h1>Ferry back after a year</h1>", "harbour post", CC_TAG_H1},
        {"<h1>Ferry back</h1>", "harbour post", CC_TAG_OTHER},
        {"<h1>Ferry back after a year</h1>", "harbour post online", CC_TAG_OTHER},
        {LOGO "<h1>Ferry back after a year</h1>", "harbour post online", CC_TAG_H1},
        {LOGO "<h2>News</h2><h3>Ferry back after a year</h3>", "harbour post online", CC_TAG_H3},
        {LOGO "<h3><a href='/1'>Ferry back after a year</a></h3>", "harbour post online", CC_TAG_OTHER},
        {LOGO "<aside><h3>Ferry back after a year</h3></aside>", "harbour post online", CC_TAG_OTHER},
        {"<h3>Ferry back after a year</h3>", "harbour post", CC_TAG_OTHER},
        /* a masthead that is no link, above a menu; what looks like a headline; headings below the text are of others */
        {MASTHEAD MENU "<h2>Ferry back after a year</h2>", "harbour post online", CC_TAG_H2},
        {MASTHEAD "<h2>Ferry back after a year</h2>", "harbour post online", CC_TAG_OTHER},
        {"News" MASTHEAD MENU "<h2>Ferry back after a year</h2>", "harbour post online", CC_TAG_OTHER},
        {LOGO "<font size=5>Ferry back after a year</font>", "harbour post online", CC_TAG_FONT},
        {"<font size=5>Ferry back after a year</font>", "harbour post", CC_TAG_FONT},
        {LOGO "<p>" LONG LONG LONG "</p><h2>More about the ferry today</h2>", "harbour post online", CC_TAG_OTHER},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t found, h1;

        h1 = page_tree_parse(f, cases[i].html);
        found = cc_headline_search_heading(&f->arena, &f->dom, cc_span_from(cases[i].title), CC_SPAN_EMPTY, h1);
        assert_int_equal(found == CC_NO_INDEX ? CC_TAG_OTHER : f->dom.nodes[found].tag, cases[i].tag);
    }
}

static void a_text_begins_with_the_title_or_what_follows_the_site(void **state)
{
    static const struct {
        const char *html, *words, *title, *text;
    } cases[] = {
        {"<b>Ferry back after a year</b>", "ferry back after a year", "Ferry back after a year", "Ferry back after a year"},
        {"<b>Ferry back after a year of repairs</b>", "ferry back after a year", "", "Ferry back after a year of repairs"},
        {"<b>Ferry back after a yearling</b>", "ferry back after a year", "", ""},
        {"<b>Ferry back</b>", "ferry back", "", ""},
        {"<a href='/1'>Ferry back after a year</a>", "ferry back after a year", "", ""},
        {"<ul><li>Ferry back after a year</ul>", "ferry back after a year", "", ""},
        {"<b>Ferry back tomorrow</b>", "harbour post", "Harbour Post: Ferry back tomorrow", "Ferry back tomorrow"},
        {"<b>Ferry back tomorrow</b>", "harbour post", "Harbour Post - Ferry back tomorrow", "Ferry back tomorrow"},
        {MASTHEAD MENU "<b>Ferry back tomorrow at last</b>", "harbour post online", "Harbour Post Online | Ferry back tomorrow at last",
         "Ferry back tomorrow at last"},
        {"<b>The Harbour Post</b>", "ferry back tomorrow", "Ferry back tomorrow - The Harbour Post", ""},
        {"<b>Ferry back after a year, and then so many more words that it is a paragraph of its own and no headline</b>",
         "ferry back after a year", "", ""},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t found;

        (void)page_tree_parse(f, cases[i].html);
        found = cc_headline_search_text(&f->arena, &f->dom, cc_span_from(cases[i].words), cc_span_from(cases[i].title));
        assert_span_is(found == CC_NO_INDEX ? CC_SPAN_EMPTY : f->dom.nodes[found].name, cases[i].text);
    }
}

static void microdata_names_a_heading(void **state)
{
    static const struct {
        const char *html;
        bool found;
    } cases[] = {
        {"<h3 itemprop=headline>Ferry back after a year</h3>", true},
        {"<h3 itemprop='name headline'>Ferry back after a year</h3>", true},
        {"<h3 itemprop=headline><a href='/1'>Ferry back after a year</a></h3>", false},
        {"<h3 itemprop=headline>News</h3>", false},
        {"<aside><h3 itemprop=headline>Ferry back after a year</h3></aside>", false},
        {"<h3>Ferry back after a year</h3>", false},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        (void)page_tree_parse(f, cases[i].html);
        assert_int_equal(cc_headline_search_marked(&f->arena, &f->dom) != CC_NO_INDEX, cases[i].found);
    }
}

static void below_the_name_of_the_site_a_part_of_the_title_is_the_headline(void **state)
{
    static const struct {
        const char *html, *title;
        enum cc_tag tag; /* of the headline; CC_TAG_OTHER: none */
    } cases[] = {
        {"<h1>Harbour Forum</h1><h2><a href='/1'>Ferry back after a year</a></h2>", "Harbour Forum • View topic - Ferry back after a year", CC_TAG_H2},
        {"<h1>Harbour</h1><div><b>Ferry back after a year</b></div>", "The paper «Harbour» - Ferry back after a year", CC_TAG_DIV},
        {"<h1>Harbour Forum</h1><div>See <b>Ferry back after a year</b> there</div>", "Harbour Forum - Ferry back after a year", CC_TAG_OTHER},
        {"<h1>Harbour Forum</h1><p>" LONG "</p><h2>Ferry back after a year</h2>", "Harbour Forum - Ferry back after a year", CC_TAG_OTHER},
        {"<h1>Ferry back after all</h1><h2>The Harbour Post Online</h2>", "Ferry back after all - The Harbour Post Online", CC_TAG_OTHER},
        {"<h1>Harbour Forum</h1><aside><h2>Ferry back after a year</h2></aside>", "Harbour Forum - Ferry back after a year", CC_TAG_OTHER},
        {"<h1>Ferry</h1><h2>Harbour Post</h2>", "Ferry - Harbour Post", CC_TAG_OTHER},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t found, h1;

        h1 = page_tree_parse(f, cases[i].html);
        found = cc_headline_search_part(&f->arena, &f->dom, cc_span_from(cases[i].title),
                                        cc_title_words(&f->arena, cc_heading_text(&f->arena, &f->dom, h1)), h1);
        assert_int_equal(found == CC_NO_INDEX ? CC_TAG_OTHER : f->dom.nodes[found].tag, cases[i].tag);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_stands_beside_the_name_of_the_site),
        cmocka_unit_test(below_the_name_of_the_site_a_part_of_the_title_is_the_headline),
        cmocka_unit_test(microdata_names_a_heading),
        cmocka_unit_test(a_text_begins_with_the_title_or_what_follows_the_site),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
