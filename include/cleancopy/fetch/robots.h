/* robots.h -- may this path be asked for?  robots.txt by RFC 9309.
 *
 * Groups that name our product token are merged; without one, the groups for "*" hold.  Of the
 * rules that match (robots_pattern.h), the longest decides, and Allow wins a tie.
 * Beyond the RFC, as Google's parser has it: a missing colon and common misspellings of
 * Disallow are understood, and "Allow: /dir/index.html" allows "/dir/" too; a file in UTF-16 is
 * read, and NULs count as blanks.  Tested against the cases of Google's robots_test.cc
 * (Apache-2.0), less three that contradict the RFC.
 *
 * Pure: no I/O, clock or globals, so any thread may call it. */
#ifndef CLEANCOPY_FETCH_ROBOTS_H
#define CLEANCOPY_FETCH_ROBOTS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_ROBOTS_MAX_LINE_BYTES                                                               \
    16663 /* 8 times the longest URL of an old browser, as Google has                          \
             it; the rest of a longer line is not read */
#define CC_ROBOTS_MAX_DELAY_MS 86400000 /* a longer Crawl-delay counts as a day */

struct cc_robots_rule {
    struct cc_span pattern; /* normalised; stars are wild, "$" at the end anchors */
    bool allow;
};

struct cc_robots {
    struct cc_robots_rule *rules; /* of the groups that hold for us */
    size_t n_rules;
    int64_t crawl_delay_ms; /* -1: none asked for */
    bool disallow_all;      /* set by cc_robots_unreachable() */
};

/* Reads a robots.txt for the agent whose product token is `agent` ("cleancopy").  Bytes past
 * max_bytes are not read (RFC 9309: at least 500 KiB), nor the line that this limit cuts:
 * "Disallow: /" may be all that is left of "Disallow: /private".  Lines that make no sense are
 * passed over; there is no malformed file.  Rules are in the arena.  CC_E_LIMIT, CC_E_NOMEM: the
 * arena refused. */
enum cc_status cc_robots_parse(struct cc_arena *arena, struct cc_span body,
                               struct cc_span agent, size_t max_bytes, struct cc_robots *robots,
                               struct cc_error *err);

/* The bytes up to the last line end: what is sure of a file that was cut. */
struct cc_span cc_robots_whole_lines(struct cc_span body);

/* What holds where there is no file (4xx): everything is allowed.  And where it cannot be had
 * (5xx, 429, no connection): nothing is. */
void cc_robots_none(struct cc_robots *robots);
void cc_robots_unreachable(struct cc_robots *robots);

/* `target`: path and query as they stand in the URL; empty means "/".  /robots.txt itself is
 * always allowed.  `scratch` holds the path's normal form; it may be emptied afterwards.  When
 * the arena refuses, the answer is false. */
bool cc_robots_allows(const struct cc_robots *robots, struct cc_arena *scratch,
                      struct cc_span target);

/* The part of a URL (in normal form) that rules speak about: "/a;b?c" of "http://x/a;b?c".  A
 * view into `url`; "/" where it has no path. */
struct cc_span cc_robots_target(struct cc_span url);

/* The letters, "-" and "_" at the start of a user agent string: what robots files call it. */
struct cc_span cc_robots_token(struct cc_span user_agent);

#endif
