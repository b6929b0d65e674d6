/* clock.h -- the time of day behind a date, and its zone.
 *
 *     T10:15:30.123+01:00    , 10:15    at 5:30 p.m.    um 14.30 Uhr    14h30    (10:15 GMT)
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_CLOCK_H
#define CLEANCOPY_EXTRACT_CLOCK_H

#include "cleancopy/extract/cursor.h"

#define CC_CLOCK_NO_ZONE INT32_MIN

struct cc_clock {
    int hour, minute, second; /* hour -1: no time */
    int32_t zone;             /* minutes east of UTC, or CC_CLOCK_NO_ZONE */
};

/* hh:mm, hh:mm:ss, hh:mm:ss.fff, 14h30, 5 pm; 14.30 only where `dotted` says that a time is to
 * come.  On success the cursor is behind it, without the zone; else nothing is changed. */
bool cc_clock_take(struct cc_cursor *c, bool dotted, struct cc_clock *clock);

/* Z, +01:00, -0500, UTC, EST ...; `colon_is_safe`: a "-12:00" right here cannot be the end of a
 * span of time. */
int32_t cc_clock_zone(struct cc_cursor *c, bool colon_is_safe);

/* The time and zone behind a date that ends at the cursor, if there are any; else nothing is
 * changed. */
void cc_clock_find(struct cc_cursor *c, struct cc_clock *clock);

#endif
