#include "cleancopy/extract/metatags.h"
#include "support.h"

#include <string.h>

struct fixture {
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_metatags tags;
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

static void read_page(struct fixture *f, const char *html)
{
    struct cc_dom dom;

    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &dom, NULL),
                     CC_OK);
    assert_int_equal(cc_metatags_read(&f->arena, &dom, &f->tags, NULL), CC_OK);
}

static void the_best_name_of_each_thing_wins(void **state)
{
    struct fixture *f = *state;

    read_page(
        f,
        "<html lang=de><title> Tide\n table </title>"
        "<meta name=title content='fourth'><meta name=twitter:title content='second'>"
        "<meta property=og:title content='Ferry &amp;amp; pier'><meta property=og:title "
        "content='later'>"
        "<meta name=DATE content='2025-01-02'><meta property=article:published_time "
        "content='soon'>"
        "<meta itemprop=datePublished content='2025-03-13T10:00:00Z'>"
        "<meta name=og:site_name content='Harbour Post'><meta name=description "
        "content='Short.'>"
        "<meta http-equiv=content-language content=fr><meta property=og:type content=article>"
        "<meta property=og:url content='/x'><link rel='alternate canonical' href=' /canonical "
        "'>"
        "<link rel=canonical href=/second><base href=/base/>");
    assert_span_is(f->tags.value[CC_META_TITLE], "Ferry & pier");
    assert_span_is(f->tags.value[CC_META_PUBLISHED], "2025-03-13T10:00:00Z");
    assert_span_is(f->tags.value[CC_META_SITE_NAME], "Harbour Post");
    assert_span_is(f->tags.value[CC_META_DESCRIPTION], "Short.");
    assert_span_is(f->tags.value[CC_META_LANGUAGE], "fr");
    assert_span_is(f->tags.value[CC_META_TYPE], "article");
    assert_span_is(f->tags.value[CC_META_URL], "/x");
    assert_span_is(f->tags.canonical, "/canonical");
    assert_span_is(f->tags.base, "/base/");
    assert_span_is(f->tags.html_language, "de");
    assert_span_is(f->tags.page_title, "Tide table");
}

static void authors_of_one_name_are_kept_together(void **state)
{
    struct fixture *f = *state;

    read_page(
        f,
        "<meta name=dc.creator content='Site'><meta name=citation_author content='Quay, Ann'>"
        "<meta name=citation_author content='Ben Dock'><meta name=article:author content='x'>"
        "<meta name=author content='https://harbourpost.example/ann'>");
    assert_int_equal(f->tags.n_authors, 2);
    assert_span_is(f->tags.authors[0], "Ann Quay");
    assert_span_is(f->tags.authors[1], "Ben Dock");
    assert_span_is(f->tags.value[CC_META_AUTHOR], "Ann Quay");
    read_page(f, "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 "
                 "content='Ann Quay'>");
    assert_int_equal(f->tags.n_authors, 1);
    read_page(f, "<meta name=twitter:label1 content='Time to read'><meta name=twitter:data1 "
                 "content='5 minutes'>");
    assert_int_equal(f->tags.n_authors, 0);
}

static void the_family_name_of_dublin_core_is_put_last(void **state)
{
    static const struct {
        const char *html, *author;
    } cases[] = {
        {"<meta name=DCTERMS.creator content='Quay, Ann'>", "Ann Quay"},
        {"<meta name=DC.creator content='Quay, Ann Mary'>", "Ann Mary Quay"},
        {"<meta name=DC.creator content='Ann Quay, Ben Dock'>", "Ann Quay, Ben Dock"},
        {"<meta name=DC.creator content='Harbour, Ministry of the Coasts'>", "Harbour, Ministry of the Coasts"},
        {"<meta name=author content='Quay, Ann'>", "Quay, Ann"},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(f, cases[i].html);
        assert_span_is(f->tags.authors[0], cases[i].author);
    }
}

static void an_itemprop_of_a_picture_is_not_the_articles(void **state)
{
    struct fixture *f = *state;

    read_page(f, "<div itemscope itemtype=https://schema.org/NewsArticle>"
                 "<div itemscope itemtype=https://schema.org/ImageObject>"
                 "<meta itemprop=author content='Photo agency'>"
                 "<meta itemprop=headline content='A pier'></div>"
                 "<meta itemprop=author content='Ann Quay'></div>"
                 "<div itemscope itemtype=ImageObject><meta itemprop=name content=x></div>");
    assert_int_equal(f->tags.n_authors, 1);
    assert_span_is(f->tags.authors[0], "Ann Quay");
    assert_span_is(f->tags.value[CC_META_TITLE], "");
}

static void more_authors_than_fit_are_left_out(void **state)
{
    struct fixture *f = *state;
    char html[4096] = "";
    int i;

    for (i = 0; i <= CC_METATAGS_MAX_AUTHORS; i++)
        strcat(html, "<meta name=author content='Ann Quay'>");
    read_page(f, html);
    assert_int_equal(f->tags.n_authors, CC_METATAGS_MAX_AUTHORS);
}

static void a_page_without_tags_gives_nothing(void **state)
{
    struct fixture *f = *state;
    int i;

    read_page(
        f, "<meta><meta name=title><meta content=x><link><base><svg><title>Icon</title></svg>");
    for (i = 0; i < CC_META_COUNT; i++)
        assert_int_equal(f->tags.value[i].len, 0);
    assert_int_equal(f->tags.page_title.len + f->tags.canonical.len + f->tags.n_authors, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_name_of_each_thing_wins),
        cmocka_unit_test(authors_of_one_name_are_kept_together),
        cmocka_unit_test(the_family_name_of_dublin_core_is_put_last),
        cmocka_unit_test(an_itemprop_of_a_picture_is_not_the_articles),
        cmocka_unit_test(more_authors_than_fit_are_left_out),
        cmocka_unit_test(a_page_without_tags_gives_nothing),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
