/* index_check.h -- whether rows and postings of the paragraph index say the same.
 *
 * Every paragraph must be found by its document, a canonical one by its key, one with
 * fingerprints by each of them, and nothing else may be posted.  Looking each of them up would
 * take a minute for a million paragraphs; instead both sides are added up: what the rows want
 * posted (fingerprints computed again from their words), and what the segments hold, as a sum
 * of 64-bit hashes of (print, ref), which does not depend on order.  Segments are walked from
 * end to end on the way, so order, counts and page numbers are seen too.
 *
 * Memory: a bit for each ref.  Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_INDEX_CHECK_H
#define CLEANCOPY_STATE_INDEX_CHECK_H

#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdint.h>

/* *problem is "" when all is well.  Fails only where the file cannot be read. */
enum cc_status cc_index_check(struct cc_state *state, char problem[256], struct cc_error *err);
/* Fingerprint postings of paragraphs that are there: a walk over all segments. */
enum cc_status cc_index_count_fingerprints(struct cc_state *state, int64_t *n,
                                           struct cc_error *err);

#endif
