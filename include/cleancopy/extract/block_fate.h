/* block_fate.h -- what becomes of each block: the verdicts, and what the page already had.
 *
 * The title is not repeated as the first heading (reason `header`); a paragraph of ten words or more
 * that the page already had, as equal text or contained in an earlier one, is `repeated-in-page`; so is a long one of which
 * several earlier ones, or several later ones, have nine tenths: a second copy of the article that stands as one block.  Shorter
 * ones are between two copies whose first ones have the same between them.
 *
 * A page also says things again on purpose.  Equal text of fewer than 30 words stays where it is made as the first one was (names of
 * elements and first classes up to where both meet; lines of flattened text are made alike), does not follow it directly, and the next
 * texts of ten words or more before and after it are others than those around the first one.  In documentation all equal text stays.
 * Counted over the development pages when this was written: of repeats so made and so placed gold has 164 twice and 19 once, of
 * those in documentation 168 twice and 6 once, of all others 238 twice and 777 once; of repeats so placed in flattened text 61 twice
 * and 6 once.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BLOCK_FATE_H
#define CLEANCOPY_EXTRACT_BLOCK_FATE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"

/* reasons[i]: CC_REASON_NONE for a block that is a paragraph.  `dom` may be NULL (flattened text).  False when the arena refused. */
bool cc_block_fates(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                    const struct cc_verdict *verdicts, struct cc_span title, enum cc_kind kind, enum cc_reason *reasons);

#endif
