#include "cleancopy/core/url_parts.h"
#include "support.h"

#include <stdlib.h>
#include <string.h>

static void assert_same(struct cc_span address, struct cc_span a, struct cc_span b)
{
    if (!cc_span_is(a, b))
        fail_msg("\"%.*s\": cut to \"%.*s\", libcurl says \"%.*s\"", CC_SPAN_PRINT(address), CC_SPAN_PRINT(a), CC_SPAN_PRINT(b));
}

/* Whether it can be cut; then libcurl must have the same parts. */
static bool is_cut_as_libcurl_would(struct cc_span address)
{
    struct cc_url_parts cut, asked;
    struct cc_error err;

    if (!cc_url_parts_cut(address, &cut))
        return false;
    if (cc_url_parts_ask(address, &asked, &err) != CC_OK)
        fail_msg("\"%.*s\" was cut, libcurl says: %s", CC_SPAN_PRINT(address), err.message);
    assert_same(address, cut.scheme, asked.scheme);
    assert_same(address, cut.host, asked.host);
    assert_same(address, cut.port, asked.port);
    assert_same(address, cut.path, asked.path);
    assert_same(address, cut.query, asked.query);
    cc_url_parts_done(&cut);
    cc_url_parts_done(&asked);
    return true;
}

static void usual_addresses_are_cut_without_libcurl(void **state)
{
    static const char *const addresses[] = {
        "http://a.example",
        "https://harbourpost.example/",
        "https://www.harbourpost.example/ferry/2026/?page=2&x=/../y",
        "https://xn--caf-dma.example/caf%C3%A9/a.b/c..d/e.?",
        "http://old_images.harbourpost.example//a//b/",
        "http://7pm.example/a:b/@ann/c?d@e:80",
        "http://localhost/x",
        "http://-.example/a",
        "http://a.b2/x;y=1,2!$'()*+",
    };

    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        if (!is_cut_as_libcurl_would(cc_span_from(addresses[i])))
            fail_msg("\"%s\" was not cut", addresses[i]);
    }
}

static void what_libcurl_would_change_or_refuse_is_not_cut(void **state)
{
    static const char *const addresses[] = {
        "http://a.example:80/", "http://a.example:8080/x", "http://a.example/b/../c",
        "http://a.example/./b", "http://a.example/b/.", "http://a.example/..",
        "http://127.1/", "http://10.0.0.1/x", "http://0x7f.0.0.1/", "http://a.0x10/",
        "http://a.1/", "http://1/", "http://[::1]/", "http:///x",
        "http://", "http://.a.example/", "http://a.example./", "http://ann@a.example/",
        "http://A.example/", "http://a%2e.example/", "http://a.example?x", "a.example/x",
        "",
    };

    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct cc_url_parts parts;

        if (cc_url_parts_cut(cc_span_from(addresses[i]), &parts))
            fail_msg("\"%s\" was cut", addresses[i]);
    }
}

static void any_address_that_is_cut_is_cut_as_libcurl_would(void **state)
{
    static const char *const pieces[] = {"a", "b2", "7", "0x1f", ".", "-", "_", "/", "/", "?", "&k=v", "%2F",
                                         "..", ":", ":80", "@", "//", ".example", "xn--", "[::1]", ";", "=", "!", "~"};
    size_t n_cut = 0;

    (void)state;
    srand(7);
    for (size_t round = 0; round < 50000; round++) {
        char address[256];
        unsigned n = 1 + (unsigned)rand() % 8;

        strcpy(address, round % 2 == 0 ? "http://" : "http://a");
        for (unsigned i = 0; i < n; i++)
            strcat(address, pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)]); /* fits: 8 * 8 */
        n_cut += is_cut_as_libcurl_would(cc_span_from(address)) ? 1 : 0;
    }
    assert_true(n_cut > 5000);
}

static void the_rest_is_left_to_libcurl(void **state)
{
    static const struct {
        const char *address, *host, *port, *path;
    } cases[] = {
        {"http://127.1:8080/b/../c", "127.0.0.1", "8080", "/c"},
        {"https://a.example:443/x/./y", "a.example", "", "/x/y"},
        {"http://[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "", "/"},
    };
    struct cc_url_parts parts;
    struct cc_error err;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(cc_url_parts_read(cc_span_from(cases[i].address), &parts, &err), CC_OK);
        assert_span_is(parts.host, cases[i].host);
        assert_span_is(parts.port, cases[i].port);
        assert_span_is(parts.path, cases[i].path);
        cc_url_parts_done(&parts);
    }
    assert_int_equal(cc_url_parts_read(CC_SPAN("http://a.example:99999/"), &parts, &err), CC_E_INPUT);
    cc_url_parts_done(&parts);
    assert_int_equal(cc_url_parts_read(CC_SPAN("http://256.1.1.1/"), &parts, &err), CC_E_INPUT);
    assert_true(strstr(err.message, "256.1.1.1") != NULL);
    cc_url_parts_done(&parts);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(usual_addresses_are_cut_without_libcurl),
        cmocka_unit_test(what_libcurl_would_change_or_refuse_is_not_cut),
        cmocka_unit_test(any_address_that_is_cut_is_cut_as_libcurl_would),
        cmocka_unit_test(the_rest_is_left_to_libcurl),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
