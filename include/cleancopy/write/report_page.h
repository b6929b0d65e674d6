/* report_page.h -- index.html of the review page.
 *
 * With script it is an empty page that loads app/ (report_assets.h) and data/summary.js, and
 * shows views of them.  Without, its noscript part says the most of it: totals, reasons,
 * outlets, who reprints whom, the documents of lowest quality with links to their text files.
 * A content security policy forbids all but scripts and styles of the folder: nothing inline,
 * no network.  Text from pages is escaped and isolated (bdi).  No time of making: the same
 * documents give the same bytes.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_REPORT_PAGE_H
#define CLEANCOPY_WRITE_REPORT_PAGE_H

#include "cleancopy/core/buf.h"
#include "cleancopy/write/tally.h"

#define CC_REPORT_OUTLETS   100 /* rows without script, most documents first */
#define CC_REPORT_DOCUMENTS 100
#define CC_REPORT_REPRINTS  20 /* pairs of outlets */

/* The page, from a finished tally.  Links are relative to a folder of the output folder
 * ("../text/…").  Failures show in the buffer's status. */
void cc_report_page(struct cc_buf *out, const struct cc_tally *tally);

#endif
