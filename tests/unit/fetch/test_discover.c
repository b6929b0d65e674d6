#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/fetch/discover.h"

#include <string.h>

#define NAMED "https://harbourpost.example/feed"

static struct cc_arena arena;
static struct cc_config cfg;
static struct cc_source source;
static struct cc_error err;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    cc_config_defaults(&cfg);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

static enum cc_status discover(enum cc_discovery kind, const char *url, const char *body,
                               struct cc_discovered *found)
{
    const struct cc_discovery_input input = {
        kind, CC_SPAN(NAMED), cc_span_from(url), &source, CC_SPAN("text/html"), cc_span_from(body)};

    return cc_discover(&arena, &cfg, &input, found, &err);
}

static void links_become_absolute_and_stay_on_the_site(void **state)
{
    static const char body[] = "<rss><channel><item><link>/a?utm_source=rss#x</link></item>"
                               "<item><link>https://sport.harbourpost.example/b</link></item>"
                               "<item><link>https://elsewhere.example/ad</link></item>"
                               "<item><link>javascript:alert(1)</link></item>"
                               "<item><link>file:///etc/passwd</link></item></channel></rss>";
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_FEED, NAMED, body, &found), CC_OK);
    assert_int_equal(found.pages.count, 2);
    assert_int_equal(found.n_refused, 3);
    assert_span_is(found.pages.list[0], "https://harbourpost.example/a");
    assert_span_is(found.pages.list[1], "https://sport.harbourpost.example/b");
}

static void when_a_page_was_changed_stays_with_its_link(void **state)
{
    static const char feed[] =
        "<feed><entry><link href='https://elsewhere.example/ad'/><updated>2026-01-01T00:00:00Z</updated></entry>"
        "<entry><link href='/a'/><updated>2026-03-01T08:00:00Z</updated></entry><entry><link href='/b'/></entry></feed>";
    static const char map[] = "<urlset><url><loc>https://harbourpost.example/c</loc><lastmod>2026-03-01"
                              "</lastmod></url></urlset>";
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_FEED, NAMED, feed, &found), CC_OK);
    assert_int_equal(found.pages.count, 2);
    assert_true(found.pages.changed_at_s[0] == 1772352000);
    assert_true(found.pages.changed_at_s[1] == CC_NO_TIME);
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED, map, &found), CC_OK);
    assert_true(found.pages.changed_at_s[0] == 1772323200);
}

static void a_moved_document_may_name_both_sites(void **state)
{
    static const char body[] =
        "<rss><channel><item><link>https://harbourpost.example/a</link></item>"
        "<item><link>/b</link></item></channel></rss>";
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_FEED, "https://new.example/feed", body, &found),
                     CC_OK);
    assert_int_equal(found.pages.count, 2);
    assert_span_is(found.pages.list[1], "https://new.example/b");
}

static void a_sitemap_index_gives_sitemaps_up_to_the_limit(void **state)
{
    static const char body[] =
        "<sitemapindex><sitemap><loc>https://harbourpost.example/1</loc></sitemap>"
        "<sitemap><loc>https://harbourpost.example/2</loc></sitemap></sitemapindex>";
    struct cc_discovered found;

    (void)state;
    cfg.fetch.max_sitemaps = 2;
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED, body, &found), CC_OK);
    assert_int_equal(found.sitemaps.count, 2);
    assert_int_equal(found.pages.count, 0);
    cfg.fetch.max_sitemaps = 1;
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED, body, &found), CC_OK);
    assert_int_equal(found.sitemaps.count, 1);
    cc_config_defaults(&cfg);
}

static void a_front_page_gives_its_stories(void **state)
{
    struct cc_discovered found;

    (void)state;
    assert_int_equal(
        discover(CC_DISCOVERY_FRONT_PAGE, "https://harbourpost.example/",
                 "<!doctype html><html><body><a href='/news/harbour-opens-again'>Harbour"
                 "</a><a href='/about'>About</a></body></html>",
                 &found),
        CC_OK);
    assert_int_equal(found.pages.count, 1);
    assert_span_is(found.pages.list[0], "https://harbourpost.example/news/harbour-opens-again");
}

static void another_kind_of_document_is_bad_input(void **state)
{
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_FEED, NAMED, "<urlset></urlset>", &found),
                     CC_E_INPUT);
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED, "<html><p>x</p></html>", &found),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, "not a sitemap"));
}

static void another_host_needs_permission(void **state)
{
    static const char body[] =
        "<rss><channel><item><link>https://partner.example/a</link></item>"
        "<item><link>https://news.partner.example/b</link></item>"
        "<item><link>https://elsewhere.example/c</link></item></channel></rss>";
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_FEED, NAMED, body, &found), CC_OK);
    assert_int_equal(found.pages.count, 0);
    source.allow_hosts[source.n_allow_hosts++] = "partner.example";
    assert_int_equal(discover(CC_DISCOVERY_FEED, NAMED, body, &found), CC_OK);
    source.n_allow_hosts = 0;
    assert_int_equal(found.pages.count, 2);
    assert_int_equal(found.n_refused, 1);
    assert_span_is(found.pages.list[1], "https://news.partner.example/b");
}

static void a_feed_or_robots_file_will_do_for_a_sitemap(void **state)
{
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED,
                              "<rss><channel><item><link>/a</link></item></channel></rss>",
                              &found),
                     CC_OK);
    assert_int_equal(found.pages.count, 1);
    assert_int_equal(
        discover(CC_DISCOVERY_SITEMAP, "https://harbourpost.example/robots.txt",
                 "User-agent: *\nDisallow: /x\nSitemap: https://harbourpost.example/map.xml\n"
                 "SITEMAP:https://elsewhere.example/map.xml\n",
                 &found),
        CC_OK);
    assert_int_equal(found.sitemaps.count, 1);
    assert_int_equal(found.n_refused, 1);
    assert_span_is(found.sitemaps.list[0], "https://harbourpost.example/map.xml");
}

static void a_web_page_instead_of_a_feed_names_its_feeds(void **state)
{
    struct cc_discovered found;

    (void)state;
    assert_int_equal(
        discover(CC_DISCOVERY_FEED, "https://harbourpost.example/",
                 "<!doctype html><html><head><link rel=alternate type='application/rss+xml' "
                 "href='/feed'></head><body><a href='/news/harbour-opens-again'>x</a></body></html>",
                 &found),
        CC_OK);
    assert_int_equal(found.feeds.count, 1);
    assert_int_equal(found.pages.count, 0);
    assert_span_is(found.feeds.list[0], "https://harbourpost.example/feed");
    assert_int_equal(discover(CC_DISCOVERY_FEED, "https://harbourpost.example/",
                              "<!doctype html><html><body>x</body></html>", &found),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, "front page"));
}

static void a_front_page_names_feeds_and_its_next_page(void **state)
{
    static const char body[] =
        "<!doctype html><html><head><link rel=alternate type='application/rss+xml' href='/1'>"
        "<link rel=alternate type='application/rss+xml' href='https://feeds.example/harbour'>"
        "<link rel=alternate type='application/rss+xml' href='/2'><link rel=next href='/page/2'>"
        "</head><body><a href='/news/harbour-opens-again'>x</a></body></html>";
    struct cc_discovered found;

    (void)state;
    assert_int_equal(
        discover(CC_DISCOVERY_FRONT_PAGE, "https://harbourpost.example/", body, &found), CC_OK);
    assert_int_equal(found.pages.count, 1);
    assert_int_equal(found.feeds.count, 2);
    assert_int_equal(found.n_refused, 1);
    assert_int_equal(found.next.count, 1);
    assert_span_is(found.next.list[0], "https://harbourpost.example/page/2");
    cfg.fetch.max_page_feeds = 1;
    assert_int_equal(
        discover(CC_DISCOVERY_FRONT_PAGE, "https://harbourpost.example/", body, &found), CC_OK);
    cc_config_defaults(&cfg);
    assert_int_equal(found.feeds.count, 1);
}

/* Each of these makes other links of the same document. */
static void settings_are_told_apart(void **state)
{
    struct cc_source other = source;
    struct cc_config less = cfg;
    struct cc_discovery_input input = {CC_DISCOVERY_FEED, CC_SPAN(NAMED), CC_SPAN(NAMED), &source,
                                       CC_SPAN("text/html"), CC_SPAN("x")},
                              asked = input;
    uint64_t plain = cc_discover_settings(&cfg, &input);

    (void)state;
    assert_true(plain != 0);
    asked.body = asked.content_type = CC_SPAN("y"); /* the document itself is none of them */
    assert_true(cc_discover_settings(&cfg, &asked) == plain);
    asked.source = &other;
    assert_true(cc_discover_settings(&cfg, &asked) == plain);
    other.allow_hosts[other.n_allow_hosts++] = "partner.example";
    assert_true(cc_discover_settings(&cfg, &asked) != plain);
    asked = input;
    asked.kind = CC_DISCOVERY_SITEMAP;
    assert_true(cc_discover_settings(&cfg, &asked) != plain);
    asked = input;
    asked.named = CC_SPAN("https://elsewhere.example/feed");
    assert_true(cc_discover_settings(&cfg, &asked) != plain);
    less.fetch.max_feed_entries--;
    assert_true(cc_discover_settings(&less, &input) != plain);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_become_absolute_and_stay_on_the_site),
        cmocka_unit_test(when_a_page_was_changed_stays_with_its_link),
        cmocka_unit_test(a_moved_document_may_name_both_sites),
        cmocka_unit_test(a_sitemap_index_gives_sitemaps_up_to_the_limit),
        cmocka_unit_test(a_front_page_gives_its_stories),
        cmocka_unit_test(another_host_needs_permission),
        cmocka_unit_test(settings_are_told_apart),
        cmocka_unit_test(a_feed_or_robots_file_will_do_for_a_sitemap),
        cmocka_unit_test(a_web_page_instead_of_a_feed_names_its_feeds),
        cmocka_unit_test(a_front_page_names_feeds_and_its_next_page),
        cmocka_unit_test(another_kind_of_document_is_bad_input),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
