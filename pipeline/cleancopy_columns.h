/* cleancopy_columns.h -- Arrow's layout for the library's batches: columns that a caller hands in, rows that go out.
 *
 * A column is checked once (offsets ascend and lie within its values), and its rows are then spans into the caller's memory.
 * Rows are appended one after the other, all columns of a row, then its end; buffers keep the first failure
 * (core/buf.h), and cc_rows_end() looks once. */
#ifndef CLEANCOPY_CLEANCOPY_COLUMNS_H
#define CLEANCOPY_CLEANCOPY_COLUMNS_H

#include "cleancopy/cleancopy.h"
#include "cleancopy/core/buf.h"

/* ---- in ---- */

/* CC_E_USAGE, with the name, for one that contradicts itself.  NULL is a column of nulls. */
enum cc_status cc_column_check(const struct cleancopy_column *column, size_t n, const char *name,
                               struct cc_error *err);
/* The same for one of 64-bit integers. */
enum cc_status cc_column_check_integers(const struct cleancopy_column *column, size_t n, const char *name,
                                        struct cc_error *err);

/* False for a null.  Of a column that was checked. */
bool cc_column_bytes(const struct cleancopy_column *column, size_t i, struct cc_span *out);
bool cc_column_integer(const struct cleancopy_column *column, size_t i, int64_t *out);

/* ---- out ---- */

#define CC_N_ROWS_COLUMNS 38 /* enum cleancopy_rows_column */

struct cc_rows_column {
    struct cc_buf values, offsets, validity;
    bool has_nulls;
};

struct cleancopy_rows {
    enum cleancopy_status status;
    char message[CC_ERROR_MESSAGE_BYTES];
    size_t n; /* rows that are complete */
    uint64_t columns; /* bits, by their number */
    struct cc_rows_column list[CC_N_ROWS_COLUMNS];
};

/* With these columns (bits UINT64_C(1) << CLEANCOPY_ROWS_…), besides STATUS and MESSAGE.  NULL from a short heap. */
struct cleancopy_rows *cc_rows_new(uint64_t columns);

/* What is no page, or too large for the arena, fails its row and not the call. */
static inline bool cc_fails_row(enum cc_status st)
{
    return st == CC_E_INPUT || st == CC_E_LIMIT;
}

/* The row's value: `bytes` of it, which are one value of a fixed size.  NULL: a null. */
void cc_rows_add(struct cleancopy_rows *rows, enum cleancopy_rows_column column, const void *value, size_t bytes);

/* Ends a row: its status and message ("": null).  The columns to which nothing was added get a null. */
void cc_rows_next(struct cleancopy_rows *rows, enum cc_status st, const char *message);

/* Takes back all rows behind the first `n`, and what was begun of the next. */
void cc_rows_cut(struct cleancopy_rows *rows, size_t n);

/* CC_OK when all that was added is there; else why not. */
enum cc_status cc_rows_written(const struct cleancopy_rows *rows, struct cc_error *err);

/* Sets what is returned, as cc_result_end().  Rows of a call that failed are gone. */
int cc_rows_end(struct cleancopy_rows *rows, enum cc_status st, const struct cc_error *err);

#endif
