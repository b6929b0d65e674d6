#include "pack.h"

#include "cleancopy/source/warc.h"

#include <stdio.h>

#define RECORD                                                                                 \
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\n"                           \
    "WARC-Date: 2024-05-01T06:00:00Z\r\nWARC-Target-URI: https://harbourpost.example/a\r\n"    \
    "Content-Type: application/http; msgtype=response\r\nContent-Length: "                     \
    "5\r\n\r\nhello\r\n\r\n"

static void a_record_is_read_with_its_fields(void **data)
{
    struct cc_span two = CC_SPAN(RECORD "WARC/1.1\r\nWARC-Type: x\r\n");
    struct cc_warc_record record;
    size_t used = 0;

    (void)data;
    assert_int_equal(cc_warc_parse(two, &record, &used, NULL), CC_OK);
    assert_int_equal(used, sizeof RECORD - 1);
    assert_span_is(record.type, "response");
    assert_span_is(record.id, "<urn:x>");
    assert_span_is(record.date, "2024-05-01T06:00:00Z");
    assert_span_is(record.target_uri, "https://harbourpost.example/a");
    assert_span_is(record.content_type, "application/http; msgtype=response");
    assert_span_is(record.block, "hello");
    assert_true(cc_span_starts(record.headers, CC_SPAN("WARC-Type: ")));
}

static void small_departures_are_accepted(void **data)
{
    static const char *const cases[] = {
        ("\r\n\r\nWARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: <u>\r\nContent-Length: "
         "1\r\n"
         "\r\nx\r\n\r\n"),
        "WARC/1.1\nwarc-type:resource\nwarc-target-uri:u\ncontent-length:1\n\nx\n",
        ("WARC/1.1 \r\nWARC-Type: resource\r\nX: folded\r\n line\r\nWARC-Target-URI: u\r\n"
         "Content-Length: 01\r\n\r\nx"),
    };
    struct cc_warc_record record;
    size_t used, i;

    (void)data;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(cc_warc_parse(cc_span_from(cases[i]), &record, &used, NULL), CC_OK);
        assert_span_is(record.target_uri, "u");
        assert_span_is(record.block, "x");
        assert_int_equal(used, strlen(cases[i]));
    }
}

static void what_is_no_record_is_refused_with_the_reason(void **data)
{
    static const struct {
        const char *bytes, *words;
    } cases[] = {
        {"HTTP/1.1 200 OK\r\n\r\n", "no WARC record"},
        {"WARC", "no WARC record"},
        {"WARC/0.18\r\nWARC-Type: x\r\nContent-Length: 0\r\n\r\n", "\"WARC/0.18\" is not read"},
        {"WARC/1.0\r\nContent-Length: 0\r\n\r\n", "without WARC-Type"},
        {"WARC/1.0\r\nWARC-Type: x\r\n\r\n", "Content-Length"},
        {"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: -1\r\n\r\n", "Content-Length"},
        {"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 99999999999999999999999\r\n\r\n",
         "Content-Length"},
        {"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 18446744073709551615\r\n\r\n",
         "Content-Length"},
        {"WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 6\r\n\r\nhello", "5 of its 6 bytes"},
    };
    struct cc_warc_record record;
    struct cc_error err;
    size_t used, i;

    (void)data;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(cc_warc_parse(cc_span_from(cases[i].bytes), &record, &used, &err),
                         CC_E_INPUT);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("\"%s\" lacks \"%s\"", err.message, cases[i].words);
    }
    assert_int_equal(cc_warc_parse(CC_SPAN(" \r\n\r\n"), &record, &used, &err), CC_END);
    assert_int_equal(cc_warc_parse(CC_SPAN_EMPTY, &record, &used, &err), CC_END);
}

static void a_record_cut_anywhere_is_cut_short(void **data)
{
    struct cc_span whole = CC_SPAN(RECORD);
    struct cc_warc_record record;
    size_t used, n;

    (void)data;
    for (n = 1; n < whole.len; n++) {
        /* a copy, so that reading past the cut shows */
        struct cc_span cut = cc_arena_copy(*data, cc_span_slice(whole, 0, n));

        assert_int_equal(cc_warc_parse(cut, &record, &used, NULL),
                         n < whole.len - 4 ? CC_E_INPUT : CC_OK);
    }
}

static void a_head_is_bounded(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span start = CC_SPAN("WARC/1.0\r\nWARC-Type: x\r\nContent-Length: 0\r\nX: ");
    struct cc_span end = CC_SPAN("\r\n\r\n"), head;
    size_t room = CC_WARC_MAX_HEAD_BYTES - start.len - end.len, used;
    struct cc_warc_record record;

    head = join(arena, join(arena, start, repeat(arena, 'x', room)), end);
    assert_int_equal(cc_warc_parse(head, &record, &used, NULL), CC_OK);
    head = join(arena, join(arena, start, repeat(arena, 'x', room + 1)), end);
    assert_int_equal(cc_warc_parse(head, &record, &used, NULL), CC_E_INPUT);
}

/* ---- pages ------------------------------------------------------------------------------- */

static enum cc_status page_of(struct cc_arena *arena, const char *type,
                              const char *content_type, const char *block, struct cc_page *page,
                              struct cc_error *err)
{
    struct cc_limits limits = {.max_input_bytes = 1000};
    struct cc_warc_record record;

    memset(&record, 0, sizeof record);
    record.type = cc_span_from(type);
    record.content_type = cc_span_from(content_type);
    record.target_uri = CC_SPAN("https://harbourpost.example/a");
    record.date = CC_SPAN("2024-05-01T06:00:00Z");
    record.block = cc_span_from(block);
    page->source = CC_SPAN("x.warc:0");
    return cc_warc_page(arena, &limits, &record, page, err);
}

static void a_response_gives_its_page(void **data)
{
    struct cc_page page;

    assert_int_equal(page_of(*data, "response", "application/http",
                             "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=latin1\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n8\r\n<p>Storm\r\n0\r\n\r\n",
                             &page, NULL),
                     CC_OK);
    assert_span_is(page.bytes, "<p>Storm");
    assert_span_is(page.content_type, "text/html; charset=latin1");
    assert_span_is(page.url, "https://harbourpost.example/a");
    assert_span_is(page.source, "x.warc:0");
    assert_int_equal(page.fetched_at_s, 1714543200);
    assert_int_equal(page.form, CC_FORM_HTML);
    assert_int_equal(
        page_of(*data, "resource", "text/plain", "Storm over the bay", &page, NULL), CC_OK);
    assert_int_equal(page.form, CC_FORM_TEXT);
    assert_span_is(page.bytes, "Storm over the bay");
}

static void the_form_is_the_headers_or_else_the_bytes(void **data)
{
    static const struct {
        const char *block;
        enum cc_form form;
    } cases[] = {
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nmere words", CC_FORM_HTML},
        {"HTTP/1.1 200 OK\r\nContent-Type: application/xhtml+xml\r\n\r\n<?xml "
         "version='1.0'?><x/>",
         CC_FORM_HTML},
        {"HTTP/1.1 200 OK\r\nContent-Type: TEXT/PLAIN\r\n\r\nmere words", CC_FORM_TEXT},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<!doctype html><p>x",
         CC_FORM_HTML},
        {"HTTP/1.1 200 OK\r\n\r\n<!doctype html><p>x", CC_FORM_HTML},
        {"HTTP/1.1 200 OK\r\n\r\nmere words", CC_FORM_TEXT},
    };
    struct cc_page page;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(
            page_of(*data, "response", "application/http", cases[i].block, &page, NULL), CC_OK);
        assert_int_equal(page.form, cases[i].form);
    }
}

static void other_records_are_no_pages(void **data)
{
    static const struct {
        const char *type, *content_type, *block;
        enum cc_status status;
    } cases[] = {
        {"request", "application/http", "GET / HTTP/1.1\r\n\r\n", CC_END},
        {"warcinfo", "application/warc-fields", "software: x", CC_END},
        {"metadata", "text/html", "<p>x", CC_END},
        {"revisit", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
         CC_END},
        {"response", "application/http", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\nx",
         CC_END},
        {"response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx",
         CC_END},
        {"response", "application/http", "HTTP/1.1 200 OK\r\n\r\n\x89PNG\r\n\x1a\n", CC_END},
        {"response", "text/dns", "20240501\nharbourpost.example. 60 IN A 192.0.2.1", CC_END},
        {"response", "application/http", "no status line", CC_E_INPUT},
        {"response", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
         CC_E_INPUT},
        {"response", "application/http",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n%PDF-1.7", CC_E_INPUT},
        {"response", "application/http",
         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: x-rot\r\n\r\nx",
         CC_E_INPUT},
        {"resource", "image/png", "x", CC_END},
        {"", "", "", CC_END},
    };
    struct cc_page page;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum cc_status st =
            page_of(*data, cases[i].type, cases[i].content_type, cases[i].block, &page, NULL);

        if (st != cases[i].status)
            fail_msg("%s: %s", cases[i].block, cc_status_name(st));
        assert_span_is(page.source, "x.warc:0");
    }
}

static void a_head_may_say_that_there_is_no_page(void **data)
{
    static const struct {
        const char *type, *url, *headers;
        bool may_be;
    } cases[] = {
        {"response", "https://a.example/story", "", true},
        {"Resource", "https://a.example/story", "", true},
        {"response", "", "", true},
        {"revisit", "https://a.example/story", "", false},
        {"request", "https://a.example/story", "", false},
        {"response", "https://a.example/", "Cleancopy-Role: front-page\r\n", false},
        {"response", "https://a.example/robots.txt", "", false},
        {"response", "http://a.example:8080/robots.txt", "", false},
        {"response", "https://a.example/news/robots.txt", "", true},
        {"response", "https://a.example/robots.txt?why", "", true},
        {"response", "https://a.example", "", true},
    };

    (void)data;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_warc_record record = {.type = cc_span_from(cases[i].type),
                                        .target_uri = cc_span_from(cases[i].url),
                                        .headers = cc_span_from(cases[i].headers)};

        if (cc_warc_may_be_page(&record) != cases[i].may_be)
            fail_msg("%s %s", cases[i].type, cases[i].url);
    }
}

static void a_page_is_bounded(void **data)
{
    struct cc_page page;
    struct cc_span full = join(*data, repeat(*data, 'x', 1000), CC_SPAN("\0"));
    struct cc_span over = join(*data, repeat(*data, 'x', 1001), CC_SPAN("\0"));

    assert_int_equal(page_of(*data, "resource", "text/plain", full.ptr, &page, NULL), CC_OK);
    assert_int_equal(page_of(*data, "resource", "text/plain", over.ptr, &page, NULL),
                     CC_E_LIMIT);
}

/* ---- writing and time -------------------------------------------------------------------- */

static void what_is_written_is_read_back(void **data)
{
    struct cc_span block = noise(*data, 1000);
    struct cc_buf out, again;
    struct cc_warc_record record;
    size_t used;

    cc_buf_init(&out, 1 << 20);
    cc_buf_init(&again, 1 << 20);
    cc_warc_write(&out, "response", CC_SPAN("https://x.example/\xc3\xa4\r\nEvil: 1"),
                  1714543200, 7, "application/http; msgtype=response", CC_SPAN("X-A: b\r\n"),
                  block);
    assert_int_equal(out.status, CC_OK);
    assert_int_equal(cc_warc_parse(cc_buf_span(&out), &record, &used, NULL), CC_OK);
    assert_int_equal(used, out.len);
    assert_span_is(record.type, "response");
    assert_span_is(record.target_uri, "https://x.example/\xc3\xa4"
                                      "Evil:1");
    assert_span_is(record.date, "2024-05-01T06:00:00Z");
    assert_int_equal(cc_warc_time(record.date), 1714543200);
    assert_span_is(record.content_type, "application/http; msgtype=response");
    assert_true(cc_span_is(record.block, block));
    assert_true(cc_span_find(record.headers, CC_SPAN("X-A: b\r\n"), 0) != (size_t)-1);
    assert_int_equal(record.id.len, strlen("<urn:uuid:00000000-0000-8000-8000-000000000000>"));
    cc_warc_write(&again, "response", CC_SPAN("https://x.example/\xc3\xa4\r\nEvil: 1"),
                  1714543200, 7, "application/http; msgtype=response", CC_SPAN("X-A: b\r\n"),
                  block);
    assert_true(cc_span_is(cc_buf_span(&out), cc_buf_span(&again))); /* no clock, no chance */
    cc_buf_clear(&again);
    cc_warc_write(&again, "response", CC_SPAN("https://x.example/b"), 1714543200, 7,
                  "application/http; msgtype=response", CC_SPAN_EMPTY, block);
    assert_true(cc_span_find(cc_buf_span(&again), record.id, 0) == (size_t)-1);
    cc_buf_clear(&again);
    cc_warc_write(&again, "response", CC_SPAN("https://x.example/\xc3\xa4\r\nEvil: 1"),
                  1714543200, 8, "application/http; msgtype=response", CC_SPAN("X-A: b\r\n"),
                  block);
    assert_true(cc_span_find(cc_buf_span(&again), record.id, 0) == (size_t)-1);
    cc_buf_done(&out);
    cc_buf_done(&again);
}

static void times_are_read_and_nonsense_is_not(void **data)
{
    static const struct {
        const char *text;
        int64_t time;
    } cases[] = {
        {"1970-01-01T00:00:00Z", 0},
        {"2024-02-29T23:59:59Z", 1709251199},
        {"2024-05-01T08:00:00+02:00", 1714543200},
        {"2024-05-01T00:30:00.123456-0530", 1714543200},
        {"2024-05-01 06:00", 1714543200},
        {"2024-05-01", 1714521600},
        {"0001-01-01", -62135596800},
        {"9999-12-31T23:59:60Z", 253402300800},
        {"2023-02-29", CC_NO_TIME},
        {"2024-13-01", CC_NO_TIME},
        {"2024-00-01", CC_NO_TIME},
        {"2024-01-00", CC_NO_TIME},
        {"0000-01-01", CC_NO_TIME},
        {"2024-01-01T24:00:00Z", CC_NO_TIME},
        {"2024-01-01T10:00:00Zx", CC_NO_TIME},
        {"2024-01-01T10", CC_NO_TIME},
        {"2024-01-01T10:00+", CC_NO_TIME},
        {"24-01-01", CC_NO_TIME},
        {"", CC_NO_TIME},
        {"yesterday", CC_NO_TIME},
    };
    size_t i;

    (void)data;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cc_warc_time(cc_span_from(cases[i].text)) != cases[i].time)
            fail_msg("%s: %lld", cases[i].text,
                     (long long)cc_warc_time(cc_span_from(cases[i].text)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, drop_arena)
        TEST(a_record_is_read_with_its_fields),
        TEST(small_departures_are_accepted),
        TEST(what_is_no_record_is_refused_with_the_reason),
        TEST(a_record_cut_anywhere_is_cut_short),
        TEST(a_head_is_bounded),
        TEST(a_response_gives_its_page),
        TEST(the_form_is_the_headers_or_else_the_bytes),
        TEST(other_records_are_no_pages),
        TEST(a_head_may_say_that_there_is_no_page),
        TEST(a_page_is_bounded),
        TEST(what_is_written_is_read_back),
        TEST(times_are_read_and_nonsense_is_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
