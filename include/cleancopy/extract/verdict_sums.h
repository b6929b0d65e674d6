/* verdict_sums.h -- how likely each block of a page with a tree is to be text.
 *
 * Boosted trees over features.h score each block by two habits of gold texts: full, which takes all of an article in, and strict,
 * a newsroom's.  The blocks of which they are not sure are looked at a second time by other trees, which see what the first
 * took the blocks around (verdict_context.h) and the blocks like it (like_context.h) for, and what they say stands.
 * The second look is the mean of three models (tree_mean.h).  Pages of few blocks are looked at once, and what decides is the mean of
 * five models like the first look's.  How the trees were trained, on what, and how good they are: model/README.md.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_SUMS_H
#define CLEANCOPY_EXTRACT_VERDICT_SUMS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/features.h"

/* The log-odds of the n blocks of a page in both habits, in CC_LEAF_UNITs.  What is counted on the way is taken from the arena
 * and given back. */
enum cc_status cc_verdict_sums(struct cc_arena *arena, const struct cc_features *features, uint32_t n, int32_t *full,
                               int32_t *strict, struct cc_error *err);

#endif
