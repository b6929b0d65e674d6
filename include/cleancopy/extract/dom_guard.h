/* dom_guard.h -- refuses, by one scan of the bytes, the pages that would cost gumbo quadratic time.
 *
 * gumbo 0.10.1 walks its stack of open elements at nearly every tag, compares each attribute of a tag with
 * each, and copies all open formatting elements (b, i, font …) into each new paragraph: 10,000 nested
 * <div> (50 KB) cost 3 s, 2,000 "<p><font color=i>" 505 MB.  The guard keeps a stack of its own that follows
 * the standard's rules for implied end tags and scopes, so that thousands of unclosed <p> or <li>, which
 * real pages have, do not count as depth.  What it calls depth is the stack and the formatting
 * elements together; 2,124 real pages reach 56 (185 attributes in a tag, 5 open formatting elements).  Where elements are
 * moved about (formatting cut by blocks, text in tables) the tree may be up to three times as deep as the guard says;
 * framesets, which cost gumbo linear time alone, are not followed.
 *
 * One page more is refused: a <select> that svg or math holds, which gumbo takes for its own and ends in an
 * assertion (<table><math><select><mtext><select><tr>).
 *
 * Pure: no allocation, any thread may call it.  Time: linear in the bytes times, at worst, max_depth. */
#ifndef CLEANCOPY_EXTRACT_DOM_GUARD_H
#define CLEANCOPY_EXTRACT_DOM_GUARD_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/tag_scan.h"

#define CC_GUARD_MAX_DEPTH 4096 /* no max_depth can be set higher: the stack's fixed size */

/* The most that was seen, for tests and for choosing limits. */
struct cc_guard_peak {
    uint32_t depth, tag_attributes, open_formatting;
};

/* CC_E_LIMIT, with the limit's name, the value and the offset in *err, for a page over max_page_bytes,
 * max_depth, max_tag_attributes or max_open_formatting.  `peak` may be NULL. */
enum cc_status cc_dom_guard(const struct cc_limits *limits, struct cc_span html,
                            struct cc_guard_peak *peak, struct cc_error *err);

/* The same, a token at a time, for who scans the page anyway (skeleton.h). */
struct cc_guard;

/* NULL when the arena refused.  Lives as long as the arena. */
struct cc_guard *cc_guard_new(struct cc_arena *arena, const struct cc_limits *limits);

/* True when the next tag is one of HTML, and not one that svg, math or a select takes for itself.  A guess, as below. */
bool cc_guard_in_html(const struct cc_guard *guard);

/* Takes the next token of the page `html`.  *is_raw: the element that it starts has text for content, which the
 * caller takes with cc_tag_scan_raw().  Where elements were moved about that is a guess. */
enum cc_status cc_guard_step(struct cc_guard *guard, const struct cc_token *token,
                             struct cc_span html, bool *is_raw, struct cc_error *err);

#endif
