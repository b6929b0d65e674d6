/* flat_lift.h -- lines of flattened text of which the trees think too little, and that stay by where they stand.
 *
 *     a statement right behind a sentence of the text, also with one notice of up to 20 words between, and up to three of them: the last paragraph above
 *     tags and links, but not the rest of a notice of consent
 *     a sentence amid the text that goes like a promotion and says no more than that
 *     up to three sentences in a row between two of the text: the short questions and answers of an interview
 *     the text of a page that would be lost whole
 *
 * The trees learnt from long pages, most in English, of which few end in a short paragraph behind a line that is none of the text.  Of two sets of texts
 * by others (tests/bench/written_pages.py: flat_3, looked at for this, and flat_4) 74 of 745 blocks were lost before the first rule went from .3 down to
 * .12, from 12 words up to 20, and the third came; 59 are now.  Of 1,125 others 95 are kept for 93, and text-dev is as it was (.9430 out of fold for
 * .9431).
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_FLAT_LIFT_H
#define CLEANCOPY_EXTRACT_FLAT_LIFT_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/flat_features.h"

/* Sets the score of what stays to CC_KEEP, nothing else: `list`, one a line, has the scores of the trees and of what is certain; `blocks` have their seams
 * (cc_flat_join). */
void cc_flat_lift(const struct cc_flat_lines *lines, const struct cc_blocks *blocks, struct cc_verdict *list);

#endif
