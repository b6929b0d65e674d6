/* features_copy.h -- how much of a block stands elsewhere in the page: teasers that repeat the
 * first lines, a second copy for small screens, the whole article once more for machines.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_COPY_H
#define CLEANCOPY_EXTRACT_FEATURES_COPY_H

#include "cleancopy/extract/features.h"

/* Fills CC_F_COPY_BEFORE and CC_F_COPY_AFTER.  False when the arena refused. */
bool cc_features_copy(struct cc_arena *arena, const struct cc_blocks *blocks,
                      struct cc_features *features);

#endif
