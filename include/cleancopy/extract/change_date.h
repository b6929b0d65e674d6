/* change_date.h -- the last change as the page tells its readers:
 *
 *     <time itemprop=dateModified datetime=...>, <time class="dt-updated">     mark-up says so
 *     "Published: Mar 12, 2024 | Updated: Mar 14, 2024"                        a label right before the date
 *
 * near the headline, outside of comments and other articles.  Labels of two dozen languages.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_CHANGE_DATE_H
#define CLEANCOPY_EXTRACT_CHANGE_DATE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

/* ISO 8601; empty where there is none.  `headline`: the element of the title, or CC_NO_INDEX. */
struct cc_span cc_change_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                              struct cc_span language);

/* Whether a text begins with the label of a change ("Updated 14 March 2024"): its date is not that of publication. */
bool cc_change_date_is_labelled(struct cc_arena *arena, struct cc_span text);

#endif
