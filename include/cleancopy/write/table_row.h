/* table_row.h -- the cells of a table's row.
 *
 * A paragraph of role table is one row: extract/block.h joins its cells with " | ", and an empty
 * cell leaves "| |".  A bar without a blank (or an edge) on either side is text of its cell.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_WRITE_TABLE_ROW_H
#define CLEANCOPY_WRITE_TABLE_ROW_H

#include "cleancopy/core/span.h"

/* Takes the next cell off *rest, blanks at its ends and all; false when none is left.  The empty
 * row has one empty cell, unless its ptr is NULL. */
bool cc_table_next_cell(struct cc_span *rest, struct cc_span *cell);

size_t cc_table_count_cells(struct cc_span row);

#endif
