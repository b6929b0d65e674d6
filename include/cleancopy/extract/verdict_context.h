/* verdict_context.h -- what the first look's verdicts on all blocks of a page say about each of them.
 *
 * One block alone is often a riddle: a short sentence in the middle of an article looks like the one under a teaser.  What the
 * blocks around have been taken for tells the two apart, so the blocks are judged twice, and the second time the trees
 * see the first verdicts too.  A flattened page's blocks are its lines.
 * Source: stacked sequential learning, W. Cohen and V. Carvalho, IJCAI 2005.
 *
 * Everything that grows with the text has a bound, so that a long page's blocks are like those of the pages that were learnt from.
 * Integers only, and the same as model/cleancopy_model/verdict_context.py.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_CONTEXT_H
#define CLEANCOPY_EXTRACT_VERDICT_CONTEXT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/verdict_context_list.h"

#define CC_NO_SUM        (-99999)
#define CC_LIKELY_FAR    100  /* blocks: no distance is greater */
#define CC_PROMISE_UNITS 2000 /* of one block: a whole page in one line is still one line; two million of it can be added up */
#define CC_PROMISE_MOST  3000 /* units before or behind a block */

enum cc_verdict_context_value {
#define CC_VERDICT_CONTEXT_ENUM(name, text) CC_VC_##name,
    CC_VERDICT_CONTEXT_LIST(CC_VERDICT_CONTEXT_ENUM)
#undef CC_VERDICT_CONTEXT_ENUM
    CC_VERDICT_CONTEXT_COUNT
};

/* Neighbours that are all likely to be text, or all not. */
struct cc_stretch {
    uint64_t promise; /* units times permille */
    uint32_t blocks, units;
};

/* A block's place among the verdicts. */
struct cc_prior {
    uint64_t promise; /* sums of the blocks before it */
    uint32_t units, scores;
    uint32_t stretch; /* its own, an index */
    /* blocks back and on to one that is likely, or sure, to be text */
    uint8_t to_likely, to_next_likely, to_sure, to_next_sure;
};

/* What is counted once for all blocks. */
struct cc_verdict_context {
    const int32_t *sums;      /* the caller's */
    struct cc_prior *blocks;  /* n, and one behind them that has the page's sums */
    uint32_t n;
    struct cc_stretch *stretches;
    uint32_t n_stretches;
    int32_t page_likely, page_sure; /* CC_VC_PAGE_LIKELY, CC_VC_PAGE_SURE */
};

/* A block's units, in bounds: 1 to CC_PROMISE_UNITS. */
uint32_t cc_promise_units(int32_t units);

/* `sums`: the first look's log-odds of n blocks, in CC_LEAF_UNITs; `units`: how much text the first has (words, or letters of
 * scripts without spaces as flat_features.h counts them), that of the next stands `stride` values on. */
enum cc_status cc_verdict_context_make(struct cc_arena *arena, const int32_t *sums, const int32_t *units, size_t stride,
                                       uint32_t n, struct cc_verdict_context *context, struct cc_error *err);

/* Fills CC_VERDICT_CONTEXT_COUNT values of block i. */
void cc_verdict_context_of(const struct cc_verdict_context *context, uint32_t i, int32_t *values);

#endif
