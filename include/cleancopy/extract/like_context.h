/* like_context.h -- what the first look's verdicts on the blocks that look like a block say about it.
 *
 * A page is made by templates: the paragraphs of its article share a class, and so do the teasers of its lists.  Where the first
 * look is unsure of one of them, what it took the others for is the better guess.  Which blocks are alike: features_near.h.
 *
 * Integers only, and the same as model/cleancopy_model/like_context.py.  Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_LIKE_CONTEXT_H
#define CLEANCOPY_EXTRACT_LIKE_CONTEXT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/features.h"

/* A promise is as in verdict_context_list.h. */
enum cc_like_value {
    CC_LV_PROMISE, /* that of the others, a word: permille; -1 without others */
    CC_LV_SCORE,   /* their mean score; -1 without others */
    CC_LV_WORDS,   /* promise of all of them, in words; at most CC_PROMISE_MOST */
    CC_LIKE_VALUES
};

struct cc_like_sums {
    uint64_t promise, words, scores;
    uint32_t blocks;
};

struct cc_like_context {
    const int32_t *sums;                /* the caller's */
    const struct cc_features *features; /* the caller's */
    struct cc_like_sums *likes;         /* one for each number of features[i].like */
};

/* `sums`: the first look's log-odds of n blocks, in CC_LEAF_UNITs; both arrays stay the caller's, and are read later on. */
enum cc_status cc_like_context_make(struct cc_arena *arena, const int32_t *sums, const struct cc_features *features, uint32_t n,
                                    struct cc_like_context *context, struct cc_error *err);

/* Fills CC_LIKE_VALUES values of block i. */
void cc_like_context_of(const struct cc_like_context *context, uint32_t i, int32_t *values);

#endif
