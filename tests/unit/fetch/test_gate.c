/* Hosts: robots files, delays, Retry-After. */
#include "fetch_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void robots_txt_is_obeyed(void **state)
{
    struct fixture *f = *state;

    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: cleancopy\nDisallow: /private\n"));
    page(f, "/private/a", NULL);
    page(f, "/open", NULL);
    ask(f, BASE "/private/a");
    ask(f, BASE "/open");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_ROBOTS], 1);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_int_equal(http_server_count(f->server, HOST, "/private/a"), 0);
    assert_span_is(row(f, BASE "/private/a").reason, "robots");
}

static void no_page_is_asked_for_when_robots_txt_cannot_be_had(void **state)
{
    static const struct {
        const char *host;
        int status;
        bool allowed;
    } cases[] = {
        {"a401.example", 401, true},  {"a403.example", 403, true},
        {"a404.example", 404, true},  {"a410.example", 410, true},
        {"a429.example", 429, false}, {"a500.example", 500, false},
        {"a503.example", 503, false},
    };
    struct fixture *f = *state;
    char urls[7][64];
    size_t i;

    for (i = 0; i < 7; i++) {
        http_server_status(f->server, cases[i].host, "/robots.txt", 0, cases[i].status, "");
        http_server_page(f->server, cases[i].host, "/p", "text/html", NULL, CC_SPAN(PAGE));
        snprintf(urls[i], sizeof(urls[i]), "http://%s/p", cases[i].host);
        ask(f, urls[i]);
    }
    run(f);
    for (i = 0; i < 7; i++)
        if ((http_server_count(f->server, cases[i].host, "/p") == 1) != cases[i].allowed)
            fail_msg("robots.txt with %d", cases[i].status);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 4);
}

static void a_robots_file_that_was_cut_short_allows_nothing(void **state)
{
    struct fixture *f = *state;

    http_server_raw(f->server, HOST, "/robots.txt", 0,
                    CC_SPAN("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                            "Content-Length: 5000\r\n\r\nUser-agent: *\n"));
    page(f, "/a", NULL);
    ask(f, BASE "/a");
    run(f);
    assert_log(f, "decode " BASE "/a robots.txt: ");
    assert_int_equal(http_server_count(f->server, HOST, "/a"), 0);
}

static void a_robots_file_is_followed_through_redirects(void **state)
{
    struct fixture *f = *state;

    http_server_status(f->server, HOST, "/robots.txt", 0, 302,
                       "Location: http://" OTHER "/rules");
    http_server_page(f->server, OTHER, "/rules", "text/plain", NULL,
                     CC_SPAN("User-agent: *\nDisallow: /\n"));
    http_server_status(f->server, OTHER, "/robots.txt", 0, 301, "Location: /robots.txt");
    page(f, "/a", NULL);
    http_server_page(f->server, OTHER, "/b", "text/html", NULL, CC_SPAN(PAGE));
    ask(f, BASE "/a");
    ask(f,
        "http://" OTHER "/b"); /* its own file goes round in a circle, which counts as none */
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_ROBOTS], 1);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_int_equal(http_server_count(f->server, HOST, "/a"), 0);
}

static void a_host_is_asked_one_at_a_time_with_its_delay(void **state)
{
    struct fixture *f = *state;
    char urls[8][64], path[16];
    struct http_log *log;
    size_t n, i, j;

    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: *\nCrawl-delay: 0.15\n"));
    for (i = 0; i < 8; i++) {
        snprintf(path, sizeof(path), "/p%zu", i);
        snprintf(urls[i], sizeof(urls[i]), "http://%s%s", i < 4 ? HOST : OTHER, path);
        http_server_page(f->server, i < 4 ? HOST : OTHER, path, "text/html", NULL,
                         CC_SPAN(PAGE));
        http_server_wait(f->server, i < 4 ? HOST : OTHER, path, 30, false);
        ask(f, urls[i]);
    }
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 8);
    log = http_server_log(f->server, &n);
    assert_int_equal(n, 10);
    for (i = 0; i < n; i++)
        for (j = i + 1; j < n; j++) {
            if (strcmp(log[i].host, log[j].host) != 0)
                continue;
            if (log[j].begin_ms < log[i].end_ms)
                fail_msg("two requests to %s at once", log[i].host);
            if (strcmp(log[i].host, HOST) == 0 && log[j].begin_ms - log[i].end_ms < 140)
                fail_msg("%lld ms between two requests",
                         (long long)(log[j].begin_ms - log[i].end_ms));
        }
    free(log);
}

/* news.harbourpost.example and harbourpost.example are run by the same people. */
static void hosts_of_one_site_are_asked_in_turn(void **state)
{
    struct fixture *f = *state;
    static const char *const hosts[] = {HOST, "news." HOST};
    char urls[6][64], path[16];
    struct http_log *log;
    size_t n;

    f->cfg.delay_ms = 60;
    for (size_t i = 0; i < 6; i++) {
        snprintf(path, sizeof(path), "/p%zu", i);
        snprintf(urls[i], sizeof(urls[i]), "http://%s%s", hosts[i % 2], path);
        http_server_page(f->server, hosts[i % 2], path, "text/html", NULL, CC_SPAN(PAGE));
        ask(f, urls[i]);
    }
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 6);
    log = http_server_log(f->server, &n);
    assert_int_equal(n, 8); /* a robots file each */
    for (size_t i = 1; i < n; i++)
        if (log[i].begin_ms - log[i - 1].end_ms < 50)
            fail_msg("%lld ms between two requests",
                     (long long)(log[i].begin_ms - log[i - 1].end_ms));
    free(log);
}

/* Whoever needs 100 ms for an answer is left alone for 200. */
static void a_slow_host_gets_more_time(void **state)
{
    struct fixture *f = *state;
    struct http_log *log;
    size_t n;

    f->cfg.delay_ms = 10;
    page(f, "/a", NULL);
    page(f, "/b", NULL);
    http_server_wait(f->server, HOST, "/a", 100, false);
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    run(f);
    log = http_server_log(f->server, &n);
    assert_int_equal(n, 3);
    assert_true(log[2].begin_ms - log[1].end_ms >= 190);
    free(log);
}

static void a_dead_host_is_a_failure_and_no_robots_answer(void **state)
{
    struct fixture *f = *state;

    f->connect_to[0] = "::127.0.0.1:1"; /* nobody listens on port 1 */
    ask(f, BASE "/a");
    run(f);
    assert_log(f, "connect " BASE "/a robots.txt: ");
    assert_int_equal(row(f, BASE "/a").failures, 1);
    f->connect_to[0] = http_server_connect_to(f->server);
    page(f, "/a", NULL);
    run(f);
    assert_log(f, "ok " BASE "/a");
}

/* One page now; the others are put off at once, not after the delay. */
static void a_long_crawl_delay_does_not_hold_up_the_run(void **state)
{
    struct fixture *f = *state;

    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: *\nCrawl-delay: 3600\n"));
    page(f, "/a", NULL);
    page(f, "/b", NULL);
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    run(f); /* within the test's time */
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_DEFERRED], 1);
}

static void the_time_that_is_over_is_told(void **state)
{
    struct fixture *f = *state;

    f->cfg.max_time_s = 1;
    page(f, "/a", NULL);
    page(f, "/b", NULL);
    http_server_wait(f->server, HOST, "/a", 1200, false);
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    run(f);
    assert_true(f->counts.out_of_time);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    f->cfg.max_time_s = 0;
    run(f);
    assert_false(f->counts.out_of_time);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(robots_txt_is_obeyed),
        WITH_SERVER(no_page_is_asked_for_when_robots_txt_cannot_be_had),
        WITH_SERVER(a_robots_file_that_was_cut_short_allows_nothing),
        WITH_SERVER(a_robots_file_is_followed_through_redirects),
        WITH_SERVER(a_host_is_asked_one_at_a_time_with_its_delay),
        WITH_SERVER(hosts_of_one_site_are_asked_in_turn),
        WITH_SERVER(a_slow_host_gets_more_time),
        WITH_SERVER(a_long_crawl_delay_does_not_hold_up_the_run),
        WITH_SERVER(the_time_that_is_over_is_told),
        WITH_SERVER(a_dead_host_is_a_failure_and_no_robots_answer),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
