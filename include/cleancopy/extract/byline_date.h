/* byline_date.h -- when the page was published, as it tells its readers near the headline.
 *
 * Elements that are marked as a date (itemprop, <time>, class tokens such as "published"), else short texts that hold a whole date; not in
 * comments, lists of other articles, navigation and footers, and not what says that it is of a change.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_DATE_H
#define CLEANCOPY_EXTRACT_BYLINE_DATE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdint.h>

/* The date of publication that the page shows, ISO 8601; empty where there is none.  `headline`: the element of the title, or CC_NO_INDEX. */
struct cc_span cc_byline_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline, struct cc_span language);

#endif
