#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/css_match.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A page whose elements have letters for ids: what a selector means is a word. */
struct tree {
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_css_page page;
    char meant[64], inside[64];
};

static void plant(struct tree *t, const char *html)
{
    cc_config_defaults(&t->cfg);
    cc_arena_init(&t->arena, t->cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&t->arena, &t->cfg.limits, cc_span_from(html), &t->dom, NULL), CC_OK);
    assert_true(cc_css_page_make(&t->arena, &t->dom, &t->page));
}

static const struct cc_css *selector_of(struct tree *t, const char *text)
{
    struct cc_css *list;
    struct cc_error err;
    uint32_t n;

    if (cc_css_parse(&t->arena, cc_span_from(text), &list, &n, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(n, 1);
    return list;
}

static void match(struct tree *t, const char *text)
{
    uint32_t n = cc_css_match(&t->page, selector_of(t, text)), n_meant = 0;
    size_t meant = 0, inside = 0;

    for (uint32_t i = 0; i < t->dom.n_nodes; i++) {
        struct cc_span id = cc_dom_attr(&t->dom, i, CC_SPAN("id"));

        n_meant += cc_css_is_meant(&t->page, i);
        if (id.len == 1 && cc_css_is_meant(&t->page, i))
            t->meant[meant++] = id.ptr[0];
        if (id.len == 1 && cc_css_is_inside(&t->page, i))
            t->inside[inside++] = id.ptr[0];
    }
    t->meant[meant] = t->inside[inside] = '\0';
    assert_int_equal(n, n_meant);
}

static const char page_html[] =
    "<body id=a class='home page'>"
    "<div id=b class=\"story\tlead\n x\"><h1 id=c>T</h1>text<p id=d class=Promo lang=en-GB>x</p><p id=e>x<b id=f>x</b></p></div>"
    "<aside id=g data-n='' title='Read also'><ul id=h><li id=i>x</li><li id=j>x</li><li id=k class=last>x</li></ul></aside>"
    "<my-box id=l><a id=m href='/promo/1' rel='nofollow tag'>x</a></my-box>"
    "</body>";

static void each_kind_of_selector_means_what_it_says(void **state)
{
    static const char *const cases[][2] = {
        {"*", "abcdefghijklm"},
        {"p", "de"},
        {"P", "de"},
        {"my-box", "l"},
        {".story", "b"},
        {".lead", "b"},
        {".x.story", "b"},
        {".stor", ""},
        {".promo", ""}, /* classes mind case */
        {".Promo", "d"},
        {"#e", "e"},
        {"#E", ""},
        {"p#e", "e"},
        {"div#e", ""},
        {"[data-n]", "g"},
        {"[data-n='']", "g"},
        {"[data-n^='']", ""},
        {"[data-n*='']", ""},
        {"[data-n$='']", ""},
        {"[data-n~='']", ""},
        {"[data-n|='']", "g"},
        {"[DATA-N]", "g"},
        {"[title='Read also']", "g"},
        {"[title='read also']", ""},
        {"[title='read also' i]", "g"},
        {"[title~=also]", "g"},
        {"[title~=ALSO i]", "g"},
        {"[title~='Read also']", ""},
        {"[title^=Read]", "g"},
        {"[title^=READ i]", "g"},
        {"[title^=also]", ""},
        {"[title$=also]", "g"},
        {"[title$='xRead also']", ""},
        {"[href*='/promo/']", "m"},
        {"[href*=PROMO i]", "m"},
        {"[href*=PROMO]", ""},
        {"[lang|=en]", "d"},
        {"[lang|=EN i]", "d"},
        {"[lang|=e]", ""},
        {"[lang|=en-GB]", "d"},
        {"div p", "de"},
        {"body b", "f"},
        {"div > b", ""},
        {"p > b", "f"},
        {"div > p > b", "f"},
        {"body > p", ""},
        {"h1 + p", "d"}, /* text between does not count */
        {"h1 ~ p", "de"},
        {"p ~ h1", ""},
        {"p + p", "e"},
        {"h1 + p + p b", "f"},
        {"div ~ my-box > a", "m"},
        {"div + my-box", ""},
        {"li:first-child", "i"},
        {"li:last-child", "k"},
        {"h1:first-child", "c"},
        {"p:first-child", ""},
        {"b:first-child:last-child", "f"},
        {"html:first-child > body:last-child", "a"},
        {"li:nth-child(2)", "j"},
        {"li:nth-child(odd)", "ik"},
        {"li:nth-child(even)", "j"},
        {"li:nth-child(n+2)", "jk"},
        {"li:nth-child(-n+2)", "ij"},
        {"li:nth-child(0)", ""},
        {"li:nth-child(-2n+3)", "ik"},
        {"li:nth-child(3n-1)", "j"},
        {"li:not(.last)", "ij"},
        {"li:not(.last, :first-child)", "j"},
        {"div > :not(p)", "c"},
        {"p:not([class])", "e"},
        {":not(*)", ""},
        {"body :not(div):not(li) > :not(h1)", "fhijkm"},
    };
    struct tree t;

    (void)state;
    plant(&t, page_html);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        match(&t, cases[i][0]);
        if (strcmp(t.meant, cases[i][1]) != 0)
            fail_msg("%s: wanted \"%s\", got \"%s\"", cases[i][0], cases[i][1], t.meant);
    }
    cc_arena_done(&t.arena);
}

static void what_stands_in_a_meant_element_is_inside(void **state)
{
    struct tree t;

    (void)state;
    plant(&t, page_html);
    match(&t, "div");
    assert_string_equal(t.inside, "bcdef");
    match(&t, "p + p");
    assert_string_equal(t.inside, "ef");
    match(&t, "li");
    assert_string_equal(t.inside, "ijk");
    match(&t, "video"); /* nothing is left of the last one */
    assert_string_equal(t.inside, "");
    cc_arena_done(&t.arena);
}

static void the_longest_selector_uses_every_bit(void **state)
{
    char html[CC_CSS_MAX_COMPOUNDS * 6 + 20] = "", text[CC_CSS_MAX_COMPOUNDS * 4 + 4] = "";
    struct tree t;

    (void)state;
    for (int i = 0; i < CC_CSS_MAX_COMPOUNDS - 1; i++) {
        strcat(html, "<div>");
        strcat(text, "div>");
    }
    strcat(html, "<p id=z>");
    plant(&t, html);
    match(&t, strcat(text, "p"));
    assert_string_equal(t.meant, "z");
    cc_arena_done(&t.arena);
}

/* n divs in each other, or beside each other. */
static char *divs(size_t n, bool nested)
{
    char *html = malloc(n * 11 + 1), *at = html;

    assert_non_null(html);
    for (size_t i = 0; i < n; i++)
        at += sprintf(at, nested ? "<div>" : "<div></div>");
    return html;
}

/* How many tests the selector costs on n divs. */
static uint64_t cost(size_t n, bool nested, const char *text)
{
    char *html = divs(n, nested);
    struct tree t;
    uint64_t cost;

    plant(&t, html);
    (void)cc_css_match(&t.page, selector_of(&t, text));
    cost = t.page.n_compared;
    cc_arena_done(&t.arena);
    free(html);
    return cost;
}

/* Selectors that make a matcher that goes back look at every way to choose 16 of n elements. */
static void cost_grows_with_elements_times_tests_and_no_faster(void **state)
{
    static const struct {
        bool nested;
        size_t n;
        const char *text;
        uint64_t n_tests;
    } cases[] = {
        {true, 500, "div div div div div div div div div div div div div div div div.x", 17},
        {true, 500, "div>div div>div div>div div>div div>div div>div div>div div>div p", 17},
        {false, 100000, "div~div~div~div~div~div~div~div~div~div~div~div~div~div~div~div.x", 17},
        {false, 100000, "div+div~div+div~div+div~div+div~div+div~div+div~div+div~div+div~p", 17},
        {false, 100000, "body :not(p,a,b,i,.x,.y):nth-child(n)~:not(p,a,b,i,.x,.y):last-child", 17},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t half = cost(cases[i].n / 2, cases[i].nested, cases[i].text);
        uint64_t whole = cost(cases[i].n, cases[i].nested, cases[i].text);

        assert_true(whole <= (cases[i].n + 3) * cases[i].n_tests); /* and html, head, body */
        assert_true(whole <= 2 * half + 3000);
        assert_true(whole >= cases[i].n); /* each element was looked at */
    }
}

static void a_full_arena_makes_no_page(void **state)
{
    struct tree t;
    struct cc_css_page page;
    struct cc_arena small;

    (void)state;
    plant(&t, page_html);
    cc_arena_init(&small, 10);
    assert_false(cc_css_page_make(&small, &t.dom, &page));
    cc_arena_done(&small);
    cc_arena_done(&t.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_of_selector_means_what_it_says),
        cmocka_unit_test(what_stands_in_a_meant_element_is_inside),
        cmocka_unit_test(the_longest_selector_uses_every_bit),
        cmocka_unit_test(cost_grows_with_elements_times_tests_and_no_faster),
        cmocka_unit_test(a_full_arena_makes_no_page),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
