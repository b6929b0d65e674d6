#include "cleancopy/fetch/guard.h"

#include <netinet/in.h>
#include <stddef.h>
#include <string.h>

struct range {
    uint8_t bytes[8];
    uint8_t bits;
};

/* IANA IPv4 Special-Purpose Address Registry, all that is not globally reachable, and
 * multicast. */
static const struct range refused_ipv4[] = {
    {{0}, 8},             /* this network */
    {{10}, 8},            /* private */
    {{100, 64}, 10},      /* shared: carriers' own */
    {{127}, 8},           /* loopback */
    {{169, 254}, 16},     /* link-local: clouds' metadata services */
    {{172, 16}, 12},      /* private */
    {{192, 0, 0}, 24},    /* protocol assignments */
    {{192, 0, 2}, 24},    /* documentation */
    {{192, 88, 99}, 24},  /* 6to4 relays */
    {{192, 168}, 16},     /* private */
    {{198, 18}, 15},      /* benchmarking */
    {{198, 51, 100}, 24}, /* documentation */
    {{203, 0, 113}, 24},  /* documentation */
    {{224}, 4},           /* multicast */
    {{240}, 4},           /* reserved, and broadcast */
};

/* Inside 2000::/3; all outside of it is refused anyway. */
static const struct range refused_ipv6[] = {
    {{0x20, 0x01, 0x00}, 23},       /* protocol assignments, Teredo among them */
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documentation */
    {{0x3f, 0xff}, 20},             /* documentation */
};

static bool is_in(const uint8_t *address, const struct range *range)
{
    size_t whole = range->bits / 8u, rest = range->bits % 8u;
    uint8_t mask = (uint8_t)(0xFFu << (8u - rest));

    if (memcmp(address, range->bytes, whole) != 0)
        return false;
    return rest == 0 || ((address[whole] ^ range->bytes[whole]) & mask) == 0;
}

bool cc_guard_ipv4_is_public(const uint8_t address[4])
{
    size_t i;

    for (i = 0; i < sizeof(refused_ipv4) / sizeof(refused_ipv4[0]); i++)
        if (is_in(address, &refused_ipv4[i]))
            return false;
    return true;
}

bool cc_guard_ipv6_is_public(const uint8_t address[16])
{
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    static const uint8_t nat64[12] = {0, 0x64, 0xFF, 0x9B};
    size_t i;

    if (memcmp(address, mapped, 12) == 0 || memcmp(address, nat64, 12) == 0)
        return cc_guard_ipv4_is_public(address + 12);
    if (address[0] == 0x20 && address[1] == 0x02)
        return cc_guard_ipv4_is_public(address + 2); /* 6to4 */
    if ((address[0] & 0xE0) != 0x20)
        return false;
    for (i = 0; i < sizeof(refused_ipv6) / sizeof(refused_ipv6[0]); i++)
        if (is_in(address, &refused_ipv6[i]))
            return false;
    return true;
}

bool cc_guard_allows(const struct sockaddr *address, socklen_t len)
{
    struct sockaddr_in in;
    struct sockaddr_in6 in6;

    if (address->sa_family == AF_INET && len >= (socklen_t)sizeof(in)) {
        memcpy(&in, address, sizeof(in)); /* the caller's bytes need not be aligned */
        return cc_guard_ipv4_is_public((const uint8_t *)&in.sin_addr);
    }
    if (address->sa_family == AF_INET6 && len >= (socklen_t)sizeof(in6)) {
        memcpy(&in6, address, sizeof(in6));
        return cc_guard_ipv6_is_public(in6.sin6_addr.s6_addr);
    }
    return false;
}
