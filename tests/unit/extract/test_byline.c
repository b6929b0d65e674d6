#include "cleancopy/extract/byline.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

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

/* Parses; gives the <h1>, or CC_NO_INDEX. */
static uint32_t parse(struct fixture *f, const char *html)
{
    uint32_t i;

    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &f->dom, NULL),
                     CC_OK);
    for (i = 0; i < f->dom.n_nodes; i++)
        if (f->dom.nodes[i].tag == CC_TAG_H1)
            return i;
    return CC_NO_INDEX;
}

static void authors_near_the_headline_are_found(void **state)
{
    static const struct {
        const char *html, *names;
    } cases[] = {
        {"<h1>T</h1><p class=byline>By <a>Ann Quay</a> and <a>Ben Dock</a></p>",
         "Ann Quay + Ben Dock"},
        {"<h1>T</h1><a rel=author>Ann Quay</a><p class=author>Ben Dock</p>", "Ann Quay"},
        {"<h1>T</h1><span itemprop=author><meta itemprop=name content=x>Ann Quay</span>",
         "Ann Quay"},
        {"<h1>T</h1><p class=author>Ann Quay</p><p class=author>Ben Dock</p>",
         "Ann Quay + Ben Dock"},
        {"<h1>T</h1><span class=author>Ann Quay<span>Published</span></span>", "Ann Quay"},
        {"<h1>T</h1><p>By Ann Quay</p><p>The ferry.</p>", "Ann Quay"},
        {"<h1>T</h1><p>Written by</p><p>Ann Quay</p>", "Ann Quay"},
        {"<h1>T</h1><p>By the sea there was a ferry that nobody wanted</p>", ""},
        {"<h1>T</h1><div class=comments><p class=author>Cleo Mole</p></div>", ""},
        {"<div class=with-sidebar><h1>T</h1><p class=author>Ann Quay</p></div>", "Ann Quay"},
        {"<h1>T</h1><p class=author></p>", ""},
        /* the name in a box of which the whole is none */
        {"<h1>T</h1><div class=author-block><a>Ann Quay</a> <i>Ferry Correspondent</i></div>", "Ann Quay"},
        {"<h1>T</h1><div class=author-block><i>Ferry Correspondent</i> <a>Ann Quay</a></div>", ""},
        {"<h1>T</h1><div>Ann Quay<br>Chief Ferry Correspondent</div>", "Ann Quay"},
        {"<h1>T</h1><div>Ann Quay<br>Captain</div>", ""},
        /* names that go on behind a link */
        {"<h1>T</h1><div>Von <a>Jette Hafen</a> und Uwe Kai</div><p>und so weiter</p>", "Jette Hafen + Uwe Kai"},
        {"<h1>T</h1><div>By <a>Ann Quay</a>, <a>Ben Dock</a></div>", "Ann Quay + Ben Dock"},
        /* labels without a mark-up */
        {"<h1>T</h1><p>autor: Radka P\xC5\x99\xC3\xADstavn\xC3\xAD</p>", "Radka P\xC5\x99\xC3\xADstavn\xC3\xAD"},
        {"<h1>T</h1><p>Text: Ann Quay \xC2\xB7 Foto: Ben Dock</p>", "Ann Quay"},
        {"<h1>T</h1><p>Story: how the ferry came</p>", ""},
        {"<h1>T</h1><figcaption>autor: Ann Quay</figcaption>", ""},
        /* teasers, and a forum's posts, whose headings repeat the title */
        {"<h1>Transport</h1><div><h2><a href=/1>Tram</a></h2><p class=byline>Ann Quay</p></div>"
         "<div><h2><a href=/2>Ferry</a></h2><p class=byline>Ben Dock</p></div>",
         ""},
        {"<h1>Tram</h1><div><h2><a href=/1>Tram</a></h2><p class=author>Ann Quay</p></div>"
         "<div><h2><a href=/2>Re: Tram</a></h2><p>Where?</p></div>",
         "Ann Quay"},
        /* the article's own footer, after all else */
        {"<h1>T</h1><div class=post-footer><span class=post-author>Pubblicato da <b>Ann Quay</b></span></div>",
         "Ann Quay"},
        {"<h1>T</h1><div class=page-footer><span class=post-author>Ann Quay</span></div>", ""},
        {"<h1>T</h1><a class=autorefs>Ann Quay</a>", ""},
        /* under the words over what others wrote, and in an <aside> that no mark-up tells of */
        {"<h1>T</h1><div><h3>Related</h3><p>By Ann Quay</p></div>", ""},
        {"<h1>T</h1><section><h3>3 comments</h3><p class=author>Ann Quay</p></section>", ""},
        {"<h1>T</h1><p>By Ben Dock</p><div><h3>Related</h3><p class=author>Ann Quay</p></div>", "Ben Dock"},
        {"<h1>T</h1><div><h3>Related lives</h3><p class=author>Ann Quay</p></div>", "Ann Quay"},
        {"<div><h3>Related</h3><h1>T</h1><p class=author>Ann Quay</p></div>", "Ann Quay"},
        {"<h1>T</h1><aside><p>By Ann Quay</p></aside>", ""},
        {"<h1>T</h1><aside><p class=author>Ann Quay</p></aside>", "Ann Quay"},
        {"<article><h1>T</h1><aside><p>x</p></aside><p>By Ann Quay</p></article>", "Ann Quay"},
        {"<h1>T</h1><div>Aino Laituri <span>toimittaja</span></div>", "Aino Laituri"},
        /* the last words of an article, at the right margin */
        {"<article><h1>T</h1><p>Ferry.<p style='text-align:right'><b>Ann Quay</b></article>", "Ann Quay"},
        {"<article><h1>T</h1><p>Ferry.<p align=right>Ann Quay</p> </article><p>x", "Ann Quay"},
        {"<article><h1>T</h1><p>Ferry.<p align=right><a>Back Up</a></article>", ""},
        {"<article><h1>T</h1><p align=right>Ann Quay<p>Ferry.</article>", ""},
        {"<article><h1>T</h1><p>Ferry.<p>Ann Quay</article>", ""},
        {"<h1>T</h1><p>Ferry.<p align=right>Ann Quay", ""},
        {"<p class=author>Ann Quay</p>", "Ann Quay"},
        {"<p>Nobody</p>", ""},
        /* told by its place alone, where nothing else tells */
        {"<h1>T</h1><p>Ann Quay</p><p>3 March 2024</p>", "Ann Quay"},
        {"<h1>T</h1><p>Ann Quay</p><p>3 March 2024</p><p>By Ben Dock</p>", "Ben Dock"},
        {"<h1>T</h1><div><h3>Related</h3><p>Ann Quay</p><p>3 March 2024</p></div>", ""},
        {"<h1>T</h1><span>Γράφει η Ευα Λιμένα</span>", "Ευα Λιμένα"},
        {"<h1>T</h1><div>2017-03-22 来源：港口晨报 记者 秦书月 <a>评论</a></div>", "秦书月"},
        {"<h1>T</h1><div class=author>Who is Ann Quay, once a pilot. Writes for us since 1996, lives with two cats and a gull.</div>", ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_names names = {{CC_SPAN_EMPTY}, 7};
        char got[256] = "";
        uint32_t k;

        cc_byline_authors(&f->arena, &f->dom, parse(f, cases[i].html), CC_SPAN("Harbour Post"), CC_SPAN("en"),
                          &names);
        for (k = 0; k < names.count; k++)
            (void)snprintf(got + strlen(got), sizeof got - strlen(got), "%s%.*s",
                           k ? " + " : "", CC_SPAN_PRINT(names.list[k]));
        if (strcmp(got, cases[i].names) != 0)
            fail_msg("%s\n  gave \"%s\"", cases[i].html, got);
    }
}

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
        {"<p>13 March 2025 is a day in the text of a page without a headline</p>", ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t headline = parse(f, cases[i].html);
        struct cc_span got = cc_byline_date(&f->arena, &f->dom, headline, CC_SPAN("en"));

        if (!cc_span_is(got, cc_span_from(cases[i].date)))
            fail_msg("%s\n  gave \"%.*s\"", cases[i].html, CC_SPAN_PRINT(got));
    }
}

static void long_marked_elements_are_no_bylines(void **state)
{
    struct fixture *f = *state;
    struct cc_names names;
    char html[4096] = "<h1>T</h1><div class=author>walks on the quay";
    int i;

    for (i = 0; i < 70; i++)
        strcat(html, "<b> walks the dog</b>");
    cc_byline_authors(&f->arena, &f->dom, parse(f, html), CC_SPAN_EMPTY, CC_SPAN_EMPTY, &names);
    assert_int_equal(names.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(authors_near_the_headline_are_found),
        cmocka_unit_test(the_date_of_publication_is_found),
        cmocka_unit_test(long_marked_elements_are_no_bylines),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
