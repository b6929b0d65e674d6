#include "cleancopy/core/alloc_install.h"
#include "cleancopy/extract/detail.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

#define BASE "https://www.harbourpost.example/news/ferry"

struct fixture {
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_dom dom;
    struct cc_jsonld jsonld;
    struct cc_metatags meta;
    struct cc_document doc;
};

static int start(void **state)
{
    static struct fixture f;

    cc_alloc_install();
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

/* `date` as metadata.c has read it already. */
static void read_page(struct fixture *f, const char *html, const char *date, const char *base)
{
    memset(&f->doc, 0, sizeof f->doc);
    f->doc.date = cc_span_from(date);
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &f->dom, NULL),
                     CC_OK);
    assert_int_equal(cc_jsonld_read(&f->arena, &f->cfg.limits, &f->dom, &f->jsonld, NULL),
                     CC_OK);
    assert_int_equal(cc_metatags_read(&f->arena, &f->dom, &f->meta, NULL), CC_OK);
    assert_int_equal(cc_detail_read(&f->arena, &f->dom, &f->jsonld, &f->meta,
                                    cc_span_from(base), CC_NO_INDEX, &f->doc, NULL),
                     CC_OK);
}

#define LD(json) "<script type=application/ld+json>" json "</script>"

static void the_last_change_is_told_from_the_publication(void **state)
{
    static const struct {
        const char *html, *date, *modified;
    } cases[] = {
        {LD("{\"@type\":\"Article\",\"dateModified\":\"2025-03-14T08:00:00+01:00\"}"),
         "2025-03-13T10:00:00+01:00", "2025-03-14T08:00:00+01:00"},
        {"<meta property=article:modified_time content='2025-03-14T08:00:00Z'>", "2025-03-13",
         "2025-03-14T08:00:00Z"},
        {"<meta name=dcterms.modified content='2025-03-14'>", "", "2025-03-14"},
        {"<time itemprop=dateModified datetime='2025-03-14T08:00'>later</time>", "2025-03-13",
         "2025-03-14T08:00:00"},
        {"<meta property=article:modified_time content='2025-03-13T10:00:00Z'>",
         "2025-03-13T10:00:00Z", ""},
        {"<meta property=article:modified_time content='2025-03-12T10:00:00Z'>",
         "2025-03-13T10:00:00Z", ""},
        {"<meta property=article:modified_time content='soon'>", "2025-03-13", ""},
        {"<p>Changed on 14 March 2025</p>", "2025-03-13", ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(f, cases[i].html, cases[i].date, BASE);
        assert_span_is(f->doc.modified, cases[i].modified);
    }
}

static void tags_come_from_the_best_place(void **state)
{
    static const struct {
        const char *html;
        uint32_t n;
        const char *first, *last;
    } cases[] = {
        {"<meta property=article:tag content=ferry><meta property=article:tag content='Quay, "
         "tide'>" LD("{\"@type\":\"Article\",\"keywords\":\"other\"}"),
         3, "ferry", "tide"},
        {LD("{\"@type\":\"NewsArticle\",\"keywords\":[\"ferry\",{\"@type\":\"DefinedTerm\","
            "\"name\":\"tide; quay\"},7]}") "<meta name=keywords content='news, cheap'>",
         3, "ferry", "quay"},
        {"<meta name=keywords content='news'><a rel=tag>ferry</a><a rel='nofollow'>x</a>", 1,
         "ferry", "ferry"},
        {"<meta name=keywords content=' news , News,, tide '>", 2, "news", "tide"},
        {"<meta name=DC.subject content='\xE6\xB8\xA1\xE3\x80\x81\xE6\xB8\xAF'>", 2,
         "\xE6\xB8\xA1", "\xE6\xB8\xAF"},
        {"<p>no tag</p>", 0, "", ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(f, cases[i].html, "", BASE);
        assert_int_equal(f->doc.n_tags, cases[i].n);
        if (cases[i].n == 0)
            continue;
        assert_span_is(f->doc.tags[0], cases[i].first);
        assert_span_is(f->doc.tags[cases[i].n - 1], cases[i].last);
    }
}

static void tags_are_bounded_in_number_and_length(void **state)
{
    struct fixture *f = *state;
    char html[4096] = "<meta name=keywords content='";
    size_t len = strlen(html);
    uint32_t i;

    memset(html + len, 'x', CC_DETAIL_MAX_TAG_BYTES);
    len += CC_DETAIL_MAX_TAG_BYTES;
    html[len++] = ',';
    memset(html + len, 'y', CC_DETAIL_MAX_TAG_BYTES + 1);
    len += CC_DETAIL_MAX_TAG_BYTES + 1;
    for (i = 0; i < CC_DETAIL_MAX_TAGS + 3; i++)
        len += (size_t)snprintf(html + len, sizeof html - len, ",t%u", i);
    (void)snprintf(html + len, sizeof html - len, "'>");
    read_page(f, html, "", BASE);
    assert_int_equal(f->doc.n_tags, CC_DETAIL_MAX_TAGS);
    assert_int_equal(f->doc.tags[0].len, CC_DETAIL_MAX_TAG_BYTES);
    assert_span_is(f->doc.tags[1], "t0");
}

static void the_lead_image_is_an_absolute_address(void **state)
{
    static const struct {
        const char *html, *base, *image;
    } cases[] = {
        {"<meta property=og:image content='/img/a.jpg'>", BASE,
         "https://www.harbourpost.example/img/a.jpg"},
        {"<meta property=og:image content='//img.example/a.jpg'>", BASE,
         "https://img.example/a.jpg"},
        {"<meta property=og:image content='/img/a.jpg'>", "", ""},
        {"<meta property=og:image content='data:image/png;base64,AA'>"
         "<meta name=twitter:image content='https://img.example/t.jpg'>",
         BASE, "https://img.example/t.jpg"},
        {"<meta property=og:image content='ftp://img.example/a.jpg'>" LD(
             "{\"@type\":\"Article\",\"image\":[{\"@type\":\"ImageObject\","
             "\"contentUrl\":\"https://img.example/b.jpg\"},\"https://img.example/c.jpg\"]}"),
         BASE, "https://img.example/b.jpg"},
        {LD("{\"@graph\":[{\"@type\":\"WebPage\",\"image\":{\"@id\":\"#i\"}},"
            "{\"@type\":\"ImageObject\",\"@id\":\"#i\",\"url\":\"https://img.example/g.jpg\"}"
            "]}"),
         BASE, "https://img.example/g.jpg"},
        {"<link rel=image_src href=/old.jpg>", BASE, "https://www.harbourpost.example/old.jpg"},
        {"<div itemscope itemtype='https://schema.org/NewsArticle'><img itemprop=image src=/a.jpg></div>", BASE,
         "https://www.harbourpost.example/a.jpg"},
        {"<div itemscope itemtype='https://schema.org/Product'><img itemprop=image src=/a.jpg></div>", BASE, ""},
        {"<img itemprop=image src=/a.jpg>", BASE, ""},
        {"<img src=/inline.jpg>", BASE, ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(f, cases[i].html, "", cases[i].base);
        assert_span_is(f->doc.image, cases[i].image);
    }
}

static void an_address_over_the_limit_is_none(void **state)
{
    struct fixture *f = *state;
    static const char before[] = "<meta property=og:image content='https://img.example/";
    char html[CC_DETAIL_MAX_URL_BYTES + 100];
    size_t head = strlen("https://img.example/"), len = strlen(before);

    memcpy(html, before, len);
    memset(html + len, 'a', CC_DETAIL_MAX_URL_BYTES - head);
    len += CC_DETAIL_MAX_URL_BYTES - head;
    memcpy(html + len, "'>", 3);
    read_page(f, html, "", BASE);
    assert_int_equal(f->doc.image.len, CC_DETAIL_MAX_URL_BYTES);
    memcpy(html + len, "a'>", 4);
    read_page(f, html, "", BASE);
    assert_int_equal(f->doc.image.len, 0);
}

static void a_licence_is_the_texts_own(void **state)
{
    static const struct {
        const char *html, *licence;
    } cases[] = {
        {LD("{\"@type\":\"Article\",\"license\":\"https://creativecommons.org/licenses/by/4.0/"
            "\"}"),
         "https://creativecommons.org/licenses/by/4.0/"},
        {LD("{\"@type\":\"Article\",\"license\":{\"@type\":\"CreativeWork\","
            "\"url\":\"https://harbourpost.example/terms\"}}"),
         "https://harbourpost.example/terms"},
        {LD("{\"@type\":\"ImageObject\",\"license\":\"https://img.example/terms\"}"), ""},
        {LD("{\"@type\":\"Article\",\"license\":\"ask us\"}"), ""},
        {"<a rel='nofollow license' href=/terms>CC</a>",
         "https://www.harbourpost.example/terms"},
        {"<figure><figcaption><a rel=license href=/terms>CC</a></figcaption></figure>", ""},
        {"<meta name=DC.rights content='CC BY-SA 4.0'>", "CC BY-SA 4.0"},
        {"<meta name=DC.rights content='All rights reserved'>"
         "<meta name=copyright content='Harbour Post 2025'>",
         ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(f, cases[i].html, "", BASE);
        assert_span_is(f->doc.licence, cases[i].licence);
    }
}

static void access_is_what_the_page_declares(void **state)
{
    static const struct {
        const char *html;
        enum cc_access access;
    } cases[] = {
        {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":true}"), CC_ACCESS_FREE},
        {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}"),
         CC_ACCESS_PAYWALLED},
        {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"https://schema.org/False\"}"),
         CC_ACCESS_PAYWALLED},
        {LD("{\"@type\":\"NewsArticle\",\"hasPart\":{\"@type\":\"WebPageElement\","
            "\"isAccessibleForFree\":false,\"cssSelector\":\".wall\"}}"),
         CC_ACCESS_PAYWALLED},
        {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":true,\"hasPart\":[{\"@type\":"
            "\"WebPageElement\",\"isAccessibleForFree\":false}]}"),
         CC_ACCESS_FREE},
        {LD("{\"@type\":\"WebPage\",\"isAccessibleForFree\":true,\"mainEntity\":{\"@type\":"
            "\"Article\",\"isAccessibleForFree\":false}}"),
         CC_ACCESS_PAYWALLED},
        {LD("{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"perhaps\"}"),
         CC_ACCESS_UNKNOWN},
        {"<meta property=article:content_tier content=locked>", CC_ACCESS_PAYWALLED},
        {"<meta property=article:content_tier content=free>", CC_ACCESS_FREE},
        {"<meta property=article:content_tier content=metered>", CC_ACCESS_UNKNOWN},
        {"<meta itemprop=isAccessibleForFree content=False>", CC_ACCESS_PAYWALLED},
        {"<p>Subscribe now</p>", CC_ACCESS_UNKNOWN},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_page(f, cases[i].html, "", BASE);
        if (f->doc.access != cases[i].access)
            fail_msg("%s: %s", cases[i].html, cc_access_name(f->doc.access));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_last_change_is_told_from_the_publication),
        cmocka_unit_test(tags_come_from_the_best_place),
        cmocka_unit_test(tags_are_bounded_in_number_and_length),
        cmocka_unit_test(the_lead_image_is_an_absolute_address),
        cmocka_unit_test(an_address_over_the_limit_is_none),
        cmocka_unit_test(a_licence_is_the_texts_own),
        cmocka_unit_test(access_is_what_the_page_declares),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
