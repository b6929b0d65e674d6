/* tree_tests.h -- boosted trees over many rows at once, with no branch a node.
 *
 * A row that walks a tree meets a branch at each node, and a processor guesses every second or third
 * wrong.  Here a node is a test that stands by itself: a row whose value is over the threshold
 * loses the leaves of the node's left side.  Of what is left of a tree's leaves when all its
 * tests are done the first is the one that a walk would reach.  So the order of the tests is free: they stand by
 * feature and from the least threshold up, a feature's tests end with the first threshold that
 * no row is over, and each is done for CC_TREE_LANES rows at a time, which compilers turn into vectors.  The first tests of a feature,
 * those that all these rows are over, are three in five: they take leaves from all at once.
 *
 * Source: C. Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive
 * ensembles of regression trees", SIGIR 2015; rows side by side as in their "Exploiting CPU SIMD extensions to
 * speed-up document scoring with tree ensembles", SIGIR 2016.
 *
 * The same sums as a walk's, integers alone: CC_LEAF_UNIT of tree_model.h.
 * Measured over 488 pages: a quarter of the time of the walks, and 0.87 of a page's.  On x86-64 there is a second copy of the
 * code for AVX2, which takes one hundredth off a page more.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TREE_TESTS_H
#define CLEANCOPY_EXTRACT_TREE_TESTS_H

#include <stddef.h>
#include <stdint.h>

#define CC_TREE_LANES        16  /* rows at a time: one vector of the widest, four of the narrowest */
#define CC_TREE_MAX_FEATURES 256 /* of a model: 16 KiB for the values of the rows in hand */
#define CC_TREE_MAX_LEAVES   32  /* of a tree: a bit each */
#define CC_TREE_MAX_TREES    160 /* of a model: 10 KiB of bits */

struct cc_tree_test {
    int32_t threshold;
    uint32_t left; /* leaves of the left side, the tree's first as bit 0 */
    uint32_t tree;
};

struct cc_tree_tests {
    const struct cc_tree_test *tests;
    const uint16_t *starts; /* feature f has the tests from starts[f] to before starts[f + 1] */
    uint32_t n_features;    /* of a row; behind them is the habit */
    uint32_t n_trees;
    const int16_t (*leaves)[CC_TREE_MAX_LEAVES]; /* a tree each, 0 behind its last */
};

/* The sums of n_rows rows; row r has its values at rows + r * stride.  The habit is a feature that rows do not hold: *full
 * are the sums where it is 0, *strict where it is 1. */
void cc_tree_tests_sums(const struct cc_tree_tests *model, const int32_t *rows, size_t stride,
                        size_t n_rows, int32_t *full, int32_t *strict);

#endif
