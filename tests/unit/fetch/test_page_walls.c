/* Walls, from the wire to the state: what a page's task makes of them, and a document's. */
#include "fetch_fixture.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define CHALLENGE                                                                              \
    "<html><head><title>One moment</title><meta name=\"robots\" content=\"noindex\"></head>"   \
    "<body><p>Please show that you are human.</p></body></html>"
#define ASKS                                                                                   \
    "<html><head><script>window.__tcfapi=function(){};</script></head><body><h1>Your choice"   \
    "</h1><p>We and our partners show advertising.</p><a>Accept all</a></body></html>"

/* With copies. */
static int set_up(void **state)
{
    int failed = fetch_set_up(state);

    ((struct fixture *)*state)->wants_copies = true;
    return failed;
}

static void assert_not_stored(struct fixture *f, const char *url, const char *reason)
{
    struct cc_url_record r = row(f, url);

    assert_span_is(r.reason, reason);
    assert_false(r.to_clean);
    assert_int_equal(r.archive_file.len, 0);
    assert_int_equal(r.body_hash, 0);
    assert_int_equal(r.failures, 1);
    /* not in an hour, but tomorrow */
    assert_true(r.next_try_s > (int64_t)time(NULL) + 80000);
    assert_true(r.next_try_s < (int64_t)time(NULL) + 90000);
    assert_int_equal(f->n_copies, 0);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 0);
}

static void serve(struct fixture *f, const char *path, const char *body)
{
    http_server_page(f->server, HOST, path, "text/html", NULL, cc_span_from(body));
}

static void serve_with(struct fixture *f, const char *path, const char *head, const char *body)
{
    char answer[4096];
    int n = snprintf(answer, sizeof(answer),
                     "HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %zu\r\n\r\n%s",
                     head, strlen(body), body);

    assert_true(n > 0 && (size_t)n < sizeof(answer));
    http_server_raw(f->server, HOST, path, 0, (struct cc_span){answer, (size_t)n});
}

static void a_challenge_with_200_is_not_stored(void **state)
{
    struct fixture *f = *state;

    serve(f, "/a", CHALLENGE);
    ask(f, BASE "/a");
    run(f);
    assert_log(f, "bot-wall " BASE "/a answered 200: words of a challenge\n");
    assert_not_stored(f, BASE "/a", "bot-wall");
    assert_int_equal(row(f, BASE "/a").http_status, 200);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_BOT], 1);
}

static void a_refusal_says_who_refuses(void **state)
{
    struct fixture *f = *state;

    serve_with(f, "/header", "403 Forbidden\r\ncf-mitigated: challenge", "");
    serve_with(f, "/body", "403 Forbidden", CHALLENGE);
    serve_with(f, "/202", "202 Accepted\r\nx-amzn-waf-action: challenge", "");
    serve_with(f, "/plain", "403 Forbidden", "<h1>Forbidden</h1>");
    ask(f, BASE "/header");
    ask(f, BASE "/body");
    ask(f, BASE "/202");
    ask(f, BASE "/plain");
    run(f);
    assert_log(f, "bot-wall " BASE "/header answered 403: Cloudflare\n"
                  "bot-wall " BASE "/body answered 403: words of a challenge\n"
                  "bot-wall " BASE "/202 answered 202: AWS WAF\n"
                  "http-status " BASE "/plain answered 403\n");
    assert_not_stored(f, BASE "/header", "bot-wall");
    assert_not_stored(f, BASE "/body", "bot-wall");
}

static void a_packed_refusal_is_read_as_far_as_it_goes(void **state)
{
    struct fixture *f = *state;

    serve_with(f, "/a", "403 Forbidden\r\nContent-Encoding: gzip", "no gzip");
    serve_with(f, "/b", "403 Forbidden\r\nContent-Encoding: br\r\nX-DataDome: protected", "no");
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    run(f);
    assert_log(f, "http-status " BASE "/a answered 403\n"
                  "bot-wall " BASE "/b answered 403: DataDome\n");
}

static void only_a_challenge_that_asks_for_time_gets_it(void **state)
{
    struct fixture *f = *state;

    serve_with(f, "/a", "429 Too Many Requests\r\nX-Vercel-Mitigated: challenge", "");
    serve_with(f, "/b", "503 Service Unavailable", CHALLENGE);
    serve_with(f, "/c", "503 Service Unavailable\r\ncf-mitigated: challenge\r\nRetry-After: 900",
               "");
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    ask(f, BASE "/c");
    run(f);
    assert_log(f, "bot-wall " BASE "/a answered 429: Vercel\n"
                  "bot-wall " BASE "/b answered 503: words of a challenge\n"
                  "deferred " BASE "/c the site asked to wait\n");
    assert_int_equal(http_server_count(f->server, HOST, "/a"), 1);
    assert_int_equal(http_server_count(f->server, HOST, "/b"), 1);
    assert_not_stored(f, BASE "/a", "bot-wall");
}

static void a_consent_wall_behind_a_redirect_is_told_of_each_page(void **state)
{
    struct fixture *f = *state;

    http_server_status(f->server, HOST, "/a", 0, 302,
                       "Location: http://consent.media.example/ask");
    http_server_status(f->server, HOST, "/b", 0, 302,
                       "Location: http://consent.media.example/ask");
    http_server_page(f->server, "consent.media.example", "/ask", "text/html", NULL,
                     CC_SPAN(ASKS));
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    run(f);
    assert_non_null(strstr(f->log, "consent-wall " BASE "/a answered 200: "));
    assert_non_null(strstr(f->log, "consent-wall " BASE "/b leads where others were led"));
    assert_not_stored(f, BASE "/a", "consent-wall");
    assert_not_stored(f, BASE "/b", "consent-wall");
    assert_int_equal(http_server_count(f->server, "consent.media.example", "/ask"), 1);
}

static void a_wall_that_falls_lets_the_page_in(void **state)
{
    struct fixture *f = *state;

    serve(f, "/a", CHALLENGE);
    ask(f, BASE "/a");
    run(f);
    run(f);
    assert_int_equal(row(f, BASE "/a").failures, 2);
    assert_true(row(f, BASE "/a").next_try_s > (int64_t)time(NULL) + 170000);
    serve(f, "/a", PAGE);
    run(f);
    assert_log(f, "ok " BASE "/a \n");
    assert_true(row(f, BASE "/a").to_clean);
    assert_int_equal(row(f, BASE "/a").failures, 0);
    assert_int_equal(f->n_copies, 1);
    serve(f, "/a", CHALLENGE); /* and what was stored stays */
    run(f);
    assert_true(row(f, BASE "/a").to_clean);
    assert_true(row(f, BASE "/a").archive_file.len > 0);
    assert_int_equal(f->n_copies, 1);
}

static void feeds_sitemaps_and_front_pages_have_walls_too(void **state)
{
    struct fixture *f = *state;

    serve(f, "/feed", CHALLENGE);
    serve_with(f, "/sitemap.xml", "403 Forbidden\r\ncf-mitigated: challenge", "");
    serve(f, "/", ASKS);
    f->sources[0].feeds[f->sources[0].n_feeds++] = BASE "/feed";
    f->sources[0].sitemaps[f->sources[0].n_sitemaps++] = BASE "/sitemap.xml";
    f->sources[0].front_pages[f->sources[0].n_front_pages++] = BASE "/";
    run(f);
    assert_non_null(strstr(f->log, "bot-wall " BASE "/feed answered 200: words"));
    assert_non_null(strstr(f->log, "bot-wall " BASE "/sitemap.xml answered 403: Cloudflare"));
    assert_non_null(strstr(f->log, "consent-wall " BASE "/ answered 200: words"));
    assert_int_equal(f->counts.discovery_failed, 3);
}

static void walls_are_failures_with_names(void **state)
{
    (void)state;
    assert_string_equal(cc_outcome_name(CC_OUTCOME_CONSENT), "consent-wall");
    assert_string_equal(cc_outcome_name(CC_OUTCOME_BOT), "bot-wall");
    assert_string_equal(cc_outcome_name(CC_OUTCOME_COUNT - 1), "stopped");
    assert_true(cc_outcome_is_failure(CC_OUTCOME_CONSENT));
    assert_true(cc_outcome_is_failure(CC_OUTCOME_BOT));
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_challenge_with_200_is_not_stored),
        WITH_SERVER(a_refusal_says_who_refuses),
        WITH_SERVER(a_packed_refusal_is_read_as_far_as_it_goes),
        WITH_SERVER(only_a_challenge_that_asks_for_time_gets_it),
        WITH_SERVER(a_consent_wall_behind_a_redirect_is_told_of_each_page),
        WITH_SERVER(a_wall_that_falls_lets_the_page_in),
        WITH_SERVER(feeds_sitemaps_and_front_pages_have_walls_too),
        cmocka_unit_test(walls_are_failures_with_names),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
