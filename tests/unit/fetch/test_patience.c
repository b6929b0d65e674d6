/* Answers that ask to wait, or that may go better the next time. */
#include "fetch_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void retry_after_holds_for_the_host_and_the_next_run(void **state)
{
    struct fixture *f = *state;
    int64_t next = 0;

    http_server_status(f->server, HOST, "/a", 0, 429, "Retry-After: 3600");
    page(f, "/b", NULL);
    http_server_page(f->server, OTHER, "/c", "text/html", NULL, CC_SPAN(PAGE));
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    ask(f, "http://" OTHER "/c");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_DEFERRED], 2);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_int_equal(http_server_count(f->server, HOST, "/a"), 1);
    assert_int_equal(http_server_count(f->server, HOST, "/b"), 0);
    assert_int_equal(cc_site_next_allowed(f->state, CC_SPAN(HOST), &next, NULL), CC_OK);
    assert_in_range(next, time(NULL) + 3590, time(NULL) + 3600);
    http_server_forget_log(f->server);
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_DEFERRED], 2);
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
    assert_int_equal(http_server_count(f->server, OTHER, "/c"), 1);
    /* The time has come. */
    assert_int_equal(cc_site_set_next_allowed(f->state, CC_SPAN(HOST), time(NULL) - 1, NULL),
                     CC_OK);
    page(f, "/a", NULL);
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2);
}

static void a_short_retry_after_and_a_stumble_are_tried_again(void **state)
{
    struct fixture *f = *state;

    page(f, "/a", NULL);
    http_server_status(f->server, HOST, "/a", 1, 503, "Retry-After: 1");
    page(f, "/b", NULL);
    http_server_status(f->server, HOST, "/b", 2, 500, "");
    http_server_status(f->server, HOST, "/c", 0, 500, "");
    ask(f, BASE "/a");
    ask(f, BASE "/b");
    ask(f, BASE "/c");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 2);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_HTTP_STATUS], 1);
    assert_int_equal(http_server_count(f->server, HOST, "/a"), 2);
    assert_int_equal(http_server_count(f->server, HOST, "/b"), 3);
    assert_int_equal(http_server_count(f->server, HOST, "/c"), 3);
}

/* What an earlier answer held must not decide about one that came in pieces. */
static void a_body_cut_short_is_asked_for_again_after_a_wall(void **state)
{
    static const char wall[] =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"
        "<html><head><script>window._cf_chl_opt={};</script></head><body></body></html>";
    struct fixture *f = *state;

    http_server_raw(f->server, OTHER, "/wall", 0, CC_SPAN(wall));
    page(f, "/cut", NULL);
    http_server_raw(f->server, HOST, "/cut", 1,
                    CC_SPAN("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                            "Content-Length: 5000\r\n\r\n<p>short"));
    http_server_wait(f->server, HOST, "/cut", 150, false);
    ask(f, "http://" OTHER "/wall");
    ask(f, BASE "/cut");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_BOT], 1);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(retry_after_holds_for_the_host_and_the_next_run),
        WITH_SERVER(a_short_retry_after_and_a_stumble_are_tried_again),
        WITH_SERVER(a_body_cut_short_is_asked_for_again_after_a_wall),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
