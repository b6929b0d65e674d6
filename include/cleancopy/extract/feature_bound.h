/* feature_bound.h -- a page's counts end where the training pages become few.
 *
 * Trees know nothing of a page that is longer than those that they were fitted to: behind their last thresholds they go on
 * saying what the few longest pages said, which were threads and lists of comments.  A story of 8,000 words lost a third of its
 * paragraphs so, and an encyclopedia's article of 18,000 more than half of its words.  So counts of blocks, words and paragraphs, and distances in blocks,
 * end at a bound, and a page beyond it is taken for one that reaches it.  A bound is about what three in four of the training
 * pages stay below (paragraph words 3,000: articles 2,010, others 1,250) and nine in ten nearly so; chosen by cross-validation
 * (model/README.md).
 *
 * Pure. */
#ifndef CLEANCOPY_EXTRACT_FEATURE_BOUND_H
#define CLEANCOPY_EXTRACT_FEATURE_BOUND_H

#include "cleancopy/extract/features.h"

/* X(feature, bound): greater values become the bound. */
#define CC_FEATURE_BOUNDS(X)                                                                       \
    X(INDEX, 250)                                                                                  \
    X(INDEX_END, 250)                                                                              \
    X(FROM_TITLE, 250)                                                                             \
    X(SINCE_HEADING, 50)                                                                           \
    X(TO_HEADING, 50)                                                                              \
    X(MAIN_POS, 120)                                                                               \
    X(TOP_POS, 120)                                                                                \
    X(A0_BLOCKS, 120)                                                                              \
    X(A1_BLOCKS, 120)                                                                              \
    X(A2_BLOCKS, 300)                                                                              \
    X(SAME_BLOCKS, 80)                                                                             \
    X(PAGE_BLOCKS, 800)                                                                            \
    X(PAGE_WORDS, 5000)                                                                            \
    X(PAGE_PARA_WORDS, 3000)                                                                       \
    X(PAGE_PARAS, 80)                                                                              \
    X(PAGE_HEADINGS, 80)                                                                           \
    X(LABEL_SINCE, 50)

void cc_features_bound(struct cc_features *features, uint32_t count);

#endif
