/* The traps of a skeleton: pages of which gumbo has to make the same tree either way. */
#include "same_dom.h"
#include "support.h"

#include "cleancopy/extract/skeleton.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void skeletons_are_small(void **state)
{
    static const char page[] = "<!DOCTYPE html><div class=\"story\"><p>Ferry back &ndash; at last<!-- 7 --> <a href=x>now</a>"
                               "<input type=HIDDEN value=1><font color=red class=y></font><br/>";
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_skeleton skeleton;
    const char *obstacle;

    (void)state;
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_skeleton_make(&arena, &cfg.limits, CC_SPAN(page), &skeleton, &obstacle, NULL), CC_OK);
    assert_null(obstacle);
    assert_true(cc_span_starts((struct cc_span){skeleton.html, skeleton.len},
                               CC_SPAN("<!DOCTYPE html><div><p>.<!--> <a></a><input type=\"hidden\"><font color ")));
    assert_true(cc_span_ends((struct cc_span){skeleton.html, skeleton.len}, CC_SPAN("></font><br/>")));
    assert_int_equal(skeleton.n_pieces, 3);
    assert_span_is(skeleton.pieces[0].text, "Ferry back \xE2\x80\x93 at last");
    cc_arena_done(&arena);
}

static void assert_way(const char *html, size_t len, const char *wanted)
{
    char said[1000] = "";
    const char *way = NULL;

    if (!same_dom((struct cc_span){html, len}, &way, said, sizeof(said)))
        fail_msg("%s\n%s", html, said);
    assert_non_null(way);
    if (strcmp(way, wanted) != 0)
        fail_msg("%s\ngoes the way '%s' instead of '%s'", html, way, wanted);
}

static void trees_are_those_of_the_whole_page(void **state)
{
    static const char *const pages[] = {
        "", " ", "x", "<", "</", "<p", "<p class=", "<p class='x", "<!", "<!-", "<!--", "<!-->", "<!--->", "<?", "&", "a<3 b < c<",
        "<p>one<p>two", "<p>a<!-- x -->b", "<p>a</x>b", "<p>a<tr>b", "</p>", "</br>", "<image src=x>",
        /* the ends of tags and comments */
        "<a title=\"<script>\">x</a>", "<a title='>'>x", "<a b=c/>x", "<a b=/>x", "<a b/>x", "<svg><g/><g a=b/><g a=/ /></svg>x",
        "<p a = 1 b= '2' c =\"3\" d>", "<p a=1 A=2 a=3>", "<p =x y==z>", "<p a\"b='c'd>", "<p/class=x>", "<a<b>x</a<b>",
        "<!-- a --!> b", "<!-- a --- b --> c", "<!-- a -- > b -->", "<!---- >-->x", "<? php > ?>x", "</ x>y", "<!doctype html>",
        /* white space */
        "<pre>\n\nx</pre>", "<pre> \nx", "<pre><!-- -->\nx", "<pre>&#10;x", "<pre>\r\nx\r\n y", "<textarea>\n\nx</textarea>",
        "<listing>\nx", "<p>\nx", "<pre></pre>\nx", "<table> <tr> x <td>y", "<table>x <b>y</b> </table>", "<table><tr>&nbsp;<td>x",
        "<html> <head> </head> <body> </body> </html> ", "<head> x", "<table><colgroup> <col> x", "<p>&#13;\n&#32;x&#9;",
        /* content that is text */
        "<script><!--<script>a</script>--></script>b", "<script>x</scriptx></script>", "<script><!--</script>-->",
        "<script><!-- <script> --> </script>b", "<title>a &amp; <b></title>c", "<textarea><p>&lt;</textarea>x", "<style><p></style>x",
        "<iframe><p></iframe>x", "<noembed><p></noembed>x", "<xmp><p></xmp>x", "<noframes><p></noframes>x", "<plaintext><p></plaintext>",
        "<noscript><p>x</noscript>", "<head><noscript><link></noscript>x", "<script>", "<title>x", "<script>x</script foo", "<style></style x>y",
        /* svg and math */
        "<svg><title>a<p>b</title><style><g></style></svg>c", "<svg><desc><p>x</desc><g>y</svg>", "<svg><p>x", "<svg></p>x",
        "<svg viewBox=1 xlink:href=#a xml:lang=b xmlns=c Foo=d><foreignObject><div>x</div></foreignObject></svg>y",
        "<svg><font>x</font><font color=red>y</font>", "<svg></svg\n</span>x", "<svg><g></g ></svg >x",
        "<math><mi>x</mi><annotation-xml encoding='text/html'><p>y</annotation-xml></math>z", "<math definitionURL=x><ms><p>y",
        "<math><annotation-xml><p>y", "<math><annotation-xml encoding=TEXT/html/><p>y",
        /* formatting elements */
        "<p><b>1<b>2<b>3<b>4</p><p>x", "<p><b id=1>1<b id=2>2<b id=3>3<b id=4>4</p><p>x", "<p><i a=1 b=2><i b=2 a=1><i B=2 A=1><i b='2' a=1></p>x",
        "<p><b a=&amp;><b a='&'><b a='&amp;'><b a=&></p>x", "<a>1<a>2", "<a href=x><table><a href=y>z", "<b><table>x</b><td>y", "<p><b><div>x</b>y</div>",
        "<nobr a=1>1<nobr a=2>2", "<p><font size=1><font size=1><font size=1><font size=1></p>x",
        /* <html>, <body>, forms, tables, select, templates */
        "<html a=1><body b=2><html a=3 c=4><body d=5 B=6>x", "x<body a=b>", "<table><input type=hidden><input type=text><input type=' hidden'>",
        "<table><input type=&#104;idden>", "<form><form>x</form></form>", "<select><b>x<option>y<p>z</select>", "<select><title><p></title></select>x",
        "<select><script><p></script></select>x", "<select><textarea>x", "<template><tr><td>x</template>", "<template>x<col>", "<frameset></frameset>",
        "<table><style><p></style><script><p></script><title><p></title>", "<button><button>x", "<li>a<ul><li>b</ul><dd>c<dt>d", "<h1>a<h2>b</h1>c",
        "<ruby>a<rt>b<rp>c", "<table><caption>x<table>y", "<isindex prompt=x>", "<keygen><menuitem>x", "<x-a><x-b></x-a>y"};
    static const struct {
        const char *page, *obstacle;
    } others[] = {
        {"<frameset>x", "<frameset>"},
        {"<frameset></frameset>", "<frameset>"},
        {"<isindex prompt=x>", "<isindex>"},
        {"<svg><![CDATA[x]]></svg>", "a CDATA section"},
        {"a</><b>c", "</>"},
        {"<template>x<col>y z", "<col> in <template>"},
        {"<math><colgroup><mi><select></select>x y z", "<colgroup> in svg or math"},
        {"<svg><colgroup>", "<colgroup> in svg or math"},
        {"<template>x<col>", "<col> in <template>"},
        {"<p>&sqsube;", "a character reference by a rare name"},
        {"<p a='&sqsube;'>", "a character reference by a rare name"},
        {"<x\x01y>z", "a control character in a tag's name"},
        {"caf\xE9", "a NUL, or broken UTF-8"}};
    size_t i, k;

    (void)state;
    for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        const char *way = "skeleton";

        for (k = 0; k < sizeof(others) / sizeof(others[0]); k++)
            if (strcmp(others[k].page, pages[i]) == 0)
                way = others[k].obstacle;
        assert_way(pages[i], strlen(pages[i]), way);
    }
    for (k = 0; k < sizeof(others) / sizeof(others[0]); k++)
        assert_way(others[k].page, strlen(others[k].page), others[k].obstacle);
    assert_way("a\0b", 3, "a NUL, or broken UTF-8");
}

/* Where the guess about a <style> or <title> is wrong, the tree tells. */
static void wrong_guesses_are_noticed(void **state)
{
    static const char page[] = "<svg><desc><image></desc><title><p>x</title></svg>"; /* <image> is <img>, and void */

    (void)state;
    assert_way(page, sizeof(page) - 1, "text in svg or select");
}

static void fixtures_have_skeletons(void **state)
{
    static const char *const folders[] = {"pages", "site"};
    unsigned n = 0;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
        char folder[1000], path[2300];
        const struct dirent *entry;
        DIR *dir;

        snprintf(folder, sizeof(folder), "%s/%s", getenv("CLEANCOPY_FIXTURES"), folders[i]);
        dir = opendir(folder);
        assert_non_null(dir);
        while ((entry = readdir(dir)) != NULL) {
            static char bytes[1 << 20];
            FILE *f;

            if (strstr(entry->d_name, ".html") == NULL)
                continue;
            snprintf(path, sizeof(path), "%s/%s", folder, entry->d_name);
            f = fopen(path, "rb");
            assert_non_null(f);
            assert_way(bytes, fread(bytes, 1, sizeof(bytes), f), "skeleton");
            fclose(f);
            n++;
        }
        closedir(dir);
    }
    assert_true(n > 40);
}

static void a_tag_may_have_as_many_attributes_as_the_limit_says(void **state)
{
    static char page[300000];
    size_t at = 2, i;

    (void)state;
    memcpy(page, "<p", 2);
    for (i = 0; i < 256; i++)
        at += (size_t)sprintf(page + at, " a%zu=%zu", i, i);
    page[at++] = '>';
    assert_way(page, at, "skeleton");
    for (at = 0, i = 0; i < 20000; i++)
        at += (size_t)sprintf(page + at, "<b>x</b>\n");
    assert_way(page, at, "skeleton");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(skeletons_are_small),
        cmocka_unit_test(trees_are_those_of_the_whole_page),
        cmocka_unit_test(wrong_guesses_are_noticed),
        cmocka_unit_test(fixtures_have_skeletons),
        cmocka_unit_test(a_tag_may_have_as_many_attributes_as_the_limit_says),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
