/* normal.h -- the form of a paragraph in which two prints of the same words are equal bytes.
 *
 *     "Mr O&rsquo;Hara\u00AD said: 12,500 copies\u2026"   ->   "mr ohara said 12500 copies"
 *
 * What is done, in this order (version 2; 1 kept the edges and parted decimals):
 *  1. Character references that a scraper left over (&amp; &#8217; &#x2019; and the names of
 *     Latin-1 and of punctuation) become characters; one round: "&amp;amp;" is the word "amp".
 *  2. Datelines, agencies' names and "Read more" go from the ends (dedup/edge.h).
 *  3. NFKC_Casefold (Unicode, by ICU): ligatures, full-width and superscript forms become
 *     plain, case is folded, and what has no shape of its own (soft hyphen, zero-width space,
 *     byte order mark, direction marks, variation selectors) goes.
 *  4. Digit grouping goes: a comma, no-break space or narrow no-break space between a digit and
 *     exactly three digits.  A point between digits stays: 3.5 is one figure.
 *  5. Apostrophes inside words go, typewriter's and typesetter's, primes, backticks and U+02BC
 *     too.
 *  6. Words are runs of letters, numbers and the marks on them; all else is one space between
 *     them.
 *
 * The result is idempotent: the normal form of a normal form is itself (no dash, bracket or
 * capital is left that could make an edge).
 * Text in ASCII needs no ICU: one pass over the bytes.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_DEDUP_NORMAL_H
#define CLEANCOPY_DEDUP_NORMAL_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

/* Stored with every key and fingerprint: another rule above, or another Unicode version that
 * changes it, makes another number, and what was stored under the old one is compared no more.
 */
#define CC_NORMAL_VERSION 3

/* The normal form of `text` (UTF-8; broken bytes part words).  In the arena, empty when there
 * is no word in it.  CC_E_LIMIT or CC_E_NOMEM from the arena or ICU. */
enum cc_status cc_normal_form(struct cc_arena *arena, struct cc_span text, struct cc_span *out,
                              struct cc_error *err);

#endif
