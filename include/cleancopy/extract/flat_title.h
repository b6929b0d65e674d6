/* flat_title.h -- title and date of a flattened page.
 *
 * The title is a line above the body (or its first), and a page that lost its tags still shows
 * which: it is repeated there, or stands last before byline and text, or follows a date in one
 * line.  The date is a stamp near the body's start, else near its end.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_TITLE_H
#define CLEANCOPY_EXTRACT_FLAT_TITLE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/flat_features.h"
#include "cleancopy/extract/flat_rules.h"

/* Sets body->title (CC_NO_INDEX where no line looks like one) and *title, the line's text,
 * without the date that may stand in front of it.  `blocks`: the lines', whose pieces of sentences are passed over; NULL: no line is. */
void cc_flat_find_title(struct cc_arena *arena, const struct cc_flat_lines *lines, const struct cc_blocks *blocks,
                        struct cc_flat_body *body, struct cc_span *title);

/* The page's date in ISO 8601, or the empty span. */
struct cc_span cc_flat_find_date(const struct cc_flat_lines *lines,
                                 const struct cc_flat_body *body);

#endif
