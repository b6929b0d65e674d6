/* report_summary.h -- what the review page shows before any chunk is loaded: sums, plots,
 * outlets, doubtful documents.
 *
 * An object of JSON for data/summary.js, and one for data/cells.js (tally_cells.h), which the
 * view of outlets loads. Its size is bounded by the tally's: 5 MB at most, some 100 KB where 50
 * outlets copy one another.
 *
 * Failures show in the buffer's status.  Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_REPORT_SUMMARY_H
#define CLEANCOPY_WRITE_REPORT_SUMMARY_H

#include "cleancopy/core/buf.h"
#include "cleancopy/write/report.h"
#include "cleancopy/write/report_chunks.h"
#include "cleancopy/write/tally.h"

struct cc_report_summary {
    const struct cc_tally *tally;                               /* finished */
    const struct cc_report_chunks *documents, *list, *clusters; /* ended */
    const struct cc_report_parts *parts; /* NULL, or n 0: none; else there are no rows in the chunks */
};

void cc_report_summary(struct cc_buf *out, const struct cc_report_summary *summary);
/* {"cells":[[copier,source,month,size,count],…],"further":N}; outlets are numbers in the
 * summary's list. */
void cc_report_cells(struct cc_buf *out, const struct cc_tally *tally);

#endif
