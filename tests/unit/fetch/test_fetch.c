#include "support.h"

#include "http_server.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/fetch/archive_read.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/state/state.h"
#include "cleancopy/state/url_store.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

#define HOST  "harbourpost.example"
#define OTHER "valleyecho.example"
#define BASE  "http://" HOST
#define PAGE                                                                                   \
    "<!doctype html><html><head><title>Harbour "                                               \
    "opens</title></head><body><article><h1>Harbour "                                          \
    "opens</h1><p>The harbour of the town was opened again on Tuesday after forty days of "    \
    "work, "                                                                                   \
    "the council said.</p></article></body></html>\n"

struct fixture {
    struct http_server *server;
    char *dir, *state_dir, *archive_dir;
    struct cc_state *state;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_source sources[2];
    const char *connect_to[1];
    struct cc_fetch_counts counts;
    struct cc_error err;
    char log[8192]; /* "OUTCOME URL detail" lines */
    volatile sig_atomic_t stop;
    bool stop_at_first;
};

static void on_report(void *user, const struct cc_fetch_event *event)
{
    struct fixture *f = user;
    size_t len = strlen(f->log);

    snprintf(f->log + len, sizeof(f->log) - len, "%s %s %s\n",
             cc_outcome_name(event->outcome), event->url, event->detail);
    if (f->stop_at_first)
        f->stop = 1;
}

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    assert_non_null(f);
    f->server = http_server_start();
    f->dir = support_scratch();
    assert_true(asprintf(&f->state_dir, "%s/state", f->dir) > 0);
    assert_true(asprintf(&f->archive_dir, "%s/archive", f->dir) > 0);
    if (cc_state_open(f->state_dir, &f->state, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    cc_arena_init(&f->arena, 64u << 20);
    cc_config_defaults(&f->cfg);
    f->connect_to[0] = http_server_connect_to(f->server);
    f->cfg.connect_to = f->connect_to;
    f->cfg.n_connect_to = 1;
    f->cfg.allow_private = true;
    f->cfg.delay_ms = 0;
    f->cfg.archive_dir = f->archive_dir;
    f->cfg.contact = "https://desk.example/bot";
    f->cfg.sources = f->sources;
    f->cfg.n_sources = 1;
    f->sources[0].name = "harbour";
    f->sources[1].name = "valley";
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    cc_state_close(f->state);
    http_server_stop(f->server);
    cc_arena_done(&f->arena);
    support_scratch_done(f->dir);
    free(f->state_dir);
    free(f->archive_dir);
    free(f);
    return 0;
}

static void ask(struct fixture *f, const char *url)
{
    f->sources[0].urls[f->sources[0].n_urls++] = url;
}

static void run(struct fixture *f)
{
    struct cc_fetch_job job = {&f->cfg, f->state, &f->stop, on_report, NULL, f};

    f->log[0] = '\0';
    if (cc_fetch_run(&job, &f->counts, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
}

static void assert_log(struct fixture *f, const char *start)
{
    if (strncmp(f->log, start, strlen(start)) != 0)
        fail_msg("got \"%s\", wanted \"%s\"", f->log, start);
}

static struct cc_url_record row(struct fixture *f, const char *url)
{
    struct cc_url_record r;

    if (cc_url_get(f->state, &f->arena, cc_span_from(url), &r, &f->err) != CC_OK)
        fail_msg("no row for %s", url);
    return r;
}

static void page(struct fixture *f, const char *path, const char *etag)
{
    http_server_page(f->server, HOST, path, "text/html", etag, CC_SPAN(PAGE));
}

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
        assert_int_equal(row(f, url).failures, 1);
        assert_false(row(f, url).to_clean);
    }
}

static void a_gone_page_is_left_alone_for_a_while(void **state)
{
    struct fixture *f = *state;

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", NULL,
                     CC_SPAN("<rss><channel><item><link>/gone</link></item></channel></rss>"));
    f->sources[0].feeds[f->sources[0].n_feeds++] = BASE "/feed";
    run(f);
    assert_log(f, "http-status " BASE "/gone answered 404");
    run(f);
    assert_log(f, "");
    assert_int_equal(http_server_count(f->server, HOST, "/gone"), 1);
    assert_true(row(f, BASE "/gone").next_try_s > (int64_t)time(NULL) + 80000);
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

static void a_private_address_is_never_connected_to(void **state)
{
    struct fixture *f = *state;
    char url[64];

    f->cfg.allow_private = false;
    page(f, "/a", NULL);
    ask(f, BASE "/a"); /* a public name that leads to the loopback address */
    f->cfg.n_connect_to = 1;
    snprintf(url, sizeof(url), "http://127.0.0.1:%u/a", (unsigned)http_server_port(f->server));
    f->sources[0].urls[f->sources[0].n_urls++] = url;
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_GUARD], 2);
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
    assert_int_equal(http_server_count(f->server, "127.0.0.1", ""), 0);
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
    assert_int_equal(cc_host_next_allowed(f->state, CC_SPAN(HOST), &next, NULL), CC_OK);
    assert_in_range(next, time(NULL) + 3590, time(NULL) + 3600);
    http_server_forget_log(f->server);
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_DEFERRED], 2);
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
    assert_int_equal(http_server_count(f->server, OTHER, "/c"), 1);
    /* The time has come. */
    assert_int_equal(cc_host_set_next_allowed(f->state, CC_SPAN(HOST), time(NULL) - 1, NULL),
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
    assert_span_is(row(f, BASE "/feed").source, "discovery");
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
    assert_span_is(row(f, BASE "/feed").found_by, BASE "/page/1");
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

static void a_request_to_stop_finishes_what_is_in_flight(void **state)
{
    struct fixture *f = *state;

    page(f, "/a", NULL);
    ask(f, BASE "/a");
    f->stop = 1;
    run(f);
    assert_log(f, "");
    assert_int_equal(http_server_count(f->server, HOST, ""), 0);
    assert_true(row(f, BASE "/a").fetched_at_s == CC_NO_TIME);
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

static void an_archive_that_cannot_be_made_stops_the_run(void **state)
{
    struct fixture *f = *state;
    struct cc_fetch_job job = {&f->cfg, f->state, NULL, NULL, NULL, NULL};

    f->cfg.archive_dir = "/dev/null/archive";
    ask(f, BASE "/a");
    assert_int_equal(cc_fetch_run(&job, &f->counts, &f->err), CC_E_IO);
    f->cfg.archive_dir = f->archive_dir;
    f->cfg.ca_file = "/nonexistent/ca.pem";
    assert_int_equal(cc_fetch_run(&job, &f->counts, &f->err), CC_E_USAGE);
}

/* Each allocation of a run fails in turn (every 199th is tried): the run ends with an error or
 * without that page, nothing leaks, and an undisturbed run after it gets everything. */
static void a_failed_allocation_leaves_a_state_that_the_next_run_goes_on_from(void **state)
{
    struct fixture *f = *state;
    struct cc_fetch_job job = {&f->cfg, f->state, &f->stop, NULL, NULL, NULL};
    uint64_t before = cc_alloc_count(), n_allocations, nth;
    enum cc_status st;

    http_server_page(f->server, HOST, "/feed", "application/rss+xml", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/one</link></item></channel></rss>"));
    page(f, "/one", NULL);
    f->sources[0].feeds[f->sources[0].n_feeds++] = BASE "/feed";
    run(f);
    n_allocations = cc_alloc_count() - before;
    for (nth = 1; nth < n_allocations; nth += 199) {
        cc_state_close(f->state);
        support_scratch_done(f->dir);
        f->dir = support_scratch();
        free(f->state_dir);
        free(f->archive_dir);
        assert_true(asprintf(&f->state_dir, "%s/state", f->dir) > 0);
        assert_true(asprintf(&f->archive_dir, "%s/archive", f->dir) > 0);
        f->cfg.archive_dir = f->archive_dir;
        assert_int_equal(cc_state_open(f->state_dir, &f->state, &f->err), CC_OK);
        job.state = f->state;
        cc_alloc_fail_at(nth, false);
        st = cc_fetch_run(&job, &f->counts, &f->err);
        cc_alloc_fail_at(0, false);
        if (st != CC_OK && st != CC_E_NOMEM && st != CC_E_STATE && st != CC_E_LIMIT)
            fail_msg("allocation %llu: %s: %s", (unsigned long long)nth, cc_status_name(st),
                     f->err.message);
        run(f);
        if (row(f, BASE "/one").fetched_at_s == CC_NO_TIME)
            fail_msg("allocation %llu: the page is lost", (unsigned long long)nth);
        http_server_forget_log(f->server);
    }
}

static void outcomes_have_names_and_know_whether_they_failed(void **state)
{
    (void)state;
    assert_string_equal(cc_outcome_name(CC_OUTCOME_STORED), "ok");
    assert_string_equal(cc_outcome_name(CC_OUTCOME_HTTP_STATUS), "http-status");
    assert_string_equal(cc_outcome_name(CC_OUTCOME_STOPPED), "stopped");
    assert_false(cc_outcome_is_failure(CC_OUTCOME_DEFERRED));
    assert_false(cc_outcome_is_failure(CC_OUTCOME_ROBOTS));
    assert_true(cc_outcome_is_failure(CC_OUTCOME_GUARD));
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(a_page_is_archived_and_marked_to_clean),
        WITH_SERVER(a_second_run_asks_conditionally_and_stores_nothing),
        WITH_SERVER(robots_txt_is_obeyed),
        WITH_SERVER(no_page_is_asked_for_when_robots_txt_cannot_be_had),
        WITH_SERVER(a_robots_file_that_was_cut_short_allows_nothing),
        WITH_SERVER(a_robots_file_is_followed_through_redirects),
        WITH_SERVER(redirects_lead_to_a_row_of_the_last_url),
        WITH_SERVER(redirects_that_lead_nowhere_fail),
        WITH_SERVER(redirects_are_counted),
        WITH_SERVER(each_failure_has_its_name),
        WITH_SERVER(a_gone_page_is_left_alone_for_a_while),
        WITH_SERVER(chunked_and_gzip_come_out_as_the_page),
        WITH_SERVER(bodies_end_at_the_limit),
        WITH_SERVER(header_lines_end_at_the_limit),
        WITH_SERVER(slow_answers_end_at_the_time_limit),
        WITH_SERVER(a_private_address_is_never_connected_to),
        WITH_SERVER(a_host_is_asked_one_at_a_time_with_its_delay),
        WITH_SERVER(retry_after_holds_for_the_host_and_the_next_run),
        WITH_SERVER(a_short_retry_after_and_a_stumble_are_tried_again),
        WITH_SERVER(feeds_sitemaps_and_front_pages_name_pages),
        WITH_SERVER(a_front_page_leads_to_feeds_and_to_a_few_more_pages),
        WITH_SERVER(another_host_is_asked_where_the_source_allows_it),
        WITH_SERVER(what_a_killed_run_was_told_of_is_fetched_by_the_next),
        WITH_SERVER(broken_documents_are_counted_and_named),
        WITH_SERVER(lists_are_read_and_bad_urls_named),
        WITH_SERVER(a_dry_run_names_pages_and_writes_nothing),
        WITH_SERVER(a_request_to_stop_finishes_what_is_in_flight),
        WITH_SERVER(a_dead_host_is_a_failure_and_no_robots_answer),
        WITH_SERVER(a_failed_allocation_leaves_a_state_that_the_next_run_goes_on_from),
        WITH_SERVER(an_archive_that_cannot_be_made_stops_the_run),
        cmocka_unit_test(outcomes_have_names_and_know_whether_they_failed),
    };

    cc_alloc_install();
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
