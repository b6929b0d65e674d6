/* page_death.h -- a page that ended the process that had it: its status, the words for it, and the page kept for study
 * (write/crash_file.h) where the configuration wants that.
 *
 * An edge.  Thread use: one thread at a time for each cfg->crash_dir. */
#ifndef CLEANCOPY_PAGE_DEATH_H
#define CLEANCOPY_PAGE_DEATH_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/isolate/death.h"

/* Fills *why: CC_E_LIMIT (memory, processor time) or CC_E_INPUT, and "it ended the process that cleaned it (crash: …); …",
 * where `did` is "cleaned" or another word for what was done to it.  CC_E_IO, CC_E_NOMEM: the page could not be kept. */
enum cc_status cc_page_death(const struct cc_config *cfg, const struct cc_page *page,
                             const char *did, const struct cc_death *death, struct cc_error *why,
                             struct cc_error *err);

#endif
