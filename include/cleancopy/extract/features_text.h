/* features_text.h -- the first part of features.h: what a block's own text tells, and which
 * blocks are paragraphs.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_TEXT_H
#define CLEANCOPY_EXTRACT_FEATURES_TEXT_H

#include "cleancopy/extract/features.h"

/* Fills CC_F_WORDS to CC_F_VOCAB_REASON of each block's features, and is_para (feature_list.h's
 * definition). `title` and `body_hint` as for cc_features_list.  False when the arena refused.
 */
bool cc_features_text(struct cc_arena *arena, const struct cc_blocks *blocks,
                      struct cc_span title, struct cc_span body_hint,
                      struct cc_features *features, bool *is_para);

#endif
