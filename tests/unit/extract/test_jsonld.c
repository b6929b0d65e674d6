#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/extract/jsonld.h"
#include "support.h"

#include <stdio.h>
#include <string.h>

struct fixture {
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_dom dom;
    struct cc_jsonld ld;
};

static int start(void **state)
{
    static struct fixture f;

    cc_alloc_install();
    cc_config_defaults(&f.cfg);
    cc_arena_init(&f.arena, 128u << 20);
    *state = &f;
    return 0;
}

static int stop(void **state)
{
    struct fixture *f = *state;

    cc_arena_done(&f->arena);
    return 0;
}

static enum cc_status read_page(struct fixture *f, const char *html)
{
    assert_int_equal(cc_dom_parse(&f->arena, &f->cfg.limits, cc_span_from(html), &f->dom, NULL),
                     CC_OK);
    return cc_jsonld_read(&f->arena, &f->cfg.limits, &f->dom, &f->ld, NULL);
}

/* The script's JSON, one page. */
static void read_json(struct fixture *f, const char *json)
{
    static char html[8192];

    (void)snprintf(html, sizeof html, "<script type='application/ld+json'>%s</script><p>x",
                   json);
    assert_int_equal(read_page(f, html), CC_OK);
}

static void an_article_gives_its_fields(void **state)
{
    struct fixture *f = *state;

    read_json(
        f,
        "{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\","
        "\"headline\":\"Ferry &amp; pier  reopen\",\"datePublished\":\"2025-03-13T10:00:00Z\","
        "\"dateModified\":\"2025-03-14\",\"description\":\"Short.\",\"inLanguage\":\"en-GB\","
        "\"url\":\"https://harbourpost.example/ferry\",\"articleBody\":\"One.\\n\\nTwo.\","
        "\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Quay\"},{\"name\":\"Ben Dock\"}],"
        "\"publisher\":{\"@type\":\"Organization\",\"name\":\"Harbour Post\"}}");
    assert_span_is(f->ld.type, "NewsArticle");
    assert_span_is(f->ld.title, "Ferry & pier reopen");
    assert_span_is(f->ld.published, "2025-03-13T10:00:00Z");
    assert_span_is(f->ld.modified, "2025-03-14");
    assert_span_is(f->ld.description, "Short.");
    assert_span_is(f->ld.language, "en-GB");
    assert_span_is(f->ld.url, "https://harbourpost.example/ferry");
    assert_span_is(f->ld.site_name, "Harbour Post");
    assert_span_is(f->ld.body, "One.\n\nTwo.");
    assert_int_equal(f->ld.n_authors, 2);
    assert_span_is(f->ld.authors[0], "Ann Quay");
    assert_span_is(f->ld.authors[1], "Ben Dock");
    assert_false(f->ld.is_page_date);
}

static void the_article_of_a_graph_wins_over_the_page(void **state)
{
    struct fixture *f = *state;

    read_json(f,
              "{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"Harbour Post\"},"
              "{\"@type\":\"WebPage\",\"name\":\"Page\",\"datePublished\":\"2024-01-01\","
              "\"description\":\"Of the page\"},"
              "{\"@type\":[\"Thing\",\"http://schema.org/BlogPosting\"],\"headline\":\"Story\","
              "\"datePublished\":\"2025-01-01\",\"author\":{\"@id\":\"#ann\"}},"
              "{\"@type\":\"Person\",\"@id\":\"#ann\",\"name\":\"Ann Quay\"}]}");
    assert_span_is(f->ld.type, "BlogPosting");
    assert_span_is(f->ld.title, "Story");
    assert_span_is(f->ld.page_title, "Page");
    assert_span_is(f->ld.published, "2025-01-01");
    assert_span_is(f->ld.description, "Of the page");
    assert_span_is(f->ld.site_name, "Harbour Post");
    assert_int_equal(f->ld.n_authors, 1);
    assert_span_is(f->ld.authors[0], "Ann Quay");
}

static void arrays_and_main_entities_are_looked_into(void **state)
{
    struct fixture *f = *state;

    read_json(f, "[[{\"@type\":\"BreadcrumbList\"}],{\"@type\":\"QAPage\",\"mainEntity\":"
                 "{\"@type\":\"Question\",\"name\":\"Why tides?\",\"author\":\"ann\"}}]");
    assert_span_is(f->ld.type, "Question");
    assert_span_is(f->ld.title, "Why tides?");
    assert_span_is(f->ld.authors[0], "ann");
    read_json(f, "{\"@type\":\"WebPage\",\"datePublished\":\"2024-01-01\"}");
    assert_true(f->ld.is_page_date);
}

static void organisations_are_authors_only_without_persons(void **state)
{
    struct fixture *f = *state;

    read_json(f, "{\"@type\":\"Article\",\"author\":[{\"@type\":\"Organization\",\"name\":"
                 "\"Harbour Post\"},"
                 "{\"@type\":\"Person\",\"name\":\"Ann "
                 "Quay\"},{\"@type\":\"NewsMediaOrganization\",\"name\":\"W\"},"
                 "\"ann quay\",\"https://harbourpost.example/ann\"]}");
    assert_int_equal(f->ld.n_authors, 1);
    assert_span_is(f->ld.authors[0], "Ann Quay");
    assert_true(f->ld.has_person);
    read_json(f, "{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":"
                 "\"Harbour Post\"}}");
    assert_int_equal(f->ld.n_authors, 1);
    assert_false(f->ld.has_person);
}

static void a_broken_script_is_passed_over(void **state)
{
    struct fixture *f = *state;

    assert_int_equal(read_page(f,
                               "<script type='application/ld+json'>not json</script>"
                               "<script type='application/ld+json'></script>"
                               "<script>{\"@type\":\"Article\",\"headline\":\"no\"}</script>"
                               "<script type='Application/LD+JSON; charset=utf-8'>"
                               "{\"@type\":\"Article\",\"headline\":\"two\nlines\",}</script>"),
                     CC_OK);
    assert_span_is(f->ld.title, "two lines");
    assert_int_equal(read_page(f, "<p>nothing"), CC_OK);
    assert_int_equal(f->ld.title.len + f->ld.type.len + f->ld.n_authors, 0);
}

static void values_of_wrong_kinds_do_no_harm(void **state)
{
    static const char *const cases[] = {
        "{\"@type\":7,\"headline\":{},\"author\":[[],{},7,null,{\"name\":[1]}]}",
        "{\"@type\":\"Article\",\"headline\":[[]],\"datePublished\":{\"@value\":3},\"author\":{"
        "\"name\":{}}}",
        "{\"@graph\":7,\"mainEntity\":[null]}",
        "[null,1,\"x\",[[]]]",
        "7",
        "{\"@type\":[],\"@id\":7,\"name\":7}",
        "{\"@type\":\"Article\",\"headline\":\"a\\u0000b\",\"n\":1e999,\"m\":"
        "99999999999999999999}",
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        read_json(*state, cases[i]);
}

static void authors_and_objects_are_bounded(void **state)
{
    struct fixture *f = *state;
    static char json[200000];
    size_t n = 0, i;

    n += (size_t)snprintf(
        json + n, sizeof json - n,
        "<script type='application/ld+json'>[{\"@type\":\"Article\",\"author\":[");
    for (i = 0; i < CC_JSONLD_MAX_AUTHORS + 1; i++)
        n += (size_t)snprintf(json + n, sizeof json - n, "%s\"Ann %zu\"", i ? "," : "", i);
    n += (size_t)snprintf(json + n, sizeof json - n, "]}");
    for (i = 0; i < 2 * CC_JSONLD_MAX_OBJECTS; i++)
        n += (size_t)snprintf(json + n, sizeof json - n,
                              ",{\"@type\":\"WebPage\",\"name\":\"p\"}");
    (void)snprintf(json + n, sizeof json - n, "]</script>");
    assert_int_equal(read_page(f, json), CC_OK);
    assert_int_equal(f->ld.n_authors, CC_JSONLD_MAX_AUTHORS);
}

static void a_short_arena_or_heap_leaks_nothing(void **state)
{
    static const char html[] =
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"a &amp; b\","
        "\"author\":[{\"name\":\"Ann Quay\"},\"Ben Dock\"]}</script>";
    struct fixture *f = *state;
    struct cc_jsonld ld;
    uint64_t nth;
    size_t cap;

    assert_int_equal(read_page(f, html), CC_OK);
    for (cap = 0; cap < 100000; cap += 4999) {
        struct cc_arena small;
        enum cc_status st;

        cc_arena_init(&small, cap);
        st = cc_jsonld_read(&small, &f->cfg.limits, &f->dom, &ld, NULL);
        assert_true(st == CC_OK || st == CC_E_LIMIT);
        cc_arena_done(&small);
    }
    for (nth = 1; nth < 60; nth++) {
        struct cc_arena fresh;

        cc_arena_init(&fresh, 1u << 20);
        cc_alloc_fail_at(nth, false);
        (void)cc_jsonld_read(&fresh, &f->cfg.limits, &f->dom, &ld, NULL);
        cc_alloc_fail_at(0, false);
        cc_arena_done(&fresh);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_gives_its_fields),
        cmocka_unit_test(the_article_of_a_graph_wins_over_the_page),
        cmocka_unit_test(arrays_and_main_entities_are_looked_into),
        cmocka_unit_test(organisations_are_authors_only_without_persons),
        cmocka_unit_test(a_broken_script_is_passed_over),
        cmocka_unit_test(values_of_wrong_kinds_do_no_harm),
        cmocka_unit_test(authors_and_objects_are_bounded),
        cmocka_unit_test(a_short_arena_or_heap_leaks_nothing),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
