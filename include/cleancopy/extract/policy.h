/* policy.h -- what a page declares about its use by machines.
 *
 *     <meta name=robots content="noindex, noai">     X-Robots-Tag: noarchive
 *     <meta name=cleancopy content="nofollow">       X-Robots-Tag: cleancopy: noindex
 *     <meta name=tdm-reservation content=1>          tdm-reservation: 1
 *     <meta name=tdm-policy content=URL>             tdm-policy: URL
 *
 * Header lines are read where the page came with them (a WARC record).  What is said to other
 * agents by name is not said to us; what several places say adds up.  "none" is noindex and
 * nofollow, "nocache" noarchive.  A reservation that one place makes is made, whatever another
 * says; of addresses of terms and dates the page's own goes before the headers', the first
 * before later ones.
 *
 * Facts for the record, nothing is left out for them.  Sources: Google's "Robots meta tag,
 * data-nosnippet, and X-Robots-Tag specifications"; W3C's TDM Reservation Protocol.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_POLICY_H
#define CLEANCOPY_EXTRACT_POLICY_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#define CC_POLICY_AGENT          "cleancopy" /* our name in rules, as in robots.txt */
#define CC_POLICY_MAX_VALUE_BYTES 4096 /* of one declaration; real ones have 20 to 200 */
#define CC_POLICY_MAX_DATE_BYTES  64   /* of a date that cannot be read; more is no date */

/* `dom`: NULL for a page without a tree, of which only header lines are read.  `base`: what the
 * address of the terms hangs on, in normal form or empty.  Fails only with the arena. */
enum cc_status cc_policy_read(struct cc_arena *arena, const struct cc_page *page,
                              const struct cc_dom *dom, struct cc_span base,
                              struct cc_policy *policy, struct cc_error *err);

#endif
