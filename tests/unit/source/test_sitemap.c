#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/source/sitemap.h"

#include <stdio.h>
#include <string.h>
#include <zlib.h>

#define MAX_BYTES (1u << 20)

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

static void check(struct cc_span bytes, bool is_index, const char *wanted)
{
    const struct cc_sitemap_links *links;
    struct cc_sitemap s;
    struct cc_error err;
    char got[2048] = "";
    uint32_t i;

    if (cc_sitemap_parse(&arena, bytes, 100, MAX_BYTES, &s, &err) != CC_OK)
        fail_msg("%s", err.message);
    links = is_index ? &s.sitemaps : &s.pages;
    for (i = 0; i < links->count; i++) {
        strcat(got, i > 0 ? " " : "");
        strncat(got, links->list[i].ptr, links->list[i].len);
    }
    assert_string_equal(got, wanted);
    assert_int_equal(is_index ? s.pages.count : s.sitemaps.count, 0);
}

static void url_sets_and_indexes_give_their_links(void **state)
{
    (void)state;
    check(CC_SPAN("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc> "
                  "http://h.example/a \n"
                  "</loc><lastmod>2026-01-01</lastmod></url><url><loc>http://h.example/"
                  "b?x=1&amp;y=2</loc></url></urlset>"),
          false, "http://h.example/a http://h.example/b?x=1&y=2");
    check(CC_SPAN("<sitemapindex><sitemap><loc>http://h.example/s1.xml</loc></sitemap></"
                  "sitemapindex>"),
          true, "http://h.example/s1.xml");
    check(CC_SPAN("<urlset><url><loc><![CDATA[http://h.example/c]]></loc></url></urlset>"),
          false, "http://h.example/c");
}

static void addresses_of_images_are_no_pages(void **state)
{
    (void)state;
    check(
        CC_SPAN("<urlset "
                "xmlns:image='urn:i'><url><loc>http://h.example/a</loc><image:image><image:loc>"
                "http://h.example/a.jpg</image:loc></image:image></url><loc>http://h.example/"
                "stray</loc></urlset>"),
        false, "http://h.example/a");
}

static void plain_text_is_a_url_a_line(void **state)
{
    (void)state;
    check(CC_SPAN("\xEF\xBB\xBFhttp://h.example/a\r\n\r\n https://h.example/b \n"), false,
          "http://h.example/a https://h.example/b");
}

static void a_robots_file_is_an_index(void **state)
{
    (void)state;
    check(CC_SPAN("\xEF\xBB\xBFUser-agent: *\r\nDisallow: /x\r\n# Sitemap: /no\r\n"
                  "sitemap : http://h.example/1.xml # news\r\nSitemap:http://h.example/2.xml"),
          true, "http://h.example/1.xml http://h.example/2.xml");
    check(CC_SPAN("Sitemap: http://h.example/1.xml\rSitemap-index: no\rSitemap:\r"), true,
          "http://h.example/1.xml");
}

static void gzip_comes_off_within_its_limit(void **state)
{
    static const char map[] = "<urlset><url><loc>http://h.example/z</loc></url></urlset>";
    unsigned char packed[512], *big;
    struct cc_sitemap s;
    struct cc_error err;
    z_stream z;
    static char zeros[MAX_BYTES + 1];

    (void)state;
    memset(&z, 0, sizeof(z));
    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (z_const Bytef *)map;
    z.avail_in = sizeof(map) - 1;
    z.next_out = packed;
    z.avail_out = sizeof(packed);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    check((struct cc_span){(char *)packed, z.total_out}, false, "http://h.example/z");
    assert_int_equal(cc_sitemap_parse(&arena, (struct cc_span){(char *)packed, z.total_out - 9},
                                      100, MAX_BYTES, &s, &err),
                     CC_E_INPUT);
    assert_int_equal(deflateReset(&z), Z_OK);
    big = cc_arena_alloc(&arena, 65536);
    z.next_in = (Bytef *)zeros;
    z.avail_in = sizeof(zeros);
    z.next_out = big;
    z.avail_out = 65536;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(cc_sitemap_parse(&arena, (struct cc_span){(char *)big, z.total_out}, 100,
                                      MAX_BYTES, &s, &err),
                     CC_E_LIMIT);
    (void)deflateEnd(&z);
}

static void cut_short_gives_what_was_whole(void **state)
{
    (void)state;
    check(CC_SPAN("<urlset><url><loc>http://h.example/a</loc></url><url><loc>http://h.exam"),
          false, "http://h.example/a");
    check(CC_SPAN("<urlset></urlset>"), false, "");
}

static void what_is_no_sitemap_is_said_to_be_none(void **state)
{
    struct cc_sitemap s;
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_sitemap_parse(&arena, CC_SPAN("<html><body>x</body></html>"), 9,
                                      MAX_BYTES, &s, &err),
                     CC_E_INPUT);
    assert_non_null(strstr(err.message, "<html>"));
    assert_int_equal(cc_sitemap_parse(&arena, CC_SPAN(""), 9, MAX_BYTES, &s, &err), CC_E_INPUT);
    assert_int_equal(
        cc_sitemap_parse(
            &arena,
            CC_SPAN("<!DOCTYPE u [<!ENTITY a SYSTEM 'b'>]><urlset><url><loc>&a;</loc></url></urlset>"),
            9, MAX_BYTES, &s, &err),
        CC_E_INPUT);
}

static void links_end_at_the_limit(void **state)
{
    struct cc_sitemap s;
    struct cc_error err;
    struct cc_span map = CC_SPAN("<urlset><url><loc>http://h.example/1</loc></"
                                 "url><url><loc>http://h.example/2</loc></url></urlset>");

    (void)state;
    assert_int_equal(cc_sitemap_parse(&arena, map, 2, MAX_BYTES, &s, &err), CC_OK);
    assert_int_equal(s.pages.count, 2);
    assert_int_equal(cc_sitemap_parse(&arena, map, 1, MAX_BYTES, &s, &err), CC_OK);
    assert_int_equal(s.pages.count, 1);
}

static void an_index_inside_of_a_url_set_stays_one(void **state)
{
    struct cc_sitemap s;
    struct cc_error err;
    struct cc_span map = CC_SPAN("<urlset><url><loc>http://h.example/1</loc></url>"
                                 "<url><loc>http://h.example/2</loc></url>"
                                 "<sitemap><loc>http://h.example/3.xml</loc></sitemap>"
                                 "<sitemap><loc>http://h.example/4.xml</loc></sitemap></urlset>");

    (void)state;
    assert_int_equal(cc_sitemap_parse(&arena, map, 9, MAX_BYTES, &s, &err), CC_OK);
    assert_int_equal(s.pages.count, 2);
    assert_int_equal(s.sitemaps.count, 2);
    assert_span_is(s.sitemaps.list[0], "http://h.example/3.xml");
    /* pages that are too many do not hide the sitemaps behind them */
    assert_int_equal(cc_sitemap_parse(&arena, map, 1, MAX_BYTES, &s, &err), CC_OK);
    assert_int_equal(s.pages.count, 1);
    assert_int_equal(s.sitemaps.count, 1);
}

static void last_modified_belongs_to_its_entry(void **state)
{
    static const char map[] =
        "<urlset><url><loc>/1</loc><lastmod> 2026-03-01T08:00:00Z </lastmod></url>"
        "<url><lastmod>2026-03-01</lastmod><loc>/2</loc></url><url><loc>/3</loc></url>"
        "<url><lastmod>2026-03-01</lastmod></url><url><loc>/4</loc><lastmod>today</lastmod></url>"
        "<url><loc>/5</loc><video><lastmod>2026-03-01</lastmod></video></url>"
        "<lastmod>2026-03-01</lastmod></urlset>";
    static const int64_t wanted[] = {1772352000, 1772323200, CC_NO_TIME, CC_NO_TIME, CC_NO_TIME};
    struct cc_sitemap s;

    (void)state;
    assert_int_equal(cc_sitemap_parse(&arena, cc_span_from(map), 100, MAX_BYTES, &s, NULL), CC_OK);
    assert_int_equal(s.pages.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_true(s.pages.changed_at_s[i] == wanted[i]);
    /* a date behind the last link that fits changes no other */
    assert_int_equal(cc_sitemap_parse(&arena, cc_span_from(map), 1, MAX_BYTES, &s, NULL), CC_OK);
    assert_true(s.pages.changed_at_s[0] == wanted[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(url_sets_and_indexes_give_their_links),
        cmocka_unit_test(addresses_of_images_are_no_pages),
        cmocka_unit_test(plain_text_is_a_url_a_line),
        cmocka_unit_test(a_robots_file_is_an_index),
        cmocka_unit_test(gzip_comes_off_within_its_limit),
        cmocka_unit_test(cut_short_gives_what_was_whole),
        cmocka_unit_test(what_is_no_sitemap_is_said_to_be_none),
        cmocka_unit_test(last_modified_belongs_to_its_entry),
        cmocka_unit_test(links_end_at_the_limit),
        cmocka_unit_test(an_index_inside_of_a_url_set_stays_one),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
