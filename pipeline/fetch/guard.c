#include "cleancopy/fetch/guard.h"

#include "cleancopy/core/alloc.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
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

/* ---- what is allowed all the same ---- */

struct address {
    uint8_t bytes[16];
    uint8_t len; /* 4 or 16; an IPv4 address mapped into IPv6 is 4 */
};

struct net {
    struct address address;
    uint8_t bits;
};

struct cc_guard {
    bool allow_private;
    struct net *nets; /* those of the configuration, then blocks of named hosts */
    size_t n_nets;
};

#define MAPPED_BITS 96u /* of ::ffff:0:0/96: what an IPv4 address mapped into IPv6 has before it */

/* An IPv4 address mapped into IPv6 is that IPv4 address. */
static void unmap(struct address *address)
{
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

    if (address->len != 16 || memcmp(address->bytes, mapped, 12) != 0)
        return;
    memmove(address->bytes, address->bytes + 12, 4);
    memset(address->bytes + 4, 0, 12);
    address->len = 4;
}

static bool read_address(const struct sockaddr *from, socklen_t len, struct address *out)
{
    struct sockaddr_in in;
    struct sockaddr_in6 in6;

    memset(out, 0, sizeof(*out));
    if (from->sa_family == AF_INET && len >= (socklen_t)sizeof(in)) {
        memcpy(&in, from, sizeof(in)); /* the caller's bytes need not be aligned */
        memcpy(out->bytes, &in.sin_addr, 4);
        out->len = 4;
        return true;
    }
    if (from->sa_family != AF_INET6 || len < (socklen_t)sizeof(in6))
        return false;
    memcpy(&in6, from, sizeof(in6));
    memcpy(out->bytes, in6.sin6_addr.s6_addr, 16);
    out->len = 16;
    unmap(out);
    return true;
}

static bool is_public(const struct address *address)
{
    return address->len == 4 ? cc_guard_ipv4_is_public(address->bytes)
                             : cc_guard_ipv6_is_public(address->bytes);
}

static bool is_in_net(const struct address *address, const struct net *net)
{
    size_t whole = net->bits / 8u, rest = net->bits % 8u;
    uint8_t mask = (uint8_t)(0xFFu << (8u - rest));

    if (address->len != net->address.len ||
        memcmp(address->bytes, net->address.bytes, whole) != 0)
        return false;
    return rest == 0 ||
           ((address->bytes[whole] ^ net->address.bytes[whole]) & mask) == 0;
}

static bool is_in_any(const struct cc_guard *guard, const struct address *address)
{
    for (size_t i = 0; i < guard->n_nets; i++)
        if (is_in_net(address, &guard->nets[i]))
            return true;
    return false;
}

static bool add_net(struct cc_guard *guard, const struct address *address, uint8_t bits)
{
    struct net *grown = cc_realloc_array(guard->nets, guard->n_nets + 1, sizeof(*grown));

    if (grown == NULL)
        return false;
    guard->nets = grown;
    grown[guard->n_nets].address = *address;
    grown[guard->n_nets++].bits = bits;
    return true;
}

/* "ADDRESS" or "ADDRESS/BITS"; the bits of a mapped address count from the start of the IPv6 one, and
 * fewer than those of the mapping name no network of IPv4 addresses. */
static bool read_net(const char *text, struct address *address, uint8_t *bits)
{
    char copy[INET6_ADDRSTRLEN + 4], *slash, *end;
    unsigned long n, before = 0;

    memset(address, 0, sizeof(*address));
    if (strlen(text) >= sizeof(copy))
        return false;
    strcpy(copy, text);
    slash = strchr(copy, '/');
    if (slash != NULL)
        *slash = '\0';
    if (inet_pton(AF_INET, copy, address->bytes) == 1)
        address->len = 4;
    else if (inet_pton(AF_INET6, copy, address->bytes) == 1)
        address->len = 16;
    else
        return false;
    if (address->len == 16) {
        unmap(address);
        before = address->len == 4 ? MAPPED_BITS : 0;
    }
    *bits = (uint8_t)(address->len * 8u);
    if (slash == NULL)
        return true;
    errno = 0;
    n = strtoul(slash + 1, &end, 10);
    if (slash[1] < '0' || slash[1] > '9' || *end != '\0' || errno != 0 || n < before ||
        n - before > *bits)
        return false;
    *bits = (uint8_t)(n - before);
    return true;
}

bool cc_guard_is_net(const char *text)
{
    struct address address;
    uint8_t bits;

    return read_net(text, &address, &bits);
}

enum cc_status cc_guard_open(const struct cc_config *cfg, struct cc_guard **guard,
                             struct cc_error *err)
{
    struct cc_guard *made = cc_calloc(1, sizeof(*made));
    struct address address;
    uint8_t bits;

    *guard = made;
    if (made == NULL)
        return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the guard");
    made->allow_private = cfg->allow_private;
    for (size_t i = 0; i < cfg->n_allow_nets; i++) {
        if (!read_net(cfg->allow_nets[i], &address, &bits))
            return cc_fail(err, CC_E_USAGE, "fetch",
                           "\"%s\" is no network", cfg->allow_nets[i]);
        if (!add_net(made, &address, bits))
            return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the guard");
    }
    return CC_OK;
}

void cc_guard_close(struct cc_guard *guard)
{
    if (guard == NULL)
        return;
    cc_free(guard->nets);
    cc_free(guard);
}

static bool allows(struct cc_guard *guard, const struct address *address, bool is_named)
{
    if (is_public(address) || is_in_any(guard, address))
        return true;
    return guard->allow_private && is_named &&
           add_net(guard, address, (uint8_t)(address->len * 8u - CC_GUARD_BLOCK_BITS));
}

bool cc_guard_allows(struct cc_guard *guard, const struct sockaddr *from, socklen_t len,
                     bool is_named)
{
    struct address address;

    return read_address(from, len, &address) && allows(guard, &address, is_named);
}

static bool ends_with(struct cc_span s, struct cc_span end)
{
    return s.len >= end.len && cc_span_is(cc_span_slice(s, s.len - end.len, s.len), end);
}

bool cc_guard_allows_name(struct cc_guard *guard, struct cc_span host, bool is_named)
{
    char text[INET6_ADDRSTRLEN];
    struct address address;
    uint8_t bits;

    if (host.len > 2 && host.ptr[0] == '[')
        host = cc_span_slice(host, 1, host.len - 1);
    if (host.len < sizeof(text)) {
        memcpy(text, host.ptr, host.len);
        text[host.len] = '\0';
        if (strchr(text, '/') == NULL && read_net(text, &address, &bits))
            return allows(guard, &address, is_named);
    }
    if (cc_span_find(host, CC_SPAN("."), 0) != (size_t)-1 &&
        !ends_with(host, CC_SPAN(".localhost")) && !ends_with(host, CC_SPAN(".local")) &&
        !ends_with(host, CC_SPAN(".internal")))
        return true;
    return guard->allow_private && is_named;
}
