#include "cleancopy/extract/byline.h"
#include "page_tree.h"

#include <stdio.h>
#include <string.h>

/* The authors of a page that declares `declared`, with " + " between. */
static void names_of(struct page_tree *f, const char *html, struct cc_span declared, char got[256])
{
    struct cc_names names = {{CC_SPAN_EMPTY}, 7};
    uint32_t k;

    got[0] = '\0';
    cc_byline_authors(&f->arena, &f->dom, page_tree_parse(f, html), CC_SPAN("Harbour Post"), CC_SPAN("en"), declared, &names);
    for (k = 0; k < names.count; k++)
        (void)snprintf(got + strlen(got), 256 - strlen(got), "%s%.*s", k ? " + " : "", CC_SPAN_PRINT(names.list[k]));
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
        /* before the headline, where mark-up or a class says so, and not around it */
        {"<p class=author>Ann Quay</p><h1>T</h1>", "Ann Quay"},
        {"<p class=author>Ann Quay</p><h1>T</h1><p class=author>Ben Dock</p>", "Ben Dock"},
        {"<article class=author-ann><h1>Ferry Back</h1></article>", ""},
        {"<div class=author>Ann Quay Sells Old Ferry Parts</div><h1>T</h1>", ""},
        /* microdata's name inside, a link to an author's page, a name and a role */
        {"<h1>T</h1><div itemprop=author itemscope>1 <b>2 345 678</b><meta itemprop=name content=annquay></div>", "annquay"},
        {"<h1>T</h1><div><a href='/autores/ann-quay'>Ann Quay</a></div>", "Ann Quay"},
        {"<h1>T</h1><div><a href='/autores/ann-quay'>More by Ann Quay</a></div>", ""},
        {"<h1>T</h1><div class=skribent><a>Ann Quay</a><i>Kulturreporter</i></div>", "Ann Quay"},
        {"<h1>T</h1><div class=skribent><b>Ann</b> <b>Quay</b></div>", "Ann Quay"},
        /* in the footer of an article, and in no other */
        {"<article><h1>T</h1><footer><a rel=author>Ann Quay</a></footer></article>", "Ann Quay"},
        {"<h1>T</h1><footer><a rel=author>Ann Quay</a></footer>", ""},
        /* a label at the end of a text, and a name in the next one */
        {"<h1>T</h1><p>3 March 2024 Autor: <a>Ann Quay</a></p>", "Ann Quay"},
        {"<h1>T</h1><p>港口晨报／記者<b>秦書月</b></p>", "秦書月"},
        {"<h1>T</h1><p>港口晨报／記者<b>秦書月說今天的渡輪又開船了</b></p>", ""},
        {"<h1>T</h1><ul><li>한지우 기자</li></ul>", "한지우"},
        {"<h1>T</h1><div>מאת רינה נמל ואורי רציף</div>", "רינה נמל + אורי רציף"},
        {"<h1>T</h1><div class=author>Who is Ann Quay, once a pilot. Writes for us since 1996, lives with two cats and a gull.</div>", ""},
    };
    struct page_tree *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[256];

        names_of(f, cases[i].html, CC_SPAN_EMPTY, got);
        if (strcmp(got, cases[i].names) != 0)
            fail_msg("%s\n  gave \"%s\"", cases[i].html, got);
    }
}

#define TEXT "<p>The ferry to the island was back on the water after a year of repairs."

/* Where the page declares a desk. */
static void beside_a_desk_only_persons_count(void **state)
{
    static const struct {
        const char *html, *names;
    } cases[] = {
        {"<h1>T</h1><p class=author>Ann Quay</p>", "Ann Quay"},
        {"<h1>T</h1><p class=author>Ann Quay, Ph.D.</p>", "Ann Quay, Ph.D."},
        {"<h1>T</h1><p class=author>quay</p><p>By Ann Quay</p>", "Ann Quay"},
        {"<h1>T</h1><p class=author>Recipe by Dock Kitchen</p><p>By Ann Quay</p>", ""}, /* the page shows whom it declares */
        {"<h1>T</h1><p class=author>by redaktion</p>", ""},
        /* who signed the text, all the same */
        {"<h1>T</h1><p class=author>Dock Kitchen</p><div>" TEXT TEXT "<p align=right>Ann Quay</div>", "Ann Quay"},
        {"<h1>T</h1><div>" TEXT TEXT "<p align=right>Dock Kitchen Harbour</div>", ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[256];

        names_of(*state, cases[i].html, CC_SPAN("Dock Kitchen"), got);
        assert_string_equal(got, cases[i].names);
    }
}

/* "Written by" is believed as far as author boxes stand, "by" is not. */
static void plain_words_reach_far(void **state)
{
    struct page_tree *f = *state;
    char html[4096] = "<h1>T</h1>", got[256];
    int i;

    for (i = 0; i < 90; i++)
        strcat(html, "<p>The ferry.</p>");
    i = (int)strlen(html);
    strcat(html, "<div>By Ann Quay</div>");
    names_of(f, html, CC_SPAN_EMPTY, got);
    assert_string_equal(got, "");
    strcpy(html + i, "<div>Written by Ann Quay</div>");
    names_of(f, html, CC_SPAN_EMPTY, got);
    assert_string_equal(got, "Ann Quay");
    strcpy(html + i, "<div>By Ann Quay |</div>");
    names_of(f, html, CC_SPAN_EMPTY, got);
    assert_string_equal(got, "");
    strcpy(html + i, "<h2>Article by</h2><div>Ann Quay</div>");
    names_of(f, html, CC_SPAN_EMPTY, got);
    assert_string_equal(got, "Ann Quay");
    strcpy(html + i, "<h2>Article by</h2><div>the people of the ferry and its harbour</div>");
    names_of(f, html, CC_SPAN_EMPTY, got);
    assert_string_equal(got, "");
}

static void long_marked_elements_are_no_bylines(void **state)
{
    struct page_tree *f = *state;
    struct cc_names names;
    char html[4096] = "<h1>T</h1><div class=author>walks on the quay";
    int i;

    for (i = 0; i < 70; i++)
        strcat(html, "<b> walks the dog</b>");
    cc_byline_authors(&f->arena, &f->dom, page_tree_parse(f, html), CC_SPAN_EMPTY, CC_SPAN_EMPTY, CC_SPAN_EMPTY, &names);
    assert_int_equal(names.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(authors_near_the_headline_are_found),
        cmocka_unit_test(beside_a_desk_only_persons_count),
        cmocka_unit_test(plain_words_reach_far),
        cmocka_unit_test(long_marked_elements_are_no_bylines),
    };
    return cmocka_run_group_tests(tests, page_tree_start, page_tree_stop);
}
