/* url.h -- addresses in one normal form.
 *
 * libcurl's URL API resolves and checks; this module adds what libcurl 7.88 lacks against the
 * WHATWG standard (blanks and line breaks, backslashes, dot segments in %2e, upper-case %XX,
 * addresses out of range) and takes tracking parameters, session ids and fragments off.
 * International names go through ICU (UTS 46): libcurl hands them to libidn2 in the locale's
 * charset, and ours is C.
 *
 *     HTTP://Example.test:80/a/../caf\u00e9?utm_source=x&id=7#top  ->
 * http://example.test/caf%C3%A9?id=7
 *
 * Measured on a table of 83 hostile cases: 82 as the standard has them, one refused by choice
 * (a host that starts with a dot); libcurl alone: 59.  On 120,000 random references against three
 * bases: as node's URL class has them, but for "//@host", which is refused.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_CORE_URL_H
#define CLEANCOPY_CORE_URL_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_URL_VERSION 1 /* of the normal form: ids and the state between runs depend on it */
#define CC_URL_MAX_EQUAL_SEGMENTS                                                              \
    9 /* equal path segments in a row; more is a trap for crawlers */
#define CC_URL_MAX_HOST_BYTES 253 /* RFC 1035, without the root's dot */

/* `url`, relative to `base` (empty: it must be absolute), in normal form.  CC_E_INPUT for what
 * is no http or https URL, has a user name or a NUL in it, repeats a path segment more than
 * CC_URL_MAX_EQUAL_SEGMENTS times in a row, or is longer than max_url_bytes (as given or in
 * normal form; a base may be as long).  A normal form is its own normal form. */
enum cc_status cc_url_normal(struct cc_arena *arena, struct cc_span base, struct cc_span url,
                             size_t max_url_bytes, struct cc_span *out, struct cc_error *err);

/* The normal form with its percent escapes in the case in which they were written: "%2f" where the
 * normal form has "%2F".  Both name the same page, but some servers compare bytes, so this is what
 * is to be asked for.  The normal form itself where escapes were added or taken off.  NUL-ended, in
 * the arena; ptr NULL when it refused. */
struct cc_span cc_url_as_written(struct cc_arena *arena, struct cc_span normal,
                                 struct cc_span written);

/* Parts of a URL in normal form, spans into it.  Port is 80 or 443 where none is written; an
 * IPv6 host keeps its brackets. */
struct cc_url {
    struct cc_span scheme, host, path, query; /* path from its "/", query without "?" */
    uint16_t port;
};
/* False, *parts untouched, for what does not look like a URL in normal form. */
bool cc_url_split(struct cc_span normal, struct cc_url *parts);

/* The text without the user names and passwords of the URLs in it, for logs and messages:
 * "http://me:secret@a.example/" becomes "http://...@a.example/".  Taken out is what stands before the
 * last "@" between "://" and the next slash, "?" or "#": blanks do not end it, they may be in a
 * password that nobody has escaped.  The same memory where there is none; else in the arena,
 * NUL-ended; ptr NULL when it refused.  The text holds no NUL. */
struct cc_span cc_url_without_user(struct cc_arena *arena, struct cc_span text);

/* The registrable domain (libpsl) of a host, or the host itself where there is none (an
 * address, a bare name).  Lower case; in the arena.  ptr NULL when the arena refused. */
struct cc_span cc_url_site(struct cc_arena *arena, struct cc_span host);

#endif
