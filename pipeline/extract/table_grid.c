#include "cleancopy/extract/table_grid.h"

#include <string.h>

#define MAX_SPAN 1000 /* as HTML has it for colspan; rowspan may be more, of which no more is minded */

void cc_table_grid_init(struct cc_table_grid *grid)
{
    memset(grid, 0, sizeof(*grid));
    grid->table = CC_NO_INDEX;
}

/* The attribute as a number, 1 where it is none. */
static uint32_t span_of(const struct cc_dom *dom, uint32_t cell, struct cc_span name)
{
    struct cc_span value = cc_span_trim(cc_dom_attr(dom, cell, name));
    uint32_t n = 0;
    size_t i;

    for (i = 0; i < value.len && value.ptr[i] >= '0' && value.ptr[i] <= '9'; i++)
        if (n < MAX_SPAN)
            n = 10 * n + (uint32_t)(value.ptr[i] - '0');
    if (n == 0)
        return 1;
    return n < MAX_SPAN ? n : MAX_SPAN;
}

static bool says_data(const struct cc_dom *dom, uint32_t table)
{
    uint32_t i;

    for (i = table + 1; i < dom->nodes[table].end; i++) {
        enum cc_tag tag = dom->nodes[i].tag;

        if (tag == CC_TAG_TH || tag == CC_TAG_THEAD || tag == CC_TAG_CAPTION)
            return true;
    }
    return false;
}

static void enter_table(struct cc_table_grid *grid, const struct cc_dom *dom, uint32_t row)
{
    uint32_t table = dom->nodes[row].parent;

    while (table != CC_NO_INDEX && dom->nodes[table].tag != CC_TAG_TABLE)
        table = dom->nodes[table].parent;
    if (table == grid->table)
        return;
    cc_table_grid_init(grid);
    grid->table = table;
    grid->is_data = table != CC_NO_INDEX && says_data(dom, table);
}

static bool anything_hangs(const struct cc_table_grid *grid)
{
    uint32_t i;

    for (i = 0; i < CC_TABLE_MAX_COLUMNS; i++)
        if (grid->hanging[i] > 0)
            return true;
    return false;
}

bool cc_table_row_is_data(struct cc_table_grid *grid, const struct cc_dom *dom,
                          const uint16_t *n_parts, uint32_t row)
{
    uint32_t i, cells = 0, columns = 0;

    for (i = row + 1; i < dom->nodes[row].end; i = dom->nodes[i].end) {
        enum cc_tag tag = dom->nodes[i].tag;

        if (tag != CC_TAG_TD && tag != CC_TAG_TH)
            continue;
        cells++;
        columns += span_of(dom, i, CC_SPAN("colspan"));
        if (n_parts[i] > 2)
            return false;
    }
    if (n_parts[row] > 2 * cells)
        return false;
    if (cells != 1)
        return cells > 1;
    enter_table(grid, dom, row);
    return grid->is_data && grid->n_rows > 0 && (columns > 1 || anything_hangs(grid));
}

void cc_table_grid_row(struct cc_table_grid *grid, const struct cc_dom *dom, uint32_t row)
{
    enter_table(grid, dom, row);
    grid->n_rows++;
    grid->column = 0;
}

static bool hangs_over(const struct cc_table_grid *grid, uint32_t column)
{
    return grid->is_data && column < CC_TABLE_MAX_COLUMNS && grid->hanging[column] > 0;
}

uint32_t cc_table_grid_cell(struct cc_table_grid *grid, const struct cc_dom *dom, uint32_t cell)
{
    uint32_t column, wide = 1, high = 1, i;

    while (hangs_over(grid, grid->column))
        grid->hanging[grid->column++]--;
    column = grid->column;
    if (grid->is_data) {
        wide = span_of(dom, cell, CC_SPAN("colspan"));
        high = span_of(dom, cell, CC_SPAN("rowspan"));
        wide = wide < CC_TABLE_MAX_COLUMNS ? wide : 1; /* "all of them", wherever they end */
    }
    for (i = column; i < column + wide && i < CC_TABLE_MAX_COLUMNS; i++)
        grid->hanging[i] = (uint16_t)(high - 1);
    grid->column += wide;
    return column;
}

uint32_t cc_table_grid_width(struct cc_table_grid *grid)
{
    uint32_t width = grid->column, i;

    for (i = width; i < CC_TABLE_MAX_COLUMNS; i++) {
        if (!hangs_over(grid, i))
            continue;
        grid->hanging[i]--;
        width = i + 1;
    }
    return width;
}
