/* flat_context.h -- what the first look's verdicts on all lines of a flattened page say about each of them.
 *
 * One line alone is often a riddle: a short sentence in the middle of an article looks like the one under a teaser.  What the
 * lines around have been taken for tells the two apart, so the lines are judged twice, and the second time the trees
 * see the first verdicts too.
 * Source: stacked sequential learning, W. Cohen and V. Carvalho, IJCAI 2005.
 *
 * Everything that grows with the text has a bound, so that a long text's lines are like those of the texts that were learnt from.
 * Integers only, and the same as model/cleancopy_model/flat_context.py.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_CONTEXT_H
#define CLEANCOPY_EXTRACT_FLAT_CONTEXT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/flat_context_list.h"
#include "cleancopy/extract/flat_values.h"

#define CC_FLAT_NO_SUM       (-99999)
#define CC_FLAT_LIKELY_FAR   100  /* lines: no distance is greater */
#define CC_FLAT_LINE_UNITS   2000 /* of one line: a whole page in one line is still one line; two million lines of it can be added up */
#define CC_FLAT_PROMISE_MOST 3000 /* units before or behind a line */

enum cc_flat_context_value {
#define CC_FLAT_CONTEXT_ENUM(name, text) CC_FC_##name,
    CC_FLAT_CONTEXT_LIST(CC_FLAT_CONTEXT_ENUM)
#undef CC_FLAT_CONTEXT_ENUM
    CC_FLAT_CONTEXT_COUNT
};

/* Neighbours that are all likely to be text, or all not. */
struct cc_flat_likely {
    uint64_t promise; /* units times permille */
    uint32_t lines, units;
};

/* A line's place among the verdicts. */
struct cc_flat_prior {
    uint64_t promise; /* sums of the lines before it */
    uint32_t units, scores;
    uint32_t stretch; /* its own, an index */
    /* lines back and on to one that is likely, or sure, to be text */
    uint8_t to_likely, to_next_likely, to_sure, to_next_sure;
};

/* What is counted once for all lines. */
struct cc_flat_context {
    const int32_t *sums;         /* the caller's */
    struct cc_flat_prior *lines; /* n, and one behind them that has the page's sums */
    uint32_t n;
    struct cc_flat_likely *stretches;
    uint32_t n_stretches;
    int32_t page_likely, page_sure; /* CC_FC_PAGE_LIKELY, CC_FC_PAGE_SURE */
};

/* `sums`: the first look's log-odds of n lines, in CC_LEAF_UNITs; `values`: of the same lines. */
enum cc_status cc_flat_context_make(struct cc_arena *arena, const int32_t *sums, const struct cc_flat_values *values,
                                    uint32_t n, struct cc_flat_context *context, struct cc_error *err);

/* Fills CC_FLAT_CONTEXT_COUNT values of line i. */
void cc_flat_context_line(const struct cc_flat_context *context, uint32_t i, int32_t *values);

#endif
