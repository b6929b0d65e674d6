#include "cleancopy/extract/headline_search.h"
#include "support.h"

#include "cleancopy/core/config.h"

struct fixture {
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_dom dom;
};

static int start(void **state)
{
    static struct fixture f;

    cc_config_defaults(&f.cfg);
    cc_arena_init(&f.arena, 64u << 20);
    *state = &f;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(&((struct fixture *)*state)->arena);
    return 0;
}

static void parse(struct fixture *f, const char *html)
{
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &f->dom, NULL), CC_OK);
}

static uint32_t first(const struct cc_dom *dom, enum cc_tag tag)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes; i++)
        if (dom->nodes[i].tag == tag)
            return i;
    return CC_NO_INDEX;
}

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
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t found, h1;

        parse(f, cases[i].html);
        h1 = first(&f->dom, CC_TAG_H1);
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
        {"<b>The Harbour Post</b>", "ferry back tomorrow", "Ferry back tomorrow - The Harbour Post", ""},
        {"<b>Ferry back after a year, and then so many more words that it is a paragraph of its own and no headline</b>",
         "ferry back after a year", "", ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t found;

        parse(f, cases[i].html);
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
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        parse(f, cases[i].html);
        assert_int_equal(cc_headline_search_marked(&f->arena, &f->dom) != CC_NO_INDEX, cases[i].found);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_stands_beside_the_name_of_the_site),
        cmocka_unit_test(microdata_names_a_heading),
        cmocka_unit_test(a_text_begins_with_the_title_or_what_follows_the_site),
    };

    return cmocka_run_group_tests(tests, start, stop);
}
