#include "support.h"

#include "cleancopy/source/sniff.h"

#include <stdlib.h>
#include <string.h>

static void assert_kind(struct cc_span bytes, enum cc_sniffed wanted)
{
    enum cc_sniffed got = cc_sniff(bytes);

    if (got != wanted)
        fail_msg("%s, not %s: %.60s", cc_sniff_name(got), cc_sniff_name(wanted), bytes.ptr);
}

#define CASE(literal, kind)                                                                    \
    {                                                                                          \
        {literal, sizeof(literal) - 1}, kind                                                   \
    }
#define N_CASES(cases) (sizeof cases / sizeof cases[0])
#define EACH(cases)                                                                            \
    do {                                                                                       \
        for (size_t i = 0; i < N_CASES(cases); i++)                                            \
            assert_kind(cases[i].bytes, cases[i].kind);                                        \
    } while (0)

struct sniff_case {
    struct cc_span bytes;
    enum cc_sniffed kind;
};

static void pages_are_html(void **data)
{
    static const struct sniff_case cases[] = {
        CASE("<!DOCTYPE html><title>x</title><p>Hello", CC_SNIFF_HTML),
        CASE("\xef\xbb\xbf \r\n<!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
             CC_SNIFF_HTML),
        CASE("<HTML><BODY>old</BODY></HTML>", CC_SNIFF_HTML),
        CASE("<!-- saved --><!-- twice --> <html>", CC_SNIFF_HTML),
        CASE("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 "
             "Strict//EN\" "
             "\"x.dtd\"><html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
             CC_SNIFF_HTML),
        CASE("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">",
             CC_SNIFF_HTML),
        CASE("<?php echo 1 ?><html>", CC_SNIFF_HTML),
        CASE("<html>\0\0</html>", CC_SNIFF_HTML),
        CASE("<br />\n<b>Warning</b>: fopen(list.txt) failed in <b>/srv/a.php</b> on line "
             "<b>3</b><br />\n<!DOCTYPE html><html><body>x",
             CC_SNIFF_HTML),
    };

    (void)data;
    EACH(cases);
}

static void fragments_are_html(void **data)
{
    static const struct sniff_case cases[] = {
        CASE("<p>The ferry left at six.</p>", CC_SNIFF_HTML),
        CASE("<div class=\"story\"><h1>Storm over the bay</h1><p>Nobody was hurt.</p></div>",
             CC_SNIFF_HTML),
        CASE("<p>One paragraph of an old page<p>and another, with no end tags at all",
             CC_SNIFF_HTML),
        CASE("<meta charset=utf-8><title>Storm</title>Nobody was hurt.", CC_SNIFF_HTML),
        CASE("<script>var a = \"<p>\" ;</script><div>Words</div>", CC_SNIFF_HTML),
        CASE("Intro <b>bold</b>, a <a href=\"/x\">link</a>, <i>more</i> and <br> an end.",
             CC_SNIFF_HTML),
        CASE("Words first.<p>A paragraph of a dozen words or so that a feed has carried "
             "over.</p>"
             "<p>A second one, which is just as long as the first one was, or longer.</p>"
             "<ul><li>And a point</li></ul>",
             CC_SNIFF_HTML),
        CASE("<svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg><div><p>Words</p></div>",
             CC_SNIFF_HTML),
    };

    (void)data;
    EACH(cases);
}

static void texts_are_text_even_when_they_speak_of_tags(void **data)
{
    static const struct sniff_case cases[] = {
        CASE("Storm over the bay\n\nNobody was hurt.\n", CC_SNIFF_TEXT),
        CASE("a < b and b > c, so a<b>c is no markup", CC_SNIFF_TEXT),
        CASE(
            "Use <b> for bold and <i> for italics; `<p>` starts a paragraph, \"<br>\" breaks a "
            "line.",
            CC_SNIFF_TEXT),
        CASE("<b> makes text bold, <i> makes it slanted, and neither is about meaning.",
             CC_SNIFF_TEXT),
        CASE("Write to <anna@harbourpost.example> or see <https://harbourpost.example/>.",
             CC_SNIFF_TEXT),
        CASE("<3 this town", CC_SNIFF_TEXT),
        CASE("<Unbekannt> hat den Raum betreten", CC_SNIFF_TEXT),
        CASE("# Storm over the bay\n\n* one\n* two\n\n> quoted\n\n[link](https://x.example)\n",
             CC_SNIFF_TEXT),
        CASE(
            "How to write a page, a lesson for beginners in the evening school of the town\n"
            "First we need a heading, which goes between two tags, and a paragraph after it:\n"
            "<h1>My page</h1>\n<p>Hello</p>\n"
            "Save the file under any name that ends in html and open it in a browser. You will "
            "see the heading in large letters and the paragraph below it in small ones. Next "
            "week we shall add a picture to it, and a list of the books that we have read.\n",
            CC_SNIFF_TEXT),
        CASE("\xe6\xb8\xaf\xe3\x81\xae\xe5\xb5\x90\xe3\x80\x82", CC_SNIFF_TEXT),
        CASE("Gr\xfc\xdf"
             "e aus K\xf6ln",
             CC_SNIFF_TEXT), /* Latin-1 */
        CASE("{Anmerkung der Redaktion} Der Text", CC_SNIFF_TEXT),
        CASE("[Advertisement]\nStorm over the bay", CC_SNIFF_TEXT),
        CASE("WARCraft and other games", CC_SNIFF_TEXT),
        CASE("PK is short for player kill", CC_SNIFF_TEXT),
        CASE("Subject: Storm\nFrom: desk\n\nNobody was hurt.", CC_SNIFF_TEXT),
    };

    (void)data;
    EACH(cases);
}

static void json_is_told_by_its_first_line(void **data)
{
    static const struct sniff_case cases[] = {
        CASE("{\"text\": \"a\"}\n{\"text\": \"b\"}\n", CC_SNIFF_JSONL),
        CASE("\n\n  {\"url\": \"u\", \"html\": \"<p>x</p>\"}", CC_SNIFF_JSONL),
        CASE("{\"meta\": {\"text\": 1}, \"id\": [1, {\"html\": 2}], \"text\" : null}",
             CC_SNIFF_JSONL),
        CASE("{\"a\": \"\\\"}{\", \"text\": \"x\"}", CC_SNIFF_JSONL),
        CASE("{\"meta\": {\"text\": 1}}", CC_SNIFF_JSON),
        CASE("{\"title\": \"text\"}", CC_SNIFF_JSON),
        CASE("{\n  \"text\": \"spread over lines\"\n}", CC_SNIFF_JSON),
        CASE("[{\"text\": \"a\"}]", CC_SNIFF_JSON),
        CASE("[ ]", CC_SNIFF_JSON),
        CASE("{}", CC_SNIFF_JSON),
    };

    (void)data;
    EACH(cases);
}

static void other_xml_is_xml(void **data)
{
    static const struct sniff_case cases[] = {
        CASE("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>", CC_SNIFF_XML),
        CASE("<rss><channel><title>x</title>", CC_SNIFF_XML),
        CASE("<feed xmlns=\"http://www.w3.org/2005/Atom\">", CC_SNIFF_XML),
        CASE("<?xml version='1.0'?><urlset>", CC_SNIFF_XML),
        CASE("<?xml version='1.0'?><!-- c --><nitf><head/></nitf>", CC_SNIFF_XML),
        CASE("<svg xmlns=\"http://www.w3.org/2000/svg\"><title>x</title></svg>\n",
             CC_SNIFF_XML),
        CASE("<!DOCTYPE rss SYSTEM \"x.dtd\"><rss>", CC_SNIFF_XML),
    };

    (void)data;
    EACH(cases);
}

static void containers_and_binaries_are_told_by_their_magic_numbers(void **data)
{
    static const struct sniff_case cases[] = {
        CASE("\x1f\x8b\x08\0", CC_SNIFF_GZIP),
        CASE("\x28\xb5\x2f\xfd\0", CC_SNIFF_ZSTD),
        CASE("\x5d\x2a\x4d\x18\4\0\0\0", CC_SNIFF_ZSTD),
        CASE("WARC/1.0\r\nWARC-Type: warcinfo\r\n", CC_SNIFF_WARC),
        CASE("example,a)/ 20260202024000 {\"url\": \"http://a.example/\"}\n", CC_SNIFF_CDXJ),
        CASE("Tide 20260202024000 metres {\"", CC_SNIFF_TEXT),
        CASE("Tide tables\nof 20260202024000 {\"url\"", CC_SNIFF_TEXT),
        CASE("From: <Saved by Harbour>\r\nSubject: Storm\r\nMIME-Version: 1.0\r\n"
             "Content-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n----\r\n<html>",
             CC_SNIFF_MHTML),
        CASE("MIME-Version: 1.0\r\nContent-Type:\r\n multipart/related; boundary=b\r\n\r\n",
             CC_SNIFF_MHTML),
        CASE("MIME-Version: 1.0\nContent-Type: text/html\n\n<p>One page alone.", CC_SNIFF_MHTML),
        CASE("MIME-Version: 1.0\nContent-Type: text/plain\nX-Note:\n multipart/related\n\nWords.",
             CC_SNIFF_TEXT),
        CASE("Content-Type: multipart/related\n\nWhat the header of a saved page looks like.",
             CC_SNIFF_TEXT),
        CASE("From: a@b.example\nTo: c@d.example\nSubject: x\nDate: today\n\nWords.", CC_SNIFF_MAIL),
        CASE("Received: by b.example\r\nDATE: today\r\nfrom:\r\n a <a@b.example>\r\nMIME-Version: 1.0\r\n"
             "Content-Type: multipart/alternative; boundary=b\r\n\r\n",
             CC_SNIFF_MAIL),
        CASE("From a@b.example Mon Mar  2 08:00:00 2026\nMessage-ID: <1@b>\nFrom: a@b.example\nDate: x\n\nW",
             CC_SNIFF_MAIL),
        CASE("From: a@b.example\nDate: today\n\nNo sign of its way.", CC_SNIFF_TEXT),
        CASE("From: Anna\nTo: Ben\nDate: 3 May\n\nNo mailbox.", CC_SNIFF_TEXT),
        CASE("From: a@b.example\nDate: today\nTo the lighthouse\nTo: c\n\nNo head.", CC_SNIFF_TEXT),
        CASE("From the quay the ferry sails.\nDate: Monday\n", CC_SNIFF_TEXT),
        CASE("PK\3\4", CC_SNIFF_ZIP),
        CASE("PK\5\6", CC_SNIFF_ZIP),
        CASE("bplist00\xd1\1\2", CC_SNIFF_WEBARCHIVE),
        CASE("%PDF-1.7 <html>", CC_SNIFF_BINARY),
        CASE("\x89PNG\r\n\x1a\n", CC_SNIFF_BINARY),
        CASE("GIF89a<html>", CC_SNIFF_BINARY),
        CASE("SQLite format 3\0", CC_SNIFF_BINARY),
        CASE("text with a \0 in it", CC_SNIFF_BINARY),
        CASE("\0\0\0\x20"
             "ftypisom",
             CC_SNIFF_BINARY),
        CASE("\0", CC_SNIFF_BINARY),
        CASE("", CC_SNIFF_EMPTY),
        CASE(" \r\n\t\f\v", CC_SNIFF_EMPTY),
        CASE("\xef\xbb\xbf\n", CC_SNIFF_EMPTY),
    };

    (void)data;
    EACH(cases);
}

/* The ASCII text as UTF-16 or UTF-32. */
static struct cc_span widen(struct cc_arena *arena, const char *mark, size_t mark_len,
                            const char *text, size_t unit, size_t low)
{
    size_t n = strlen(text), i;
    char *to = cc_arena_calloc(arena, mark_len + n * unit + 1, 1);
    struct cc_span out = {to, mark_len + n * unit};

    assert_non_null(to);
    memcpy(to, mark, mark_len);
    for (i = 0; i < n; i++)
        to[mark_len + i * unit + low] = text[i];
    return out;
}

static void wide_characters_are_seen_through(void **data)
{
    static const struct {
        const char *mark;
        size_t mark_len, unit, low;
    } forms[] = {{"\xff\xfe", 2, 2, 0},
                 {"\xfe\xff", 2, 2, 1},
                 {"", 0, 2, 0},
                 {"", 0, 2, 1},
                 {"", 0, 4, 0},
                 {"", 0, 4, 3},
                 {"\xff\xfe\0\0", 4, 4, 0},
                 {"\0\0\xfe\xff", 4, 4, 3}};
    static const struct {
        const char *text;
        enum cc_sniffed kind;
    } cases[] = {
        {"<!doctype html><p>Storm", CC_SNIFF_HTML},
        {"Storm over the bay, nobody was hurt", CC_SNIFF_TEXT},
        {"<?xml version='1.0'?><rss/>", CC_SNIFF_XML},
        {"<div><p>One</p><p>Two</p></div>", CC_SNIFF_HTML},
        {"      ", CC_SNIFF_EMPTY},
    };
    struct cc_arena arena;
    size_t i, k;

    (void)data;
    cc_arena_init(&arena, 1 << 20);
    for (i = 0; i < N_CASES(forms); i++) {
        for (k = 0; k < N_CASES(cases); k++)
            assert_kind(widen(&arena, forms[i].mark, forms[i].mark_len, cases[k].text,
                              forms[i].unit, forms[i].low),
                        cases[k].kind);
    }
    assert_kind(CC_SPAN("\xff\xfe"), CC_SNIFF_EMPTY);
    assert_kind(CC_SPAN("\xff\xfe\x2e\x6e\xd0\x30\x01\x5d"), CC_SNIFF_TEXT); /* Japanese */
    cc_arena_done(&arena);
}

/* Each of these once made, or could make, the time grow with the square of the length. */
static void hostile_input_takes_linear_time(void **data)
{
    static const char *const pieces[] = {"<",    "<a x=\"",  "<a ",   "</a>",
                                         "<!--", "<script>", "<div>", "<p>",
                                         "<?",   "{\"a\":[", "\"",    "<script></scrip"};
    size_t size = 2000000, len, i, at;
    char *bytes = malloc(size);
    struct cc_span s = {bytes, size};

    (void)data;
    assert_non_null(bytes);
    for (i = 0; i < N_CASES(pieces); i++) {
        len = strlen(pieces[i]);
        for (at = 0; at + len <= size; at += len)
            memcpy(bytes + at, pieces[i], len);
        memset(bytes + at, 'x', size - at);
        (void)cc_sniff(s);
    }
    memset(bytes, ' ', size); /* white space is passed, however long */
    memcpy(bytes + size - 6, "<html>", 6);
    assert_kind(s, CC_SNIFF_HTML);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_html),
        cmocka_unit_test(fragments_are_html),
        cmocka_unit_test(texts_are_text_even_when_they_speak_of_tags),
        cmocka_unit_test(json_is_told_by_its_first_line),
        cmocka_unit_test(other_xml_is_xml),
        cmocka_unit_test(containers_and_binaries_are_told_by_their_magic_numbers),
        cmocka_unit_test(wide_characters_are_seen_through),
        cmocka_unit_test(hostile_input_takes_linear_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
