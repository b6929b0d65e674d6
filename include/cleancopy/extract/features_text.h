/* features_text.h -- the first part of features.h: what a block's own text tells, and which
 * blocks are paragraphs.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_TEXT_H
#define CLEANCOPY_EXTRACT_FEATURES_TEXT_H

#include "cleancopy/extract/features.h"

/* Fills CC_F_WORDS to CC_F_VOCAB_REASON of each block's features, and is_para (feature_list.h's
 * definition), and CC_F_DESC_SIM to CC_F_AUTHOR_NAMED.  False when the arena refused. */
bool cc_features_text(struct cc_arena *arena, const struct cc_blocks *blocks,
                      const struct cc_page_hints *page, struct cc_features *features, bool *is_para);

#endif
