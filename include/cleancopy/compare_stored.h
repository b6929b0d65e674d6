/* compare_stored.h -- stored documents against each other.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_COMPARE_STORED_H
#define CLEANCOPY_COMPARE_STORED_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/core/watch.h"
#include "cleancopy/state/state.h"

#include <stdint.h>

/* Compares every stored document that has not been compared yet, in canonical order, with all before it.
 * *n: how many.  Commits as it goes; what is left after a kill, or when the watch stopped it
 * (CC_OK), is compared by the next call. */
enum cc_status cc_compare_stored(struct cc_state *state, const struct cc_config *cfg,
                                 const struct cc_watch *watch, uint64_t *n, struct cc_error *err);

/* Only if a call of cc_compare_stored() was cut short: its documents are a batch of their own, and those that come later
 * must not come among them. */
enum cc_status cc_compare_stored_finish(struct cc_state *state, const struct cc_config *cfg,
                                 const struct cc_watch *watch, uint64_t *n, struct cc_error *err);

/* Instead of comparing: takes what cc_compared_file_put() put as found, for every document that is to be compared.  The state then has
 * no index of paragraphs: cc_compare_stored() refuses further documents (CC_E_STATE) until cc_compare_stored_anew() made one.
 * CC_E_INPUT: a row does not fit its document. */
enum cc_status cc_compare_stored_given(struct cc_state *state, const struct cc_config *cfg,
                                       const struct cc_watch *watch, uint64_t *n, struct cc_error *err);

/* Compares all stored documents anew, as one batch: what several runs have chosen as canonical copies gives way to what
 * one run would have chosen.  After a kill, either call above goes on with it. */
enum cc_status cc_compare_stored_anew(struct cc_state *state, const struct cc_config *cfg,
                                 const struct cc_watch *watch, uint64_t *n, struct cc_error *err);

#endif
