#include "pack.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/source/mhtml.h"

#include <stdio.h>
#include <stdlib.h>

#define HEAD  "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n"
#define HTML  "Content-Type: text/html\r\n"
#define CODED HTML "Content-Transfer-Encoding: "

static enum cc_status read_page(struct cc_arena *arena, struct cc_span bytes,
                                struct cc_page *page, struct cc_error *err)
{
    memset(page, 0, sizeof *page);
    page->source = CC_SPAN("f");
    page->fetched_at_s = CC_NO_TIME;
    err->message[0] = '\0';
    return cc_mhtml_page(arena, bytes, page, err);
}

/* The page that must be there. */
static struct cc_page page_of(struct cc_arena *arena, struct cc_span bytes)
{
    struct cc_page page;
    struct cc_error err;

    if (read_page(arena, bytes, &page, &err) != CC_OK)
        fail_msg("%s", err.message);
    assert_int_equal(page.form, CC_FORM_HTML);
    assert_span_is(page.source, "f");
    return page;
}

static void expect_failure(struct cc_arena *arena, struct cc_span bytes, enum cc_status wanted,
                           const char *words)
{
    struct cc_page page;
    struct cc_error err;
    enum cc_status st = read_page(arena, bytes, &page, &err);

    if (st != wanted || strstr(err.message, words) == NULL)
        fail_msg("%s: \"%s\" lacks \"%s\"", cc_status_name(st), st == CC_OK ? "" : err.message,
                 words);
}

static void every_transfer_encoding_is_undone(void **data)
{
    static const struct {
        const char *bytes, *wanted;
    } cases[] = {
        {HEAD "--b\r\n" HTML "\r\n<p>a\r\n\r\n--b--", "<p>a\r\n"},
        {HEAD "--b\r\n" CODED "7bit\r\n\r\n<p>a=3D\r\n--b--", "<p>a=3D"},
        {HEAD "--b\r\n" CODED "8bit\r\n\r\n<p>\xc3\xa9\r\n--b--", "<p>\xc3\xa9"},
        {HEAD "--b\r\n" CODED "BINARY\r\n\r\n<p>a\n--b--", "<p>a"},
        {HEAD "--b\r\n" CODED
              "quoted-printable\r\n\r\n<p class=3D'x'>a =\r\nb=C3=A9\r\nc\r\n--b--",
         "<p class='x'>a b\xc3\xa9\r\nc"},
        {HEAD "--b\r\n" CODED "Quoted-Printable\r\n\r\n<p>=ZZ 100% =\r\n--b--", "<p>=ZZ 100% "},
        {HEAD "--b\r\n" CODED "base64\r\n\r\nPHA+\r\nZmVycnk=\r\n--b--", "<p>ferry"},
        {HEAD "--b\r\n" CODED "base64\r\n\r\nPHA+ZmVycnk\r\n--b--",
         "<p>ferry"}, /* no padding */
        {HEAD "--b\r\n" CODED "base64\r\n\r\nPHA+ZmVycg\r\n--b--", "<p>ferr"},
        {HEAD "--b\r\n" CODED "base64\r\n\r\nPH A+*Zm\tVycnk=\r\n\r\n--b--", "<p>ferry"},
        {HEAD "--b\r\n" CODED
              "base64\r\n\r\nPHA+ZmVycg==\r\neSBi\r\nYQ==\r\n=\r\nY2s=\r\n--b--",
         "<p>ferry back"}, /* padded in the middle */
        /* the names of header fields and values folded and unfolded, LF alone */
        {"mime-version: 1.0\ncontent-type:\n multipart/related;\n\tboundary=b\n\n--b\n"
         "content-type:\n\tTEXT/HTML; charset=koi8-r\n\n<p>a\n--b--\n",
         "<p>a"},
        {"\xef\xbb\xbf\r\n" HEAD "--b\r\n" HTML "\r\n<p>a\r\n--b--", "<p>a"},
        /* no multipart: Internet Explorer's file of one page */
        {"MIME-Version: 1.0\r\n" CODED "quoted-printable\r\n\r\n<p>=41", "<p>A"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_span_is(page_of(*data, cc_span_from(cases[i].bytes)).bytes, cases[i].wanted);
}

static void the_charset_address_and_date_are_taken(void **data)
{
    struct cc_page page = page_of(
        *data, CC_SPAN("Snapshot-Content-Location: https://a.example/s\r\n"
                       "Date: Mon, 2 Mar 2026 08:00:00 +0100\r\n" HEAD
                       "--b\r\nContent-Type: text/html;\r\n charset=windows-1252\r\n"
                       "Content-Location: https://a.example/part\r\n\r\n<p>a\r\n--b--"));

    assert_span_is(page.content_type, "text/html; charset=windows-1252");
    assert_span_is(page.url, "https://a.example/s");
    assert_true(page.fetched_at_s == 1772434800);
}

static void an_address_is_found_in_the_file_or_the_part_and_is_one_of_the_web(void **data)
{
    static const struct {
        const char *file, *part, *wanted;
    } cases[] = {
        {"", "", ""},
        {"", "Content-Location: http://a.example/b\r\n", "http://a.example/b"},
        {"Content-Location: HTTPS://a.example/c\r\n", "Content-Location: cid:1@x\r\n",
         "HTTPS://a.example/c"},
        {"", "Content-Location: http://a.example/a/long/\r\n  way\r\n",
         "http://a.example/a/long/way"},
        {"", "Content-Location: =?utf-8?Q?http:/?=\r\n =?us-ascii?B?L2EuZXhhbXBsZS9k?=\r\n",
         "http://a.example/d"},
        {"Snapshot-Content-Location: file:///tmp/a.html\r\n",
         "Content-Location: file://C:\\a\r\n", ""},
        {"Snapshot-Content-Location:\r\n", "Content-Location: javascript:a()\r\n", ""},
    };
    char bytes[1000];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        (void)snprintf(bytes, sizeof bytes, "%s%s--b\r\n%s%s\r\n<p>a\r\n--b--", cases[i].file,
                       HEAD, cases[i].part, HTML);
        assert_span_is(page_of(*data, cc_span_from(bytes)).url, cases[i].wanted);
    }
}

static void a_date_that_cannot_be_read_is_none(void **data)
{
    static const char *const dates[] = {"", "yesterday", "Mon, 99 Foo 2026 99:99:99 +9999",
                                        "99999999999999999999",
                                        "Mon, 2 Mar 292277026596 08:00:00"};
    char bytes[1000];

    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        (void)snprintf(bytes, sizeof bytes, "Date: %s\r\n%s--b\r\n%s\r\n<p>a\r\n--b--",
                       dates[i], HEAD, HTML);
        assert_true(page_of(*data, cc_span_from(bytes)).fetched_at_s == CC_NO_TIME);
    }
}

static void the_page_is_what_start_names_or_the_first_html(void **data)
{
#define START(id)                                                                              \
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; start=\"" id "\"; "                 \
                                                                        "boundary=b\r\n\r\n"
#define TWO                                                                                    \
    "--b\r\nContent-Type: image/png\r\nContent-ID: <i>\r\n\r\nx\r\n"                           \
    "--b\r\nContent-ID: <one>\r\n" HTML "\r\n<p>one\r\n"                                       \
    "--b\r\nContent-ID: <two>\r\n" HTML "\r\n<p>two\r\n--b--\r\n"
    static const struct {
        const char *bytes, *wanted;
    } cases[] = {
        {HEAD TWO, "<p>one"},
        {START("<two>") TWO, "<p>two"},
        {START("two") TWO, "<p>two"},
        {START("<one>") TWO, "<p>one"},
        {START("<none>") TWO, "<p>one"},
        {START("<i>") TWO, "<p>one"}, /* a picture is no page */
        /* start names an alternative: its HTML */
        {START("<alt>") "--b\r\n" HTML "\r\n<p>frame\r\n"
                        "--b\r\nContent-ID: <alt>\r\nContent-Type: multipart/alternative; "
                        "boundary=c"
                        "\r\n\r\n--c\r\nContent-Type: text/plain\r\n\r\nwords\r\n"
                        "--c\r\n" HTML "\r\n<p>page\r\n--c--\r\n--b--\r\n",
         "<p>page"},
        /* a multipart that is not ended ends with the one around it */
        {HEAD
         "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nwords\r\n"
         "--b\r\n" HTML "\r\n<p>page\r\n--c\r\n--b--\r\n",
         "<p>page\r\n--c"},
        /* an ended multipart's boundary is text */
        {HEAD
         "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n--c\r\n\r\nx\r\n--c--"
         "\r\n--b\r\n" HTML "\r\n<p>a\r\n--c\r\n<p>b\r\n--b--\r\n",
         "<p>a\r\n--c\r\n<p>b"},
        /* a mail in a mail is not opened */
        {HEAD "--b\r\nContent-Type: message/rfc822\r\n\r\n" HTML "\r\n<p>mail\r\n--b\r\n" HTML
              "\r\n<p>page\r\n--b--\r\n",
         "<p>page"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_span_is(page_of(*data, cc_span_from(cases[i].bytes)).bytes, cases[i].wanted);
}

static void a_boundary_is_a_whole_line(void **data)
{
    static const struct {
        const char *bytes, *wanted;
    } cases[] = {
        {HEAD "--b\r\n" HTML
              "\r\n<p>a\r\n--bc\r\n--b c\r\n --b\r\nx--b\r\n--B\r\n--b-\r\n--\r\n--b \t\r\n",
         "<p>a\r\n--bc\r\n--b c\r\n --b\r\nx--b\r\n--B\r\n--b-\r\n--"},
        {HEAD "before\r\n--b\r\n" HTML "\r\n<p>a\r\n--b--behind\r\n--b--\r\n",
         "<p>a\r\n--b--behind"},
        {HEAD "--b\r\n" HTML "\r\n<p>in the middle\r\n--b\r\n<p>of it", "<p>in the middle"},
        /* unquoted, with signs that had to be quoted */
        {"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=--=_N_01C7.A\r\n\r\n"
         "----=_N_01C7.A\r\n" HTML "\r\n<p>a\r\n----=_N_01C7.A--",
         "<p>a"},
        /* the last one is missing, the page is whole */
        {HEAD "--b\r\n" HTML "\r\n<html><p>a</HTML>\r\n", "<html><p>a</HTML>\r\n"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_span_is(page_of(*data, cc_span_from(cases[i].bytes)).bytes, cases[i].wanted);
}

static void what_is_broken_is_said_in_words(void **data)
{
    static const struct {
        const char *bytes, *words;
    } cases[] = {
        {"", "no Content-Type of MHTML"},
        {"MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nx", "no Content-Type of MHTML"},
        {"MIME-Version: 1.0\r\nContent-Type: text/htmlx\r\n\r\nx", "no Content-Type of MHTML"},
        {"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--\r\n",
         "names no boundary"},
        {"MIME-Version: 1.0\r\nContent-Type: multipart/related; "
         "boundary=\"\"\r\n\r\n--\r\n" HTML "\r\n<p>a\r\n----",
         "names no boundary"},
        {HEAD "--c\r\n" HTML "\r\n<p>a\r\n--c--", "the boundary \"b\" never comes"},
        {HEAD, "the boundary \"b\" never comes"},
        {HEAD "--b--\r\n--b\r\n" HTML "\r\n<p>a\r\n--b--", "the boundary \"b\" never comes"},
        {HEAD "--b\r\nContent-Type: text/plain\r\n\r\na\r\n--b\r\n\r\n--b--",
         "none of 2 parts is a page"},
        {HEAD "--b\r\n--b\r\n--b", "none of 3 parts is a page"},
        {HEAD "--b\r\n" HTML "\r\n\r\n--b--", "the page is empty"},
        {HEAD "--b\r\n" HTML "\r\n<p>a", "cut short"},
        {HEAD "--b\r\n" HTML, "the page is empty"},
        {HEAD "--b\r\n" CODED "base64\r\n\r\nPHA+ZmVyc\r\n--b--", "base64 is cut short"},
        {HEAD "--b\r\n" CODED "base64\r\n\r\nPHA+ZmVycnk=", "cut short"},
        {HEAD "--b\r\n" CODED "x-uuencode\r\n\r\nbegin 644 a\r\n--b--",
         "\"x-uuencode\" is not read"},
        {HEAD "--b\r\n" CODED "rot13\r\n\r\n<c>\r\n--b--", "\"rot13\" is not read"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        expect_failure(*data, cc_span_from(cases[i].bytes), CC_E_INPUT, cases[i].words);
}

static void heads_are_read_to_their_limit(void **data)
{
    struct cc_arena *arena = *data;
    /* a head of that many bytes: "X: aaa…\r\n" and the part's type */
    size_t n = CC_MHTML_MAX_HEAD_BYTES - strlen("X: \r\n" HTML);
    struct cc_span before = CC_SPAN(HEAD "--b\r\nX: "),
                   behind = CC_SPAN("\r\n" HTML "\r\n<p>a\r\n--b--");

    assert_span_is(
        page_of(arena, join(arena, join(arena, before, repeat(arena, 'a', n)), behind)).bytes,
        "<p>a");
    expect_failure(arena, join(arena, join(arena, before, repeat(arena, 'a', n + 1)), behind),
                   CC_E_LIMIT, "the header of the part has more than 65536 bytes");
    expect_failure(arena, join(arena, join(arena, before, repeat(arena, 'a', 1 << 20)), behind),
                   CC_E_LIMIT, "the header of the part");
    expect_failure(
        arena, join(arena, CC_SPAN("MIME-Version: 1.0\r\nX: "), repeat(arena, 'a', 1 << 20)),
        CC_E_LIMIT, "the header of the file");
}

static void types_are_read_to_their_limit(void **data)
{
    struct cc_arena *arena = *data;
    size_t n = CC_MHTML_MAX_TYPE_BYTES - strlen("multipart/related; boundary=\"\"");

    for (size_t more = 0; more < 2; more++) {
        struct cc_span long_one = repeat(arena, 'b', n + more);
        struct cc_span bytes =
            join(arena,
                 join(arena, CC_SPAN("Content-Type: multipart/related; boundary=\""), long_one),
                 CC_SPAN("\"\r\n\r\n--"));

        bytes =
            join(arena, join(arena, bytes, long_one), CC_SPAN("\r\n" HTML "\r\n<p>a\r\n--"));
        bytes = join(arena, join(arena, bytes, long_one), CC_SPAN("--\r\n"));
        if (more == 0)
            assert_span_is(page_of(arena, bytes).bytes, "<p>a");
        else
            expect_failure(arena, bytes, CC_E_LIMIT,
                           "a Content-Type of 1025 bytes (at most 1024)");
    }
    expect_failure(arena,
                   join(arena, CC_SPAN("Content-Type: multipart/related; boundary="),
                        repeat(arena, 'b', 10000)),
                   CC_E_LIMIT, "a Content-Type of 10028 bytes");
}

static void parts_are_looked_at_to_their_limit(void **data)
{
    struct cc_buf buf;

    for (size_t n = CC_MHTML_MAX_PARTS - 1; n <= CC_MHTML_MAX_PARTS; n++) {
        cc_buf_init(&buf, 1 << 24);
        cc_buf_add(&buf, CC_SPAN(HEAD));
        for (size_t i = 0; i < n; i++)
            cc_buf_add(&buf, CC_SPAN("--b\r\nContent-Type: image/png\r\n\r\nx\r\n"));
        cc_buf_add(&buf, CC_SPAN("--b\r\n" HTML "\r\n<p>a\r\n--b--\r\n"));
        assert_int_equal(buf.status, CC_OK);
        if (n < CC_MHTML_MAX_PARTS)
            assert_span_is(page_of(*data, cc_buf_span(&buf)).bytes, "<p>a");
        else
            expect_failure(*data, cc_buf_span(&buf), CC_E_LIMIT,
                           "no page in the first 10000 parts");
        cc_buf_done(&buf);
    }
}

/* `depth` multiparts in one another, a page in the innermost. */
static void add_nested(struct cc_buf *buf, size_t depth)
{
    cc_buf_init(buf, 1 << 24);
    for (size_t i = 0; i < depth; i++) {
        if (i > 0)
            cc_buf_printf(buf, "--b%zu\r\n", i - 1);
        cc_buf_printf(buf, "Content-Type: multipart/mixed; boundary=b%zu\r\n\r\n", i);
    }
    cc_buf_printf(buf, "--b%zu\r\n%s\r\n<p>a\r\n", depth - 1, HTML);
    for (size_t i = depth; i-- > 0;)
        cc_buf_printf(buf, "--b%zu--\r\n", i);
    assert_int_equal(buf->status, CC_OK);
}

static void multiparts_nest_to_their_limit(void **data)
{
    struct cc_buf buf;

    add_nested(&buf, CC_MHTML_MAX_DEPTH);
    assert_span_is(page_of(*data, cc_buf_span(&buf)).bytes, "<p>a");
    cc_buf_done(&buf);
    add_nested(&buf, CC_MHTML_MAX_DEPTH + 1);
    expect_failure(*data, cc_buf_span(&buf), CC_E_LIMIT,
                   "more than 8 multiparts in one another");
    cc_buf_done(&buf);
    add_nested(&buf, 10000);
    expect_failure(*data, cc_buf_span(&buf), CC_E_LIMIT,
                   "more than 8 multiparts in one another");
    cc_buf_done(&buf);
}

static void addresses_are_taken_to_their_limit(void **data)
{
    struct cc_arena *arena = *data;
    size_t n = CC_MHTML_MAX_URL_BYTES - strlen("http://a.example/");

    for (size_t more = 0; more < 2; more++) {
        struct cc_span bytes =
            join(arena,
                 join(arena, CC_SPAN("Snapshot-Content-Location: http://a.example/"),
                      repeat(arena, 'a', n + more)),
                 CC_SPAN("\r\n" HEAD "--b\r\n" HTML "\r\n<p>a\r\n--b--"));

        assert_int_equal(page_of(arena, bytes).url.len, more == 0 ? CC_MHTML_MAX_URL_BYTES : 0);
    }
}

static void a_small_arena_is_a_limit(void **data)
{
    struct cc_span bytes = join(
        *data, join(*data, CC_SPAN(HEAD "--b\r\n" HTML "\r\n"), repeat(*data, 'a', 1 << 20)),
        CC_SPAN("\r\n--b--"));
    struct cc_arena small;
    struct cc_page page;
    struct cc_error err;

    assert_int_equal(page_of(*data, bytes).bytes.len, 1 << 20);
    cc_arena_init(&small, 1 << 18);
    assert_int_equal(read_page(&small, bytes, &page, &err), CC_E_LIMIT);
    cc_arena_done(&small);
}

/* Memory that fails once, then for good, at each place in turn. */
static void a_heap_that_is_short_is_said(void **data)
{
    struct cc_span bytes = CC_SPAN("Snapshot-Content-Location: http://a.example/b\r\n" HEAD
                                   "--b\r\n" CODED "base64\r\n\r\nPHA+\r\n--b--");
    enum cc_status st = CC_E_NOMEM;
    struct cc_arena arena;
    struct cc_page page;
    struct cc_error err;

    (void)data;
    for (uint64_t nth = 1; st != CC_OK; nth++) {
        assert_true(nth < 100);
        cc_arena_init(&arena, 1 << 20);
        cc_alloc_fail_at(nth, true);
        st = read_page(&arena, bytes, &page, &err);
        cc_alloc_fail_at(0, false);
        assert_true(st == CC_OK || st == CC_E_NOMEM);
        cc_arena_done(&arena);
    }
}

/* A byte less each time: a page or a reason, never a read past the end (the sanitizers look).
 */
static void every_shorter_file_is_a_page_or_a_reason(void **data)
{
    static const char whole[] =
        "Date: Mon, 2 Mar 2026 08:00:00 +0100\r\n" HEAD
        "--b\r\nContent-Type: multipart/alternative; boundary=c\r\n\r\n"
        "--c\r\n" CODED "quoted-printable\r\n\r\n<p>a =\r\n=41</html>\r\n--c--\r\n--b--\r\n";
    struct cc_page page;
    struct cc_error err;

    for (size_t n = 0; n < sizeof whole; n++) {
        char *copy = malloc(n + 1);
        struct cc_span bytes = {copy, n};
        enum cc_status st;

        assert_non_null(copy);
        memcpy(copy, whole, n);
        st = read_page(*data, bytes, &page, &err);
        assert_true(st == CC_OK || st == CC_E_INPUT);
        free(copy);
        if (st == CC_OK) /* the page outlives the file */
            assert_true(cc_span_starts(page.bytes, CC_SPAN("<p>a A")));
    }
}

/* ---- letters --------------------------------------------------------------------------- */

#define SENT                                                                                   \
    "From: \"me@home.example\" <News@Mail.Harbourpost.co.uk>\r\nDate: Mon, 2 Mar 2026 08:00:00 +0100\r\n"
#define MIXED SENT "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"

static void a_letter_is_its_html_or_else_its_first_plain_text(void **data)
{
    static const struct {
        const char *bytes, *wanted;
        enum cc_form form;
    } cases[] = {
        {SENT "\nHello", "Hello\n", CC_FORM_TEXT},
        {SENT "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\nSGVsbG8=", "Hello\n", CC_FORM_TEXT},
        {SENT "Content-Type: text/plain; format=flowed\n\na \nb", "a b\n", CC_FORM_TEXT},
        {SENT "Content-Type: text/html\n\n<p>a", "<p>a", CC_FORM_HTML},
        {MIXED "--b\nContent-Type: text/plain\n\nx\n--b\n" HTML "\n<p>a\n--b--", "<p>a", CC_FORM_HTML},
        {MIXED "--b\n\none\n--b\nContent-Type: text/plain\n\ntwo\n--b--", "one\n", CC_FORM_TEXT},
        {MIXED "--b\n" HTML "Content-Disposition: attachment; filename=a.html\n\n<p>a\n--b\n\none\n--b--", "one\n",
         CC_FORM_TEXT},
        {MIXED "--b\n" HTML "Content-Disposition: inline\n\n<p>a\n--b--", "<p>a", CC_FORM_HTML},
        {MIXED "--b\nContent-Type: message/rfc822\n\n" SENT "\nForwarded\n--b\n\none\n--b--", "one\n",
         CC_FORM_TEXT},
        {"From a@b.example Mon Mar  2 08:00:00 2026\n" SENT "\nFrom the quay.\n\nFrom 1900 on", "From the quay.\n\nFrom 1900 on\n",
         CC_FORM_TEXT},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_page page;
        struct cc_error err;

        if (read_page(*data, cc_span_from(cases[i].bytes), &page, &err) != CC_OK)
            fail_msg("%zu: %s", i, err.message);
        assert_span_is(page.bytes, cases[i].wanted);
        assert_int_equal(page.form, cases[i].form);
        assert_span_is(page.outlet, "harbourpost.co.uk");
        assert_int_equal(page.fetched_at_s, 1772434800);
    }
}

static void a_letter_says_its_title_date_and_outlet_and_a_saved_page_does_not(void **data)
{
    struct cc_page page;
    struct cc_error err;

    assert_int_equal(read_page(*data, CC_SPAN("Subject: =?utf-8?q?F=C3=A4hre?=\n sails\n" SENT "\nx"), &page, &err), CC_OK);
    assert_span_is(page.title, "F\xc3\xa4hre sails");
    assert_span_is(page.date, "Mon, 2 Mar 2026 08:00:00 +0100");
    page = page_of(*data, CC_SPAN("Subject: Ferry\nSnapshot-Content-Location: https://a.example/\n" SENT HTML "\n<p>a"));
    assert_int_equal(page.title.len + page.date.len + page.outlet.len, 0);
    assert_span_is(page.url, "https://a.example/");
    page = page_of(*data, CC_SPAN("Subject: Look!\n" SENT HTML "Content-Location: https://a.example/\n\n<p>a"));
    assert_int_equal(page.title.len + page.date.len + page.outlet.len, 0); /* a page that was sent by mail */
    page = page_of(*data, CC_SPAN("Subject: Ferry\nFrom: <Saved by Blink>\n" HTML "\n<p>a"));
    assert_int_equal(page.title.len + page.outlet.len, 0);
}

static void a_sender_s_host_that_is_none_is_no_outlet(void **data)
{
    static const struct {
        const char *from, *outlet;
    } cases[] = {
        {"a@news.b.example", "b.example"}, {"<a@B.EXAMPLE.>", "b.example"}, {"a@..", ""},
        {"a@.b.example", ""},              {"a@-", ""},                     {"a@b@c.example", "c.example"},
        {"a@../../etc", ""},               {"a@127.0.0.1", "127.0.0.1"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct cc_page page;
        struct cc_error err;
        struct cc_span letter = cc_arena_printf(*data, "From: %s\n\nHello", cases[i].from);

        (void)read_page(*data, letter, &page, &err);
        if (!cc_span_is(page.outlet, cc_span_from(cases[i].outlet)))
            fail_msg("%s: %.*s", cases[i].from, CC_SPAN_PRINT(page.outlet));
    }
}

static void a_letter_without_text_or_of_a_mailbox_is_refused(void **data)
{
    expect_failure(*data, CC_SPAN(MIXED "--b\nContent-Type: image/png\n\nx\n--b--"), CC_E_INPUT, "text/html");
    expect_failure(*data, CC_SPAN(MIXED "--b\n\nhalf a let"), CC_E_INPUT, "cut short");
    expect_failure(*data, CC_SPAN("From a@b.example Mon Mar  2 08:00:00 2026\n" SENT "\none\n\nFrom a@b.example Tue Mar  3 "
                                  "08:00:00 2026\n" SENT "\ntwo"),
                   CC_E_INPUT, "git mailsplit");
    expect_failure(*data, CC_SPAN("From a@b 2026\r\n" SENT "\r\none\r\n\r\nFrom a@b 2026"), CC_E_INPUT,
                   "git mailsplit");
}

static void a_subject_is_taken_to_its_limit(void **data)
{
    static char letter[CC_MHTML_MAX_SUBJECT_BYTES + 300];

    for (size_t more = 0; more < 2; more++) {
        struct cc_page page;
        struct cc_error err;
        size_t n = CC_MHTML_MAX_SUBJECT_BYTES + more;

        memcpy(letter, "Subject: ", 9);
        memset(letter + 9, 'x', n);
        (void)snprintf(letter + 9 + n, sizeof letter - 9 - n, "\n" SENT "\nx");
        assert_int_equal(read_page(*data, cc_span_from(letter), &page, &err), CC_OK);
        assert_int_equal(page.title.len, more == 0 ? n : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_arena, drop_arena)
        TEST(every_transfer_encoding_is_undone),
        TEST(the_charset_address_and_date_are_taken),
        TEST(an_address_is_found_in_the_file_or_the_part_and_is_one_of_the_web),
        TEST(a_date_that_cannot_be_read_is_none),
        TEST(the_page_is_what_start_names_or_the_first_html),
        TEST(a_boundary_is_a_whole_line),
        TEST(what_is_broken_is_said_in_words),
        TEST(heads_are_read_to_their_limit),
        TEST(types_are_read_to_their_limit),
        TEST(parts_are_looked_at_to_their_limit),
        TEST(multiparts_nest_to_their_limit),
        TEST(addresses_are_taken_to_their_limit),
        TEST(a_small_arena_is_a_limit),
        TEST(a_heap_that_is_short_is_said),
        TEST(every_shorter_file_is_a_page_or_a_reason),
        TEST(a_letter_is_its_html_or_else_its_first_plain_text),
        TEST(a_letter_says_its_title_date_and_outlet_and_a_saved_page_does_not),
        TEST(a_sender_s_host_that_is_none_is_no_outlet),
        TEST(a_letter_without_text_or_of_a_mailbox_is_refused),
        TEST(a_subject_is_taken_to_its_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
