#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/source/page_links.h"

#include <string.h>

#define URL CC_SPAN("https://www.harbourpost.example/news/")

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static struct cc_page_links links_of(const char *head, uint32_t max_feeds)
{
    struct cc_page_links links = {0};
    struct cc_config cfg;
    struct cc_error err;
    struct cc_dom dom;
    struct cc_span html =
        cc_arena_printf(&arena, "<!doctype html><html><head>%s</head><body></body></html>", head);

    cc_config_defaults(&cfg);
    if (cc_dom_parse(&arena, &cfg.limits, html, &dom, &err) != CC_OK ||
        cc_page_links_read(&arena, &dom, URL, max_feeds, 8192, &links, &err) != CC_OK)
        fail_msg("%s", err.message);
    return links;
}

static void feeds_are_told_by_rel_and_type(void **state)
{
    static const struct {
        const char *link, *feed;
    } cases[] = {
        {"<link rel=alternate type='application/rss+xml' href='/feed'>", "/feed"},
        {"<link rel='ALTERNATE home' type='Application/Atom+XML; charset=utf-8' href='atom'>",
         "/news/atom"},
        {"<link rel=alternate type='application/feed+json' href='/feed.json'>", "/feed.json"},
        {"<link rel=alternate type='application/rdf+xml' href='/rdf'>", "/rdf"},
        {"<base href='/other/'><link rel=alternate type='application/rss+xml' href='feed'>",
         "/other/feed"},
        {"<link rel=alternate type='application/json' href='/wp-json/posts/1'>", ""},
        {"<link rel=alternate type='application/json+oembed' href='/oembed'>", ""},
        {"<link rel=alternate hreflang=de href='/de/'>", ""},
        {"<link rel=stylesheet type='application/rss+xml' href='/feed'>", ""},
        {"<link rel=alternate type='application/rss+xml' href='/comments/feed/'>", ""},
        {"<link rel=alternate type='application/rss+xml' title='Post - Kommentare' href='/k'>", ""},
        {"<link rel=alternate type='application/rss+xml' href='javascript:x'>", ""},
        {"<link rel=alternate type='application/rss+xml'>", ""},
        {"<a rel=alternate type='application/rss+xml' href='/feed'>", ""},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct cc_page_links links = links_of(cases[i].link, 4);
        struct cc_span feed = links.n_feeds > 0 ? links.feeds[0] : CC_SPAN_EMPTY;

        if (links.n_feeds > 0)
            feed = cc_span_slice(feed, strlen("https://www.harbourpost.example"), feed.len);
        if (!cc_span_is(feed, cc_span_from(cases[i].feed)))
            fail_msg("%s: \"%.*s\"", cases[i].link, CC_SPAN_PRINT(feed));
    }
}

static void feeds_come_once_and_end_at_the_limit(void **state)
{
    static const char head[] = "<link rel=alternate type='application/rss+xml' href='/1'>"
                               "<link rel=alternate type='application/atom+xml' href='/1#x'>"
                               "<link rel=alternate type='application/rss+xml' href='/2'>"
                               "<link rel=alternate type='application/rss+xml' href='/3'>";

    (void)state;
    assert_int_equal(links_of(head, 3).n_feeds, 3);
    assert_int_equal(links_of(head, 2).n_feeds, 2);
    assert_span_is(links_of(head, 2).feeds[1], "https://www.harbourpost.example/2");
    assert_int_equal(links_of(head, 0).n_feeds, 0);
}

static void the_first_next_canonical_and_amp_count(void **state)
{
    struct cc_page_links links = links_of(
        "<link rel='next' href='?page=2'><link rel=canonical href='/all'>"
        "<link rel=canonical href='/second'><link rel=amphtml href='/amp/all'></head><body>"
        "<a rel=next href='?page=3'>Older</a>",
        4);

    (void)state;
    assert_span_is(links.next, "https://www.harbourpost.example/news/?page=2");
    assert_span_is(links.canonical, "https://www.harbourpost.example/all");
    assert_span_is(links.amp, "https://www.harbourpost.example/amp/all");
    assert_span_is(links.base, "https://www.harbourpost.example/news/");
    links = links_of("</head><body><a rel='nofollow next' href='/p/2'>Older</a>"
                     "<a rel=canonical href='/x'>x</a>",
                     4);
    assert_span_is(links.next, "https://www.harbourpost.example/p/2");
    assert_int_equal(links.canonical.len + links.amp.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(feeds_are_told_by_rel_and_type),
        cmocka_unit_test(feeds_come_once_and_end_at_the_limit),
        cmocka_unit_test(the_first_next_canonical_and_amp_count),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
