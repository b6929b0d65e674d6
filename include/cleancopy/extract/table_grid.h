/* table_grid.h -- which column each cell of a table stands in, row after row.
 *
 * A row becomes one block, its cells joined by bars.  So that columns stay columns, a table that says it is one of data (it has
 * <th>, <thead> or <caption>) gets a bar for empty cells, for the further columns of colspan and for cells that hang down by
 * rowspan; in other tables empty cells are room for the layout, and count for nothing:
 *
 *     <tr><th>    <th colspan=2>Passengers<th>Crates        ->  "| Passengers | | Crates"
 *     <tr><td>Tarn<td>14<td>15            <td>903           ->  "Tarn | 14 | 15 | 903"
 *
 * Rows are given in document order.  Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TABLE_GRID_H
#define CLEANCOPY_EXTRACT_TABLE_GRID_H

#include "cleancopy/extract/dom.h"

#define CC_TABLE_MAX_COLUMNS 64 /* of which spans are minded; the cells beyond count as they come */

struct cc_table_grid {
    uint32_t table;  /* of the row before, CC_NO_INDEX before any */
    bool is_data;    /* the table says so */
    uint32_t n_rows; /* of data, so far */
    uint32_t column; /* where the next cell of the row may stand */
    uint16_t hanging[CC_TABLE_MAX_COLUMNS]; /* rows that a cell above still covers */
};

void cc_table_grid_init(struct cc_table_grid *grid);

/* True for a row of data: two cells or more (or, below a header, one that spans several columns or stands beside
 * one that hangs down), none of which holds more than
 * one part, no table inside.  `n_parts`: block-level parts below each node. */
bool cc_table_row_is_data(struct cc_table_grid *grid, const struct cc_dom *dom,
                          const uint16_t *n_parts, uint32_t row);

/* The next row begins, its first cell is next. */
void cc_table_grid_row(struct cc_table_grid *grid, const struct cc_dom *dom, uint32_t row);

/* The next cell of the row: its column. */
uint32_t cc_table_grid_cell(struct cc_table_grid *grid, const struct cc_dom *dom,
                            uint32_t cell);

/* After the row's last cell: how many columns it has. */
uint32_t cc_table_grid_width(struct cc_table_grid *grid);

#endif
