#include "support.h"

#include "http_server.h"

#include "cleancopy/fetch/transfer.h"

#include <stdio.h>
#include <string.h>

#define HOST "harbourpost.example"

struct fixture {
    struct http_server *server;
    struct cc_config cfg;
    const char *connect_to[1];
    struct cc_transfer_common common;
    struct cc_transfer *transfer;
    CURLM *multi;
    struct cc_answer answer;
};

static int set_up(void **state)
{
    static struct fixture f;

    memset(&f, 0, sizeof(f));
    f.server = http_server_start();
    cc_config_defaults(&f.cfg);
    f.connect_to[0] = http_server_connect_to(f.server);
    f.cfg.connect_to = f.connect_to;
    f.cfg.n_connect_to = 1;
    f.cfg.allow_private = true;
    f.multi = curl_multi_init();
    f.common.cfg = &f.cfg;
    f.common.user_agent = "test/1";
    f.common.share = curl_share_init();
    assert_int_equal(cc_guard_open(&f.cfg, &f.common.guard, NULL), CC_OK);
    assert_int_equal(curl_share_setopt(f.common.share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE),
                     CURLSHE_OK);
    assert_int_equal(cc_transfer_open(&f.common, &f.transfer, NULL), CC_OK);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_transfer_close(f->transfer);
    curl_multi_cleanup(f->multi);
    curl_share_cleanup(f->common.share);
    cc_guard_close(f->common.guard);
    http_server_stop(f->server);
    return 0;
}

static void get_as_it_is(struct fixture *f, struct cc_transfer_request *request)
{
    int running = 1, left;
    CURLMsg *message = NULL;

    request->owner = f;
    if (request->max_body_bytes == 0)
        request->max_body_bytes = 1000;
    assert_int_equal(cc_transfer_start(f->transfer, f->multi, request, NULL), CC_OK);
    while (running > 0) {
        assert_int_equal(curl_multi_perform(f->multi, &running), CURLM_OK);
        assert_int_equal(curl_multi_poll(f->multi, NULL, 0, 50, NULL), CURLM_OK);
    }
    message = curl_multi_info_read(f->multi, &left);
    assert_non_null(message);
    assert_ptr_equal(cc_transfer_of(message->easy_handle), f->transfer);
    assert_ptr_equal(cc_transfer_owner(f->transfer), f);
    cc_transfer_end(f->transfer, f->multi, message->data.result, &f->answer);
}

static void get(struct fixture *f, struct cc_transfer_request *request)
{
    request->is_named = request->may_have_secrets = true;
    get_as_it_is(f, request);
}

static void an_answer_has_its_parts_as_they_came(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/a?b=1"};

    http_server_raw(
        f->server, HOST, "/a?b=1", 0,
        CC_SPAN("HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nX-Odd:  y \r\n"
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Trailer: 1\r\n\r\n"));
    request.etag = CC_SPAN("\"e\"");
    request.last_modified = CC_SPAN("Wed, 04 Mar 2026 10:00:00 GMT");
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
    assert_int_equal(f->answer.status, 200);
    assert_span_is(f->answer.headers,
                   "HTTP/1.1 200 OK\r\nX-Odd:  y \r\nTransfer-Encoding: chunked\r\n\r\n");
    assert_span_is(f->answer.body, "abc");
    assert_int_equal(f->answer.whole.len, f->answer.headers.len + 3);
    assert_true(cc_span_starts(f->answer.request,
                               CC_SPAN("GET /a?b=1 HTTP/1.1\r\nHost: " HOST "\r\n")));
    assert_true(http_server_was_sent(f->server, HOST, "/a?b=1", "If-None-Match: \"e\"\r\n"));
    assert_true(http_server_was_sent(f->server, HOST, "/a?b=1",
                                     "If-Modified-Since: Wed, 04 Mar 2026 10:00:00 GMT\r\n"));
}

static void redirects_are_not_followed_and_their_bodies_no_pages(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/a"};

    http_server_raw(
        f->server, HOST, "/a", 0,
        CC_SPAN("HTTP/1.1 302 X\r\nLocation: /b\r\nContent-Length: 5\r\n\r\nmoved"));
    get(f, &request);
    assert_int_equal(f->answer.status, 302);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
    assert_int_equal(f->answer.body.len, 0);
    assert_span_is(f->answer.refusal, "moved");
    assert_int_equal(f->answer.whole.len, f->answer.headers.len + 5);
    assert_null(f->answer.truncated);
    assert_int_equal(http_server_count(f->server, HOST, "/b"), 0);
    http_server_raw(
        f->server, HOST, "/a", 0,
        CC_SPAN("HTTP/1.1 302 X\r\nLocation: /b\r\nContent-Length: 9\r\n\r\nmoved"));
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
    assert_string_equal(f->answer.truncated, "disconnect");
}

static void a_refusal_is_kept_up_to_its_limit(void **state)
{
    static const size_t lengths[] = {0, CC_TRANSFER_REFUSAL_BYTES, CC_TRANSFER_REFUSAL_BYTES + 1,
                                     200000, 400000};
    static const char head[] = "HTTP/1.1 403 X\r\n\r\n";
    static char bytes[sizeof(head) + 400000];
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/a"};
    size_t kept;

    memset(bytes, 'x', sizeof(bytes));
    memcpy(bytes, head, sizeof(head) - 1);
    for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        http_server_raw(f->server, HOST, "/a", 0,
                        (struct cc_span){bytes, sizeof(head) - 1 + lengths[i]});
        get(f, &request);
        kept = lengths[i] < CC_TRANSFER_REFUSAL_BYTES ? lengths[i] : CC_TRANSFER_REFUSAL_BYTES;
        assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
        assert_int_equal(f->answer.status, 403);
        assert_int_equal(f->answer.refusal.len, kept);
        assert_int_equal(f->answer.body.len, 0);
        assert_int_equal(f->answer.whole.len, sizeof(head) - 1 + kept);
        if (kept < lengths[i])
            assert_string_equal(f->answer.truncated, "length");
        else
            assert_null(f->answer.truncated);
    }
}

static void a_body_is_cut_where_that_is_asked_for(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/a", .max_body_bytes = 4};

    http_server_page(f->server, HOST, "/a", "text/plain", NULL, CC_SPAN("12345"));
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_SIZE);
    request.cut_at_max = true;
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
    assert_true(f->answer.cut);
    assert_span_is(f->answer.body, "1234");
    request.max_body_bytes = 5;
    get(f, &request);
    assert_false(f->answer.cut);
    assert_span_is(f->answer.body, "12345");
}

static void another_type_than_a_page_ends_at_its_headers(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/v", .pages_only = true};

    http_server_page(f->server, HOST, "/v", "video/mp4", NULL, CC_SPAN("vvvv"));
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_TYPE);
    assert_int_equal(f->answer.body.len, 0);
    request.pages_only = false;
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
}

static void added_headers_are_sent_and_secrets_stay_with_named_hosts(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/a"};
    const char *headers[] = {"X-Desk: harbour", "Authorization: Basic YTpi"};

    f->cfg.headers = headers;
    f->cfg.n_headers = 2;
    http_server_page(f->server, HOST, "/a", "text/html", NULL, CC_SPAN("<p>words</p>"));
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_STORED);
    assert_true(http_server_was_sent(f->server, HOST, "/a", "X-Desk: harbour"));
    assert_true(http_server_was_sent(f->server, HOST, "/a", "Authorization: Basic YTpi"));
    /* the archive is for others to read */
    assert_int_equal(cc_span_find(f->answer.request, CC_SPAN("YTpi"), 0), (size_t)-1);
    assert_true(cc_span_find(f->answer.request, CC_SPAN("X-Desk: harbour\r\n"), 0) != (size_t)-1);
    http_server_forget_log(f->server);
    request.may_have_secrets = false; /* another port, or http after https */
    get_as_it_is(f, &request);
    assert_true(http_server_was_sent(f->server, HOST, "/a", "X-Desk: harbour"));
    assert_false(http_server_was_sent(f->server, HOST, "/a", "Authorization"));
}

static void the_guard_is_asked_before_connecting(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "http://" HOST "/a"};

    f->cfg.allow_private = false;
    cc_guard_close(f->common.guard);
    assert_int_equal(cc_guard_open(&f->cfg, &f->common.guard, NULL), CC_OK);
    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_GUARD);
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
}

static void tls_to_a_plain_port_is_a_tls_failure(void **state)
{
    struct fixture *f = *state;
    struct cc_transfer_request request = {.url = "https://" HOST "/a"};

    get(f, &request);
    assert_int_equal(f->answer.outcome, CC_OUTCOME_TLS);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(an_answer_has_its_parts_as_they_came),
        WITH_SERVER(redirects_are_not_followed_and_their_bodies_no_pages),
        WITH_SERVER(a_refusal_is_kept_up_to_its_limit),
        WITH_SERVER(a_body_is_cut_where_that_is_asked_for),
        WITH_SERVER(another_type_than_a_page_ends_at_its_headers),
        WITH_SERVER(added_headers_are_sent_and_secrets_stay_with_named_hosts),
        WITH_SERVER(the_guard_is_asked_before_connecting),
        WITH_SERVER(tls_to_a_plain_port_is_a_tls_failure),
    };

    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
