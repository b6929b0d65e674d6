/* Which URLs are moved to https; the server speaks no TLS, so those that are end there.  What a real
 * TLS server brings about, from run to run, is in tests/cli (fetch-hsts). */
#include "fetch_fixture.h"

#include "cleancopy/state/hsts_store.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static void know(struct fixture *f, const char *host, bool with_subdomains, int64_t for_s)
{
    struct cc_hsts_record record = {cc_span_from(host), with_subdomains, (int64_t)time(NULL) + for_s};

    assert_int_equal(cc_hsts_put(f->state, &record, &f->err), CC_OK);
}

static void hosts_that_want_it_are_asked_over_https(void **state)
{
    static const struct {
        const char *url, *ends_as;
    } cases[] = {
        {BASE "/itself", "tls"},
        {"http://" OTHER "/itself", "tls"},
        {"http://www." OTHER "/below", "tls"},
        {"http://a.www." OTHER "/below", "tls"},
        {"http://" OTHER ":8080/with-a-port", "tls"},
        {"http://www." HOST "/not-below", "ok"},
        {"http://gone.example/expired", "ok"},
        {"http://my" OTHER "/another", "ok"},
        {"http://127.0.0.1/address", "ok"},
    };
    struct fixture *f = *state;
    char host[64], path[64];

    know(f, HOST, false, 1000);
    know(f, OTHER, true, 1000);
    know(f, "gone.example", true, -1);
    know(f, "127.0.0.1", true, 1000); /* cannot be: nobody would have put it there */
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char line[160];

        assert_int_equal(sscanf(cases[i].url, "http://%63[^/:]%*[:0-9]%63s", host, path) == 2 ||
                             sscanf(cases[i].url, "http://%63[^/]%63s", host, path) == 2,
                         1);
        http_server_page(f->server, host, path, "text/html", NULL, CC_SPAN(PAGE));
        f->sources[0].n_urls = 0;
        ask(f, cases[i].url);
        run(f);
        snprintf(line, sizeof(line), "%s %s ", cases[i].ends_as, cases[i].url);
        assert_log(f, line);
        assert_int_equal(http_server_count(f->server, host, path), strcmp(cases[i].ends_as, "ok") == 0);
    }
    assert_int_equal(cc_hsts_get(f->state, &f->arena, CC_SPAN("gone.example"),
                                 &(struct cc_hsts_record){0}, &f->err),
                     CC_END);
}

/* Anybody on the way could have written it. */
static void what_is_said_without_tls_does_not_count(void **state)
{
    struct fixture *f = *state;

    http_server_raw(f->server, HOST, "/a", 0,
                    CC_SPAN("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                            "Strict-Transport-Security: max-age=31536000\r\n\r\n" PAGE));
    ask(f, BASE "/a");
    run(f);
    run(f);
    assert_log(f, "unchanged " BASE "/a");
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(hosts_that_want_it_are_asked_over_https),
        WITH_SERVER(what_is_said_without_tls_does_not_count),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
