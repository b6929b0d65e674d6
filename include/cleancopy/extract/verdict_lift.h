/* verdict_lift.h -- blocks of an article of which the trees are not sure, and that stay by where they stand, in this order:
 *
 *     a heading between two blocks of the text (of 20 such on the development pages gold has 19)
 *     the other items of a list of three or more, at least half of which is kept (no figure of the development pages moves; a recipe is whole)
 *     a sentence like the paragraph before it, amid the text or right behind it (tests/bench/lines_amid.py)
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_LIFT_H
#define CLEANCOPY_EXTRACT_VERDICT_LIFT_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/features.h"
#include "cleancopy/extract/verdict.h"

/* `features`, `settled` and `verdicts`: one a block.  Settled is what something says for certain, which stays as it is; what is lifted has the verdict keep,
 * the score CC_KEEP and no reason. */
void cc_verdict_lift(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, const bool *settled,
                     struct cc_verdict *verdicts);

#endif
