/* tree_model.h -- boosted decision trees over whole numbers, as model/ writes them.
 *
 * All trees' nodes stand one after the other.  From a node a row of values goes on to `left`
 * when its value of `feature` is at most `threshold`, else to `right`; a place below 0 is the
 * leaf -1 - place.  Places and leaves count from the tree's first.  The sum of the leaves that
 * a row reaches is its log-odds, times CC_LEAF_UNIT: integers alone, so that every machine
 * gives the same bytes.  For few rows; tree_tests.h is for many.
 * Source: J. Friedman, "Greedy function approximation: a gradient boosting machine", 2001;
 * trained with LightGBM (G. Ke et al., 2017).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TREE_MODEL_H
#define CLEANCOPY_EXTRACT_TREE_MODEL_H

#include <stdint.h>

#define CC_LEAF_UNIT 4096

struct cc_tree_node {
    int32_t threshold;
    uint8_t feature;
    int8_t left, right; /* a tree has 127 nodes at most */
};

/* Where a tree starts. */
struct cc_tree {
    uint32_t first_node, first_leaf;
    uint32_t n_nodes; /* 0: a tree of one leaf */
};

struct cc_tree_model {
    const struct cc_tree *trees;
    uint32_t n_trees;
    const struct cc_tree_node *nodes;
    const int16_t *leaves;
};

int32_t cc_tree_model_sum(const struct cc_tree_model *model, const int32_t *values);

/* The probability of a sum, 0 to 999 permille: the number of tenths of a percent it reaches. */
uint16_t cc_tree_model_permille(int32_t sum);

/* The least sum of a probability of 1 to 999 permille: 0 for 500. */
int32_t cc_tree_model_limit(uint16_t permille);

#endif
