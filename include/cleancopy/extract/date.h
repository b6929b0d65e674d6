/* date.h -- dates as pages write them, to ISO 8601.
 *
 * Reads ISO 8601 in its usual variants, RFC 2822 ("Tue, 04 Mar 2025 10:00:00 +0100"),
 * day-month-year with dots, slashes or dashes, year-month-day likewise and with 年月日 or
 * 년월일, and dates with month names in the languages of date_months.h, in any script's digits;
 * those of other calendars (calendar.h) become Gregorian.
 * A time of day is read when it follows the date. A two-digit year is read only after a full
 * day and month (1970-2069).  Slashed dates whose first number is over 12 are day first; where
 * both readings fit, the page's language decides (en-US, en-PH month first; other languages and
 * English-speaking countries day first; "en" alone does not tell), else none is given.  Dots
 * and dashes are day first, dashes month first in en-US.
 *
 * Pure: no clock; any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_DATE_H
#define CLEANCOPY_EXTRACT_DATE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

/* The first date in `text` as "YYYY-MM-DD" or "YYYY-MM-DDThh:mm:ss[Z|±hh:mm]" in the arena;
 * empty where there is none or it cannot be (month 13, 30 February, year outside 1970-2100).
 * Empty too when the arena refused (its status tells). */
struct cc_span cc_date_find(struct cc_arena *arena, struct cc_span text,
                            struct cc_span language);

/* Like cc_date_find, and tells which bytes of `text` the date (and its time) took: [*from,
 * *to).  Both are 0 where there is none. */
struct cc_span cc_date_find_at(struct cc_arena *arena, struct cc_span text,
                               struct cc_span language, size_t *from, size_t *to);

#endif
