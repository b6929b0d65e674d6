/* features_near.h -- what the blocks around a block, the heading above it, and its likes tell.
 *
 * Likes are the blocks of the same tag and class whose parent has the same tag and class.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_NEAR_H
#define CLEANCOPY_EXTRACT_FEATURES_NEAR_H

#include "cleancopy/extract/features.h"
#include "cleancopy/extract/page_sums.h"

/* Fills `like`, CC_F_PREV_WORDS to CC_F_SAME_PARA, CC_F_HEAD_LEVEL to CC_F_NEXT_VOCAB, and of the page
 * CC_F_PAGE_LIKES and CC_F_PAGE_LIKES_BLOCKS; wants the features of text done.  False when the
 * arena refused. */
bool cc_features_near(struct cc_arena *arena, const struct cc_dom *dom,
                      const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                      const bool *is_para, struct cc_features *features);

#endif
