/* flat_sums.h -- how likely each line of a flattened page is to be text.
 *
 * Boosted trees over flat_values.h score each line by two habits of gold texts, full and strict, as verdict_sums.h does for blocks of
 * a tree; the mean of three models (tree_mean.h).  Then other trees look a second time, at what the first took the lines around for
 * as well (verdict_context.h), and what they say stands: word F1 .944 out of fold, where the first look has .940.  Of texts of few
 * lines the first look alone decides.  Training and figures: model/README.md.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_SUMS_H
#define CLEANCOPY_EXTRACT_FLAT_SUMS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/flat_values.h"

/* The log-odds of the n lines of a page in both habits, in CC_LEAF_UNITs.  What is counted on the way is taken from the arena and given back. */
enum cc_status cc_flat_sums(struct cc_arena *arena, const struct cc_flat_values *values, uint32_t n, int32_t *full,
                            int32_t *strict, struct cc_error *err);

/* The log-odds of a line in a scope. */
int32_t cc_flat_combined(int32_t full, int32_t strict, enum cc_scope scope);

#endif
