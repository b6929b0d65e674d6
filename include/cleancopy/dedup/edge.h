/* edge.h -- what an agency or a paper puts around a paragraph that it passes on.
 *
 *     "OSLO, May 3 (Coast Wire) - Two tugs will move."  ->  "Two tugs will move."
 *     "Two tugs will move. (CW)"                        ->  "Two tugs will move."
 *     "Two tugs will… Read more"                        ->  "Two tugs will…"
 *
 * At the head, before a dash with spaces around it: a place, a date or both, in words that all
 * have a capital or a digit, with an agency in brackets behind them or a comma among them; an
 * agency in brackets alone; "By our [own, staff, special] correspondent" or "reporter".  At the
 * tail, behind the full stop: an agency in brackets or behind a dash, or bare when it is one of
 * those that are named in edge.c; "Read more" and its like behind an ellipsis.  A place before
 * a dash and nothing else ("LEAD - Steady") stays: it may be what the line is about.  So do
 * figures in brackets, and figures before the first comma or full stop of a head, which are no
 * date: "Size 42 (Blue) - ", "(1987)".
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_DEDUP_EDGE_H
#define CLEANCOPY_DEDUP_EDGE_H

#include "cleancopy/core/span.h"

#define CC_EDGE_MAX_BYTES 64 /* longest edge at either end: place, date and agency take 50 */

/* The part of `text` (UTF-8) between its edges; the whole text where hardly more than an edge
 * would be left. */
struct cc_span cc_edge_trim(struct cc_span text);

#endif
