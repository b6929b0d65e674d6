/* What becomes of a page. */
#include "fetch_fixture.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/fetch/archive_read.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

static void a_page_is_archived_and_marked_to_clean(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;
    struct cc_page back;

    page(f, "/a", "\"v1\"");
    ask(f, BASE "/a");
    run(f);
    assert_log(f, "ok " BASE "/a");
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_true(f->counts.bytes > sizeof(PAGE));
    r = row(f, BASE "/a");
    assert_true(r.to_clean);
    assert_span_is(r.etag, "\"v1\"");
    assert_span_is(r.source, "harbour");
    assert_span_is(r.found_by, "configuration");
    assert_int_equal(r.http_status, 200);
    if (cc_archive_read(f->archive_dir, r.archive_file, r.archive_offset, &f->arena,
                        &f->cfg.limits, &back, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_span_is(back.bytes, PAGE);
    assert_span_is(back.url, BASE "/a");
    assert_true(http_server_was_sent(f->server, HOST, "/a",
                                     "User-Agent: cleancopy/" CC_VERSION
                                     " (+https://desk.example/bot)"));
    assert_true(
        http_server_was_sent(f->server, HOST, "/a", "Accept-Encoding: gzip, deflate, br, zstd\r"));
    assert_int_equal(http_server_count(f->server, HOST, "/robots.txt"), 1);
}

static void a_second_run_asks_conditionally_and_stores_nothing(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;

    page(f, "/a", "\"v1\"");
    ask(f, BASE "/a");
    run(f);
    assert_int_equal(cc_url_set_cleaned(f->state, CC_SPAN(BASE "/a"), NULL), CC_OK);
    run(f);
    assert_log(f, "unchanged " BASE "/a");
    assert_true(http_server_was_sent(f->server, HOST, "/a", "If-None-Match: \"v1\""));
    assert_int_equal(http_server_count(f->server, HOST, "/robots.txt"), 1);
    r = row(f, BASE "/a");
    assert_false(r.to_clean);
    assert_int_equal(r.http_status, 304);
    page(f, "/a", "\"v2\""); /* the same bytes under a new tag */
    run(f);
    assert_log(f, "unchanged " BASE "/a the same bytes");
    assert_span_is(row(f, BASE "/a").etag, "\"v2\"");
    http_server_page(f->server, HOST, "/a", "text/html", "\"v3\"", CC_SPAN("<p>new words</p>"));
    run(f);
    assert_log(f, "ok " BASE "/a");
    assert_true(row(f, BASE "/a").to_clean);
}

static void redirects_lead_to_a_row_of_the_last_url(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;

    http_server_status(f->server, HOST, "/old", 0, 301, "Location: ../middle");
    http_server_status(f->server, HOST, "/middle", 0, 307, "Location: //" OTHER "/new#part");
    http_server_page(f->server, OTHER, "/new", "text/html", "\"n\"", CC_SPAN(PAGE));
    ask(f, BASE "/old");
    run(f);
    assert_log(f, "ok " BASE "/old");
    r = row(f, "http://" OTHER "/new");
    assert_true(r.to_clean);
    assert_span_is(r.found_by, BASE "/old");
    r = row(f, BASE "/old");
    assert_false(r.to_clean);
    assert_true(r.fetched_at_s != CC_NO_TIME);
    assert_int_equal(http_server_count(f->server, OTHER, "/robots.txt"), 1);
    run(f);
    assert_log(f, "unchanged " BASE "/old");
    assert_true(http_server_was_sent(f->server, OTHER, "/new", "If-None-Match: \"n\""));
}

static void redirects_that_lead_nowhere_fail(void **state)
{
    static const char *const locations[] = {"Location: file:///etc/passwd",
                                            "Location: ftp://127.0.0.1/x",
                                            "Location: javascript:1",
                                            "Location: data:text/html,x",
                                            "Location: gopher://x/",
                                            "X-Nothing: 1",
                                            "Location: /r0",
                                            "Location: http://user:pw@" OTHER "/"};
    struct fixture *f = *state;
    char paths[8][8], urls[8][64];
    size_t i;

    for (i = 0; i < 8; i++) {
        snprintf(paths[i], sizeof(paths[i]), "/r%d", i == 6 ? 0 : (int)i + 1);
        snprintf(urls[i], sizeof(urls[i]), BASE "%s", paths[i]);
        http_server_status(f->server, HOST, paths[i], 0, 302, locations[i]);
        ask(f, urls[i]);
    }
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_REDIRECT], 8);
}

static void redirects_are_counted(void **state)
{
    struct fixture *f = *state;
    char path[16], header[64];
    int i;

    for (i = 0; i < 12; i++) {
        snprintf(path, sizeof(path), "/hop%d", i);
        snprintf(header, sizeof(header), "Location: /hop%d", i + 1);
        http_server_status(f->server, HOST, path, 0, 302, header);
    }
    http_server_page(f->server, HOST, "/hop12", "text/html", NULL, CC_SPAN(PAGE));
    ask(f, BASE "/hop2"); /* ten hops: the limit */
    run(f);
    assert_log(f, "ok " BASE "/hop2");
    f->sources[0].n_urls = 0;
    http_server_page(f->server, HOST, "/hop12", "text/html", NULL, CC_SPAN("<p>other</p>"));
    ask(f, BASE "/hop1");
    run(f);
    assert_log(f, "redirect " BASE "/hop1");
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_REDIRECT], 1);
}

static void each_failure_has_its_name(void **state)
{
    static const struct {
        const char *answer;
        enum cc_outcome outcome;
    } cases[] = {
        {"HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n", CC_OUTCOME_HTTP_STATUS},
        {"HTTP/1.1 410 X\r\nContent-Length: 9\r\n\r\ngone", CC_OUTCOME_HTTP_STATUS},
        {"HTTP/1.1 206 X\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>a",
         CC_OUTCOME_HTTP_STATUS},
        {"HTTP/1.1 304 X\r\nETag: \"x\"\r\n\r\n", CC_OUTCOME_HTTP_STATUS},
        {"HTTP/1.1 999 X\r\nContent-Length: 0\r\n\r\n", CC_OUTCOME_HTTP_STATUS},
        {"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 9999999\r\n\r\nvvvv",
         CC_OUTCOME_TYPE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n%PDF-1.4\n",
         CC_OUTCOME_TYPE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n",
         CC_OUTCOME_TYPE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n<p>cut</p>",
         CC_OUTCOME_DECODE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n"
         "Content-Length: 11\r\n\r\n<p>two</p>",
         CC_OUTCOME_DECODE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
         "a\r\n<p>one</p>\r\n",
         CC_OUTCOME_DECODE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
         "Content-Length: 12\r\n\r\n<p>plain</p>",
         CC_OUTCOME_DECODE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n"
         "Content-Length: 3\r\n\r\nxyz",
         CC_OUTCOME_DECODE},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10737418240\r\n\r\n<p>",
         CC_OUTCOME_SIZE},
        {"", CC_OUTCOME_CONNECT},
        {"SSH-2.0-OpenSSH_9.2\r\n", CC_OUTCOME_DECODE},
        {"<html>no status line</html>\n", CC_OUTCOME_DECODE},
    };
    struct fixture *f = *state;
    char path[16], url[64], wanted[96];
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        snprintf(path, sizeof(path), "/f%zu", i);
        snprintf(url, sizeof(url), BASE "/f%zu", i);
        http_server_raw(f->server, HOST, path, 0, cc_span_from(cases[i].answer));
        f->sources[0].n_urls = 0;
        ask(f, url);
        run(f);
        snprintf(wanted, sizeof(wanted), "%s %s ", cc_outcome_name(cases[i].outcome), url);
        assert_log(f, wanted);
        assert_true(row(f, url).failures > 0); /* a 410 counts as many */
        assert_false(row(f, url).to_clean);
    }
}

#define T0   INT64_C(1772352000) /* 2026-03-01T08:00:00Z */
#define HOUR INT64_C(3600)
#define DAY  (24 * HOUR)

/* A feed that names /a, and never changes. */
static void feed_of_a(struct fixture *f)
{
    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/a</link></item></channel></rss>"));
    f->sources[0].feeds[f->sources[0].n_feeds++] = BASE "/feed";
}

/* Runs at that time; how often /a was asked for. */
static int asked_at(struct fixture *f, int64_t now_s)
{
    int before = (int)http_server_count(f->server, HOST, "/a");

    at_time(f, now_s);
    run(f);
    return (int)http_server_count(f->server, HOST, "/a") - before;
}

static void a_missing_page_is_retired_the_third_time(void **state)
{
    struct fixture *f = *state;

    feed_of_a(f);
    assert_int_equal(asked_at(f, T0), 1);
    assert_log(f, "http-status " BASE "/a answered 404");
    assert_int_equal(asked_at(f, T0 + 2690), 0);
    assert_log(f, "");
    assert_int_equal(asked_at(f, T0 + HOUR), 1); /* perhaps it was named before it was there */
    assert_int_equal(asked_at(f, T0 + HOUR + 2 * DAY - 10), 0);
    assert_int_equal(asked_at(f, T0 + HOUR + 2 * DAY + 60), 1);
    assert_int_equal(asked_at(f, T0 + 89 * DAY), 0);
    page(f, "/a", NULL);
    assert_int_equal(asked_at(f, T0 + 93 * DAY), 1);
    assert_log(f, "ok " BASE "/a");
    assert_int_equal(row(f, BASE "/a").n_gone, 0);
}

static void what_is_gone_is_retired_at_once_and_its_record_stays(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;

    feed_of_a(f);
    page(f, "/a", "\"1\"");
    assert_int_equal(asked_at(f, T0), 1);
    http_server_status(f->server, HOST, "/a", 0, 410, "X-Nothing: 1");
    assert_int_equal(asked_at(f, T0 + HOUR), 1);
    assert_log(f, "http-status " BASE "/a answered 410");
    r = row(f, BASE "/a");
    assert_true(r.to_clean && r.archive_file.len > 0 && r.body_hash != 0);
    assert_int_equal(asked_at(f, T0 + HOUR + 90 * DAY - 10), 0);
    assert_int_equal(asked_at(f, T0 + HOUR + 90 * DAY + 60), 1); /* the feed still names it */
    f->sources[0].n_feeds = 0;
    assert_int_equal(asked_at(f, T0 + 365 * DAY), 0); /* nobody does */
    ask(f, BASE "/a");
    assert_int_equal(asked_at(f, T0 + 365 * DAY + HOUR), 1); /* configured: due whatever happened */
    assert_int_equal(asked_at(f, T0 + 365 * DAY + HOUR), 1);
}

/* Never seen, gone, and no longer named: the walk over what earlier runs did not get leaves it. */
static void what_was_never_seen_and_is_gone_is_not_asked_for_by_itself(void **state)
{
    struct fixture *f = *state;

    feed_of_a(f);
    http_server_status(f->server, HOST, "/a", 0, 410, "X-Nothing: 1");
    assert_int_equal(asked_at(f, T0), 1);
    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"g\"",
                     CC_SPAN("<rss><channel></channel></rss>"));
    assert_int_equal(asked_at(f, T0 + 365 * DAY), 0);
}

static void an_unchanged_page_is_asked_for_less_often(void **state)
{
    static const int asked[] = {1, 1, 1, 0, 1, 0, 0, 1, 0};
    struct fixture *f = *state;

    feed_of_a(f);
    page(f, "/a", "\"1\"");
    for (int hour = 0; hour < (int)(sizeof asked / sizeof *asked); hour++)
        assert_int_equal(asked_at(f, T0 + hour * HOUR), asked[hour]);
    http_server_page(f->server, HOST, "/a", "text/html", "\"2\"", CC_SPAN("<p>new words</p>"));
    assert_int_equal(asked_at(f, T0 + 13 * HOUR), 1);
    assert_true(row(f, BASE "/a").changed_at_s >= T0 + 13 * HOUR);
    assert_int_equal(row(f, BASE "/a").n_changes, 1);
    assert_int_equal(asked_at(f, T0 + 13 * HOUR + 590), 0);
    assert_int_equal(asked_at(f, T0 + 14 * HOUR), 1); /* soon again */
    assert_log(f, "unchanged " BASE "/a");
}

static void records_have_the_time_that_is_given(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record r;
    struct cc_page back;

    page(f, "/a", NULL);
    ask(f, BASE "/a");
    assert_int_equal(asked_at(f, T0), 1);
    r = row(f, BASE "/a");
    assert_in_range(r.fetched_at_s, T0, T0 + 60);
    if (cc_archive_read(f->archive_dir, r.archive_file, r.archive_offset, &f->arena,
                        &f->cfg.limits, &back, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_in_range(back.fetched_at_s, T0, T0 + 60);
}

static void chunked_and_gzip_come_out_as_the_page(void **state)
{
    struct fixture *f = *state;
    unsigned char packed[2048];
    char answer[4096];
    struct cc_page back;
    struct cc_url_record r;
    z_stream z;
    int head;

    memset(&z, 0, sizeof(z));
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (z_const Bytef *)PAGE;
    z.avail_in = sizeof(PAGE) - 1;
    z.next_out = packed;
    z.avail_out = sizeof(packed);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    head = snprintf(answer, sizeof(answer),
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n%zx\r\n",
                    (size_t)z.total_out);
    memcpy(answer + head, packed, z.total_out);
    memcpy(answer + head + z.total_out, "\r\n0\r\n\r\n", 7);
    http_server_raw(f->server, HOST, "/z", 0,
                    (struct cc_span){answer, (size_t)head + z.total_out + 7});
    ask(f, BASE "/z");
    run(f);
    assert_log(f, "ok " BASE "/z");
    r = row(f, BASE "/z");
    if (cc_archive_read(f->archive_dir, r.archive_file, r.archive_offset, &f->arena,
                        &f->cfg.limits, &back, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    assert_span_is(back.bytes, PAGE);
    /* The same, its end cut off inside the gzip stream: whole by chunks, cut short by gzip. */
    head = snprintf(answer, sizeof(answer),
                    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                    "Content-Length: %zu\r\n\r\n",
                    (size_t)z.total_out - 20);
    memcpy(answer + head, packed, z.total_out - 20);
    http_server_raw(f->server, HOST, "/cut", 0,
                    (struct cc_span){answer, (size_t)head + z.total_out - 20});
    f->sources[0].n_urls = 0;
    ask(f, BASE "/cut");
    run(f);
    assert_log(f, "decode " BASE "/cut the gzip data is cut short");
    (void)deflateEnd(&z);
}

static void bodies_end_at_the_limit(void **state)
{
    struct fixture *f = *state;
    struct cc_buf b;
    size_t i, head;

    f->cfg.fetch.max_body_bytes = 100000;
    for (i = 0; i < 2;
         i++) { /* at the limit, one past it; no Content-Length, so counting decides */
        cc_buf_init(&b, 1u << 20);
        cc_buf_add_string(&b, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                              "Connection: close\r\n\r\n");
        head = b.len;
        cc_buf_add_string(&b, "<!doctype html><html><body><p>");
        while (b.len < head + 100000 + i)
            cc_buf_add_char(&b, 'a');
        http_server_raw(f->server, HOST, i == 0 ? "/fits" : "/over", 0, cc_buf_span(&b));
        cc_buf_done(&b);
    }
    ask(f, BASE "/fits");
    ask(f, BASE "/over");
    run(f);
    assert_span_is(row(f, BASE "/fits").reason, "ok");
    assert_span_is(row(f, BASE "/over").reason, "size");
}

static void header_lines_end_at_the_limit(void **state)
{
    struct fixture *f = *state;
    struct cc_buf b;
    int i;

    cc_buf_init(&b, 2u << 20);
    cc_buf_add_string(&b, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n");
    for (i = 0; i < 4000; i++)
        cc_buf_printf(&b, "X-%d: %080d\r\n", i, i);
    cc_buf_add_string(&b, "Content-Length: 4\r\n\r\n<p>a");
    http_server_raw(f->server, HOST, "/h", 0, cc_buf_span(&b));
    cc_buf_clear(&b);
    for (i = 0; i < 20000; i++) /* interim answers without end are header lines too */
        cc_buf_add_string(&b, "HTTP/1.1 102 Processing\r\n\r\n");
    http_server_raw(f->server, HOST, "/i", 0, cc_buf_span(&b));
    cc_buf_done(&b);
    ask(f, BASE "/h");
    ask(f, BASE "/i");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 0);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_SIZE], 2);
}

static void slow_answers_end_at_the_time_limit(void **state)
{
    struct fixture *f = *state;

    f->cfg.fetch.total_timeout_ms = 400;
    page(f, "/slow", NULL);
    http_server_wait(f->server, HOST, "/slow", 20000, true);
    ask(f, BASE "/slow");
    run(f);
    assert_log(f, "timeout " BASE "/slow");
}

/* Two that lead to one another, two that lead to one, one that leads to a page that is not there. */
static void redirects_to_what_was_seen_end_as_they_end(void **state)
{
    struct fixture *f = *state;

    http_server_status(f->server, HOST, "/ca", 0, 302, "Location: /cb\r\n");
    http_server_status(f->server, HOST, "/cb", 0, 302, "Location: /ca\r\n");
    http_server_status(f->server, HOST, "/r1", 0, 301, "Location: /a\r\n");
    http_server_status(f->server, HOST, "/r2", 0, 301, "Location: /a\r\n");
    http_server_status(f->server, HOST, "/g1", 0, 301, "Location: /gone\r\n");
    http_server_status(f->server, HOST, "/g2", 0, 301, "Location: /gone\r\n");
    page(f, "/a", NULL);
    ask(f, BASE "/ca");
    ask(f, BASE "/cb");
    ask(f, BASE "/r1");
    ask(f, BASE "/r2");
    ask(f, BASE "/g1");
    ask(f, BASE "/g2");
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_REDIRECT], 2);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 1);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_UNCHANGED], 1);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_HTTP_STATUS], 2);
    assert_int_equal(http_server_count(f->server, HOST, "/a"), 1);
    f->wants_copies = true; /* each name has one */
    run(f);
    assert_int_equal(f->n_copies, 2);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_page_is_archived_and_marked_to_clean),
        WITH_SERVER(a_second_run_asks_conditionally_and_stores_nothing),
        WITH_SERVER(redirects_lead_to_a_row_of_the_last_url),
        WITH_SERVER(redirects_that_lead_nowhere_fail),
        WITH_SERVER(redirects_are_counted),
        WITH_SERVER(redirects_to_what_was_seen_end_as_they_end),
        WITH_SERVER(each_failure_has_its_name),
        WITH_SERVER(a_missing_page_is_retired_the_third_time),
        WITH_SERVER(what_is_gone_is_retired_at_once_and_its_record_stays),
        WITH_SERVER(what_was_never_seen_and_is_gone_is_not_asked_for_by_itself),
        WITH_SERVER(an_unchanged_page_is_asked_for_less_often),
        WITH_SERVER(records_have_the_time_that_is_given),
        WITH_SERVER(chunked_and_gzip_come_out_as_the_page),
        WITH_SERVER(bodies_end_at_the_limit),
        WITH_SERVER(header_lines_end_at_the_limit),
        WITH_SERVER(slow_answers_end_at_the_time_limit),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
