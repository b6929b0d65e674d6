#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/extract/metadata.h"
#include "support.h"

#include <string.h>

struct fixture {
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_page page;
    struct cc_dom dom;
    struct cc_document doc;
    struct cc_span body, type;
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

/* A page with nothing known but bytes and, where not "", its address. */
static void page_is(struct fixture *f, const char *html, const char *url)
{
    memset(&f->page, 0, sizeof f->page);
    memset(&f->doc, 0, sizeof f->doc);
    f->page.source = CC_SPAN("saved.html");
    f->page.bytes = cc_span_from(html);
    f->page.url = cc_span_from(url);
    f->page.fetched_at_s = 42;
}

static void read_page(struct fixture *f)
{
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, f->page.bytes, &f->dom, NULL),
                     CC_OK);
    assert_int_equal(cc_metadata_read(&f->arena, &f->cfg.limits, &f->page, &f->dom, &f->doc,
                                      &f->body, &f->type, NULL),
                     CC_OK);
}

static void a_full_page_gives_every_field(void **state)
{
    struct fixture *f = *state;

    page_is(f,
            "<html lang=en_GB><title>Ferry back | Harbour Post</title>"
            "<link rel=canonical href='/2025/ferry?utm_source=feed'>"
            "<meta property=og:site_name content='Harbour Post'><meta name=description "
            "content='Short.'>"
            "<script "
            "type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry back\","
            "\"datePublished\":\"2025-03-13T10:00:00+01:00\",\"articleBody\":\"One.\","
            "\"author\":{\"@type\":\"Person\",\"name\":\"Ann Quay\"}}</script>"
            "<h1>Ferry back</h1>",
            "https://www.harbourpost.example/2025/ferry?ref=front#top");
    read_page(f);
    assert_span_is(f->doc.source, "saved.html");
    assert_int_equal(f->doc.fetched_at_s, 42);
    assert_span_is(f->doc.url, "https://www.harbourpost.example/2025/ferry?ref=front");
    assert_span_is(f->doc.canonical_url, "https://www.harbourpost.example/2025/ferry");
    assert_span_is(f->doc.outlet, "harbourpost.example");
    assert_true(f->doc.id == cc_hash64(f->doc.canonical_url));
    assert_span_is(f->doc.language, "en-GB");
    assert_span_is(f->doc.title, "Ferry back");
    assert_span_is(f->doc.date, "2025-03-13T10:00:00+01:00");
    assert_int_equal(f->doc.n_authors, 1);
    assert_span_is(f->doc.authors[0], "Ann Quay");
    assert_span_is(f->doc.site_name, "Harbour Post");
    assert_span_is(f->doc.description, "Short.");
    assert_span_is(f->body, "One.");
    assert_span_is(f->type, "NewsArticle");
}

static void nothing_is_invented(void **state)
{
    struct fixture *f = *state;

    page_is(f, "<p>The ferry of 13 March 2025 was late.", "");
    read_page(f);
    assert_int_equal(
        f->doc.title.len + f->doc.date.len + f->doc.n_authors + f->doc.language.len, 0);
    assert_int_equal(f->doc.url.len + f->doc.canonical_url.len + f->doc.outlet.len, 0);
    assert_int_equal(f->doc.site_name.len + f->doc.description.len + f->body.len + f->type.len,
                     0);
    assert_true(f->doc.id == cc_hash64(f->page.bytes));
}

static void a_canonical_address_is_believed_only_on_its_own_site(void **state)
{
    static const struct {
        const char *html, *url, *canonical;
    } cases[] = {
        {"<link rel=canonical href=https://m.harbourpost.example/a>",
         "https://harbourpost.example/b", "https://m.harbourpost.example/a"},
        {"<link rel=canonical href=https://evil.example/a>", "https://harbourpost.example/b",
         ""},
        {"<link rel=canonical href=https://evil.example/a><meta property=og:url content=/c>",
         "https://harbourpost.example/b", "https://harbourpost.example/c"},
        {"<link rel=canonical href=https://pier.example/a>", "", "https://pier.example/a"},
        {"<link rel=canonical href=/a>", "", ""},
        {"<link rel=canonical href=javascript:alert(1)>", "https://harbourpost.example/b", ""},
        {"<link rel=canonical href=https://ann@harbourpost.example/>",
         "https://harbourpost.example/b", ""},
        {"<link rel=canonical href=/>", "https://harbourpost.example/b", ""},
        {"<link rel=canonical href=/>", "https://harbourpost.example/?p=7", ""},
        {"<link rel=canonical href=/>", "http://harbourpost.example",
         "http://harbourpost.example/"},
        {"<base href=/news/><link rel=canonical href=a>", "https://harbourpost.example/b",
         "https://harbourpost.example/news/a"},
        {"<link rel=canonical href=http://127.0.0.2/a>", "http://127.0.0.1/b", ""},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        page_is(f, cases[i].html, cases[i].url);
        read_page(f);
        assert_span_is(f->doc.canonical_url, cases[i].canonical);
    }
}

static void what_the_source_knows_wins(void **state)
{
    struct fixture *f = *state;

    page_is(f, "<h1>Ferry back</h1><time datetime=2025-03-13></time>",
            "https://a.harbourpost.example/x");
    f->page.title = CC_SPAN("Given &amp; taken");
    f->page.date = CC_SPAN("4 May 2024");
    f->page.outlet = CC_SPAN("Harbour");
    f->page.id = CC_SPAN("0123456789abcdef");
    read_page(f);
    assert_span_is(f->doc.title, "Given & taken");
    assert_span_is(f->doc.date, "2024-05-04");
    assert_span_is(f->doc.outlet, "Harbour");
    f->page.outlet = CC_SPAN("Harbour\xC2\x9B""31m  Post");
    assert_int_equal(cc_metadata_plain(&f->arena, &f->page, &f->doc, NULL), CC_OK);
    assert_span_is(f->doc.outlet, "Harbour31m  Post");
    assert_true(f->doc.id == 0x0123456789abcdefu);
    f->page.id = CC_SPAN("story-7");
    read_page(f);
    assert_true(f->doc.id == cc_hash64(CC_SPAN("story-7")));
}

static void dates_come_from_the_best_place(void **state)
{
    static const struct {
        const char *html, *url, *date;
    } cases[] = {
        {"<script "
         "type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2025-01-01\"}</"
         "script>"
         "<meta property=article:published_time content=2025-02-02>",
         "", "2025-01-01"},
        {"<script "
         "type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2025-01-01\"}</"
         "script>"
         "<meta property=article:published_time content=2025-02-02>",
         "", "2025-02-02"},
        {"<h1>T</h1><time datetime=2025-03-03></time>", "https://pier.example/2024/01/01/t",
         "2025-03-03"},
        {"<h1>T</h1>", "https://pier.example/2024/01/02/t", "2024-01-02"},
        {"<h1>T</h1>", "https://pier.example/2024-01/02/t", "2024-01-02"},
        {"<h1>T</h1>", "https://pier.example/2024/10-5-things/t", ""},
        {"<meta property=article:modified_time content=2025-02-02>", "", ""},
        {"<meta property=og:type content=article><meta property=article:modified_time "
         "content=2025-02-02>",
         "", "2025-02-02"},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        page_is(f, cases[i].html, cases[i].url);
        read_page(f);
        assert_span_is(f->doc.date, cases[i].date);
    }
}

static void authors_come_from_the_best_place(void **state)
{
    static const struct {
        const char *html, *author;
    } cases[] = {
        {"<script "
         "type='application/"
         "ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\","
         "\"name\":\"Harbour Post\"}}</script><h1>T</h1><p class=byline>By Ann Quay</p>",
         "Ann Quay"},
        {"<script "
         "type='application/"
         "ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\","
         "\"name\":\"Harbour Post\"}}</script><h1>T</h1>",
         "Harbour Post"},
        {"<meta property=og:site_name content=Pier><meta name=author content=Pier><h1>T</h1>"
         "<p class=byline>By Ann Quay</p>",
         "Ann Quay"},
        {"<meta property=og:site_name content=Pier><meta name=author content=Pier><h1>T</h1>",
         "Pier"},
        {"<meta name=author content=Redaktion><h1>T</h1><p class=byline>Von Ann Quay</p>", "Ann Quay"},
        {"<meta name=author content=Redaktion><h1>T</h1>", "Redaktion"},
        {"<meta name=author content='Quay Digital Staff'><h1>T</h1><p>By <a>Ann Quay</a></p>", "Ann Quay"},
        {"<meta name=author content='Quay Digital Staff'><h1>T</h1>", "Quay Digital Staff"},
        {"<meta name=author content=redazione><h1>T</h1><p>di <b>Ann Quay</b></p>", "Ann Quay"},
        {"<meta name=author content=hpadmin><h1>T</h1><p>记者：秦书月</p>", "秦书月"},
        {"<meta name=author content=aquay><h1>T</h1><p class=byline>Utah</p>", "aquay"},
        {"<meta property=og:site_name content=Pier><meta name=author content=Pier><h1>T</h1>"
         "<p class=byline>Recipe by Pier</p>",
         "Pier"},
        {"<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\","
         "\"name\":\"Redaktion\"}}</script><h1>T</h1><p class=byline>Von Ann Quay</p>",
         "Ann Quay"},
        {"<meta name=articleAuthor content='Ann Quay'><h1>T</h1>", "Ann Quay"},
        {"<meta name=author content=harbourpost.example><h1>T</h1>"
         "<p class=byline>By Ann Quay</p>",
         "Ann Quay"},
        {"<meta name=author content=HARBOURPOST><h1>T</h1><p class=byline>By Ann Quay</p>",
         "Ann Quay"},
        {"<meta name=author content=Harbour><h1>T</h1><p class=byline>By Ann Quay</p>",
         "Harbour"},
    };
    struct fixture *f = *state;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        page_is(f, cases[i].html, "https://www.harbourpost.example/x");
        read_page(f);
        assert_int_equal(f->doc.n_authors, 1);
        assert_span_is(f->doc.authors[0], cases[i].author);
    }
}

/* What is told before a page is read is what its document says. */
static void an_outlet_is_told_before_the_page_is_read_or_not_at_all(void **state)
{
    static const struct {
        const char *url, *named, *html, *told; /* NULL: not told */
    } cases[] = {
        {"https://www.harbourpost.example/a", "", "<p>x", "harbourpost.example"},
        {"https://www.harbourpost.example/a", "Harbour\x01 Post", "<p>x", "Harbour Post"},
        {"", "Harbour Post", "<link rel=canonical href='https://b.example/a'>", "Harbour Post"},
        {"https://harbourpost.example/a", "", "<link rel=canonical href='https://b.example/a'>", "harbourpost.example"},
        {"HTTP://WWW.Harbourpost.example:80/a", "", "<link rel=canonical href='https://m.harbourpost.example/a'>",
         "harbourpost.example"},
        {"http://192.0.2.1/a", "", "<link rel=canonical href='https://b.example/a'>", "192.0.2.1"},
        {"", "", "<link rel=canonical href='https://b.example/a'>", NULL},
        {"file:///home/a.html", "", "<link rel=canonical href='https://b.example/a'>", NULL},
        {"", "", "<p>x", NULL},
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span outlet;

        page_is(f, cases[i].html, cases[i].url);
        f->page.outlet = cc_span_from(cases[i].named);
        assert_int_equal(cc_metadata_outlet(&f->arena, &f->page, &outlet), cases[i].told != NULL);
        read_page(f);
        if (cases[i].told == NULL)
            continue;
        assert_span_is(outlet, cases[i].told);
        assert_span_is(f->doc.outlet, cases[i].told);
    }
}

static void no_other_outlet_is_told_where_memory_is_refused(void **state)
{
    struct fixture *f = *state;
    bool refused = true;

    page_is(f, "<p>x", "https://www.harbourpost.example/a");
    for (uint64_t nth = 1; refused; nth++) {
        uint64_t before = cc_alloc_refusals();
        struct cc_arena arena;
        struct cc_span outlet;
        bool told;

        cc_arena_init(&arena, 1u << 20);
        cc_alloc_fail_at(nth, false);
        told = cc_metadata_outlet(&arena, &f->page, &outlet);
        cc_alloc_fail_at(0, false);
        refused = cc_alloc_refusals() != before;
        assert_int_equal(told, !refused);
        if (told)
            assert_span_is(outlet, "harbourpost.example");
        cc_arena_done(&arena);
        assert_true(nth < 1000);
    }
}

static void a_page_without_a_tree_gives_what_its_source_knows(void **state)
{
    struct fixture *f = *state;

    page_is(f, "Ferry back\n\nIt came.", "https://a.harbourpost.example/x?gclid=1");
    f->page.date = CC_SPAN("2025-03-13");
    f->page.title = CC_SPAN(" Ferry  back ");
    assert_int_equal(cc_metadata_plain(&f->arena, &f->page, &f->doc, NULL), CC_OK);
    assert_span_is(f->doc.url, "https://a.harbourpost.example/x");
    assert_span_is(f->doc.outlet, "harbourpost.example");
    assert_span_is(f->doc.title, "Ferry back");
    assert_span_is(f->doc.date, "2025-03-13");
    assert_int_equal(f->doc.n_authors, 0);
    assert_true(f->doc.id == cc_hash64(f->doc.url));
}

static void an_arena_that_refuses_is_a_limit(void **state)
{
    struct fixture *f = *state;
    size_t cap;

    page_is(f,
            "<title>Ferry back | Harbour Post</title><h1>Ferry back</h1><p class=byline>By Ann "
            "Quay",
            "https://harbourpost.example/x");
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, f->page.bytes, &f->dom, NULL),
                     CC_OK);
    for (cap = 0; cap < 400000; cap += 7919) {
        struct cc_arena small;
        enum cc_status st;

        cc_arena_init(&small, cap);
        st = cc_metadata_read(&small, &f->cfg.limits, &f->page, &f->dom, &f->doc, &f->body,
                              &f->type, NULL);
        assert_true(st == CC_OK || st == CC_E_LIMIT);
        cc_arena_done(&small);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_page_gives_every_field),
        cmocka_unit_test(nothing_is_invented),
        cmocka_unit_test(a_canonical_address_is_believed_only_on_its_own_site),
        cmocka_unit_test(what_the_source_knows_wins),
        cmocka_unit_test(dates_come_from_the_best_place),
        cmocka_unit_test(authors_come_from_the_best_place),
        cmocka_unit_test(an_outlet_is_told_before_the_page_is_read_or_not_at_all),
        cmocka_unit_test(no_other_outlet_is_told_where_memory_is_refused),
        cmocka_unit_test(a_page_without_a_tree_gives_what_its_source_knows),
        cmocka_unit_test(an_arena_that_refuses_is_a_limit),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
