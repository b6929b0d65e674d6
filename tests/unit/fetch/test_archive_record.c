#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/fetch/archive_record.h"

#include <stdio.h>

#define URL     "https://harbourpost.example/tide"
#define TIME_S  1770000000
#define REQUEST "GET /tide HTTP/1.1\r\nHost: harbourpost.example\r\n\r\n"
#define BODY    "<p>tide</p>"
#define CHUNKED                                                                                \
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" BODY

static int set_up(void **state)
{
    static struct cc_buf out;

    cc_buf_init(&out, 1 << 20);
    *state = &out;
    return 0;
}

static int tear_down(void **state)
{
    cc_buf_done(*state);
    return 0;
}

static bool has(const struct cc_buf *out, const char *text)
{
    return cc_span_find(cc_buf_span(out), cc_span_from(text), 0) != (size_t)-1;
}

static void assert_has(const struct cc_buf *out, const char *text)
{
    if (out->status != CC_OK || !has(out, text))
        fail_msg("no \"%s\" in\n%.*s", text, CC_SPAN_PRINT(cc_buf_span(out)));
}

/* Each record is one that the reader takes, to its last byte. */
static struct cc_warc_record read_back(const struct cc_buf *out)
{
    struct cc_warc_record record;
    struct cc_error err;
    size_t used;

    if (cc_warc_parse(cc_buf_span(out), &record, &used, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(used, out->len);
    return record;
}

static struct cc_archive_page page(const char *http)
{
    return (struct cc_archive_page){.url = CC_SPAN(URL),
                                    .date_s = TIME_S,
                                    .request = CC_SPAN(REQUEST),
                                    .http = cc_span_from(http),
                                    .ip = CC_SPAN("192.0.2.7")};
}

static void a_response_has_digests_address_and_mended_headers(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_page p = page(CHUNKED);
    char id[CC_WARC_ID_BYTES], digest[CC_DIGEST_BYTES + 32], payload[CC_DIGEST_BYTES];
    struct cc_warc_record record;

    cc_archive_record_response(out, &p, 0, id);
    record = read_back(out);
    assert_span_is(record.type, "response");
    assert_span_is(record.target_uri, URL);
    assert_span_is(record.id, id);
    assert_has(out, "\r\nWARC-IP-Address: 192.0.2.7\r\n");
    assert_has(out, "\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\n");
    assert_has(out, "\r\nContent-Length: 11\r\n\r\n" BODY "\r\n\r\n");
    cc_archive_payload_digest(p.http, payload);
    (void)snprintf(digest, sizeof digest, "\r\nWARC-Payload-Digest: %s\r\n", payload);
    assert_has(out, digest);
    cc_digest_sha1(CC_SPAN(BODY), payload);
    (void)snprintf(digest, sizeof digest, "\r\nWARC-Payload-Digest: %s\r\n", payload);
    assert_has(out, digest);
    cc_digest_sha1(record.block, payload);
    (void)snprintf(digest, sizeof digest, "\r\nWARC-Block-Digest: %s\r\n", payload);
    assert_has(out, digest);
}

static void a_right_length_stays_and_a_wrong_one_is_renamed(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_page p =
        page("HTTP/1.1 200 OK\r\ncontent-length: 11\r\nContent-Length: 11\r\n\r\n" BODY);
    char id[CC_WARC_ID_BYTES];

    cc_archive_record_response(out, &p, 0, id);
    assert_has(out,
               "OK\r\ncontent-length: 11\r\nX-Archive-Orig-Content-Length: 11\r\n\r\n" BODY);
    cc_buf_clear(out);
    p = page("HTTP/1.1 200 OK\nContent-Length: 99\n\n" BODY);
    cc_archive_record_response(out, &p, 0, id);
    assert_has(out, "X-Archive-Orig-Content-Length: 99\r\nContent-Length: 11\r\n\r\n" BODY);
}

static void what_is_no_page_says_so_and_what_is_cut_too(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_page p = page("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" BODY);
    struct cc_warc_record record;
    char id[CC_WARC_ID_BYTES];

    cc_archive_record_response(out, &p, 0, id);
    record = read_back(out);
    assert_true(cc_warc_may_be_page(&record));
    assert_false(has(out, "WARC-Truncated"));
    cc_buf_clear(out);
    p.role = CC_SPAN("front-page");
    p.truncated = CC_SPAN("length");
    cc_archive_record_response(out, &p, 0, id);
    record = read_back(out);
    assert_false(cc_warc_may_be_page(&record));
    assert_has(out, "\r\nCleancopy-Role: front-page\r\n");
    assert_has(out, "\r\nWARC-Truncated: length\r\n");
}

static void a_request_names_its_response(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_page p = page(CHUNKED);

    cc_archive_record_request(out, &p, 0, "<urn:uuid:1>");
    assert_span_is(read_back(out).type, "request");
    assert_has(out, "\r\nWARC-Concurrent-To: <urn:uuid:1>\r\n");
    assert_has(out, "\r\n\r\n" REQUEST "\r\n\r\n");
}

static void a_revisit_points_to_the_record_before(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_page p = page("HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\n"
                                    "ETag: \"v1\"\r\n\r\n");
    struct cc_archive_origin origin = {CC_SPAN("<urn:uuid:1>"), CC_SPAN(URL),
                                       CC_SPAN("2026-01-01T00:00:00Z"), CC_SPAN("sha1:ABC")};
    struct cc_warc_record record;

    cc_archive_record_revisit(out, &p, 0, CC_REVISIT_NOT_MODIFIED, &origin);
    record = read_back(out);
    assert_span_is(record.type, "revisit");
    assert_has(out, "\r\nWARC-Profile: http://netpreserve.org/warc/1.1/revisit/"
                    "server-not-modified\r\n");
    assert_has(out, "\r\nWARC-Refers-To: <urn:uuid:1>\r\n");
    assert_has(out, "\r\nWARC-Refers-To-Target-URI: " URL "\r\n");
    assert_has(out, "\r\nWARC-Refers-To-Date: 2026-01-01T00:00:00Z\r\n");
    assert_has(out, "\r\nWARC-Payload-Digest: sha1:ABC\r\n");
    assert_false(has(out, "WARC-Truncated"));
    /* what a 304 says of the body's length is no mistake */
    assert_span_is(record.block,
                   "HTTP/1.1 304 Not Modified\r\nContent-Length: 500\r\nETag: \"v1\"\r\n\r\n");
}

static void a_body_that_came_again_is_not_written_again(void **state)
{
    static const struct {
        enum cc_archive_revisit kind;
        const char *profile;
    } cases[] = {
        {CC_REVISIT_IDENTICAL,
         "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"},
        {CC_REVISIT_SAME_DECODED, "urn:cleancopy:warc:revisit:identical-decoded-payload"},
    };
    struct cc_buf *out = *state;
    struct cc_archive_page p = page(CHUNKED);
    struct cc_archive_origin unknown = {.digest = CC_SPAN_EMPTY};

    for (size_t i = 0; i < 2; i++) {
        cc_buf_clear(out);
        cc_archive_record_revisit(out, &p, 0, cases[i].kind, &unknown);
        (void)read_back(out);
        assert_has(out, cases[i].profile);
        assert_has(out, "\r\nWARC-Truncated: length\r\n");
        assert_has(out, "Content-Length: 11\r\n\r\n\r\n\r\n"); /* the page's head, no body */
        assert_false(has(out, BODY));
        assert_false(has(out, "Refers-To"));
        assert_false(has(out, "Payload-Digest:"));
    }
}

static void a_refusal_says_why_and_whence(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_refusal refusal = {.url = CC_SPAN(URL),
                                         .date_s = TIME_S,
                                         .reason = CC_SPAN("type"),
                                         .detail = CC_SPAN("its bytes are:\r\nPDF"),
                                         .via = CC_SPAN("https://harbourpost.example/feed"),
                                         .n_links = 1,
                                         .n_redirects = 2};
    struct cc_warc_record record;

    cc_archive_record_refusal(out, &refusal, 0);
    record = read_back(out);
    assert_span_is(record.type, "metadata");
    assert_span_is(record.content_type, "application/warc-fields");
    assert_span_is(record.block, "refusal: type\r\ndetail: its bytes are:  PDF\r\n"
                                 "via: https://harbourpost.example/feed\r\n"
                                 "hopsFromSeed: LRR\r\n");
}

static void the_first_record_says_who_wrote_the_file(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_crawler crawler = {CC_SPAN("cleancopy (+https://desk.example)"),
                                         CC_SPAN("https://desk.example")};
    struct cc_archive_crawler nobody = {.contact = CC_SPAN_EMPTY};

    cc_archive_record_info(out, &crawler, "cleancopy-00000.warc.gz", TIME_S);
    assert_span_is(read_back(out).type, "warcinfo");
    assert_has(out, "\r\nWARC-Filename: cleancopy-00000.warc.gz\r\n");
    assert_has(out, "\r\n\r\nsoftware: cleancopy/" CC_VERSION
                    "\r\nformat: WARC File Format 1.1\r\n");
    assert_has(out, "\r\nhttp-header-user-agent: cleancopy (+https://desk.example)\r\n");
    assert_has(out, "\r\noperator: https://desk.example\r\n");
    cc_buf_clear(out);
    cc_archive_record_info(out, &nobody, "x", TIME_S);
    assert_false(has(out, "operator"));
}

static void a_value_cannot_make_a_header_line(void **state)
{
    struct cc_buf *out = *state;
    struct cc_archive_page p = page(CHUNKED);
    char id[CC_WARC_ID_BYTES];

    p.ip = CC_SPAN("::1\r\nWARC-Type: x");
    p.url = CC_SPAN("http://a.example/\r\nX: y");
    cc_archive_record_response(out, &p, 0, id);
    assert_has(out, "WARC-IP-Address: ::1  WARC-Type: x\r\n");
    assert_span_is(read_back(out).target_uri, "http://a.example/X:y");
}

static void a_buffer_that_is_too_small_says_so(void **state)
{
    struct cc_archive_page p = page(CHUNKED);
    char id[CC_WARC_ID_BYTES];
    struct cc_buf small;

    (void)state;
    cc_buf_init(&small, 100);
    cc_archive_record_response(&small, &p, 0, id);
    assert_int_equal(small.status, CC_E_LIMIT);
    cc_buf_done(&small);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_response_has_digests_address_and_mended_headers),
        TEST(a_right_length_stays_and_a_wrong_one_is_renamed),
        TEST(what_is_no_page_says_so_and_what_is_cut_too),
        TEST(a_request_names_its_response),
        TEST(a_revisit_points_to_the_record_before),
        TEST(a_body_that_came_again_is_not_written_again),
        TEST(a_refusal_says_why_and_whence),
        TEST(the_first_record_says_who_wrote_the_file),
        TEST(a_value_cannot_make_a_header_line),
        TEST(a_buffer_that_is_too_small_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
