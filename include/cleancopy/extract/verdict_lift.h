/* verdict_lift.h -- blocks of an article of which the trees are not sure, and that stay by where they stand: headings between two blocks of the text,
 * the rest of a list that is kept, sentences amid the text and right behind it.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_LIFT_H
#define CLEANCOPY_EXTRACT_VERDICT_LIFT_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/features.h"
#include "cleancopy/extract/verdict.h"

/* `features` and `verdicts`: one a block. */
void cc_verdict_lift(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, struct cc_verdict *verdicts);

#endif
