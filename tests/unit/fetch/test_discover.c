#include "support.h"

#include "cleancopy/fetch/discover.h"

#include <string.h>

#define NAMED "https://harbourpost.example/feed"

static struct cc_arena arena;
static struct cc_config cfg;

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
    struct cc_error err;

    return cc_discover(&arena, &cfg, kind, CC_SPAN(NAMED), cc_span_from(url),
                       CC_SPAN("text/html"), cc_span_from(body), found, &err);
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
    assert_int_equal(found.n_pages, 2);
    assert_int_equal(found.n_refused, 3);
    assert_span_is(found.pages[0], "https://harbourpost.example/a");
    assert_span_is(found.pages[1], "https://sport.harbourpost.example/b");
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
    assert_int_equal(found.n_pages, 2);
    assert_span_is(found.pages[1], "https://new.example/b");
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
    assert_int_equal(found.n_sitemaps, 2);
    assert_int_equal(found.n_pages, 0);
    cfg.fetch.max_sitemaps = 1;
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED, body, &found), CC_OK);
    assert_int_equal(found.n_sitemaps, 1);
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
    assert_int_equal(found.n_pages, 1);
    assert_span_is(found.pages[0], "https://harbourpost.example/news/harbour-opens-again");
}

static void another_kind_of_document_is_bad_input(void **state)
{
    struct cc_discovered found;

    (void)state;
    assert_int_equal(discover(CC_DISCOVERY_FEED, NAMED, "<urlset></urlset>", &found),
                     CC_E_INPUT);
    assert_int_equal(discover(CC_DISCOVERY_SITEMAP, NAMED, "<rss></rss>", &found), CC_E_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_become_absolute_and_stay_on_the_site),
        cmocka_unit_test(a_moved_document_may_name_both_sites),
        cmocka_unit_test(a_sitemap_index_gives_sitemaps_up_to_the_limit),
        cmocka_unit_test(a_front_page_gives_its_stories),
        cmocka_unit_test(another_kind_of_document_is_bad_input),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
