/* features_class.h -- the features that come from the learnt words of class and id.
 *
 * Each token of class_token.h that the model's table knows has a weight: how much more often
 * than average the text under such elements is kept, as log-odds.  A block gets the least, the
 * greatest and the sum of the weights of its own elements (from the innermost to the
 * block-level one), of its parent, of the parent's parent, and of all up to the root.
 *
 * Pure but for the arena. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_CLASS_H
#define CLEANCOPY_EXTRACT_FEATURES_CLASS_H

#include "cleancopy/extract/class_list.h"
#include "cleancopy/extract/features.h"
#include "cleancopy/extract/page_sums.h"
#include "cleancopy/extract/token_weight.h"

/* The table that the model was trained with. */
extern const struct cc_token_weights cc_model_token_weights;

/* Fills CC_F_TOKEN_*.  False when the arena refused. */
bool cc_features_class(struct cc_arena *arena, const struct cc_dom *dom,
                       const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                       const struct cc_class_list *classes, const struct cc_token_weights *weights,
                       struct cc_features *features);

#endif
