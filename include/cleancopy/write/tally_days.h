/* tally_days.h -- documents and words by day, for the report's time line.
 *
 * A date is the document's own (ISO 8601); its first ten bytes name the day, whatever the zone:
 * that is the day that the outlet printed.  Days from 1 January CC_TALLY_FIRST_YEAR on,
 * CC_TALLY_DAYS of them, have a count each; other dates, and none, share one: their documents
 * are told of, not drawn.
 *
 * Pure but for the heap.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_TALLY_DAYS_H
#define CLEANCOPY_WRITE_TALLY_DAYS_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_TALLY_FIRST_YEAR 1970
#define CC_TALLY_DAYS       47482 /* to the end of 2099: 1.1 MB */

struct cc_tally_day {
    uint64_t documents, words_kept, words_removed;
};

struct cc_tally_days {
    struct cc_tally_day days[CC_TALLY_DAYS]; /* [0]: 1 January 1970 */
    struct cc_tally_day other;
};

struct cc_tally_days *cc_tally_days_open(void);       /* NULL: no memory */
void cc_tally_days_close(struct cc_tally_days *days); /* NULL is fine */

/* Counts a document. */
void cc_tally_days_add(struct cc_tally_days *days, struct cc_span date, uint64_t words_kept,
                       uint64_t words_removed);

/* Days from 1 January 1970 to the date's day; -1 where there is none ("2024-02-30" is none), or
 * not among CC_TALLY_DAYS. */
int32_t cc_tally_day_number(struct cc_span date);

#endif
