/* write_stored.h -- from the state to the output folder.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_WRITE_STORED_H
#define CLEANCOPY_WRITE_STORED_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/core/watch.h"
#include "cleancopy/state/state.h"
#include "cleancopy/write/output.h"

#include <stdbool.h>

/* Brings the output folder to what the state holds.  *written is false when it was that already (but for the sums of
 * report_left_out.h), or
 * when the watch stopped it (CC_OK): the next call ends it. */
enum cc_status cc_write_stored(struct cc_state *state, const struct cc_config *cfg,
                               const struct cc_watch *watch, struct cc_output_counts *counts,
                               bool *written, struct cc_error *err);

#endif
