#include "pack.h"

#include "cleancopy/source/http_message.h"

static void a_message_is_split_at_its_empty_line(void **data)
{
    static const struct {
        const char *bytes;
        int status;
        const char *headers, *body;
    } cases[] = {
        {"HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody", 200, "A: b\r\n", "body"},
        {"HTTP/1.0 404\r\n\r\n", 404, "", ""},
        {"HTTP/2 200 \nA: b\n\nbody\r\n\r\n", 200, "A: b\n", "body\r\n\r\n"},
        {"HTTP/1.1 301 Moved\r\nA: b", 301, "A: b", ""},
        {"HTTP/1.1 200", 200, "", ""},
    };
    struct cc_http_message m;
    size_t i;

    (void)data;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_true(cc_http_split(cc_span_from(cases[i].bytes), &m));
        assert_int_equal(m.status, cases[i].status);
        assert_span_is(m.headers, cases[i].headers);
        assert_span_is(m.body, cases[i].body);
    }
}

static void what_has_no_status_line_is_no_message(void **data)
{
    static const char *const cases[] = {"",
                                        "HTTP/1.1",
                                        "HTTP/1.1 20",
                                        "GET / HTTP/1.1\r\n\r\n",
                                        "HTTP/1.1 2000 OK\r\n\r\n",
                                        "HTTP/1.1 OK 200\r\n\r\n",
                                        "HTTP/1.1 099 x\r\n\r\n"};
    struct cc_http_message m;
    size_t i;

    (void)data;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_false(cc_http_split(cc_span_from(cases[i]), &m));
}

static void headers_are_found_by_name_in_any_case(void **data)
{
    struct cc_span headers = CC_SPAN("A: 1\r\ncontent-TYPE:  text/html \r\nX:\r\nA: 2\r\n"
                                     "Long: one\r\n two\r\n\tthree\r\nLate:\r\n four\r\nLast: x");
    struct cc_span value;

    (void)data;
    assert_true(cc_header_find(headers, "a", &value));
    assert_span_is(value, "1");
    assert_true(cc_header_find(headers, "Content-Type", &value));
    assert_span_is(value, "text/html");
    assert_true(cc_header_find(headers, "x", &value));
    assert_int_equal(value.len, 0);
    assert_true(cc_header_find(headers, "LONG", &value));
    assert_span_is(value, "one\r\n two\r\n\tthree");
    assert_true(cc_header_find(headers, "late", &value));
    assert_span_is(value, "four");
    assert_true(cc_header_find(headers, "last", &value));
    assert_span_is(value, "x");
    assert_false(cc_header_find(headers, "content", &value));
    assert_false(cc_header_find(CC_SPAN_EMPTY, "a", &value));
}

static enum cc_status body_of(struct cc_arena *arena, const char *headers, struct cc_span body,
                              size_t max, struct cc_span *out, struct cc_error *err)
{
    struct cc_http_message m = {200, cc_span_from(headers), body};

    return cc_http_body(arena, &m, max, out, err);
}

static void chunks_are_joined(void **data)
{
    static const struct {
        const char *body, *wanted; /* NULL: damaged */
    } cases[] = {
        {"5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n", "hello world"},
        {"5\nhello\n0\n\n", "hello"},
        {"00A\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n", "0123456789"},
        {"0\r\n\r\n", ""},
        {"5\r\nhello\r\n0", "hello"},
        {"5\r\nhello\r\n", NULL},
        {"5\r\nhel", NULL},
        {"5\r\nhello!\r\n0\r\n\r\n", NULL},
        {"5\r\nhello\r\nxyz\r\n", NULL},
        {"ffffffffffffffff\r\nhello", NULL},
        {"5\r\nhello\r\nfffffffffffffffff\r\n", NULL},
        {"<html>taken off already</html>", "<html>taken off already</html>"},
    };
    struct cc_span out;
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum cc_status st = body_of(*data, "Transfer-Encoding: gzip, Chunked\r\n",
                                    cc_span_from(cases[i].body), 100, &out, NULL);

        if (st != (cases[i].wanted != NULL ? CC_OK : CC_E_INPUT))
            fail_msg("%s: status %d", cases[i].body, (int)st);
        if (st == CC_OK)
            assert_span_is(out, cases[i].wanted);
    }
}

static void content_codings_are_taken_off(void **data)
{
    struct cc_arena *arena = *data;
    struct cc_span text = CC_SPAN(
                       "<p>The ferry left at six, and the ferry of seven left at seven: "
                       "the ferry of eight did not leave.</p>"),
                   out;
    struct cc_span gzip = pack_gzip(arena, text);
    const struct {
        const char *headers;
        struct cc_span body;
    } cases[] = {
        {"Content-Encoding: gzip\r\n", gzip},
        {"content-encoding: X-GZIP", gzip},
        {"Content-Encoding: deflate\r\n", pack_zlib(arena, text, 15)},
        {"Content-Encoding: deflate\r\n", pack_zlib(arena, text, -15)},
        {"Content-Encoding: deflate\r\n", gzip},
        {"Content-Encoding: zstd\r\n", pack_zstd(arena, text)},
        {"Content-Encoding: identity\r\n", text},
        {"Content-Encoding:\r\n", text},
        {"Content-Encoding: gzip\r\n", text}, /* taken off by the archive's maker */
        {"Content-Encoding: zstd\r\n", text},
        {"Content-Encoding: deflate\r\n", text},
        {"Content-Encoding: zstd, gzip\r\n", pack_gzip(arena, pack_zstd(arena, text))},
        {"A: b\r\n", text},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(body_of(arena, cases[i].headers, cases[i].body, text.len, &out, NULL),
                         CC_OK);
        if (!cc_span_is(out, text))
            fail_msg("%s gave other bytes", cases[i].headers);
        assert_int_equal(
            body_of(arena, cases[i].headers, cases[i].body, text.len - 1, &out, NULL),
            CC_E_LIMIT);
    }
}

static void other_codings_are_named(void **data)
{
    struct cc_span out;
    struct cc_error err;

    assert_int_equal(
        body_of(*data, "Content-Encoding: x-rot\r\n", CC_SPAN("\x8b\1"), 99, &out, &err),
        CC_E_INPUT);
    assert_non_null(strstr(err.message, "\"x-rot\""));
    assert_int_equal(
        body_of(*data, "Content-Encoding: br\r\n", CC_SPAN("\x8b\1"), 99, &out, &err),
        CC_E_INPUT);
    assert_non_null(strstr(err.message, "brotli"));
    /* "words words" as the brotli command packs it, and what had it taken off */
    assert_int_equal(body_of(*data, "Content-Encoding: br\r\n",
                             CC_SPAN("\x0b\x05\x80words words\x03"), 99, &out, &err),
                     CC_OK);
    assert_span_is(out, "words words");
    assert_int_equal(body_of(*data, "Content-Encoding: br\r\n", CC_SPAN("<p>words</p>"), 99,
                             &out, &err),
                     CC_OK);
    assert_span_is(out, "<p>words</p>");
    assert_int_equal(body_of(*data, "Content-Encoding: gzip\r\n",
                             cc_span_slice(pack_gzip(*data, CC_SPAN("words words")), 0, 12), 99,
                             &out, &err),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, "cut short"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, drop_arena)
        TEST(a_message_is_split_at_its_empty_line),
        TEST(what_has_no_status_line_is_no_message),
        TEST(headers_are_found_by_name_in_any_case),
        TEST(chunks_are_joined),
        TEST(content_codings_are_taken_off),
        TEST(other_codings_are_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
