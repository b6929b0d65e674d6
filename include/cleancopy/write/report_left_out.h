/* report_left_out.h -- the review page's sums of the pages that filters left out: DIR/report/data/left-out.js.
 *
 * It is {"by_outlet":N,"by_language":N}, or null where nobody knows. Only a state knows: such a page has no record. So the sums stand in a
 * file of their own, which `report`, that reads records, leaves as it is; and the file is written also where no document is
 * new, and the rest of the page stays.
 *
 * An edge. */
#ifndef CLEANCOPY_WRITE_REPORT_LEFT_OUT_H
#define CLEANCOPY_WRITE_REPORT_LEFT_OUT_H

#include "cleancopy/core/status.h"
#include "cleancopy/state/left_out_store.h"

/* `dir`: the output folder. */
enum cc_status cc_report_left_out_put(const char *dir, const struct cc_left_out_sums *sums, struct cc_error *err);
/* The file says null, unless it is there. */
enum cc_status cc_report_left_out_keep(const char *dir, struct cc_error *err);

#endif
