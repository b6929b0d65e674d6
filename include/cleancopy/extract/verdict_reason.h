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
 * an article, it is hidden or a line of promotion by its words.  CC_REASON_NONE for all others.
 * Measured on pages that the model had not seen: of what it would keep in such places, 9 words
 * of 10 were no text in <nav>, <footer> and <aside>, half of the hidden ones. */
enum cc_reason cc_reason_certain(const struct cc_features *features, enum cc_kind kind);

/* The best reason there is to drop it; CC_REASON_LOW_SCORE where nothing tells. */
enum cc_reason cc_reason_to_drop(const struct cc_features *features);

#endif
