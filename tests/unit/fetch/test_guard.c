#include "support.h"

#include "cleancopy/fetch/guard.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/un.h>

static struct cc_guard *open_guard(bool allow_private, const char *const *nets, size_t n_nets)
{
    struct cc_guard *guard;
    struct cc_config cfg;
    struct cc_error err;

    cc_config_defaults(&cfg);
    cfg.allow_private = allow_private;
    cfg.allow_nets = (const char **)(uintptr_t)nets;
    cfg.n_allow_nets = n_nets;
    if (cc_guard_open(&cfg, &guard, &err) != CC_OK)
        fail_msg("%s", err.message);
    return guard;
}

static bool asks(struct cc_guard *guard, const char *text, bool is_named)
{
    struct sockaddr_storage address;
    struct sockaddr_in *in = (struct sockaddr_in *)&address;
    struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)&address;

    memset(&address, 0, sizeof(address));
    if (strchr(text, ':') != NULL) {
        in6->sin6_family = AF_INET6;
        assert_int_equal(inet_pton(AF_INET6, text, &in6->sin6_addr), 1);
        return cc_guard_allows(guard, (struct sockaddr *)&address, sizeof(*in6), is_named);
    }
    in->sin_family = AF_INET;
    assert_int_equal(inet_pton(AF_INET, text, &in->sin_addr), 1);
    return cc_guard_allows(guard, (struct sockaddr *)&address, sizeof(*in), is_named);
}

/* Naming a host is no permission by itself. */
static bool allows(const char *text)
{
    struct cc_guard *guard = open_guard(false, NULL, 0);
    bool allowed = asks(guard, text, true);

    cc_guard_close(guard);
    return allowed;
}

/* First and last of each range, and inside. */
static void addresses_that_are_not_global_are_refused(void **state)
{
    static const char *const refused[] = {
        "0.0.0.0",
        "0.1.2.3",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.0.0",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:1ff::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "3fff::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "4000::1",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
        if (allows(refused[i]))
            fail_msg("%s was allowed", refused[i]);
}

/* One outside each range. */
static void global_addresses_are_allowed(void **state)
{
    static const char *const allowed[] = {
        "1.0.0.0",          "1.1.1.1",         "9.255.255.255",   "11.0.0.0",
        "100.63.255.255",   "100.128.0.1",     "126.255.255.255", "128.0.0.1",
        "172.15.255.255",   "172.32.0.1",      "192.0.1.1",       "192.167.255.255",
        "192.169.0.1",      "198.17.255.255",  "198.20.0.1",      "223.255.255.255",
        "169.253.255.255",  "169.255.0.1",     "2606:4700::1111", "2a00:1450:4001::1",
        "64:ff9b::808:808", "2002:808:808::1", "2001:200::1",     "::ffff:8.8.8.8",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
        if (!allows(allowed[i]))
            fail_msg("%s was refused", allowed[i]);
}

static void other_families_and_short_addresses_are_refused(void **state)
{
    struct cc_guard *guard = open_guard(true, NULL, 0);
    struct sockaddr_un un;
    struct sockaddr_in in;

    (void)state;
    memset(&un, 0, sizeof(un));
    un.sun_family = AF_UNIX;
    assert_false(cc_guard_allows(guard, (struct sockaddr *)&un, sizeof(un), true));
    memset(&in, 0, sizeof(in));
    in.sin_family = AF_INET;
    assert_int_equal(inet_pton(AF_INET, "8.8.8.8", &in.sin_addr), 1);
    assert_true(cc_guard_allows(guard, (struct sockaddr *)&in, sizeof(in), false));
    assert_false(cc_guard_allows(guard, (struct sockaddr *)&in, sizeof(in) - 1, true));
    cc_guard_close(guard);
}

static void named_hosts_and_their_block_may_be_private(void **state)
{
    struct cc_guard *guard = open_guard(true, NULL, 0);

    (void)state;
    assert_false(asks(guard, "10.1.2.9", false)); /* a page led there */
    assert_true(asks(guard, "10.1.2.9", true));
    assert_true(asks(guard, "10.1.2.9", false)); /* known by now … */
    assert_true(asks(guard, "::ffff:10.1.2.9", false));
    assert_true(asks(guard, "10.1.2.8", false)); /* … with its block of eight … */
    assert_true(asks(guard, "10.1.2.15", false));
    assert_false(asks(guard, "10.1.2.7", false)); /* … and no more */
    assert_false(asks(guard, "10.1.2.16", false));
    assert_false(asks(guard, "169.254.169.254", false));
    assert_true(asks(guard, "fd00::11", true));
    assert_true(asks(guard, "fd00::17", false));
    assert_false(asks(guard, "fd00::18", false));
    cc_guard_close(guard);
}

static void named_networks_may_be_asked_by_anyone(void **state)
{
    static const char *const nets[] = {"10.0.0.0/9", "192.168.7.1", "fd00::/8"};
    struct cc_guard *guard = open_guard(false, nets, 3);

    (void)state;
    assert_true(asks(guard, "10.127.255.255", false));
    assert_false(asks(guard, "10.128.0.0", false));
    assert_true(asks(guard, "192.168.7.1", false));
    assert_false(asks(guard, "192.168.7.2", true));
    assert_true(asks(guard, "fdff::1", false));
    assert_false(asks(guard, "fc00::1", false));
    assert_false(asks(guard, "127.0.0.1", true));
    cc_guard_close(guard);
}

static void a_mapped_network_is_one_of_ipv4_addresses(void **state)
{
    static const char *const nets[] = {"::ffff:127.0.0.0/104", "::ffff:10.1.2.3", "::ffff:10.9.0.1/128"};
    struct cc_guard *guard = open_guard(false, nets, 3);

    (void)state;
    assert_true(asks(guard, "127.0.0.1", false));
    assert_true(asks(guard, "::ffff:127.255.255.255", false));
    assert_false(asks(guard, "169.254.0.1", false));
    assert_true(asks(guard, "10.1.2.3", false));
    assert_false(asks(guard, "10.1.2.4", false));
    assert_true(asks(guard, "10.9.0.1", false));
    assert_false(asks(guard, "10.9.0.0", false));
    cc_guard_close(guard);
}

static void what_is_no_network_is_wrong_usage(void **state)
{
    static const char *const wrong[] = {"",           "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x",
                                        "10.0.0/8",   "fd00::/129",  "fd00::/-1", "localhost",
                                        "10.0.0.0/+8", "::ffff:127.0.0.0/95",
                                        "::ffff:127.0.0.0/8", "::ffff:127.0.0.0/129"};
    struct cc_guard *guard;
    struct cc_config cfg;
    struct cc_error err;

    (void)state;
    cc_config_defaults(&cfg);
    cfg.n_allow_nets = 1;
    assert_true(cc_guard_is_net("10.0.0.0/0") && cc_guard_is_net("::1/128"));
    assert_true(cc_guard_is_net("::ffff:127.0.0.0/96"));
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        const char *nets[] = {wrong[i]};

        assert_false(cc_guard_is_net(wrong[i]));

        cfg.allow_nets = nets;
        if (cc_guard_open(&cfg, &guard, &err) != CC_E_USAGE)
            fail_msg("\"%s\" was taken", wrong[i]);
        cc_guard_close(guard);
    }
}

static void names_are_judged_where_a_proxy_hides_addresses(void **state)
{
    static const struct {
        const char *host;
        bool allowed, allowed_when_named;
    } cases[] = {
        {"harbourpost.example", true, true}, {"1.1.1.1", true, true},
        {"[2606:4700::1111]", true, true},   {"127.0.0.1", false, true},
        {"[::1]", false, true},              {"[::ffff:10.0.0.1]", false, true},
        {"localhost", false, true},          {"a.localhost", false, true},
        {"printer.local", false, true},      {"metadata.google.internal", false, true},
        {"intranet", false, true},           {"local.example", true, true},
    };
    struct cc_guard *guard = open_guard(true, NULL, 0), *strict = open_guard(false, NULL, 0);

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span host = cc_span_from(cases[i].host);

        if (cc_guard_allows_name(guard, host, false) != cases[i].allowed ||
            cc_guard_allows_name(strict, host, true) != cases[i].allowed)
            fail_msg("%s", cases[i].host);
    }
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cc_guard_allows_name(guard, cc_span_from(cases[i].host), true) !=
            cases[i].allowed_when_named)
            fail_msg("%s", cases[i].host);
    cc_guard_close(guard);
    cc_guard_close(strict);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_that_are_not_global_are_refused),
        cmocka_unit_test(global_addresses_are_allowed),
        cmocka_unit_test(other_families_and_short_addresses_are_refused),
        cmocka_unit_test(named_hosts_and_their_block_may_be_private),
        cmocka_unit_test(named_networks_may_be_asked_by_anyone),
        cmocka_unit_test(names_are_judged_where_a_proxy_hides_addresses),
        cmocka_unit_test(a_mapped_network_is_one_of_ipv4_addresses),
        cmocka_unit_test(what_is_no_network_is_wrong_usage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
