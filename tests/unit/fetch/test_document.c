/* Feeds, sitemaps, front pages: what they name is fetched. */
#include "fetch_fixture.h"

#include "cleancopy/state/discovery_store.h"

#include <stdio.h>
#include <string.h>

static struct cc_discovery_record document_row(struct fixture *f, const char *url)
{
    struct cc_discovery_record r;

    if (cc_discovery_get(f->state, &f->arena, cc_span_from(url), &r, &f->err) != CC_OK)
        fail_msg("no row for %s", url);
    return r;
}

static void feeds_sitemaps_and_front_pages_name_pages(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>" BASE "/one</link></item><item><link>"
                             "http://elsewhere.example/ad</link></item></channel></rss>"));
    http_server_page(f->server, HOST, "/index.xml", "text/xml", "\"i\"",
                     CC_SPAN("<sitemapindex><sitemap><loc>" BASE "/map.xml</loc></sitemap>"
                             "</sitemapindex>"));
    http_server_page(f->server, HOST, "/map.xml", "text/xml", "\"m\"",
                     CC_SPAN("<urlset><url><loc>" BASE "/one</loc></url><url><loc>" BASE
                             "/two</loc></url></urlset>"));
    http_server_page(
        f->server, HOST, "/", "text/html", "\"h\"",
        CC_SPAN("<!doctype html><html><body><main><a href='/news/harbour-opens-again'>"
                "Harbour opens again</a><a href='/tag/boats'>Boats</a></main></body></html>"));
    page(f, "/one", "\"1\"");
    page(f, "/two", "\"2\"");
    page(f, "/news/harbour-opens-again", "\"3\"");
    s->feeds[s->n_feeds++] = BASE "/feed";
    s->sitemaps[s->n_sitemaps++] = BASE "/index.xml";
    s->front_pages[s->n_front_pages++] = BASE "/";
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 3);
    assert_int_equal(f->counts.discovery_failed, 0);
    assert_int_equal(http_server_count(f->server, "elsewhere.example", ""), 0);
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 1);
    assert_span_is(row(f, BASE "/two").found_by, BASE "/map.xml");
    /* Everything answers "not modified", and still names what it named. */
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_UNCHANGED], 3);
    assert_true(http_server_was_sent(f->server, HOST, "/feed", "If-None-Match: \"f\""));
    assert_true(http_server_was_sent(f->server, HOST, "/map.xml", "If-None-Match: \"m\""));
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 0);
}

/* A listing of pages 1, 2, 3 …, a story on each, and feeds that page 1 names. */
static void a_front_page_leads_to_feeds_and_to_a_few_more_pages(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];
    char path[32], body[800], story[64];
    int i;

    for (i = 1; i <= 9; i++) {
        snprintf(path, sizeof(path), "/page/%d", i);
        snprintf(body, sizeof(body),
                 "<!doctype html><html><head>%s<link rel=next href='/page/%d'></head><body>"
                 "<a href='/news/the-story-of-day-%d'>x</a></body></html>",
                 i > 1 ? ""
                       : "<link rel=alternate type='application/rss+xml' href='/feed'>"
                         "<link rel=alternate type='application/rss+xml' href='/kept/feed'>"
                         "<link rel=alternate type='application/rss+xml' href='/gone'>",
                 i + 1, i);
        http_server_page(f->server, HOST, path, "text/html", "\"p\"", cc_span_from(body));
        snprintf(story, sizeof(story), "/news/the-story-of-day-%d", i);
        page(f, story, "\"s\"");
    }
    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: *\nDisallow: /kept/\n"));
    http_server_page(
        f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
        CC_SPAN("<rss><channel><item><link>/from-the-feed</link></item></channel></rss>"));
    page(f, "/from-the-feed", "\"1\"");
    s->front_pages[s->n_front_pages++] = BASE "/page/1";
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED],
                     2 + f->cfg.fetch.max_next_pages); /* one a page, and the feed's */
    assert_int_equal(f->counts.discovery_failed, 0);   /* nobody configured these */
    assert_int_equal(http_server_count(f->server, HOST, "/page/5"), 1);
    assert_int_equal(http_server_count(f->server, HOST, "/page/6"), 0);
    assert_span_is(row(f, BASE "/from-the-feed").found_by, BASE "/feed");
    assert_span_is(document_row(f, BASE "/feed").found_by, BASE "/page/1");
    assert_span_is(row(f, BASE "/news/the-story-of-day-2").found_by, BASE "/page/2");
    run(f); /* all of them say "not modified", and lead on */
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_UNCHANGED],
                     2 + f->cfg.fetch.max_next_pages);
    assert_true(http_server_was_sent(f->server, HOST, "/page/5", "If-None-Match: \"p\""));
    assert_int_equal(http_server_count(f->server, HOST, "/page/6"), 0);
}

static void another_host_is_asked_where_the_source_allows_it(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", NULL,
                     CC_SPAN("<rss><channel><item><link>http://" OTHER "/a</link></item>"
                             "<item><link>/b</link></item></channel></rss>"));
    http_server_page(f->server, OTHER, "/a", "text/html", NULL, CC_SPAN(PAGE));
    page(f, "/b", NULL);
    s->feeds[s->n_feeds++] = BASE "/feed";
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_int_equal(http_server_count(f->server, OTHER, ""), 0);
    s->allow_hosts[s->n_allow_hosts++] = OTHER;
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_span_is(row(f, "http://" OTHER "/a").found_by, BASE "/feed");
}

/* The feed itself does not change for days. */
static void a_new_permission_holds_for_a_document_that_did_not_change(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>http://" OTHER "/a</link></item>"
                             "<item><link>/b</link></item></channel></rss>"));
    http_server_page(f->server, OTHER, "/a", "text/html", NULL, CC_SPAN(PAGE));
    page(f, "/b", NULL);
    s->feeds[s->n_feeds++] = BASE "/feed";
    run(f);
    assert_int_equal(http_server_count(f->server, OTHER, "/a"), 0);
    s->allow_hosts[s->n_allow_hosts++] = OTHER;
    run(f);
    assert_false(http_server_was_sent(f->server, HOST, "/feed", "If-None-Match"));
    assert_int_equal(http_server_count(f->server, OTHER, "/a"), 1);
    run(f);
    assert_true(http_server_was_sent(f->server, HOST, "/feed", "If-None-Match: \"f\""));
    http_server_forget_log(f->server);
    s->n_allow_hosts = 0; /* and so does one that was taken back */
    f->wants_copies = true; /* pages are due */
    run(f);
    assert_int_equal(http_server_count(f->server, HOST, "/b"), 1);
    assert_int_equal(http_server_count(f->server, OTHER, ""), 0);
}

static void broken_documents_are_counted_and_named(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/nofeed", "text/html", NULL, CC_SPAN(PAGE));
    http_server_page(f->server, HOST, "/bomb", "text/xml", NULL,
                     CC_SPAN("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaa\">]><urlset><url><loc>&a;</loc>"
                             "</url></urlset>"));
    http_server_page(f->server, HOST, "/ads", "text/xml", NULL,
                     CC_SPAN("<rss><channel><item><link>http://elsewhere.example/</link></item>"
                             "</channel></rss>"));
    s->feeds[s->n_feeds++] = BASE "/nofeed";
    s->feeds[s->n_feeds++] = BASE "/missing";
    s->feeds[s->n_feeds++] = BASE "/ads";
    s->sitemaps[s->n_sitemaps++] = BASE "/bomb";
    s->url_lists[s->n_url_lists++] = "/nonexistent/list.txt";
    run(f);
    assert_int_equal(f->counts.discovery_failed, 5);
    assert_non_null(strstr(f->log, "url /nonexistent/list.txt No such file"));
    assert_non_null(strstr(f->log, "type " BASE "/nofeed not a feed"));
    assert_non_null(strstr(f->log, "http-status " BASE "/missing answered 404"));
    assert_non_null(strstr(f->log, "type " BASE "/bomb"));
    assert_non_null(strstr(f->log, "url " BASE "/ads none of its 1 links"));
}

/* The configuration says http, the feed has moved to https; then somebody corrects the configuration. */
static void a_feed_that_moved_names_its_pages_under_either_address(void **state)
{
    struct fixture *f = *state;

    http_server_status(f->server, HOST, "/old", 0, 301, "Location: /feed\r\n");
    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/one</link></item></channel></rss>"));
    page(f, "/one", NULL);
    f->sources[0].feeds[0] = BASE "/old";
    f->sources[0].n_feeds = 1;
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    f->sources[0].feeds[0] = BASE "/feed";
    f->wants_copies = true; /* due, whatever happened before */
    run(f);
    assert_int_equal(f->n_copies, 1);
}

/* The town's front page is configured as a page of the corpus, too. */
static void an_address_may_be_a_document_and_a_page(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    page(f, "/", "\"1\"");
    s->front_pages[s->n_front_pages++] = BASE "/";
    run(f);
    ask(f, BASE "/");
    for (int i = 0; i < 2; i++) {
        run(f);
        assert_true(row(f, BASE "/").to_clean);
        assert_int_equal(f->counts.by_outcome[i == 0 ? CC_OUTCOME_STORED : CC_OUTCOME_UNCHANGED], 1);
    }
    assert_int_equal(http_server_count(f->server, HOST, "/"), 5);
    assert_span_is(document_row(f, BASE "/").etag, "\"1\"");
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_feed_that_moved_names_its_pages_under_either_address),
        WITH_SERVER(feeds_sitemaps_and_front_pages_name_pages),
        WITH_SERVER(a_front_page_leads_to_feeds_and_to_a_few_more_pages),
        WITH_SERVER(another_host_is_asked_where_the_source_allows_it),
        WITH_SERVER(an_address_may_be_a_document_and_a_page),
        WITH_SERVER(a_new_permission_holds_for_a_document_that_did_not_change),
        WITH_SERVER(broken_documents_are_counted_and_named),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
