/* fetch_progress.h -- tells how a fetch run stands, while it goes on.
 *
 * On a terminal a few lines at its foot (fetch_layout.h, screen.h), from half a second on and at most five times a
 * second.  With --json a line of JSON a second on standard output instead (fetch_json.h), with --quiet nothing.
 *
 * Thread use: one thread; one run at a time. */
#ifndef CLEANCOPY_CMD_FETCH_PROGRESS_H
#define CLEANCOPY_CMD_FETCH_PROGRESS_H

#include "cleancopy/core/config.h"
#include "cleancopy/fetch/view.h"

/* Before the run, at each look at it, and after it, however it ended. */
void cc_fetch_progress_start(const struct cc_config *cfg);
void cc_fetch_progress_step(const struct cc_fetch_view *view);
void cc_fetch_progress_end(void);

#endif
