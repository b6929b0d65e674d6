#include "support.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/document.h"
#include "cleancopy/source/feed.h"

#include <stdio.h>
#include <string.h>

#define URL CC_SPAN("http://h.example/feeds/main.xml")

static struct cc_arena arena;

static int set_up(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    return 0;
}

/* Links joined by blanks. */
static void check(const char *feed, const char *wanted)
{
    struct cc_feed f;
    struct cc_error err;
    char got[2048] = "";
    uint32_t i;

    if (cc_feed_parse(&arena, URL, cc_span_from(feed), 100, &f, &err) != CC_OK)
        fail_msg("%s\n%s", feed, err.message);
    for (i = 0; i < f.n_links; i++) {
        strcat(got, i > 0 ? " " : "");
        strncat(got, f.links[i].href.ptr, f.links[i].href.len);
    }
    if (strcmp(got, wanted) != 0)
        fail_msg("%s\ngot    \"%s\"\nwanted \"%s\"", feed, got, wanted);
}

#define RSS(items)                                                                             \
    "<?xml version='1.0'?><rss "                                                               \
    "version='2.0'><channel><title>T</title><link>http://h.example/</link>" items              \
    "</channel></rss>"

static void every_dialect_gives_its_links(void **state)
{
    (void)state;
    check(RSS("<item><title>a</title><link> "
              "http://h.example/a\n</link></item><item><link>/b</link></item>"),
          "http://h.example/a /b");
    check(RSS("<item><guid>http://h.example/g</guid></item><item><guid "
              "isPermaLink='false'>urn:x</guid></item>"),
          "http://h.example/g");
    check(RSS("<item><guid>http://h.example/g</guid><link>http://h.example/l</link></item>"),
          "http://h.example/l");
    check(
        "<rss xmlns:feedburner='urn:f'><channel><item><link>http://proxy.example/1</link>"
        "<feedburner:origLink>http://h.example/1</feedburner:origLink></item></channel></rss>",
        "http://h.example/1");
    check("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
          "xmlns='http://purl.org/rss/1.0/'>"
          "<item rdf:about='http://h.example/r'><link>http://h.example/r1</link></item>"
          "<item rdf:about='http://h.example/r2'/></rdf:RDF>",
          "http://h.example/r1 http://h.example/r2");
    check("<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='/self'/><entry>"
          "<link rel='edit' href='/e'/><link rel='alternate' href='/a1'/></entry><entry>"
          "<link href='/a2?x=1&amp;y=2'/></entry></feed>",
          "/a1 /a2?x=1&y=2");
    check("{\"version\":\"https://jsonfeed.org/version/"
          "1.1\",\"items\":[{\"id\":\"1\",\"url\":\"http://h.example/j1\"},"
          "{\"id\":\"http://h.example/j2\"},{\"id\":\"7\"},{\"url\":5}]}",
          "http://h.example/j1 http://h.example/j2");
}

static void a_link_inside_something_else_is_no_entry_link(void **state)
{
    (void)state;
    check(RSS("<item><source><link>/other</link></source><media><link>/m</link></media><link>/"
              "own</link></item>"
              "<image><link>/logo</link></image>"),
          "/own");
}

static void damaged_feeds_give_what_can_be_read(void **state)
{
    (void)state;
    check("<rss><channel><item><link>/a</link></item><item><link>/b</link><title>cut", "/a /b");
    check(RSS("<item><title>A & "
              "B&nbsp;C</title><link>/r?x=1&y=2</link></item><item><link>/s</link></item>"),
          "/r?x=1&y=2 /s");
    check(RSS("<item><title>a\x0b\x1b b</title><link>/c</link></item>"), "/c");
    check(RSS("<item><link></link></item><item><link>/x</link></item>"), "/x");
    check(RSS(""), "");
}

static void what_is_no_feed_is_said_to_be_none(void **state)
{
    static const struct {
        const char *bytes, *words;
    } cases[] = {
        {"<!DOCTYPE html><html><body><p>x</p></body></html>", "<html>"},
        {"<urlset><url><loc>/x</loc></url></urlset>", "<urlset>"},
        {"", "no XML"},
        {"plain words", "no XML"},
        {"{\"a\":1}", "JSON Feed version"},
        {"{\"version\":", "broken JSON"},
        {"<!DOCTYPE r [<!ENTITY x "
         "SYSTEM 'y'>]><rss><channel><item><link>&x;</link></item></channel></rss>",
         "entities"},
    };
    struct cc_feed f;
    struct cc_error err;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(cc_feed_parse(&arena, URL, cc_span_from(cases[i].bytes), 100, &f, &err),
                         CC_E_INPUT);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("\"%s\" does not say \"%s\"", err.message, cases[i].words);
    }
}

static void links_end_at_the_limit(void **state)
{
    struct cc_feed f;
    struct cc_error err;
    struct cc_buf b;
    int i;

    (void)state;
    cc_buf_init(&b, 1u << 20);
    cc_buf_add_string(&b, "<rss><channel>");
    for (i = 0; i < 200; i++)
        cc_buf_printf(&b, "<item><link>/%d</link></item>", i);
    cc_buf_add_string(&b, "</channel></rss>");
    assert_int_equal(cc_feed_parse(&arena, URL, cc_buf_span(&b), 200, &f, &err), CC_OK);
    assert_int_equal(f.n_links, 200);
    assert_int_equal(cc_feed_parse(&arena, URL, cc_buf_span(&b), 199, &f, &err), CC_OK);
    assert_int_equal(f.n_links, 199);
    cc_buf_clear(&b); /* one link that is too long, one that is not */
    cc_buf_add_string(&b, "<rss><channel><item><link>/");
    for (i = 0; i < CC_FEED_MAX_LINK_BYTES; i++)
        cc_buf_add_char(&b, 'x');
    cc_buf_add_string(&b, "</link></item><item><link>/ok</link></item></channel></rss>");
    assert_int_equal(cc_feed_parse(&arena, URL, cc_buf_span(&b), 10, &f, &err), CC_OK);
    assert_int_equal(f.n_links, 1);
    assert_span_is(f.links[0].href, "/ok");
    cc_buf_done(&b);
}

/* Each link with its base, as the caller will join them. */
static void a_relative_link_hangs_on_the_nearest_base(void **state)
{
    static const struct {
        const char *feed, *base;
    } cases[] = {
        {"<feed><entry><link href='b'/></entry></feed>", "http://h.example/feeds/main.xml"},
        {"<feed xml:base='/a/'><entry><link href='b'/></entry></feed>", "http://h.example/a/"},
        {"<feed xml:base='/a/'><entry xml:base='c/'><link href='b'/></entry></feed>",
         "http://h.example/a/c/"},
        {"<feed xml:base='/a/'><entry xml:base='c/'><link xml:base='d/' href='b'/></entry></feed>",
         "http://h.example/a/c/d/"},
        {"<feed xml:base='/a/'><entry xml:base='c/'><id xml:base='/z/'>x</id><link href='b'/>"
         "</entry></feed>",
         "http://h.example/a/c/"},
        {"<feed><entry xml:base='/one/'><title>no link</title></entry><entry><link href='b'/>"
         "</entry></feed>",
         "http://h.example/feeds/main.xml"},
        {"<feed xml:base='javascript:x'><entry><link href='b'/></entry></feed>",
         "http://h.example/feeds/main.xml"},
        {"<rss xml:base='/r/'><channel xml:base='c/'><item><link>b</link></item></channel></rss>",
         "http://h.example/r/c/"},
        {"{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"url\":\"b\"}]}",
         "http://h.example/feeds/main.xml"},
    };
    struct cc_feed f;
    struct cc_error err;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_int_equal(
            cc_feed_parse(&arena, URL, cc_span_from(cases[i].feed), 9, &f, &err), CC_OK);
        assert_int_equal(f.n_links, 1);
        assert_span_is(f.links[0].href, "b");
        if (!cc_span_is(f.links[0].base, cc_span_from(cases[i].base)))
            fail_msg("%s: %.*s", cases[i].feed, CC_SPAN_PRINT(f.links[0].base));
    }
}

static void feeds_of_the_first_years_are_read(void **state)
{
    (void)state;
    check("<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
          "xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><link>http://h.example/</link>"
          "</channel><item><title>t</title><link>http://h.example/a</link></item></rdf:RDF>",
          "http://h.example/a");
    check("<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' "
          "'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>"
          "<item><link>/a</link></item></channel></rss>",
          "/a");
    check("<RSS version='0.92'><CHANNEL><ITEM><LINK><![CDATA[ /a ]]></LINK></ITEM></CHANNEL></RSS>",
          "/a");
    check("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><entry><link rel='alternate' "
          "type='text/html' HREF='/a'/></entry></feed>",
          "/a");
}

static void a_guid_that_is_no_address_is_no_link(void **state)
{
    (void)state;
    check(RSS("<item><guid>4711</guid></item><item><guid>tag:h.example,2026:1</guid></item>"
              "<item><guid isPermalink='FALSE'>http://h.example/x</guid></item>"
              "<item><guid>http://h.example/a</guid></item>"),
          "http://h.example/a");
}

static void a_wrong_encoding_costs_no_links(void **state)
{
    (void)state;
    check("<?xml version='1.0' encoding='UTF-8'?><rss><channel><item><title>caf\xe9 "
          "bar</title><link>/a</link></item><item><link>/b</link></item></channel></rss>",
          "/a /b");
    check("<?xml version='1.0' encoding='x-unheard-of'?><rss><channel><item><link>/a</link></item>"
          "</channel></rss>",
          "/a");
}

static void a_page_goes_before_other_types_of_an_entry(void **state)
{
    (void)state;
    check("<feed><entry><link type='application/pdf' href='/a.pdf'/>"
          "<link type='text/html' href='/a'/></entry>"
          "<entry><link rel='alternate' type='application/json' href='/b.json'/></entry>"
          "<entry><link rel='http://www.iana.org/assignments/relation/alternate' href='/c'/>"
          "<link rel='related' href='/other'/></entry></feed>",
          "/a /b.json /c");
}

static void a_json_feed_gives_url_id_or_external_url(void **state)
{
    (void)state;
    check("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
          "{\"id\":\"1\",\"url\":\"/a\",\"external_url\":\"http://x.example/1\"},"
          "{\"id\":\"http://h.example/b\"},"
          "{\"id\":\"3\",\"url\":\"\",\"external_url\":\"http://x.example/3\"},"
          "{\"id\":\"4\"},7,null,{\"url\":[]}]} and more",
          "/a http://h.example/b http://x.example/3");
}

static void json_is_read_up_to_its_values(void **state)
{
    static const char head[] = "{\"version\":\"https://jsonfeed.org/version/1\",\"x\":[";
    /* an object and two lists at 4, two commas between members; the rest is in list "x" */
    const size_t most = CC_FEED_MAX_JSON_VALUES - 3 * 4 - 2;
    size_t extra, i;
    struct cc_feed f;
    struct cc_error err;
    struct cc_buf b;

    (void)state;
    cc_buf_init(&b, 4u << 20);
    for (extra = 0; extra < 2; extra++) {
        cc_buf_clear(&b);
        cc_buf_add_string(&b, head);
        for (i = 0; i < most + extra; i++)
            cc_buf_add_string(&b, "1,");
        cc_buf_add_string(&b, "\"a,b[{\\\",\"],\"items\":[]}");
        assert_int_equal(cc_feed_parse(&arena, URL, cc_buf_span(&b), 9, &f, &err),
                         extra == 0 ? CC_OK : CC_E_INPUT);
    }
    assert_non_null(strstr(err.message, "400000 values"));
    cc_buf_done(&b);
}

static void a_full_arena_is_a_limit(void **state)
{
    struct cc_arena small;
    struct cc_feed f;
    struct cc_error err;
    struct cc_buf b;
    int i;

    (void)state;
    cc_buf_init(&b, 4u << 20);
    cc_buf_add_string(&b, "<rss><channel>");
    for (i = 0; i < 20000; i++)
        cc_buf_printf(&b, "<item><link>/a-rather-long-link-%d</link></item>", i);
    cc_arena_init(&small, 200000);
    assert_int_equal(cc_feed_parse(&small, URL, cc_buf_span(&b), 50000, &f, &err), CC_E_LIMIT);
    cc_arena_done(&small);
    cc_buf_done(&b);
}

static void an_entry_says_when_it_was_changed(void **state)
{
    static const struct {
        const char *feed;
        int64_t changed_at_s;
    } cases[] = {
        {"<feed><entry><updated> 2026-03-01T08:00:00Z\n</updated><link href='/a'/></entry></feed>", 1772352000},
        {"<feed><entry><link href='/a'/><updated>2026-03-01T09:00:00+01:00</updated></entry></feed>", 1772352000},
        {"<feed><updated>2026-03-01T08:00:00Z</updated><entry><link href='/a'/></entry></feed>", CC_NO_TIME},
        {"<feed><entry><published>2026-03-01T08:00:00Z</published><link href='/a'/></entry></feed>", 1772352000},
        {"<feed><entry><published>2026-03-01T08:00:00Z</published><updated>2026-02-01T08:00:00Z</updated>"
         "<link href='/a'/></entry></feed>", 1772352000},
        {"<feed><entry><link href='/a'/><updated>yesterday</updated></entry></feed>", CC_NO_TIME},
        {"<feed><entry><updated>2026-03-01T08:00:00Z</updated><link href='/x'/></entry>"
         "<entry><link href='/a'/></entry></feed>", CC_NO_TIME}, /* another's date */
        {"<feed><entry><link href='/a'/><source><updated>2026-03-01T08:00:00Z</updated></source></entry></feed>",
         CC_NO_TIME},
        {RSS("<item><link>/a</link><dc:date>2026-02-01</dc:date><atom:updated>2026-03-01T08:00:00Z"
             "</atom:updated></item>"), 1772352000},
        {RSS("<item><link>/a</link><pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate></item>"), 1772352000},
        {RSS("<item><pubDate>Sun, 01 Mar 2026 09:00:00 +0100</pubDate><link>/a</link>"
             "<dc:date>2026-02-01</dc:date></item>"), 1772352000},
        {RSS("<item><link>/a</link><pubDate>2026-03-01T08:00:00Z</pubDate></item>"), 1772352000},
        {RSS("<item><link>/a</link><pubDate>12 o'clock</pubDate></item>"), CC_NO_TIME},
        {"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"url\":\"/a\","
         "\"date_modified\":\"2026-03-01T08:00:00Z\"}]}", 1772352000},
        {"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"url\":\"/x\","
         "\"date_modified\":\"2026-04-01T08:00:00Z\"},{\"url\":\"/a\","
         "\"date_published\":\"2026-03-01T08:00:00Z\"}]}", 1772352000},
        {"{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"url\":\"/a\",\"date_modified\":1}]}",
         CC_NO_TIME},
    };
    struct cc_feed f;
    struct cc_error err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cc_feed_parse(&arena, URL, cc_span_from(cases[i].feed), 100, &f, &err) != CC_OK)
            fail_msg("%s\n%s", cases[i].feed, err.message);
        assert_true(f.n_links > 0);
        assert_span_is(f.links[f.n_links - 1].href, "/a");
        if (f.links[f.n_links - 1].changed_at_s != cases[i].changed_at_s)
            fail_msg("%s: %lld", cases[i].feed, (long long)f.links[f.n_links - 1].changed_at_s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_dialect_gives_its_links),
        cmocka_unit_test(a_link_inside_something_else_is_no_entry_link),
        cmocka_unit_test(damaged_feeds_give_what_can_be_read),
        cmocka_unit_test(what_is_no_feed_is_said_to_be_none),
        cmocka_unit_test(links_end_at_the_limit),
        cmocka_unit_test(a_relative_link_hangs_on_the_nearest_base),
        cmocka_unit_test(feeds_of_the_first_years_are_read),
        cmocka_unit_test(a_guid_that_is_no_address_is_no_link),
        cmocka_unit_test(a_wrong_encoding_costs_no_links),
        cmocka_unit_test(a_page_goes_before_other_types_of_an_entry),
        cmocka_unit_test(a_json_feed_gives_url_id_or_external_url),
        cmocka_unit_test(json_is_read_up_to_its_values),
        cmocka_unit_test(an_entry_says_when_it_was_changed),
        cmocka_unit_test(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
