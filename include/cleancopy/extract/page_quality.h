/* page_quality.h -- how much of a page's text is expected to be right.
 *
 * The scores promise an F1 (keep_line.h).  A table, made from pages that the model had not seen
 * (model/README.md), turns the promise into the share of right words that such pages had.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PAGE_QUALITY_H
#define CLEANCOPY_EXTRACT_PAGE_QUALITY_H

#include "cleancopy/core/document.h"

#include <stdint.h>

/* 0 to 1; `expected_f1` in permille, 0 for a page of which nothing is kept. */
double cc_page_quality(uint32_t expected_f1, enum cc_kind kind);

/* The same for a flattened page, with a table of its own. */
double cc_page_quality_flat(uint32_t expected_f1);

#endif
