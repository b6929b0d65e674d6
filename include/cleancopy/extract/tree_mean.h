/* tree_mean.h -- the mean of several models of tree_tests.h, that were trained alike but for the seed of their samples.
 *
 * On pages unlike those that were trained on, small ones above all, one model says by chance what another does not; their
 * mean is saner than any of them (model/README.md has figures).  Most rows are menus and lists, of which the first model is
 * sure: the others are asked about the rest alone.
 * Source: L. Breiman, "Bagging predictors", Machine Learning 24, 1996; rows that are left early after B. Cambazoglu et al.,
 * "Early exit optimizations for additive machine learned ranking systems", WSDM 2010.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TREE_MEAN_H
#define CLEANCOPY_EXTRACT_TREE_MEAN_H

#include "cleancopy/extract/tree_tests.h"

#define CC_TREE_MEAN_WIDTH CC_TREE_MAX_FEATURES /* most values of a row: 16 KiB for a batch of rows */

struct cc_tree_mean {
    const struct cc_tree_tests *const *models; /* all of the same features, at most CC_TREE_MEAN_WIDTH */
    uint32_t n_models;
    int32_t sure; /* log-odds, in CC_LEAF_UNITs: where both habits' are beyond it, on one side, the first model's stand */
};

/* As cc_tree_tests_sums. A row's sums do not depend on the rows around it. */
void cc_tree_mean_sums(const struct cc_tree_mean *mean, const int32_t *rows, size_t stride,
                       size_t n_rows, int32_t *full, int32_t *strict);

#endif
