#include "cleancopy/core/url_host.h"
#include "support.h"

#include <string.h>

static void hosts_become_ascii_or_are_refused(void **state)
{
    static const struct {
        const char *raw, *host; /* host NULL: refused */
    } cases[] = {
        {"Pier.Example", "pier.example"},
        {"pier.example.", "pier.example"},
        {"b\xC3\xBC"
         "cher.example",
         "xn--bcher-kva.example"},
        {"xn--bcher-kva.example", "xn--bcher-kva.example"},
        {"pier%2Eexample", "pier.example"},
        {"a_b-.example", "a_b-.example"},
        {"[::1]", "[::1]"},
        {"[fe80::1%25eth0]", NULL},
        {"", NULL},
        {".", NULL},
        {"a..b", NULL},
        {"a.b..", NULL},
        {"a b", NULL},
        {"a%00b", NULL},
        {"a%2fb", NULL},
        {"a%zzb", NULL},
        {"xn--a", NULL},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[CC_URL_HOST_BYTES];
        size_t len = 0;
        bool good = cc_url_host_ascii(cc_span_from(cases[i].raw), out, &len);

        if (good != (cases[i].host != NULL))
            fail_msg("\"%s\" was %s", cases[i].raw, good ? "taken" : "refused");
        if (good)
            assert_span_is((struct cc_span){out, len}, cases[i].host);
    }
}

static void labels_and_hosts_have_a_greatest_length(void **state)
{
    char raw[400], out[CC_URL_HOST_BYTES];
    size_t len, i;

    (void)state;
    memset(raw, 'a', sizeof raw);
    assert_true(cc_url_host_ascii((struct cc_span){raw, 63}, out, &len));
    assert_false(cc_url_host_ascii((struct cc_span){raw, 64}, out, &len));
    for (i = 9; i < sizeof raw; i += 10)
        raw[i] = '.';
    assert_true(cc_url_host_ascii((struct cc_span){raw, CC_URL_MAX_HOST_BYTES}, out, &len));
    assert_false(
        cc_url_host_ascii((struct cc_span){raw, CC_URL_MAX_HOST_BYTES + 1}, out, &len));
    assert_false(cc_url_host_ascii((struct cc_span){raw, sizeof raw}, out, &len));
    memcpy(raw, "\xC3\xBC", 2);
    assert_false(cc_url_host_ascii((struct cc_span){raw, sizeof raw}, out, &len));
}

static void numbers_that_are_no_address_are_told(void **state)
{
    (void)state;
    assert_true(cc_url_host_is_bad_address("256.1.1.1"));
    assert_true(cc_url_host_is_bad_address("1.2.3.4.5"));
    assert_true(cc_url_host_is_bad_address("pier.0x7f"));
    assert_false(cc_url_host_is_bad_address("127.0.0.1"));
    assert_false(cc_url_host_is_bad_address("pier.example"));
    assert_false(cc_url_host_is_bad_address("7up.example7"));
}

static void ipv6_has_no_dots(void **state)
{
    char out[CC_URL_HOST_BYTES];

    (void)state;
    assert_span_is((struct cc_span){out, cc_url_host_plain("[::ffff:127.0.0.1]", out)},
                   "[::ffff:7f00:1]");
    assert_span_is((struct cc_span){out, cc_url_host_plain("[::1]", out)}, "[::1]");
    assert_span_is((struct cc_span){out, cc_url_host_plain("pier.example", out)},
                   "pier.example");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hosts_become_ascii_or_are_refused),
        cmocka_unit_test(labels_and_hosts_have_a_greatest_length),
        cmocka_unit_test(numbers_that_are_no_address_are_told),
        cmocka_unit_test(ipv6_has_no_dots),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
