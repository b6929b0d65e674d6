/* stages.h -- what corpus, run and index do with a state, with a line of progress on the terminal.
 *
 * Each stops early, in good order and with CC_OK, when cc_stop is set: the next call goes on. */
#ifndef CLEANCOPY_CMD_STAGES_H
#define CLEANCOPY_CMD_STAGES_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/part_sums.h"
#include "cleancopy/state/state.h"
#include "cleancopy/write/output.h"

#include <stdbool.h>

/* The state of `run` and `fetch`: cfg->state_dir's (NULL: one in memory).  A dry run writes nothing: it
 * looks at the state that is there, also beside a run, else it has one in memory. */
enum cc_status cc_stage_open_state(const struct cc_config *cfg, struct cc_state **state,
                                   struct cc_error *err);

enum cc_status cc_stage_compare(struct cc_state *state, const struct cc_config *cfg,
                                struct cc_error *err);
/* What another engine found (compared_file.h) in the place of comparing. */
enum cc_status cc_stage_take_compared(struct cc_state *state, const struct cc_config *cfg,
                                      struct cc_error *err);
/* Only what an earlier call left (cc_compare_stored_finish). */
enum cc_status cc_stage_finish_comparing(struct cc_state *state, const struct cc_config *cfg,
                                         struct cc_error *err);
enum cc_status cc_stage_compare_anew(struct cc_state *state, const struct cc_config *cfg,
                                     struct cc_error *err);
enum cc_status cc_stage_write(struct cc_state *state, const struct cc_config *cfg,
                              struct cc_output_counts *counts, bool *written,
                              struct cc_error *err);

/* A part, from a state that holds it alone (write_part.h).  Stopped early, it is to be made anew. */
enum cc_status cc_stage_write_part(struct cc_state *state, const struct cc_config *cfg, const struct cc_part_sums *about,
                                   struct cc_output_counts *counts, struct cc_error *err);

/* The index is looked through, or made small: single statements that take long.  cc_stop ends them: the state is as it
 * was, and the status is a failure. */
enum cc_status cc_stage_check(struct cc_state *state, char problem[256], struct cc_error *err);
enum cc_status cc_stage_compact(struct cc_state *state, struct cc_error *err);

#endif
