#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/fetch/cdxj.h"

#include <stdlib.h>

#define HEAD(type)                                                                             \
    "WARC/1.1\r\nWARC-Type: " type "\r\nWARC-Target-URI: https://harbourpost.example/tide\r\n" \
    "WARC-Date: 2026-02-02T02:40:00Z\r\n"
#define HTTP "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"

static const struct cc_cdxj_place place = {413, 812, {"cleancopy-00000.warc.gz", 23}};

static void assert_line(const char *record, const char *line)
{
    struct cc_buf out;

    cc_buf_init(&out, 1 << 20);
    cc_cdxj_add(&out, cc_span_from(record), &place);
    assert_int_equal(out.status, CC_OK);
    if (!cc_span_is(cc_buf_span(&out), cc_span_from(line)))
        fail_msg("\"%.*s\", not \"%s\"", CC_SPAN_PRINT(cc_buf_span(&out)), line);
    cc_buf_done(&out);
}

/* The lines are those of cdxj-indexer 1.5 for the same records. */
static void a_response_has_a_line_as_cdxj_indexer_writes_it(void **state)
{
    (void)state;
    assert_line(
        HEAD("response") "WARC-Payload-Digest: sha1:ABC\r\nContent-Length: 58\r\n\r\n" HTTP,
        "example,harbourpost)/tide 20260202024000 {\"url\": "
        "\"https://harbourpost.example/tide\", \"mime\": \"text/html\", \"status\": "
        "\"200\", \"digest\": \"sha1:ABC\", \"length\": \"812\", \"offset\": \"413\", "
        "\"filename\": \"cleancopy-00000.warc.gz\"}\n");
}

static void a_revisit_is_one_whatever_its_page_is(void **state)
{
    (void)state;
    assert_line(HEAD("revisit") "Content-Length: 27\r\n\r\nHTTP/1.1 304 Not Modified\r\n",
                "example,harbourpost)/tide 20260202024000 {\"url\": "
                "\"https://harbourpost.example/tide\", \"mime\": \"warc/revisit\", \"status\": "
                "\"304\", \"digest\": \"sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\", \"length\": "
                "\"812\", \"offset\": \"413\", \"filename\": \"cleancopy-00000.warc.gz\"}\n");
    assert_line(HEAD("revisit") "Content-Length: 0\r\n\r\n",
                "example,harbourpost)/tide 20260202024000 {\"url\": "
                "\"https://harbourpost.example/tide\", \"mime\": \"warc/revisit\", \"length\": "
                "\"812\", \"offset\": \"413\", \"filename\": \"cleancopy-00000.warc.gz\"}\n");
}

static void a_record_without_a_digest_gets_it_when_all_of_it_is_there(void **state)
{
    (void)state;
    assert_line(HEAD("response") "Content-Length: 22\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc",
                "example,harbourpost)/tide 20260202024000 {\"url\": "
                "\"https://harbourpost.example/tide\", \"status\": \"200\", \"digest\": "
                "\"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\", \"length\": \"812\", \"offset\": "
                "\"413\", \"filename\": \"cleancopy-00000.warc.gz\"}\n");
    assert_line(HEAD("response") "Content-Length: 9999\r\n\r\nHTTP/1.1 200 OK\r\n\r\nabc",
                "example,harbourpost)/tide 20260202024000 {\"url\": "
                "\"https://harbourpost.example/tide\", \"status\": \"200\", \"length\": "
                "\"812\", \"offset\": \"413\", \"filename\": \"cleancopy-00000.warc.gz\"}\n");
}

static void other_records_have_no_line(void **state)
{
    (void)state;
    assert_line(HEAD("request") "Content-Length: 0\r\n\r\n", "");
    assert_line(HEAD("metadata") "Content-Length: 0\r\n\r\n", "");
    assert_line(HEAD("warcinfo") "Content-Length: 0\r\n\r\n", "");
    assert_line("WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n", "");
    assert_line("no record", "");
    assert_line("", "");
}

static void a_line_tells_where_its_record_ends(void **state)
{
    static const struct {
        const char *line;
        bool is_line;
    } cases[] = {
        {"k 1 {\"url\": \"u\", \"length\": \"812\", \"offset\": \"413\", \"filename\": \"f\"}",
         true},
        /* a URL that looks like the field */
        {"k 1 {\"url\": \"\\\", \\\"length\\\": \\\"9\\\"\", \"length\": \"812\", \"offset\": "
         "\"413\"}",
         true},
        {"k 1 {\"url\": \"u\", \"length\": \"812\", \"offset\": \"413\", \"filena", false},
        {"k 1 {\"url\": \"u\", \"length\": \"812\"}", false},
        {"k 1 {\"url\": \"u\", \"length\": \"\", \"offset\": \"413\"}", false},
        {"k 1 {\"url\": \"u\", \"length\": 812, \"offset\": 413}", false},
        {"k 1 {\"url\": \"u\", \"length\": \"99999999999999999999999\", \"offset\": \"1\"}",
         false},
        {"", false},
    };
    uint64_t end = 0;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cc_cdxj_end(cc_span_from(cases[i].line), &end) != cases[i].is_line)
            fail_msg("%s", cases[i].line);
        if (cases[i].is_line)
            assert_int_equal(end, 1225);
    }
}

static void a_header_of_broken_text_is_left_out(void **state)
{
    (void)state;
    assert_line(HEAD("response") "WARC-Payload-Digest: sha1:A\r\nContent-Length: 999\r\n\r\n"
                                 "HTTP/1.1 404 No\r\nContent-Type: t\xff/x\r\n\r\n",
                "example,harbourpost)/tide 20260202024000 {\"url\": "
                "\"https://harbourpost.example/tide\", \"status\": \"404\", \"digest\": "
                "\"sha1:A\", \"length\": \"812\", \"offset\": \"413\", \"filename\": "
                "\"cleancopy-00000.warc.gz\"}\n");
}

static void a_heap_that_is_short_shows_in_the_buffer(void **state)
{
    (void)state;
    cc_alloc_install();
    for (uint64_t nth = 1; nth < 60; nth++) {
        struct cc_buf out;

        cc_buf_init(&out, 1 << 20);
        cc_alloc_fail_at(nth, false);
        cc_cdxj_add(&out, CC_SPAN(HEAD("response") "Content-Length: 58\r\n\r\n" HTTP), &place);
        cc_alloc_fail_at(0, false);
        if (out.status == CC_OK)
            assert_true(cc_span_ends(cc_buf_span(&out), CC_SPAN("warc.gz\"}\n")));
        else
            assert_int_equal(out.status, CC_E_NOMEM);
        cc_buf_done(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_response_has_a_line_as_cdxj_indexer_writes_it),
        cmocka_unit_test(a_revisit_is_one_whatever_its_page_is),
        cmocka_unit_test(a_record_without_a_digest_gets_it_when_all_of_it_is_there),
        cmocka_unit_test(other_records_have_no_line),
        cmocka_unit_test(a_line_tells_where_its_record_ends),
        cmocka_unit_test(a_header_of_broken_text_is_left_out),
        cmocka_unit_test(a_heap_that_is_short_shows_in_the_buffer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
