/* block_fate.h -- what becomes of each block: the verdicts, and what the page already had.
 *
 * The title is not repeated as the first heading (reason `header`), unless it has more than 25 words and next to no others are kept
 * (three at most): a post without a title, all of which stands in the headline.  A paragraph of ten words or more
 * that the page already had, as equal text or contained in an earlier one, is `repeated-in-page`; so is a long one of which
 * several earlier ones, or several later ones, have nine tenths: a second copy of the article that stands as one block.  Shorter
 * ones are between two copies whose first ones have the same between them.
 *
 * In articles a line that is somebody's words, with at most the name behind them (pull_quote.h), is one as well where another paragraph has
 * these words, whichever comes first.
 *
 * A page also says things again on purpose.  Equal text of fewer than 30 words stays where it is made as the first one was (names of
 * elements and first classes up to where both meet; lines of flattened text are made alike) and stands alone: it does not follow the
 * first directly, and the next texts of ten words or more before and after it are others than those around the first one.  In
 * documentation one of the two is enough, for texts of any length.
 * Counted over the development pages, for equal text above the line: of what so stays gold has 151 twice and 12 once, in
 * documentation 132 and 3, in flattened text 61 and 9; of what goes 210 and 89, most of it in a few long copies, 11 and 0, 25 and 14.
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
