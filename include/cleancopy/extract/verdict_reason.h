/* verdict_reason.h -- why a block that is not kept is not part of the text.
 *
 * The model says how much a block looks like text, not what else it is.  That is told from
 * where it stands (in a footer, in an element whose class names a widget, hidden), from its
 * words (the vocabulary's phrases), from the heading above it, in this order.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_REASON_H
#define CLEANCOPY_EXTRACT_VERDICT_REASON_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/features.h"

/* Where it stands says what it is; CC_REASON_NONE where it says nothing. */
enum cc_reason cc_reason_of_place(const struct cc_features *features);

/* What is no text whatever its score: it stands in <nav>, <footer> or <aside> (that do not hold the bulk of the page), or, in
 * an article, in another <article> than the title's, or in an element named as comments (where these have no more than
 * three tenths of the paragraph words), or whose class and label say the same, or it is hidden and no paragraph, or a line that promotes something
 * (promotion.h), a paragraph that is a tool's label ("Share", "Log in"), a copyright notice, a reading time, and but for full scope a stamp, a link to
 * another article ("Read also: …"), or, as a paragraph, a credit, a note on the author, the label above such links; in a forum a line that
 * promotes a newsletter or an app, the label of an advertisement or of a tool (of 204 such lines in forums of wcxb-dev, by a fifth of
 * today's phrases, one is text).
 * CC_REASON_NONE for all others.  Measured on 1,610 pages that the model had not seen: of the words that it would keep in
 * <nav>, <footer> and <aside> 2 of 3 were no text; in other articles all 883, on one page; of hidden ones in articles 2 of 5, so
 * paragraphs among them are left to it. */
enum cc_reason cc_reason_certain(const struct cc_features *features, enum cc_kind kind, enum cc_scope scope);

/* What is no text where the trees do not take it for text either, so that no line below one half (keep_line.h) lifts it: on a page with
 * next to no text that line comes down to cookie notices.  CC_REASON_NONE for all others.  Of 611 blocks of the training pages whose words
 * are those of a cookie notice two were text in part, none whole. */
enum cc_reason cc_reason_unless_likely(const struct cc_features *features);

/* The best reason there is to drop it; CC_REASON_LOW_SCORE where nothing tells. */
enum cc_reason cc_reason_to_drop(const struct cc_features *features);

#endif
