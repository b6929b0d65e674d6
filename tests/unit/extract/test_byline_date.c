#include "cleancopy/extract/byline_date.h"
#include "page_tree.h"

static void the_date_of_publication_is_found(void **state)
{
    static const struct {
        const char *html, *date;
    } cases[] = {
        {"<h1>T</h1><time datetime='2025-03-13T10:00:00Z'>Thursday</time>",
         "2025-03-13T10:00:00Z"},
        {"<h1>T</h1><time>2024-01-01</time><meta itemprop=datePublished content=2025-03-13>",
         "2025-03-13"},
        {"<h1>T</h1><p class=updated>1 April 2025</p><p class=published>13 March 2025</p>",
         "2025-03-13"},
        {"<h1>T</h1><p>13 March 2025</p>", "2025-03-13"},
        {"<h1>T</h1><p class=post-date><b>13</b><b>March</b><b>2025</b></p>", "2025-03-13"},
        {"<p class=date>13 March 2025</p><h1>T</h1>", "2025-03-13"},
        {"<h1>T</h1><aside class=related><time datetime=2020-01-01></time></aside>", ""},
        {"<h1>T</h1><footer><p class=date>13 March 2025</p></footer>", ""},
        {"<h1>T</h1><script>var date='2025-03-13'</script>", ""},
        {"<h1>T</h1><time>soon</time>", ""},
        {"<h1>T</h1><time datetime=2025-03-14>Updated 14 March</time> <time datetime=2025-03-13>13 March</time>",
         "2025-03-13"},
        {"<h1>T</h1><section><h3>News</h3><time datetime=2025-03-13>13 March</time></section>", ""},
        {"<h1>T</h1><section><h3>Agenda</h3><ul><li>13 March 2025 - Ferry</ul></section>", ""},
        {"<h1>T</h1><p>13 March 2025</p><div><h3>Related</h3><time>2 March 2025</time></div>", "2025-03-13"},
        {"<h1>T</h1><section>Comments: Ann, 13 March 2025: yes</section>", ""},
        {"<h1>T</h1><aside>Tides (Ann Quay, 13 March 2025)</aside>", ""},
        {"<h1>T</h1><p>Added in version 2.1 (13 March 2025):</p>", ""},
        {"<h1>T</h1><p>A new version, 13 March 2025</p>", "2025-03-13"},
        /* what a change is called in other languages, and a day of today's paper before the headline */
        {"<h1>T</h1><p class=publicerad>13 March 2025 <i class=uppdaterad>14 March 2025</i></p>", "2025-03-13"},
        {"<p class=date>14 March 2025</p><h1>T</h1><p>13 March 2025</p>", "2025-03-13"},
        {"<p>13 March 2025 is a day in the text of a page without a headline</p>", ""},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t headline = page_tree_parse(f, cases[i].html);
        struct cc_span got = cc_byline_date(&f->arena, &f->dom, headline, CC_SPAN("en"));

        if (!cc_span_is(got, cc_span_from(cases[i].date)))
            fail_msg("%s\n  gave \"%.*s\"", cases[i].html, CC_SPAN_PRINT(got));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_date_of_publication_is_found),
    };

    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
