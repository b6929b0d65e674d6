/* Property: a column of any offsets is refused with a message, or every row of it lies within its values; each call gives as many
 * rows as it was given, whose own offsets ascend and end with their values.
 *
 * Input: a byte of settings (1: 64 bits; 2: with validity; 4: pairs; from 8 on: the first row), a byte of rows, as many offsets and
 * one, then validity, a byte for 8 rows, then values. */
#include "cleancopy/cleancopy.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define N_COLUMNS (CLEANCOPY_ROWS_LINE_FLAGS + 1)

/* A copy that a sanitizer sees the ends of. */
static void *exact(const uint8_t *from, size_t bytes)
{
    char *copy = malloc(bytes > 0 ? bytes : 1);

    assert(copy != NULL);
    memcpy(copy, from, bytes);
    return copy;
}

static void check(const struct cleancopy_rows *rows, int status, size_t n)
{
    assert(status == cleancopy_rows_status(rows));
    assert((status == CLEANCOPY_OK) == (cleancopy_rows_message(rows)[0] == '\0'));
    for (int i = 0; i < N_COLUMNS && status == CLEANCOPY_OK; i++) {
        struct cleancopy_column column;
        uint64_t last = 0;

        if (cleancopy_rows_column(rows, i, &column) != CLEANCOPY_OK)
            continue;
        assert(column.offset_bits != 0 || n == 0 || column.n_value_bytes % n == 0);
        for (size_t k = 0; k <= n && column.offset_bits != 0; k++) {
            uint64_t next = column.offset_bits == 64 ? ((const uint64_t *)column.offsets)[k]
                                                     : (uint64_t)((const uint32_t *)column.offsets)[k] * 8;

            assert(next >= last);
            last = next;
        }
        assert(column.offset_bits == 0 || last == column.n_value_bytes);
    }
}

static void sketch(const struct cleancopy_column *column, size_t n)
{
    for (int roles = 0; roles < 2; roles++) {
        struct cleancopy_rows *documents, *paragraphs;
        int status = cleancopy_sketches(column, n, roles, &documents, &paragraphs);

        assert(status != CLEANCOPY_OK || cleancopy_rows_count(documents) == n);
        check(documents, status, cleancopy_rows_count(documents));
        check(paragraphs, status, cleancopy_rows_count(paragraphs));
        cleancopy_rows_free(documents);
        cleancopy_rows_free(paragraphs);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cleancopy_column column = {0};
    struct cleancopy_rows *rows;
    size_t n, n_offsets, n_validity, width;
    void *offsets, *validity, *values;
    int status;

    if (size < 2)
        return 0;
    column.offset_bits = (data[0] & 1) != 0 ? 64 : 32;
    column.first = data[0] >> 3;
    width = (size_t)column.offset_bits / 8;
    n = data[1];
    n_offsets = (column.first + n + 1) * width;
    n_validity = (column.first + n + 7) / 8;
    if (size - 2 < n_offsets + n_validity)
        return 0;
    offsets = exact(data + 2, n_offsets);
    validity = exact(data + 2 + n_offsets, n_validity);
    column.n_value_bytes = size - 2 - n_offsets - n_validity;
    values = exact(data + 2 + n_offsets + n_validity, column.n_value_bytes);
    column.offsets = offsets;
    column.validity = (data[0] & 2) != 0 ? validity : NULL;
    column.values = values;
    if ((data[0] & 4) != 0)
        status = cleancopy_pairs(&column, &column, n, &rows);
    else
        status = cleancopy_paragraphs(&column, n, &rows);
    sketch(&column, n);
    check(rows, status, n);
    cleancopy_rows_free(rows);
    free(offsets);
    free(validity);
    free(values);
    return 0;
}
