/* duplicate_rows.h -- duplicates that come all at once, from another engine, and not a document at a time (document_store.h).
 *
 * All calls belong inside a transaction of state.h.  Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_DUPLICATE_ROWS_H
#define CLEANCOPY_STATE_DUPLICATE_ROWS_H

#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

/* All that the state has. */
enum cc_status cc_duplicate_rows_clear(struct cc_state *state, struct cc_error *err);

/* `outlet` is not looked at: it is that of the document.  CC_E_INPUT: the paragraph has a row. */
enum cc_status cc_duplicate_rows_put(struct cc_state *state, uint64_t doc, uint32_t paragraph,
                                     const struct cc_duplicate *duplicate, struct cc_error *err);

/* Puts into `problem` what is wrong with a row, "" where nothing is: a document that is not stored, one that copies itself, a copy of
 * a copy. */
enum cc_status cc_duplicate_rows_check(struct cc_state *state, char problem[256], struct cc_error *err);

/* How many paragraphs the document must have for its rows and those that point at it; 0: there are none. */
enum cc_status cc_duplicate_rows_reach(struct cc_state *state, uint64_t doc, uint64_t *n, struct cc_error *err);

#endif
