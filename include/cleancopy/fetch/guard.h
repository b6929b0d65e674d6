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
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_GUARD_H
#define CLEANCOPY_FETCH_GUARD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

/* Addresses in network byte order. */
bool cc_guard_ipv4_is_public(const uint8_t address[4]);
bool cc_guard_ipv6_is_public(const uint8_t address[16]);

/* False for every family but AF_INET and AF_INET6, and for a `len` too short for the family. */
bool cc_guard_allows(const struct sockaddr *address, socklen_t len);

#endif
