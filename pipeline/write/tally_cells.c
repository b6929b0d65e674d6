#include "cleancopy/write/tally_cells.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"

#include <stdlib.h>

struct cc_tally_copy {
    uint32_t copier;
    uint16_t month;
};

struct cc_tally_cells *cc_tally_cells_open(void)
{
    struct cc_tally_cells *cells = cc_calloc(1, sizeof *cells);

    if (cells == NULL)
        return NULL;
    cells->cells = cc_calloc(CC_TALLY_CELL_PLACES, sizeof *cells->cells);
    if (cells->cells != NULL)
        return cells;
    cc_free(cells);
    return NULL;
}

void cc_tally_cells_close(struct cc_tally_cells *cells)
{
    if (cells == NULL)
        return;
    cc_free(cells->cells);
    cc_free(cells->open);
    cc_free(cells);
}

/* "2024-05…"; 0 for anything else. */
static uint16_t month_of(struct cc_span date)
{
    static const char form[] = "0000-00";
    unsigned n[2] = {0, 0}, part = 0;

    if (date.len < sizeof form - 1)
        return 0;
    for (size_t i = 0; i < sizeof form - 1; i++) {
        if (form[i] == '-') {
            if (date.ptr[i] != '-')
                return 0;
            part = 1;
            continue;
        }
        if (date.ptr[i] < '0' || date.ptr[i] > '9')
            return 0;
        n[part] = n[part] * 10 + (unsigned)(date.ptr[i] - '0');
    }
    return n[1] >= 1 && n[1] <= 12 && n[0] <= 5000 ? (uint16_t)(n[0] * 12 + n[1] - 1) : 0;
}

bool cc_tally_cells_add(struct cc_tally_cells *cells, uint32_t copier, struct cc_span date)
{
    if (cells->n_open == cells->room) {
        size_t room = cells->room == 0 ? 256 : cells->room * 2;
        struct cc_tally_copy *grown = cc_realloc_array(cells->open, room, sizeof *grown);

        if (grown == NULL)
            return false;
        cells->open = grown;
        cells->room = room;
    }
    cells->open[cells->n_open++] = (struct cc_tally_copy){copier, month_of(date)};
    return true;
}

static uint8_t size_of(size_t n_copies)
{
    return n_copies >= 10 ? 3 : n_copies >= 5 ? 2 : n_copies >= 2;
}

void cc_tally_cells_count(struct cc_tally_cells *cells, const struct cc_tally_cell *key)
{
    uint64_t hash = cc_hash64_mix(cc_hash64_mix(key->copier, key->source),
                                  (uint64_t)key->month << 8 | key->size);
    size_t at = (size_t)hash & (CC_TALLY_CELL_PLACES - 1);
    struct cc_tally_cell *cell = &cells->cells[at];

    while (cell->count > 0 && (cell->copier != key->copier || cell->source != key->source ||
                               cell->month != key->month || cell->size != key->size)) {
        at = (at + 1) & (CC_TALLY_CELL_PLACES - 1);
        cell = &cells->cells[at];
    }
    if (cell->count == 0) {
        if (cells->n_cells == CC_TALLY_CELLS) {
            cells->further += key->count;
            return;
        }
        cells->n_cells++;
        *cell = *key;
        return;
    }
    cell->count += key->count;
}

void cc_tally_cells_end(struct cc_tally_cells *cells, uint32_t source)
{
    for (size_t i = 0; i < cells->n_open; i++) {
        const struct cc_tally_cell key = {.copier = cells->open[i].copier,
                                          .source = source,
                                          .month = cells->open[i].month,
                                          .size = size_of(cells->n_open),
                                          .count = 1};

        cc_tally_cells_count(cells, &key);
    }
    cells->n_open = 0;
}

static int compare_cells(const void *x, const void *y)
{
    const struct cc_tally_cell *a = *(const struct cc_tally_cell *const *)x,
                               *b = *(const struct cc_tally_cell *const *)y;

    if (a->copier != b->copier)
        return a->copier < b->copier ? -1 : 1;
    if (a->source != b->source)
        return a->source < b->source ? -1 : 1;
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    return (int)a->size - (int)b->size;
}

void cc_tally_cells_sort(const struct cc_tally_cells *cells,
                         const struct cc_tally_cell **sorted)
{
    size_t n = 0;

    for (size_t i = 0; i < CC_TALLY_CELL_PLACES; i++) {
        if (cells->cells[i].count > 0)
            sorted[n++] = &cells->cells[i];
    }
    if (n > 0)
        qsort(sorted, n, sizeof *sorted, compare_cells);
}
