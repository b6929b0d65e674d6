/* guard.h -- may this address be connected to?
 *
 * No page decides that a request goes to the machine itself or to its neighbours.  Names are no
 * help there (a public name may point at 127.0.0.1, and may do so only at the second look-up),
 * so the question is asked of the address itself, at the moment of the connection, for every
 * hop.
 *
 * Allowed is global unicast.  Refused: "this network", private, shared, loopback, link-local,
 * protocol assignments, documentation, benchmarking, 6to4 relay, multicast, reserved, broadcast
 * (IANA's special-purpose registries, RFC 6890), unique-local, site-local and what is outside
 * 2000::/3.  An IPv4 address inside an IPv6 one (mapped, 6to4, 64:ff9b::/96) is judged as that
 * IPv4 address.
 *
 * Who fetches from an own network says so, and what he names is allowed then, not what pages
 * lead to:
 *
 *     --allow-private   the private addresses of the hosts that the user named, and their
 *                       neighbours in the same block of 8 (/29; IPv6 /125)
 *     --allow-net       what is in the networks that are named
 *
 * So a page on 10.1.2.3 still sends nobody to 10.9.0.1 or to a cloud's metadata service.
 *
 * Thread use: the questions about addresses are pure; one thread at a time for each guard. */
#ifndef CLEANCOPY_FETCH_GUARD_H
#define CLEANCOPY_FETCH_GUARD_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#define CC_GUARD_BLOCK_BITS 3 /* of an address that neighbours may differ in */

/* Addresses in network byte order. */
bool cc_guard_ipv4_is_public(const uint8_t address[4]);
bool cc_guard_ipv6_is_public(const uint8_t address[16]);

/* "10.0.0.0/8", "fd00::/8", "10.1.2.3"? */
bool cc_guard_is_net(const char *text);

struct cc_guard;

/* By cfg's allow_private and allow_nets.  CC_E_USAGE: a network that is none.  CC_E_NOMEM. */
enum cc_status cc_guard_open(const struct cc_config *cfg, struct cc_guard **guard,
                             struct cc_error *err);
void cc_guard_close(struct cc_guard *guard); /* NULL is fine */

/* May the address be connected to?  `is_named`: the user named the host that it is for; its block
 * is remembered then.  False for every family but AF_INET and AF_INET6, for a `len` too short for
 * the family, and where memory is short. */
bool cc_guard_allows(struct cc_guard *guard, const struct sockaddr *address, socklen_t len,
                     bool is_named);

/* Behind a proxy the address is not seen, only the host's name (of a URL in normal form; brackets
 * around IPv6): judged as an address where it is one; refused where no public name looks like it
 * (localhost, .local, .internal, a name without a dot) unless private addresses are allowed and
 * the user named it. */
bool cc_guard_allows_name(struct cc_guard *guard, struct cc_span host, bool is_named);

#endif
