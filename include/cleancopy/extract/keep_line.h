/* keep_line.h -- the score from which the blocks of a page are best kept.
 *
 * The scores are probabilities.  Keeping all blocks from a score on has an expected F1 (words
 * kept and right against words kept and words wanted); on a page of running text it is best near one
 * half, but where no block is sure to be text, as on lists and shop pages, lower.
 * Source: the expected-utility approach to F-measure, N. Ye et al., "Optimizing F-measure: a tale of two
 * approaches", 2012.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_KEEP_LINE_H
#define CLEANCOPY_EXTRACT_KEEP_LINE_H

#include "cleancopy/core/document.h"

#define CC_KEEP_LINE_FLOOR 50 /* permille: what is less likely to be text is never kept */

/* What the scores promise when blocks are kept from a score on. */
struct cc_keep_line {
    uint16_t score;       /* permille, CC_KEEP_LINE_FLOOR at least */
    uint32_t expected_f1; /* permille; 0 where nothing is kept */
};

/* `scores`: permille, one a block.  The best line that is `highest` at most. */
struct cc_keep_line cc_keep_line_best(const struct cc_blocks *blocks, const uint16_t *scores,
                                      uint16_t highest);

/* The promise of a line that is given. */
struct cc_keep_line cc_keep_line_at(const struct cc_blocks *blocks, const uint16_t *scores,
                                    uint16_t score);

#endif
