#include "cleancopy/core/url.h"
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES 8192
#define BASE      "http://harbourpost.example/news/today?page=1"

static int start(void **state)
{
    static struct cc_arena arena;

    cc_arena_init(&arena, 64u << 20);
    *state = &arena;
    return 0;
}

static int stop(void **state)
{
    cc_arena_done(*state);
    return 0;
}

struct url_case {
    const char *base, *url, *normal; /* normal NULL: refused */
};

static void check(struct cc_arena *arena, const struct url_case *cases, size_t n)
{
    struct cc_error err;
    size_t i;

    for (i = 0; i < n; i++) {
        struct cc_span got = CC_SPAN_EMPTY, again = CC_SPAN_EMPTY;
        enum cc_status st = cc_url_normal(arena, cc_span_from(cases[i].base),
                                          cc_span_from(cases[i].url), MAX_BYTES, &got, &err);

        if (cases[i].normal == NULL) {
            if (st != CC_E_INPUT)
                fail_msg("\"%s\" was taken: %.*s", cases[i].url, CC_SPAN_PRINT(got));
            continue;
        }
        if (st != CC_OK)
            fail_msg("\"%s\": %s", cases[i].url, err.message);
        assert_span_is(got, cases[i].normal);
        assert_int_equal(cc_url_normal(arena, CC_SPAN_EMPTY, got, MAX_BYTES, &again, &err),
                         CC_OK);
        assert_span_is(again, cases[i].normal);
    }
}

#define CHECK(cases) check(*state, cases, sizeof(cases) / sizeof *(cases))

static void references_are_resolved_against_the_base(void **state)
{
    static const struct url_case cases[] = {
        {BASE, "a", "http://harbourpost.example/news/a"},
        {BASE, "./a/../b", "http://harbourpost.example/news/b"},
        {BASE, "/a", "http://harbourpost.example/a"},
        {BASE, "?page=2", "http://harbourpost.example/news/today?page=2"},
        {BASE, "#top", "http://harbourpost.example/news/today?page=1"},
        {BASE, "", "http://harbourpost.example/news/today?page=1"},
        {BASE, "//pier.example/x", "http://pier.example/x"},
        {BASE, "../../../x", "http://harbourpost.example/x"},
        {BASE, "%2e%2E/x", "http://harbourpost.example/x"},
        {BASE, "/a/%2E/b", "http://harbourpost.example/a/b"},
        {BASE, "/a//b", "http://harbourpost.example/a//b"},
        {BASE, "..", "http://harbourpost.example/"},
        {BASE, "../?page=2", "http://harbourpost.example/?page=2"},
        {"http://harbourpost.example/a/b/c?d/e", "../?page=2", "http://harbourpost.example/a/?page=2"},
        {"http://harbourpost.example/a/b/c?d/e", "..//f", "http://harbourpost.example/a//f"},
        {"http://harbourpost.example/a/b/c?d/e", "../..//..//f", "http://harbourpost.example//f"},
        {"http://harbourpost.example/a/b/c?d/e", ".", "http://harbourpost.example/a/b/"},
        {"http://harbourpost.example/a/b/c?d/e", "?", "http://harbourpost.example/a/b/c"},
        {"http://harbourpost.example", "f", "http://harbourpost.example/f"},
        {"http://harbourpost.example:8080/a", "\\f", "http://harbourpost.example:8080/f"},
        {BASE, "http:?x", "http://harbourpost.example/news/today?x"},
        {BASE, "http:b", "http://harbourpost.example/news/b"},
        {BASE, "https:b.example/x", "https://b.example/x"},
        {BASE, "2025:budget", "http://harbourpost.example/news/2025:budget"},
        {BASE, "./a:b", "http://harbourpost.example/news/a:b"},
        {"", "news/a", NULL},
        {"", "/a", NULL},
        {"", "//pier.example/", NULL},
        {"", "", NULL},
        {"ftp://pier.example/", "a", NULL},
    };
    CHECK(cases);
}

static void one_address_has_one_spelling(void **state)
{
    static const struct url_case cases[] = {
        {"", "HTTP://HarbourPost.Example:80", "http://harbourpost.example/"},
        {"", "https://pier.example:443/x", "https://pier.example/x"},
        {"", "https://pier.example:0443/x", "https://pier.example/x"},
        {"", "http://pier.example:/x", "http://pier.example/x"},
        {"", "http://pier.example:8080", "http://pier.example:8080/"},
        {"", "https://pier.example:80/x", "https://pier.example:80/x"},
        {"", "http://pier.example./x", "http://pier.example/x"},
        {"", "http:///pier.example/x", "http://pier.example/x"},
        {"", "http://pier.example?q", "http://pier.example/?q"},
        {"", "http://pier.example/x?", "http://pier.example/x"},
        {BASE, "/%7ean/%41%c3%a9", "http://harbourpost.example/~an/A%C3%A9"},
        {BASE, "/h%E%62", "http://harbourpost.example/h%E%62"}, /* "%Eb" would be another address */
        {BASE, "/caf\xC3\xA9?caf\xC3\xA9=1",
         "http://harbourpost.example/caf%C3%A9?caf%C3%A9=1"},
        {BASE, "/a b?c d", "http://harbourpost.example/a%20b?c%20d"},
        {BASE, "/100%/a%zz", "http://harbourpost.example/100%/a%zz"},
        {BASE, "/a%2fb%3Fc", "http://harbourpost.example/a%2Fb%3Fc"},
        {BASE, "/x\"<>`{}", "http://harbourpost.example/x%22%3C%3E%60%7B%7D"},
        {BASE, "/x?b=2&a=1", "http://harbourpost.example/x?b=2&a=1"},
    };
    CHECK(cases);
}

static void sloppy_writing_is_read_as_browsers_read_it(void **state)
{
    static const struct url_case cases[] = {
        {BASE, "  /x \n", "http://harbourpost.example/x"},
        {BASE, "/x\n/y\t/z\r", "http://harbourpost.example/x/y/z"},
        {BASE, "\\x\\y", "http://harbourpost.example/x/y"},
        {BASE, "http:\\\\pier.example\\x?a\\b", "http://pier.example/x?a\\b"},
        {BASE, "http://pier.example\\@evil.example/", "http://pier.example/@evil.example/"},
        {BASE, "/a\r\nX-Evil: 1", "http://harbourpost.example/aX-Evil:%201"},
        {BASE, "/a%0d%0aX:1", "http://harbourpost.example/a%0D%0AX:1"},
        {BASE, "/a\x01z\x7f", "http://harbourpost.example/a%01z%7F"},
    };
    CHECK(cases);
}

static void other_schemes_users_and_bad_ports_are_refused(void **state)
{
    static const struct url_case cases[] = {
        {BASE, "javascript:alert(1)", NULL},
        {BASE, "java\nscript:alert(1)", NULL},
        {BASE, "mailto:desk@harbourpost.example", NULL},
        {BASE, "data:text/html,x", NULL},
        {BASE, "file:///etc/passwd", NULL},
        {BASE, "ftp://pier.example/", NULL},
        {BASE, "view-source:http://pier.example/", NULL},
        {BASE, "pier.example:80/x", NULL},
        {BASE, "http://user:word@pier.example/", NULL},
        {BASE, "http://good.example@evil.example/", NULL},
        {BASE, "http://pier.example:99999/", NULL},
        {BASE, "http://pier.example:x/", NULL},
        {BASE, "http://pier.example:80:80/", NULL},
        {BASE, "http://", NULL},
        {BASE, "http://?", NULL},
        {BASE, "http://:80/", NULL},
    };
    CHECK(cases);
}

static void hosts_are_ascii_and_well_formed(void **state)
{
    static const struct url_case cases[] = {
        {"",
         "http://b\xC3\xBC"
         "cher.example/",
         "http://xn--bcher-kva.example/"},
        {"",
         "http://B\xC3\x9C"
         "CHER.example/",
         "http://xn--bcher-kva.example/"},
        {"",
         "http://b%C3%BC"
         "cher.example/",
         "http://xn--bcher-kva.example/"},
        {"", "http://XN--bcher-KVA.example/", "http://xn--bcher-kva.example/"},
        {"", "http://fa\xC3\x9F.example/", "http://xn--fa-hia.example/"},
        {"",
         "http://a\xE3\x80\x82"
         "example/",
         "http://a.example/"},
        {"", "http://pier%2eexample/x", "http://pier.example/x"},
        {"", "http://a_b.example/", "http://a_b.example/"},
        {"", "http://-a-.example/", "http://-a-.example/"},
        {"", "http://xn--a.example/", NULL},
        {"", "http://a b/", NULL},
        {"", "http://a%00b/", NULL},
        {"", "http://a%2fb/", NULL},
        {"", "http://a..example/", NULL},
        {"", "http://.example/", NULL},
        {"", "http://../", NULL},
        {"", "http://\xff\xfe/", NULL},
        {"", "http://[bad/", NULL},
        {"", "http://[bad]/", NULL},
        {"", "http://[fe80::1%25eth0]/", NULL},
        {"", "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
         "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/"},
        {"", "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
         NULL},
    };
    CHECK(cases);
}

static void numeric_hosts_are_addresses_in_one_form(void **state)
{
    static const struct url_case cases[] = {
        {"", "http://127.1/", "http://127.0.0.1/"},
        {"", "http://0x7f.0.0.1/", "http://127.0.0.1/"},
        {"", "http://2130706433/", "http://127.0.0.1/"},
        {"", "http://0177.0.0.01/", "http://127.0.0.1/"},
        {"", "http://\xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x97.0.0.1/", "http://127.0.0.1/"},
        {"", "http://[::1]:8080/x", "http://[::1]:8080/x"},
        {"", "http://[2001:DB8:0:0::1]/", "http://[2001:db8::1]/"},
        {"", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/"},
        {"", "http://256.1.1.1/", NULL},
        {"", "http://1.2.3.4.5/", NULL},
        {"", "http://0x1ffffffff/", NULL},
    };
    CHECK(cases);
}

static void tracking_and_sessions_are_taken_off_and_nothing_else(void **state)
{
    static const struct url_case cases[] = {
        {BASE, "/x?utm_source=a&id=7&fbclid=z", "http://harbourpost.example/x?id=7"},
        {BASE, "/x?UTM_Medium=a", "http://harbourpost.example/x"},
        {BASE, "/x?gclid=1&mc_cid=2", "http://harbourpost.example/x"},
        {BASE, "/x?%75tm_source=a", "http://harbourpost.example/x"},
        {BASE, "/x?gclid", "http://harbourpost.example/x"},
        {BASE, "/x?gclidding=1", "http://harbourpost.example/x?gclidding=1"},
        {BASE, "/x?ref=front&source=wire",
         "http://harbourpost.example/x?ref=front&source=wire"},
        {BASE, "/x?q=utm_source", "http://harbourpost.example/x?q=utm_source"},
        {BASE, "/x?&&a&", "http://harbourpost.example/x?a"},
        {BASE, "/x;jsessionid=AB12?y", "http://harbourpost.example/x?y"},
        {BASE, "/x;JSESSIONID=1/z;phpsessid=2;v=1", "http://harbourpost.example/x/z;v=1"},
        {BASE, "/a/.;jsessionid=1/b", "http://harbourpost.example/a/b"},
    };
    CHECK(cases);
}

static void a_length_limit_holds_before_and_after(void **state)
{
    struct cc_span out = CC_SPAN_EMPTY;
    char url[64] = "http://pier.example/12345678";

    assert_int_equal(cc_url_normal(*state, CC_SPAN_EMPTY, cc_span_from(url), 28, &out, NULL),
                     CC_OK);
    assert_int_equal(out.len, 28);
    assert_int_equal(cc_url_normal(*state, CC_SPAN_EMPTY, cc_span_from(url), 27, &out, NULL),
                     CC_E_INPUT);
    strcpy(url, "http://pier.example/\"\"\"");
    assert_int_equal(cc_url_normal(*state, CC_SPAN_EMPTY, cc_span_from(url), 29, &out, NULL),
                     CC_OK);
    assert_int_equal(cc_url_normal(*state, CC_SPAN_EMPTY, cc_span_from(url), 28, &out, NULL),
                     CC_E_INPUT);
}

static void a_nul_is_refused(void **state)
{
    struct cc_span out = CC_SPAN_EMPTY;

    assert_int_equal(
        cc_url_normal(*state, cc_span_from(BASE), CC_SPAN("/a\0b"), MAX_BYTES, &out, NULL),
        CC_E_INPUT);
    assert_int_equal(
        cc_url_normal(*state, cc_span_from(BASE), CC_SPAN("/a%00b"), MAX_BYTES, &out, NULL),
        CC_OK);
}

static void repeated_segments_are_a_trap(void **state)
{
    static const struct url_case cases[] = {
        {"", "http://pier.example/c/c/c/c/c/c/c/c/c/",
         "http://pier.example/c/c/c/c/c/c/c/c/c/"},
        {"", "http://pier.example/c/c/c/c/c/c/c/c/c/c/", NULL},
        {"http://pier.example/c/c/c/c/c/c/", "c/c/c/c/", NULL},
        {"", "http://pier.example//////////////", "http://pier.example//////////////"},
    };
    CHECK(cases);
}

static void an_arena_that_refuses_is_a_limit_not_a_crash(void **state)
{
    struct cc_arena small;
    struct cc_span out = CC_SPAN_EMPTY;

    (void)state;
    cc_arena_init(&small, 1);
    assert_int_equal(cc_url_normal(&small, CC_SPAN_EMPTY, CC_SPAN("http://pier.example/"),
                                   MAX_BYTES, &out, NULL),
                     CC_E_LIMIT);
    assert_null(cc_url_site(&small, CC_SPAN("pier.example")).ptr);
    cc_arena_done(&small);
}

/* Any bytes: refused, or a normal form that stays what it is. */
static void random_bytes_keep_the_promise(void **state)
{
    static const char alphabet[] = "http:/\\.%2eE41?#&=;@[]:abxn--\xC3\xBC\xFF \n\x01"
                                   "0x7f.1jsessionid=";
    struct cc_arena *arena = *state;
    uint32_t seed = 12345;
    int i;

    for (i = 0; i < 20000; i++) {
        struct cc_span one = CC_SPAN_EMPTY, two = CC_SPAN_EMPTY;
        char text[48] = "http://a.b/";
        size_t n = i % 2 == 0 ? 11 : 0, end;

        seed = seed * 1103515245u + 12345u;
        end = n + (seed >> 16) % (sizeof text - n);
        for (; n < end; n++) {
            seed = seed * 1103515245u + 12345u;
            text[n] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        cc_arena_reset(arena);
        if (cc_url_normal(arena, cc_span_from(BASE),
                          cc_span_slice((struct cc_span){text, 48}, 0, n), MAX_BYTES, &one,
                          NULL) != CC_OK)
            continue;
        if (cc_url_normal(arena, CC_SPAN_EMPTY, one, MAX_BYTES, &two, NULL) != CC_OK ||
            !cc_span_is(one, two))
            fail_msg("%.*s -> %.*s -> %.*s", (int)n, text, CC_SPAN_PRINT(one),
                     CC_SPAN_PRINT(two));
    }
}

static void a_normal_form_splits_into_its_parts(void **state)
{
    struct cc_url u;

    (void)state;
    assert_true(cc_url_split(CC_SPAN("https://pier.example:8443/a/b?c=1?d"), &u));
    assert_span_is(u.scheme, "https");
    assert_span_is(u.host, "pier.example");
    assert_span_is(u.path, "/a/b");
    assert_span_is(u.query, "c=1?d");
    assert_int_equal(u.port, 8443);
    assert_true(cc_url_split(CC_SPAN("http://[::1]/"), &u));
    assert_span_is(u.host, "[::1]");
    assert_int_equal(u.port, 80);
    assert_int_equal(u.query.len, 0);
    assert_true(cc_url_split(CC_SPAN("https://a.example/"), &u));
    assert_int_equal(u.port, 443);
    assert_false(cc_url_split(CC_SPAN("https://a.example"), &u));
    assert_false(cc_url_split(CC_SPAN("https://:80/"), &u));
    assert_false(cc_url_split(CC_SPAN("http://a.example:65536/"), &u));
    assert_false(cc_url_split(CC_SPAN("ftp://a.example/"), &u));
    assert_false(cc_url_split(CC_SPAN("/a"), &u));
    assert_false(cc_url_split(CC_SPAN_EMPTY, &u));
}

static void a_site_is_the_registrable_domain(void **state)
{
    static const struct {
        const char *host, *site;
    } cases[] = {
        {"www.harbourpost.example", "harbourpost.example"},
        {"News.HarbourPost.co.uk", "harbourpost.co.uk"},
        {"ann.blogspot.com", "ann.blogspot.com"},
        {"co.uk", "co.uk"},
        {"localhost", "localhost"},
        {"127.0.0.1", "127.0.0.1"},
        {"[::1]", "[::1]"},
        {"", ""},
    };
    size_t i;

    for (i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(cc_url_site(*state, cc_span_from(cases[i].host)), cases[i].site);
}

static void escapes_are_asked_for_as_they_were_written(void **state)
{
    static const struct {
        const char *written, *asked;
    } cases[] = {
        {"http://a.example/x%2fy%2Fz", "http://a.example/x%2fy%2Fz"},
        {"HTTP://A.example:80/x%2fy#z", "http://a.example/x%2fy"},
        {"http://a.example/x%2fy?utm_source=b%2fc", "http://a.example/x%2Fy"}, /* one is gone */
        {"http://a.example/x%7ey%2fz", "http://a.example/x~y%2Fz"},
        {"http://a.example/\u00e9%2f", "http://a.example/%C3%A9%2F"},
        {"http://a.example/", "http://a.example/"},
    };
    struct cc_span normal;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span written = cc_span_from(cases[i].written);

        assert_int_equal(cc_url_normal(*state, CC_SPAN_EMPTY, written, 8192, &normal, NULL),
                         CC_OK);
        assert_span_is(cc_url_as_written(*state, normal, written), cases[i].asked);
    }
}

static void users_and_passwords_are_taken_out(void **state)
{
    static const struct {
        const char *text, *shown;
    } cases[] = {
        {"http://me:secret@a.example/x", "http://...@a.example/x"},
        {"HTTPS://me@a.example", "HTTPS://...@a.example"},
        {"http:\\\\me:secret@a.example\\x", "http:\\\\...@a.example\\x"},
        {"http:///me:secret@a.example/", "http:///...@a.example/"},
        {"http://me:p@ss w@rd@a.example/", "http://...@a.example/"},
        {"//me:secret@a.example", "//...@a.example"},
        {"moved from http://u:p@a.example/ to http://v:q@b.example/?c@d",
         "moved from http://...@a.example/ to http://...@b.example/?c@d"},
        {"http:me:secret@a.example/", "http:...@a.example/"},
        {"not usable: https:me:secret@a.example/", "not usable: https:...@a.example/"},
        {"https:/me:secret@a.example/", "https:/...@a.example/"},
        {"http://a.example//@ann", "http://a.example//@ann"},
        {"//@//@://@://@", "//...@//@://...@://...@"},
        {"http://a.example/@ann", "http://a.example/@ann"},
        {"http://a.example?x@y", "http://a.example?x@y"},
        {"http://a.example#x@y", "http://a.example#x@y"},
        {"http://@a.example/", "http://...@a.example/"},
        {"ann@a.example", "ann@a.example"},
        {"//", "//"},
        {"/", "/"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_span_is(cc_url_without_user(*state, cc_span_from(cases[i].text)), cases[i].shown);
}

/* A second time nothing is left to take out. */
static void users_are_taken_out_of_random_text_once(void **state)
{
    static const char alphabet[] = "http:////::@@\\?#.s ";
    struct cc_arena *arena = *state;
    uint32_t seed = 777;

    for (int i = 0; i < 20000; i++) {
        char text[48] = "http:";
        size_t n = i % 2 == 0 ? 5 : 0;
        struct cc_span one, two;

        for (; n < sizeof text; n++) {
            seed = seed * 1103515245u + 12345u;
            text[n] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        cc_arena_reset(arena);
        one = cc_url_without_user(arena, (struct cc_span){text, sizeof text});
        two = cc_url_without_user(arena, one);
        if (!cc_span_is(one, two))
            fail_msg("%.48s -> %.*s -> %.*s", text, CC_SPAN_PRINT(one), CC_SPAN_PRINT(two));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_are_resolved_against_the_base),
        cmocka_unit_test(one_address_has_one_spelling),
        cmocka_unit_test(sloppy_writing_is_read_as_browsers_read_it),
        cmocka_unit_test(other_schemes_users_and_bad_ports_are_refused),
        cmocka_unit_test(hosts_are_ascii_and_well_formed),
        cmocka_unit_test(numeric_hosts_are_addresses_in_one_form),
        cmocka_unit_test(tracking_and_sessions_are_taken_off_and_nothing_else),
        cmocka_unit_test(a_length_limit_holds_before_and_after),
        cmocka_unit_test(a_nul_is_refused),
        cmocka_unit_test(repeated_segments_are_a_trap),
        cmocka_unit_test(an_arena_that_refuses_is_a_limit_not_a_crash),
        cmocka_unit_test(random_bytes_keep_the_promise),
        cmocka_unit_test(a_normal_form_splits_into_its_parts),
        cmocka_unit_test(escapes_are_asked_for_as_they_were_written),
        cmocka_unit_test(users_and_passwords_are_taken_out),
        cmocka_unit_test(users_are_taken_out_of_random_text_once),
        cmocka_unit_test(a_site_is_the_registrable_domain),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
