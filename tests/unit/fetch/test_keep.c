/* What the fetcher writes to the archive, seen in the archive. */
#include "support.h"

#include "http_server.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/fetch/archive_read.h"
#include "cleancopy/fetch/fetch.h"
#include "cleancopy/source/decompress.h"
#include "cleancopy/state/state.h"
#include "cleancopy/state/url_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#define HOST "harbourpost.example"
#define BASE "http://" HOST
#define PAGE                                                                                   \
    "<!doctype html><html><head><title>Harbour opens</title></head><body><article><p>The "     \
    "harbour of the town was opened again on Tuesday after forty days of work, the council "   \
    "said.</p></article></body></html>\n"

struct fixture {
    struct http_server *server;
    char *dir, *state_dir, *archive_dir;
    struct cc_state *state;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_source source;
    const char *connect_to[1];
    struct cc_error err;
    char log[4096]; /* "OUTCOME URL detail" lines */
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

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
    f->cfg.sources = &f->source;
    f->cfg.n_sources = 1;
    f->source.name = "harbour";
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

static void on_report(void *user, const struct cc_fetch_event *event)
{
    struct fixture *f = user;
    size_t len = strlen(f->log);

    snprintf(f->log + len, sizeof(f->log) - len, "%s %s %s\n",
             cc_outcome_name(event->outcome), event->url, event->detail);
}

static void ask(struct fixture *f, const char *url)
{
    f->source.urls[f->source.n_urls++] = url;
}

static void run(struct fixture *f)
{
    struct cc_fetch_job job = {&f->cfg, f->state, NULL, on_report, NULL, f};
    struct cc_fetch_counts counts;

    f->log[0] = '\0';
    if (cc_fetch_run(&job, &counts, &f->err) != CC_OK)
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

/* All of the archive's first file, unpacked. */
static struct cc_span read_archive(struct fixture *f)
{
    struct cc_span packed, out;
    char path[512];

    snprintf(path, sizeof(path), "%s/cleancopy-00000.warc.gz", f->archive_dir);
    packed = support_read(&f->arena, path);
    if (cc_gunzip(&f->arena, packed, 1 << 24, &out, &f->err) != CC_OK)
        fail_msg("%s", f->err.message);
    return out;
}

static size_t count_in_archive(struct fixture *f, const char *text)
{
    struct cc_span all = read_archive(f), wanted = cc_span_from(text);
    size_t n = 0, at;

    for (at = cc_span_find(all, wanted, 0); at != (size_t)-1;
         at = cc_span_find(all, wanted, at + 1))
        n++;
    return n;
}

static void what_came_again_is_a_revisit(void **state)
{
    struct fixture *f = *state;
    struct cc_url_record before, after;
    struct cc_archive_origin origin;
    char line[128];

    page(f, "/a", "\"v1\"");
    ask(f, BASE "/a");
    run(f);
    before = row(f, BASE "/a");
    assert_int_equal(count_in_archive(f, "WARC-IP-Address: 127.0.0.1\r\n"), 1);
    assert_int_equal(count_in_archive(f, "WARC-Type: warcinfo"), 1);
    assert_int_equal(count_in_archive(f, "operator: https://desk.example/bot\r\n"), 1);
    run(f); /* 304 */
    assert_int_equal(count_in_archive(f, "revisit/server-not-modified\r\n"), 1);
    page(f, "/a", "\"v2\""); /* the same bytes under a new tag */
    run(f);
    assert_int_equal(count_in_archive(f, "revisit/identical-payload-digest\r\n"), 1);
    assert_int_equal(count_in_archive(f, "WARC-Type: revisit\r\n"), 2);
    assert_int_equal(count_in_archive(f, "WARC-Type: response\r\n"), 1);
    after = row(f, BASE "/a");
    assert_int_equal(after.archive_offset, before.archive_offset);
    assert_int_equal(cc_archive_find(f->archive_dir, after.archive_file, after.archive_offset,
                                     &f->arena, &origin, &f->err),
                     CC_OK);
    snprintf(line, sizeof(line), "WARC-Refers-To: %.*s\r\n", CC_SPAN_PRINT(origin.id));
    assert_int_equal(count_in_archive(f, line), 2);
    snprintf(line, sizeof(line), "WARC-Payload-Digest: %.*s\r\n", CC_SPAN_PRINT(origin.digest));
    assert_int_equal(count_in_archive(f, line), 3);
}

/* The same page packed in another way (a time in gzip's head): the profile of the standard
 * would be a lie. */
static void another_packing_of_the_same_page_is_told_apart(void **state)
{
    struct fixture *f = *state;
    char packed[1024];
    struct cc_buf answer;

    cc_buf_init(&answer, 1 << 20);
    for (int i = 0; i < 2; i++) {
        z_stream z;

        memset(&z, 0, sizeof(z));
        assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
        z.next_in = (z_const Bytef *)PAGE;
        z.avail_in = sizeof(PAGE) - 1;
        z.next_out = (Bytef *)packed;
        z.avail_out = sizeof(packed);
        assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
        packed[4] = (char)(i + 1); /* gzip's time */
        cc_buf_clear(&answer);
        cc_buf_printf(&answer,
                      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
                      "Content-Encoding: gzip\r\nContent-Length: %u\r\n\r\n",
                      (unsigned)z.total_out);
        cc_buf_add(&answer, (struct cc_span){packed, z.total_out});
        assert_int_equal(deflateEnd(&z), Z_OK);
        http_server_raw(f->server, HOST, "/a", 0, cc_buf_span(&answer));
        if (i == 0)
            ask(f, BASE "/a");
        run(f);
    }
    assert_log(f, "unchanged " BASE "/a the same bytes");
    cc_buf_done(&answer);
    assert_int_equal(count_in_archive(f, "revisit:identical-decoded-payload\r\n"), 1);
    assert_int_equal(count_in_archive(f, "WARC-Type: response\r\n"), 1);
}

static void a_page_whose_record_is_gone_is_kept_once_more(void **state)
{
    struct fixture *f = *state;
    char path[512];

    page(f, "/a", NULL);
    ask(f, BASE "/a");
    run(f);
    assert_int_equal(cc_url_set_cleaned(f->state, CC_SPAN(BASE "/a"), NULL), CC_OK);
    snprintf(path, sizeof(path), "%s/cleancopy-00000.warc.gz", f->archive_dir);
    assert_int_equal(remove(path), 0);
    run(f);
    assert_log(f, "unchanged " BASE "/a the same bytes");
    assert_int_equal(count_in_archive(f, "WARC-Type: response\r\n"), 1);
    assert_false(row(f, BASE "/a").to_clean);
    run(f);
    assert_int_equal(count_in_archive(f, "WARC-Type: revisit\r\n"), 1);
}

/* Only where max-body-bytes is set higher than the archive's limit of 64 MiB. */
static void a_page_over_the_archives_limit_ends_itself_and_not_the_run(void **state)
{
    static const char head[] =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!doctype html><p>";
    struct fixture *f = *state;
    size_t n = (size_t)65 << 20;
    char *big = malloc(n);

    assert_non_null(big);
    memset(big, 'x', n);
    memcpy(big, head, sizeof(head) - 1);
    f->cfg.fetch.max_body_bytes = (size_t)100 << 20;
    http_server_raw(f->server, HOST, "/big", 0, (struct cc_span){big, n});
    page(f, "/a", NULL);
    ask(f, BASE "/big");
    ask(f, BASE "/a");
    run(f);
    assert_log(f, "size " BASE "/big more than a record holds\nok " BASE "/a");
    assert_int_equal(count_in_archive(f, "\r\n\r\nrefusal: size\r\n"), 1);
    free(big);
}

static void a_refusal_is_written_down_once_for_each_reason(void **state)
{
    struct fixture *f = *state;

    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: cleancopy\nDisallow: /private\n"));
    http_server_page(f->server, HOST, "/film", "video/mp4", NULL, CC_SPAN("film"));
    http_server_status(f->server, HOST, "/moved", 0, 301, "Location: /private/b\r\n");
    ask(f, BASE "/private/a");
    ask(f, BASE "/film");
    ask(f, BASE "/moved");
    run(f);
    run(f);
    run(f);
    assert_int_equal(count_in_archive(f, "WARC-Type: metadata\r\n"), 3);
    assert_int_equal(count_in_archive(f, "\r\n\r\nrefusal: robots\r\n"), 2);
    assert_int_equal(count_in_archive(f, "\r\n\r\nrefusal: type\r\n"), 1);
    assert_int_equal(count_in_archive(f, "via: " BASE "/moved\r\nhopsFromSeed: R\r\n"), 1);
    assert_int_equal(count_in_archive(f, "WARC-Target-URI: " BASE "/private/b\r\n"), 1);
    http_server_status(f->server, HOST, "/film", 0, 404, "");
    run(f);
    assert_int_equal(count_in_archive(f, "\r\n\r\nrefusal: http-status\r\n"), 1);
    assert_int_equal(count_in_archive(f, "WARC-Type: metadata\r\n"), 4);
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(what_came_again_is_a_revisit),
        WITH_SERVER(another_packing_of_the_same_page_is_told_apart),
        WITH_SERVER(a_page_whose_record_is_gone_is_kept_once_more),
        WITH_SERVER(a_page_over_the_archives_limit_ends_itself_and_not_the_run),
        WITH_SERVER(a_refusal_is_written_down_once_for_each_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
