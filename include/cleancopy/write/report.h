/* report.h -- the review page: one HTML file that shows what was removed and why, and who
 * copies whom.
 *
 * Sections: totals, reasons, outlets, a matrix of who copies whom (the CC_REPORT_MATRIX outlets
 * with most copies), reprints and who
 * reprints whom, documents (lowest quality first) with links to their text files, largest
 * clusters. The page loads nothing and runs nothing: its style stands in it, named by its hash
 * in a content security policy that forbids all else.  Text from pages is escaped and isolated
 * (bdi).  No time of making: the same documents give the same bytes.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_REPORT_H
#define CLEANCOPY_WRITE_REPORT_H

#include "cleancopy/core/buf.h"
#include "cleancopy/write/tally.h"

#define CC_REPORT_MATRIX  50  /* rows and columns: as many as a reader can compare */
#define CC_REPORT_OUTLETS 500 /* rows of the table of outlets, most documents first */
#define CC_REPORT_REPRINTS 20 /* pairs of outlets: the matrix has the rest of the picture */

/* The page, from a finished tally.  Links are relative to a folder of the output folder
 * ("../text/…").  Failures show in the buffer's status. */
void cc_report_write(struct cc_buf *out, const struct cc_tally *tally);

#endif
