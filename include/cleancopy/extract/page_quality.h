/* page_quality.h -- how much of a page's text is expected to be right.
 *
 * The scores are probabilities: they give the words that are expected to be kept and right,
 * kept and wrong, dropped and right, and so the expected F1.  A table, made from pages that the
 * model had not seen (model/README.md), turns that into the share of right words that such
 * pages had.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PAGE_QUALITY_H
#define CLEANCOPY_EXTRACT_PAGE_QUALITY_H

#include "cleancopy/core/document.h"

/* The F1 that the scores promise, in permille; 0 for a page of which nothing is kept. */
uint32_t cc_expected_f1(const struct cc_blocks *blocks, const struct cc_verdict *verdicts);

/* 0 to 1. */
double cc_page_quality(const struct cc_blocks *blocks, const struct cc_verdict *verdicts,
                       enum cc_kind kind);

#endif
