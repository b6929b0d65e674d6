/* table_whole.h -- one verdict for all rows of a table of data.
 *
 * A row is a block of a few words, and the trees judge it by itself: a table would lose its head, or a row in its middle.
 * Instead all rows of a table, and the <caption> that names it, have the score of the best one.  (Out of fold: .0006 more on all kinds, .002 on products; the
 * mean of the rows' scores gained nothing.)
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TABLE_WHOLE_H
#define CLEANCOPY_EXTRACT_TABLE_WHOLE_H

#include "cleancopy/extract/block.h"
#include "cleancopy/extract/dom.h"

/* sums[i]: the log-odds of block i; those of rows, and of the <caption>, of one table become the
 * greatest of them. */
void cc_table_whole(const struct cc_dom *dom, const struct cc_blocks *blocks, int32_t *sums);

#endif
