/* flat_day.h -- the day that a line names without its year: "on March 11", "11. März",
 * "3月11日".
 *
 * date.h reads whole dates.  This is coarser and asks for less: teasers that stand under one
 * another are of days that fall from the newest to the oldest, and that is how a page of
 * teasers is told from an article.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_FLAT_DAY_H
#define CLEANCOPY_EXTRACT_FLAT_DAY_H

#include "cleancopy/core/span.h"

#include <stdint.h>

/* month * 31 + day (1 to 12, 1 to 31) of the first day named in the first 600 bytes of `lower`
 * (lower case), 0 where none is. */
uint16_t cc_flat_day(struct cc_span lower);

#endif
