/* tally_cells.h -- who copies whom, by month and by how often the paragraph was copied: what
 * the report's filters choose from.
 *
 * A cell is (copier, source, month of the copy, size of the cluster) with the number of
 * paragraphs.  Cells are bounded: once there are CC_TALLY_CELLS, copies of a new one are
 * counted in `further` alone.  At two years and ten pairs of outlets a month with each size
 * that is not near; ten thousand pairs that copy each month fill it in half a year, and the
 * report then says how many copies its filters do not see.
 *
 * The copies of one cluster come in a row, since its size is known at its end: 8 bytes each
 * until then.
 *
 * Pure but for the heap.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_TALLY_CELLS_H
#define CLEANCOPY_WRITE_TALLY_CELLS_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_TALLY_CELLS       131072
#define CC_TALLY_CELL_PLACES (2 * CC_TALLY_CELLS) /* of their hash table, a power of two */
#define CC_TALLY_SIZES       4

struct cc_tally_cell {
    uint32_t copier, source; /* numbers of outlets */
    uint16_t month;          /* year * 12 + month - 1; 0: unknown */
    uint8_t size;            /* 0: copied once, 1: 2 to 4 times, 2: 5 to 9, 3: 10 and more */
    uint64_t count;          /* paragraphs; 0: an empty place */
};

struct cc_tally_cells {
    struct cc_tally_cell *cells; /* hash table of CC_TALLY_CELL_PLACES */
    uint32_t n_cells;
    uint64_t further;
    struct cc_tally_copy *open; /* of the cluster at hand */
    size_t n_open, room;
};

struct cc_tally_cells *cc_tally_cells_open(void);        /* NULL: no memory */
void cc_tally_cells_close(struct cc_tally_cells *cells); /* NULL is fine */

/* A copy in the cluster at hand; `date`: the copier's, as in records.  False: no memory. */
bool cc_tally_cells_add(struct cc_tally_cells *cells, uint32_t copier, struct cc_span date);
/* Counts cell->count paragraphs in a cell. */
void cc_tally_cells_count(struct cc_tally_cells *cells, const struct cc_tally_cell *cell);
/* The cluster is complete. */
void cc_tally_cells_end(struct cc_tally_cells *cells, uint32_t source);

/* The cells by copier, source, month, size: `sorted` has room for n_cells. */
void cc_tally_cells_sort(const struct cc_tally_cells *cells,
                         const struct cc_tally_cell **sorted);

#endif
