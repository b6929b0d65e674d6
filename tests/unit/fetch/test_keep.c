/* What the fetcher writes to the archive, seen in the archive. */
#include "fetch_fixture.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/fetch/archive_read.h"
#include "cleancopy/source/decompress.h"
#include "cleancopy/source/http_message.h"
#include "cleancopy/source/input.h"
#include "cleancopy/source/warc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

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

static size_t count_role(struct fixture *f, const char *type, const char *role)
{
    struct cc_span all = read_archive(f), record;
    struct cc_warc_record parsed;
    size_t n = 0, used, at = 0;

    while (at < all.len) {
        struct cc_span value = CC_SPAN("page");

        record = cc_span_slice(all, at, all.len);
        if (cc_warc_parse(record, &parsed, &used, &f->err) != CC_OK)
            fail_msg("%s", f->err.message);
        (void)cc_header_find(parsed.headers, CC_WARC_ROLE, &value);
        n += cc_span_is(parsed.type, cc_span_from(type)) && cc_span_is(value, cc_span_from(role));
        at += used;
    }
    return n;
}

/* The pages that `clean` would read out of the archive: their URLs, in order. */
static void assert_pages(struct fixture *f, const char *wanted)
{
    const char *paths[] = {f->archive_dir};
    struct cc_input *input;
    struct cc_page read;
    struct cc_buf urls;
    enum cc_status st;

    cc_buf_init(&urls, 1 << 16);
    assert_int_equal(cc_input_open(paths, 1, NULL, &f->cfg.limits, &input, &f->err), CC_OK);
    while ((st = cc_input_next(input, &f->arena, &read, &f->err)) == CC_OK)
        cc_buf_printf(&urls, "%.*s ", CC_SPAN_PRINT(read.url));
    assert_int_equal(st, CC_END);
    cc_input_close(input);
    assert_span_is(cc_buf_span(&urls), wanted);
    cc_buf_done(&urls);
}

/* All that would pass for pages by its type is in the way: a robots file and a sitemap in plain text,
 * a front page. */
static void the_way_to_a_page_is_archived_and_is_no_page(void **state)
{
    struct fixture *f = *state;
    struct cc_source *s = &f->sources[0];

    http_server_page(f->server, HOST, "/robots.txt", "text/plain", NULL,
                     CC_SPAN("User-agent: *\nDisallow: /private\n"));
    http_server_status(f->server, HOST, "/rss", 0, 301, "Location: /feed\r\n");
    http_server_page(f->server, HOST, "/feed", "text/html", "\"f\"",
                     CC_SPAN("<rss><channel><item><link>/go</link></item></channel></rss>"));
    http_server_page(f->server, HOST, "/map.txt", "text/plain", NULL, CC_SPAN(BASE "/a\n"));
    http_server_page(f->server, HOST, "/", "text/html", NULL,
                     CC_SPAN("<!doctype html><a href='/news/harbour-opens-again'>x</a>"));
    http_server_raw(f->server, HOST, "/go", 0,
                    CC_SPAN("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Type: text/html\r\n"
                            "Content-Length: 26\r\n\r\n<p>It is over there.</p>\r\n"));
    page(f, "/a", "\"a\"");
    page(f, "/b", "\"b\"");
    page(f, "/news/harbour-opens-again", "\"c\"");
    s->feeds[s->n_feeds++] = BASE "/rss";
    s->sitemaps[s->n_sitemaps++] = BASE "/map.txt";
    s->front_pages[s->n_front_pages++] = BASE "/";
    run(f);
    assert_int_equal(f->counts.by_outcome[CC_OUTCOME_STORED], 3);
    assert_int_equal(count_role(f, "response", "robots"), 1);
    assert_int_equal(count_role(f, "response", "feed"), 2); /* with the redirect to it */
    assert_int_equal(count_role(f, "response", "sitemap"), 1);
    assert_int_equal(count_role(f, "response", "front-page"), 1);
    assert_int_equal(count_role(f, "response", "page"), 4); /* /go too */
    assert_int_equal(count_in_archive(f, "WARC-Type: request\r\n"), 9);
    assert_int_equal(count_in_archive(f, "\r\n\r\n<p>It is over there.</p>\r\n"), 1);
    assert_pages(f, BASE "/b " BASE "/a " BASE "/news/harbour-opens-again ");

    /* An hour later nothing has changed: what led there is a word each, its first body stays. */
    http_server_page(f->server, HOST, "/", "text/html", NULL,
                     CC_SPAN("<!doctype html><a href='/news/harbour-opens-again'>y</a>"));
    run(f);
    assert_int_equal(count_role(f, "response", "front-page"), 2); /* but for this one */
    assert_int_equal(count_role(f, "response", "sitemap"), 1);
    assert_int_equal(count_role(f, "revisit", "sitemap"), 1);
    assert_int_equal(count_role(f, "revisit", "feed"), 1);
    assert_int_equal(count_role(f, "response", "robots"), 1); /* good for a day */
    assert_int_equal(count_in_archive(f, "server-not-modified\r\n"), 4);
}

/* Chains that lead nowhere are shown as far as they go. */
static void a_redirect_that_is_not_followed_is_archived_too(void **state)
{
    struct fixture *f = *state;

    http_server_status(f->server, HOST, "/a", 0, 308, "Location: /b\r\n");
    http_server_status(f->server, HOST, "/b", 0, 307, "Location: /a\r\n");
    ask(f, BASE "/a");
    run(f);
    assert_log(f, "redirect " BASE "/a redirected in a circle");
    assert_int_equal(count_in_archive(f, "WARC-Type: response\r\n"), 2);
    assert_int_equal(count_in_archive(f, "\r\n\r\nrefusal: redirect\r\n"), 1);
    assert_pages(f, "");
}

int main(void)
{
#define WITH_SERVER(test) cmocka_unit_test_setup_teardown(test, fetch_set_up, fetch_tear_down)
    const struct CMUnitTest tests[] = {
        WITH_SERVER(what_came_again_is_a_revisit),
        WITH_SERVER(another_packing_of_the_same_page_is_told_apart),
        WITH_SERVER(a_page_whose_record_is_gone_is_kept_once_more),
        WITH_SERVER(a_page_over_the_archives_limit_ends_itself_and_not_the_run),
        WITH_SERVER(the_way_to_a_page_is_archived_and_is_no_page),
        WITH_SERVER(a_redirect_that_is_not_followed_is_archived_too),
        WITH_SERVER(a_refusal_is_written_down_once_for_each_reason),
    };

    return fetch_global_init() ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
