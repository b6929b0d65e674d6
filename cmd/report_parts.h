/* report_parts.h -- `report DIR` over the parts of a corpus (part_make.h): their sums, added up, as one review page.
 *
 * All parts must be there, below DIR (links to folders elsewhere will do), whole, and of one corpus.  Only their sums.json are read, so the page
 * costs some milliseconds a part, and shows no single documents and clusters. */
#ifndef CLEANCOPY_CMD_REPORT_PARTS_H
#define CLEANCOPY_CMD_REPORT_PARTS_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>

/* Whether the folder has some.  One that cannot be read has none. */
bool cc_report_has_parts(const char *dir);

/* Makes DIR/report.  CC_E_INPUT: the parts are not all there, or not whole, or not of one corpus; the message names the folder. */
enum cc_status cc_report_parts_make(const struct cc_config *cfg, const char *dir, struct cc_error *err);

#endif
