/* arrow_column.h -- a column in Arrow's layout out of C strings, NULL for a null, for tests. */
#ifndef CLEANCOPY_TESTS_ARROW_COLUMN_H
#define CLEANCOPY_TESTS_ARROW_COLUMN_H

#include "cleancopy/cleancopy.h"

#include <stdlib.h>
#include <string.h>

#define ARROW_ROWS 4096

struct arrow_column {
    struct cleancopy_column column;
    char *values; /* exact: a sanitizer sees each byte that is read behind them */
    int32_t narrow[ARROW_ROWS + 1];
    int64_t wide[ARROW_ROWS + 1];
    unsigned char validity[ARROW_ROWS / 8];
};

/* `bits` of offsets; rows begin at `first`. */
static inline void arrow_column_fill(struct arrow_column *c, const char *const *rows, size_t n, int bits, size_t first)
{
    size_t at = 0;

    memset(c, 0, sizeof *c);
    for (size_t i = 0; i < n; i++)
        at += rows[i] != NULL ? strlen(rows[i]) : 0;
    c->values = malloc(at > 0 ? at : 1);
    assert_non_null(c->values);
    at = 0;
    for (size_t i = 0; i < n; i++) {
        if (rows[i] != NULL) {
            memcpy(c->values + at, rows[i], strlen(rows[i]));
            c->validity[i / 8] = (unsigned char)(c->validity[i / 8] | 1u << i % 8);
            at += strlen(rows[i]);
        }
        c->narrow[i + 1] = (int32_t)at;
        c->wide[i + 1] = (int64_t)at;
    }
    c->column = (struct cleancopy_column){c->values, bits == 32 ? (const void *)c->narrow : c->wide,
                                          c->validity, at, first, bits};
}

static inline void arrow_column_done(struct arrow_column *c)
{
    free(c->values);
}

/* Of rows that came out. */
static inline int arrow_is_null(const struct cleancopy_column *c, size_t i)
{
    return c->validity != NULL && (c->validity[i / 8] >> i % 8 & 1) == 0;
}

/* Fails the test where there is none of that number. */
static inline struct cleancopy_column arrow_of(const struct cleancopy_rows *rows, int number)
{
    struct cleancopy_column column;

    assert_int_equal(cleancopy_rows_column(rows, number, &column), CLEANCOPY_OK);
    return column;
}

static inline int arrow_status(const struct cleancopy_rows *rows, size_t i)
{
    return ((const signed char *)arrow_of(rows, CLEANCOPY_ROWS_STATUS).values)[i];
}

/* A text column's value as a string to be freed; NULL for a null. */
static inline char *arrow_text(const struct cleancopy_rows *rows, int number, size_t i)
{
    struct cleancopy_column c = arrow_of(rows, number);
    const int64_t *offsets = c.offsets;

    assert_int_equal(c.offset_bits, 64);
    if (arrow_is_null(&c, i))
        return NULL;
    return strndup((const char *)c.values + offsets[i], (size_t)(offsets[i + 1] - offsets[i]));
}

#endif
