/* features_label.h -- the line that opens an element and says what the rest of it is.
 *
 * "Related articles", then three teasers, in one element: headings of the teasers' own stand between that line and their summaries, and the line
 * need not be a heading.  A label is a block that is a phrase of the vocabulary from end to end and has an element to open: one whose first
 * block it is, with others behind it, that is not nearly all of the page's text.  Of such elements the largest counts; of labels above a block the nearest.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_LABEL_H
#define CLEANCOPY_EXTRACT_FEATURES_LABEL_H

#include "cleancopy/extract/features.h"
#include "cleancopy/extract/page_sums.h"

#define CC_LABEL_MAX_SHARE 900 /* permille of the page's paragraph words that are below a label at most: short articles have less than their teasers */

/* Fills CC_F_LABEL_REASON to CC_F_LABEL_PARA; wants the features of text done. */
void cc_features_label(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                       struct cc_features *features);

#endif
