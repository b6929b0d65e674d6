/* What the configuration and the state name. */
#include "fetch_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void what_a_killed_run_was_told_of_is_fetched_by_the_next(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(
        f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
        CC_SPAN("<rss><channel><item><link>/one</link></item><item><link>/two</link>"
                "</item><item><link>/three</link></item></channel></rss>"));
    page(f, "/one", "\"1\"");
    page(f, "/two", "\"2\"");
    page(f, "/three", "\"3\"");
    s->feeds[s->n_feeds++] = BASE "/feed";
    f->stop_at_first = true;
    run(f);
    assert_log(f, "ok " BASE "/one");
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_true(row(f, BASE "/three").fetched_at_s == CC_NO_TIME);
    f->stop_at_first = false;
    f->stop = 0;
    run(f); /* the feed says 304 */
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_UNCHANGED], 1);
    /* Told of, dropped by the feed, never fetched: not forgotten. */
    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"g\"",
                     CC_SPAN("<rss><channel><item><link>/four</link></item></channel></rss>"));
    f->stop_at_first = true;
    page(f, "/four", NULL);
    http_server_wait(f->server, HOST, "/feed", 0, false);
    f->stop = 0;
    run(f); /* stops at the first page that it asks again */
    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"h\"",
                     CC_SPAN("<rss><channel></channel></rss>"));
    f->stop_at_first = false;
    f->stop = 0;
    run(f);
    assert_true(row(f, BASE "/four").fetched_at_s != CC_NO_TIME);
}

static void lists_are_read_and_bad_urls_named(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];
    char *path;

    assert_true(asprintf(&path, "%s/list.txt", f->dir) > 0);
    support_write(path, CC_SPAN("# pages\r\n" BASE "/a\r\n\r\n  " BASE
                                "/b?utm_source=x#top \nmailto:x\n"));
    page(f, "/a", NULL);
    page(f, "/b", NULL);
    s->url_lists[s->n_url_lists++] = path;
    ask(f, "ftp://" HOST "/x");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_URL], 2);
    free(path);
}

static void a_dry_run_names_pages_and_writes_nothing(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];
    struct cc_url_record r;

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/one</link></item></channel></rss>"));
    page(f, "/one", NULL);
    s->feeds[s->n_feeds++] = BASE "/feed";
    f->cfg.dry_run = true;
    run(f);
    assert_log(f, "stopped " BASE "/one would be asked");
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 0);
    assert_int_equal(http_server_count(f->server, HOST, "/robots.txt"), 1);
    assert_int_equal(cc_url_get(f->state, &f->arena, CC_SPAN(BASE "/one"), &r, NULL), CC_END);
    assert_int_equal(cc_url_get(f->state, &f->arena, CC_SPAN(BASE "/feed"), &r, NULL), CC_END);
}

#define T0   INT64_C(1772352000) /* 2026-03-01T08:00:00Z */
#define HOUR INT64_C(3600)

static void a_page_that_is_said_to_be_changed_is_due(void **state)
{
    static const char feed[] = "<feed><entry><link href='/one'/><updated>%s</updated></entry></feed>";
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];
    char *text;

    page(f, "/one", NULL);
    http_server_page(f->server, HOST, "/map", "application/xml", NULL,
                     CC_SPAN("<urlset><url><loc>" BASE "/one</loc></url></urlset>"));
    http_server_page(f->server, HOST, "/feed", "application/atom+xml", NULL, CC_SPAN("<feed></feed>"));
    s->sitemaps[s->n_sitemaps++] = BASE "/map"; /* names it too, and knows nothing */
    s->feeds[s->n_feeds++] = BASE "/feed";
    at_time(f, T0);
    run(f);
    at_time(f, T0 + 8 * HOUR);
    run(f); /* then not for six hours */
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 2);
    assert_true(asprintf(&text, feed, "2026-03-01T15:00:00Z") > 0); /* before we had it */
    http_server_page(f->server, HOST, "/feed", "application/atom+xml", NULL, cc_span_from(text));
    free(text);
    at_time(f, T0 + 9 * HOUR);
    run(f);
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 2);
    assert_true(asprintf(&text, feed, "2026-03-01T16:30:00Z") > 0); /* since */
    http_server_page(f->server, HOST, "/feed", "application/atom+xml", "\"f\"", cc_span_from(text));
    free(text);
    f->stop_at_first = true; /* by the page itself, or before it: what was said is not forgotten */
    ask(f, BASE "/other");
    run(f);
    assert_log(f, "http-status " BASE "/other");
    f->stop_at_first = false;
    f->stop = 0;
    run(f);
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 3);
    run(f);
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 3);
}

static void copies_are_of_all_that_is_named(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/one</link></item></channel></rss>"));
    page(f, "/one", NULL);
    s->feeds[s->n_feeds++] = BASE "/feed";
    f->wants_copies = true;
    for (int hour = 0; hour <= 8; hour += 4) {
        at_time(f, T0 + hour * HOUR);
        run(f);
    }
    at_time(f, T0 + 9 * HOUR); /* as a cron job it would wait until 14 */
    run(f);
    assert_int_equal(f->n_copies, 4);
}

static void redirects_lead_to_what_is_not_due_by_itself(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/one</link></item></channel></rss>"));
    page(f, "/one", NULL);
    http_server_status(f->server, HOST, "/old", 0, 301, "Location: /one");
    s->feeds[s->n_feeds++] = BASE "/feed";
    at_time(f, T0);
    run(f);
    at_time(f, T0 + 8 * HOUR);
    run(f);
    ask(f, BASE "/old");
    at_time(f, T0 + 9 * HOUR);
    run(f);
    assert_log(f, "unchanged " BASE "/old the same bytes");
    assert_int_equal(http_server_count(f->server, HOST, "/one"), 3);
}

/* RSS has no other date: an outlet that tells a story anew dates it anew. */
static void a_story_with_a_new_publication_date_is_due(void **state)
{
    static const char feed[] = "<rss><channel><item><link>/one</link><pubDate>%s</pubDate></item></channel></rss>";
    static const struct {
        const char *date;
        int64_t at_s;
        size_t n_asked;
    } runs[] = {
        {"Sun, 01 Mar 2026 07:30:00 GMT", T0, 1},
        {"Sun, 01 Mar 2026 07:30:00 GMT", T0 + 8 * HOUR, 2}, /* then not for six hours */
        {"Sun, 01 Mar 2026 07:30:00 GMT", T0 + 9 * HOUR, 2},
        {"Sun, 01 Mar 2026 17:30:00 +0100", T0 + 9 * HOUR, 3},
        {"Sun, 01 Mar 2026 17:30:00 +0100", T0 + 10 * HOUR, 3},
        {"Sun, 01 Mar 2099 07:30:00 GMT", T0 + 10 * HOUR, 3}, /* a lie, or what is to come */
    };
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];
    char *text;

    page(f, "/one", NULL);
    s->feeds[s->n_feeds++] = BASE "/feed";
    for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
        assert_true(asprintf(&text, feed, runs[i].date) > 0);
        http_server_page(f->server, HOST, "/feed", "application/rss+xml", NULL, cc_span_from(text));
        free(text);
        at_time(f, runs[i].at_s);
        run(f);
        if (http_server_count(f->server, HOST, "/one") != runs[i].n_asked)
            fail_msg("run %zu: %zu", i, http_server_count(f->server, HOST, "/one"));
    }
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(what_a_killed_run_was_told_of_is_fetched_by_the_next),
        WITH_SERVER(lists_are_read_and_bad_urls_named),
        WITH_SERVER(a_story_with_a_new_publication_date_is_due),
        WITH_SERVER(a_page_that_is_said_to_be_changed_is_due),
        WITH_SERVER(copies_are_of_all_that_is_named),
        WITH_SERVER(redirects_lead_to_what_is_not_due_by_itself),
        WITH_SERVER(a_dry_run_names_pages_and_writes_nothing),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
