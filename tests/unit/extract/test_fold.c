/* What is folded out of a skeleton, and that the tree stays gumbo's. */
#include "same_dom.h"
#include "support.h"

#include "cleancopy/extract/skeleton.h"

#include <stdio.h>
#include <string.h>

/* The page's skeleton is `wanted`, and its tree that of the whole page. */
static void assert_skeleton(const char *page, const char *wanted)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_skeleton skeleton;
    const char *obstacle, *way = "";
    char said[1000] = "";

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_skeleton_make(&arena, &cfg.limits, cc_span_from(page), &skeleton, &obstacle, NULL), CC_OK);
    assert_null(obstacle);
    assert_span_is(((struct cc_span){skeleton.html, skeleton.len}), wanted);
    cc_arena_done(&arena);
    if (!same_dom(cc_span_from(page), &way, said, sizeof(said)))
        fail_msg("%s\n%s", page, said);
    assert_string_equal(way, "skeleton");
}

struct pair {
    const char *page, *skeleton;
};

static void assert_all(const struct pair *pairs, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_skeleton(pairs[i].page, pairs[i].skeleton);
}

#define ASSERT_ALL(pairs) assert_all(pairs, sizeof(pairs) / sizeof(pairs[0]))

static void what_stands_well_in_an_element_is_folded(void **state)
{
    static const struct pair pairs[] = {
        {"<ul> <li><a href=/>Ferry</a></li> <li>Quay<br>Stra\xC3\x9F" "e</li> </ul>", "<ul></ul>"},
        {"<p>a<!-- x -->b<b>c</b> d &amp; e</p><p>f", "<p></p><p>."},
        {"<div><script>if (a < b) c()</script><style>p{}</style><iframe>x</iframe>y</div>", "<div></div>"},
        {"<a><svg viewBox=x><title>Home</title><g><path d=z /></g></svg>Home</a>", "<a></a>"},
        {"<my-card><label>Go</label></my-card>", "<my-card></my-card>"},
        {"<head><meta charset=utf-8><title>T &lt;</title> <!-- c --><link></head><body>x",
         "<head></head><body >."},
        {"<head><title>T</title></head><link rel=x> <style>b{}</style>x", "<head></head><link> <style>.</style>."},
    };

    (void)state;
    ASSERT_ALL(pairs);
}

static void so_are_buttons_forms_and_noscript(void **state)
{
    static const struct pair pairs[] = {
        {"<my-card><button>Go</button></my-card>", "<my-card></my-card>"},
        {"<div><p>a<button><div>b</div></button>c</div>", "<div></div>"}, /* the <div> ends no <p> outside */
        {"<ul><li>a<button><li>b</li></button></ul>", "<ul></ul>"},
        {"<div><form><p>a</p></form><form>b</form></div>", "<div></div>"},
        {"<div><form><p>a</p> b</form>c<!-- d --> e</div>", "<div></div>"}, /* gumbo puts the text behind the form */
        {"<table></table><form><p>a</p> b</form>", "<table></table><form><p></p> .</form>"},
        {"<p>a<form><b>b</b></form>", "<p><form></form>"},
        {"<div><noscript><img src=x><p>a</p></noscript></div>", "<div></div>"},
        {"<div><p>a<noscript><div>b</div></noscript></div>", "<div><p><div></div></noscript></div>"},
        {"<div><picture><source></source><img></picture></div>", "<div></div>"},
    };

    (void)state;
    ASSERT_ALL(pairs);
}

static void elements_without_an_end_tag_end_where_the_standard_ends_them(void **state)
{
    static const struct pair pairs[] = {
        {"<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "<ul></ul>"},
        {"<dl><dt>a<dd>b<dt>c</dl>", "<dl></dl>"},
        {"<div><p>a<p>b</div>", "<div></div>"},
        {"<div><p>a<div>b</div></div>", "<div></div>"},
        {"<div><h2>a<h3>b</h3></div>", "<div></div>"},
        {"<div>a</span>b</div>", "<div></div>"},
    };

    (void)state;
    ASSERT_ALL(pairs);
}

static void what_the_standard_moves_about_is_left_to_gumbo(void **state)
{
    static const struct pair pairs[] = {
        {"<div><b>a</div>c<div>d</div>", "<div><b>.</div>.<div>.</div>"},         /* b is open again in the second */
        {"<p><b>a</p><p>b</p>", "<p><b>.</p><p>.</p>"},
        {"<p><span><div>a</div></span>b</p>", "<p><div></div></span>.</p>"}, /* </p> finds none */
        {"<svg><p><i><p>.<p>", "<svg><p><i><p>.<p>"},
        {"<a>a<a>b</a>", "<a>.<a>.</a>"},
        {"<div><table><tr><td><i>a</i></td></tr></table></div>", "<div><table><tr><td><i></i></td></tr></table></div>"},
        {"<div><p>a<button><p>b</button>c</div>", "<div><p>.<button><p>.</button>.</div>"},
        {"<div><button>a<button>b</button></button></div>", "<div><button>.<button>.</button></button></div>"},
        {"<p><button>a</p>b</button>", "<p><button>.</p>.</button>"}, /* the <p> in the button is another one */
        {"<div><form><form><p>a</p></form></div>", "<div><form><form><p></p></form></div>"},
        {"<div><select><option>a</select></div>", "<div><select><option>.</select></div>"},
        {"<div><textarea>\na</textarea></div>", "<div><textarea>\n.</textarea></div>"},
        {"<div><pre>\na</pre></div>", "<div><pre>\n.</pre></div>"},
        {"<head><noscript><img></noscript></head>x", "<head><noscript><img></noscript></head>."},
        {"<head>x</head>y", "<head>.</head>."},
        {"<div><svg><foreignObject><p>a</p></foreignObject></svg></div>",
         "<div><svg><foreignObject><p></p></foreignObject></svg></div>"},
        {"<div><svg><g>a</g ></g></svg></div>", "<div><svg><g>.</g ></g></svg></div>"},
        {"<div><li>b</li></div>", "<div><li></li></div>"}, /* an <li> around the <div> would end */
        {"<div></p></div>", "<div></p></div>"},
        {"<ul><li><noscript>a <li>b</ul>", "<ul><li><noscript>.<li>.</ul>"},
        {"<table><li><form><div><li></div>", "<table><li><form><div><li></div>"},
        {"<form><p><noscript><form></form>a", "<form><p><noscript><form></form>."}, /* the second is ignored */
        {"<noscript><base><noscript><base></noscript>", "<noscript><base><noscript><base></noscript>"},
        {"<li><p><noscript><li>", "<li><p><noscript><li>"},
        {"<ul><li><pre>a <li>b</ul>", "<ul><li><pre>.<li>.</ul>"},
        {"<b>1<b>2<b>3<b>4</b></b></b></b>", "<b>.<b>.<b>.<b>.</b></b></b></b>"},
        {"<table><div>\n</span>\n</div>", "<table><div> </span> </div>"},
    };

    (void)state;
    ASSERT_ALL(pairs);
}

static void after_a_template_nothing_is_folded(void **state)
{
    static const struct pair pairs[] = {
        {"<div><template><p>a</p></template><p>b</p></div><p>c</p>",
         "<div><template><p>.</p></template><p>.</p></div><p>.</p>"}, /* who knows where its end is */
        {"<template><template></template><p>a</p>", "<template><template></template><p>.</p>"},
    };

    (void)state;
    ASSERT_ALL(pairs);
}

/* As deep as the limit lets it be, and a page of nothing else. */
static void elements_are_folded_at_any_depth(void **state)
{
    static char page[60000];
    size_t at = 0;
    int i;

    (void)state;
    for (i = 0; i < 250; i++)
        at += (size_t)sprintf(page + at, "<div>%d ", i);
    for (i = 0; i < 250; i++)
        at += (size_t)sprintf(page + at, "</div>");
    page[at] = '\0';
    assert_skeleton(page, "<div></div>");
}

/* The tree says that an element is not there, or not where the fold thought. */
static void a_wrong_guess_is_noticed(void **state)
{
    static const char *const pages[] = {"<p></p><head><title>x</title></head><select><svg><p><a>x</a>",
                                        "<html></html><head><meta></head>"};
    char said[1000];
    const char *way;

    (void)state;
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        if (!same_dom(cc_span_from(pages[i]), &way, said, sizeof(said)))
            fail_msg("%s\n%s", pages[i], said);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_well_in_an_element_is_folded),
        cmocka_unit_test(so_are_buttons_forms_and_noscript),
        cmocka_unit_test(elements_without_an_end_tag_end_where_the_standard_ends_them),
        cmocka_unit_test(what_the_standard_moves_about_is_left_to_gumbo),
        cmocka_unit_test(after_a_template_nothing_is_folded),
        cmocka_unit_test(elements_are_folded_at_any_depth),
        cmocka_unit_test(a_wrong_guess_is_noticed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
