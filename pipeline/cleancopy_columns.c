#include "cleancopy_columns.h"

#include "cleancopy_internal.h"

#include "cleancopy/core/alloc.h"

/* ---- in ---- */

static bool is_valid(const struct cleancopy_column *column, size_t i)
{
    size_t at = column->first + i;

    return column->validity == NULL || (column->validity[at / 8] >> (at % 8) & 1) != 0;
}

/* A negative one is over any length. */
static uint64_t offset_at(const struct cleancopy_column *column, size_t i)
{
    size_t at = column->first + i;

    if (column->offset_bits == 32)
        return (uint64_t)(int64_t)((const int32_t *)column->offsets)[at];
    return (uint64_t)((const int64_t *)column->offsets)[at];
}

enum cc_status cc_column_check(const struct cleancopy_column *column, size_t n, const char *name,
                               struct cc_error *err)
{
    uint64_t last;

    if (column == NULL || n == 0) /* of an empty array there may be no buffers */
        return CC_OK;
    if (column->offsets == NULL || (column->offset_bits != 32 && column->offset_bits != 64))
        return cc_fail(err, CC_E_USAGE, "library", "column %s: offsets of 32 or 64 bits are wanted, not of %d",
                       name, column->offsets != NULL ? column->offset_bits : 0);
    last = offset_at(column, 0);
    for (size_t i = 0; i < n; i++) {
        uint64_t next = offset_at(column, i + 1);

        if (next < last || next > column->n_value_bytes || (next > last && column->values == NULL))
            return cc_fail(err, CC_E_USAGE, "library",
                           "column %s, row %zu: offsets %lld to %lld of %zu bytes", name, i, (long long)last,
                           (long long)next, column->n_value_bytes);
        last = next;
    }
    return CC_OK;
}

enum cc_status cc_column_check_integers(const struct cleancopy_column *column, size_t n, const char *name,
                                        struct cc_error *err)
{
    if (column == NULL || n == 0)
        return CC_OK;
    if (column->offsets != NULL || column->values == NULL ||
        column->n_value_bytes / sizeof(int64_t) < n ||
        column->n_value_bytes / sizeof(int64_t) - n < column->first)
        return cc_fail(err, CC_E_USAGE, "library", "column %s: %zu integers of 64 bits are wanted", name, n);
    return CC_OK;
}

bool cc_column_bytes(const struct cleancopy_column *column, size_t i, struct cc_span *out)
{
    uint64_t from;

    *out = CC_SPAN_EMPTY;
    if (column == NULL || !is_valid(column, i))
        return false;
    from = offset_at(column, i);
    out->len = (size_t)(offset_at(column, i + 1) - from);
    if (out->len > 0)
        out->ptr = (const char *)column->values + from;
    return true;
}

bool cc_column_integer(const struct cleancopy_column *column, size_t i, int64_t *out)
{
    if (column == NULL || !is_valid(column, i))
        return false;
    *out = ((const int64_t *)column->values)[column->first + i];
    return true;
}

/* ---- out ---- */

#define FIRST_MAX_OFFSET_32 ((size_t)INT32_MAX)

/* Bytes of a value, or of an element of one that has several; bits of offsets, 0: always one element. */
static const struct {
    unsigned char bytes, offset_bits;
} shapes[CC_N_ROWS_COLUMNS] = {
    [CLEANCOPY_ROWS_STATUS] = {1, 0},       [CLEANCOPY_ROWS_MESSAGE] = {1, 64},
    [CLEANCOPY_ROWS_RECORD] = {1, 64},      [CLEANCOPY_ROWS_KEY] = {16, 0},
    [CLEANCOPY_ROWS_WORDS] = {4, 0},        [CLEANCOPY_ROWS_FINGERPRINTS] = {8, 32},
    [CLEANCOPY_ROWS_RELATION] = {1, 0},     [CLEANCOPY_ROWS_REVISED] = {1, 0},
    [CLEANCOPY_ROWS_SIMILARITY] = {8, 0},   [CLEANCOPY_ROWS_DECIDING] = {8, 0},
    [CLEANCOPY_ROWS_ID] = {1, 64},          [CLEANCOPY_ROWS_OUTLET] = {1, 64},
    [CLEANCOPY_ROWS_MOMENT] = {8, 0},       [CLEANCOPY_ROWS_PARAGRAPHS] = {4, 0},
    [CLEANCOPY_ROWS_DOCUMENT] = {4, 0},     [CLEANCOPY_ROWS_PARAGRAPH] = {4, 0},
    [CLEANCOPY_ROWS_PHASE] = {1, 0},        [CLEANCOPY_ROWS_COMPANION] = {4, 0},
    [CLEANCOPY_ROWS_KEY_HIGH] = {8, 0},     [CLEANCOPY_ROWS_KEY_LOW] = {8, 0},
    [CLEANCOPY_ROWS_SHINGLES] = {4, 0},     [CLEANCOPY_ROWS_PRINTS] = {8, 32},
    [CLEANCOPY_ROWS_CLUSTER] = {8, 0},      [CLEANCOPY_ROWS_TEXT] = {1, 64},
    [CLEANCOPY_ROWS_DATE] = {1, 64},        [CLEANCOPY_ROWS_TITLE] = {8, 0},
    [CLEANCOPY_ROWS_ARTICLE] = {1, 0},      [CLEANCOPY_ROWS_NAME] = {8, 0},
    [CLEANCOPY_ROWS_LINE] = {8, 0},         [CLEANCOPY_ROWS_LINE_WORDS] = {4, 0},
    [CLEANCOPY_ROWS_LINE_FLAGS] = {1, 0},
    [CLEANCOPY_ROWS_PACKET] = {1, 64},      [CLEANCOPY_ROWS_SUBJECT] = {8, 0},
    [CLEANCOPY_ROWS_CANDIDATE] = {8, 0},    [CLEANCOPY_ROWS_CANDIDATE_TEXT] = {8, 0},
    [CLEANCOPY_ROWS_N_SHARED] = {4, 0},     [CLEANCOPY_ROWS_LAST] = {8, 0},
    [CLEANCOPY_ROWS_UNTIL] = {8, 0},
};

static void add_offset(struct cc_rows_column *column, unsigned shape)
{
    size_t n = column->values.len / shapes[shape].bytes;
    int64_t wide = (int64_t)n;
    int32_t narrow = (int32_t)n;

    if (shapes[shape].offset_bits == 64)
        cc_buf_add(&column->offsets, (struct cc_span){(const char *)&wide, sizeof wide});
    else if (n <= FIRST_MAX_OFFSET_32)
        cc_buf_add(&column->offsets, (struct cc_span){(const char *)&narrow, sizeof narrow});
    else
        column->offsets.status = CC_E_LIMIT;
}

struct cleancopy_rows *cc_rows_new(uint64_t columns)
{
    struct cleancopy_rows *rows = cc_calloc(1, sizeof *rows);

    if (rows == NULL)
        return NULL;
    rows->columns = columns | UINT64_C(1) << CLEANCOPY_ROWS_STATUS | UINT64_C(1) << CLEANCOPY_ROWS_MESSAGE;
    for (unsigned i = 0; i < CC_N_ROWS_COLUMNS; i++) {
        cc_buf_init(&rows->list[i].values, SIZE_MAX / 2);
        cc_buf_init(&rows->list[i].offsets, SIZE_MAX / 2);
        cc_buf_init(&rows->list[i].validity, SIZE_MAX / 2);
        if (shapes[i].offset_bits != 0 && (rows->columns >> i & 1) != 0)
            add_offset(&rows->list[i], i);
    }
    return rows;
}

static bool has_value(const struct cleancopy_rows *rows, unsigned column)
{
    const struct cc_rows_column *c = &rows->list[column];

    if (shapes[column].offset_bits == 0)
        return c->values.len / shapes[column].bytes > rows->n;
    return c->offsets.len / (shapes[column].offset_bits / 8) > rows->n + 1;
}

void cc_rows_add(struct cleancopy_rows *rows, enum cleancopy_rows_column column, const void *value, size_t bytes)
{
    static const char none[16];
    struct cc_rows_column *c = &rows->list[column];
    size_t width = shapes[column].bytes, bit = rows->n % 8;

    if (shapes[column].offset_bits != 0) {
        cc_buf_add(&c->values, (struct cc_span){value, value != NULL ? bytes : 0});
        add_offset(c, column);
    } else {
        cc_buf_add(&c->values, (struct cc_span){value != NULL ? value : none, width});
    }
    if (bit == 0)
        cc_buf_add_char(&c->validity, '\0');
    c->has_nulls |= value == NULL;
    if (value != NULL && c->validity.status == CC_OK)
        c->validity.ptr[c->validity.len - 1] = (char)(c->validity.ptr[c->validity.len - 1] | 1 << bit);
}

void cc_rows_next(struct cleancopy_rows *rows, enum cc_status st, const char *message)
{
    int8_t number = (int8_t)cc_library_status(st);

    cc_rows_add(rows, CLEANCOPY_ROWS_STATUS, &number, sizeof number);
    cc_rows_add(rows, CLEANCOPY_ROWS_MESSAGE, message[0] != '\0' ? message : NULL, strlen(message));
    for (unsigned i = 0; i < CC_N_ROWS_COLUMNS; i++) {
        if ((rows->columns >> i & 1) != 0 && !has_value(rows, i))
            cc_rows_add(rows, (enum cleancopy_rows_column)i, NULL, 0);
    }
    rows->n++;
}

static uint64_t last_offset(const struct cc_rows_column *column, unsigned shape, size_t n)
{
    struct cleancopy_column offsets = {.offsets = column->offsets.ptr, .offset_bits = shapes[shape].offset_bits};

    return offset_at(&offsets, n);
}

static void cut_column(struct cc_rows_column *column, unsigned shape, size_t n)
{
    size_t n_values = n;

    if (shapes[shape].offset_bits != 0) {
        if (column->offsets.len / (shapes[shape].offset_bits / 8) <= n) /* the heap was short before that */
            return;
        n_values = (size_t)last_offset(column, shape, n);
        column->offsets.len = (n + 1) * (shapes[shape].offset_bits / 8);
    }
    if (column->values.len > n_values * shapes[shape].bytes)
        column->values.len = n_values * shapes[shape].bytes;
    if (column->validity.len > (n + 7) / 8)
        column->validity.len = (n + 7) / 8;
    if (n % 8 != 0 && column->validity.len == (n + 7) / 8)
        column->validity.ptr[n / 8] = (char)(column->validity.ptr[n / 8] & ((1 << n % 8) - 1));
}

void cc_rows_cut(struct cleancopy_rows *rows, size_t n)
{
    for (unsigned i = 0; i < CC_N_ROWS_COLUMNS; i++) {
        if ((rows->columns >> i & 1) != 0)
            cut_column(&rows->list[i], i, n);
    }
    rows->n = n;
}

static void drop_columns(struct cleancopy_rows *rows)
{
    for (unsigned i = 0; i < CC_N_ROWS_COLUMNS; i++) {
        cc_buf_done(&rows->list[i].values);
        cc_buf_done(&rows->list[i].offsets);
        cc_buf_done(&rows->list[i].validity);
    }
    rows->columns = 0;
    rows->n = 0;
}

enum cc_status cc_rows_written(const struct cleancopy_rows *rows, struct cc_error *err)
{
    for (unsigned i = 0; i < CC_N_ROWS_COLUMNS; i++) {
        const struct cc_rows_column *c = &rows->list[i];

        if (c->offsets.status == CC_E_LIMIT)
            return cc_fail(err, CC_E_LIMIT, "library", "over %zu fingerprints: give fewer rows at a time",
                           FIRST_MAX_OFFSET_32);
        if (c->values.status != CC_OK || c->offsets.status != CC_OK || c->validity.status != CC_OK)
            return cc_fail(err, CC_E_NOMEM, "library", "no memory for what came of %zu rows", rows->n);
    }
    return CC_OK;
}

int cc_rows_end(struct cleancopy_rows *rows, enum cc_status st, const struct cc_error *err)
{
    struct cc_error own;

    if (st == CC_OK) {
        st = cc_rows_written(rows, &own);
        err = &own;
    }
    rows->status = cc_library_status(st);
    if (st != CC_OK) {
        memcpy(rows->message, err->message, sizeof rows->message);
        drop_columns(rows);
    }
    return (int)rows->status;
}

int cleancopy_rows_status(const struct cleancopy_rows *rows)
{
    return rows != NULL ? (int)rows->status : CLEANCOPY_E_NOMEM;
}

const char *cleancopy_rows_message(const struct cleancopy_rows *rows)
{
    return rows != NULL ? rows->message : "out of memory";
}

size_t cleancopy_rows_count(const struct cleancopy_rows *rows)
{
    return rows != NULL ? rows->n : 0;
}

int cleancopy_rows_column(const struct cleancopy_rows *rows, int column, struct cleancopy_column *out)
{
    const struct cc_rows_column *c;

    memset(out, 0, sizeof *out);
    if (rows == NULL || column < 0 || column >= CC_N_ROWS_COLUMNS || (rows->columns >> column & 1) == 0)
        return CLEANCOPY_E_USAGE;
    c = &rows->list[column];
    out->values = c->values.len > 0 ? c->values.ptr : "";
    out->n_value_bytes = c->values.len;
    out->offsets = shapes[column].offset_bits != 0 ? c->offsets.ptr : NULL;
    out->offset_bits = shapes[column].offset_bits;
    out->validity = c->has_nulls ? (const unsigned char *)c->validity.ptr : NULL;
    return CLEANCOPY_OK;
}

void cleancopy_rows_free(struct cleancopy_rows *rows)
{
    if (rows == NULL)
        return;
    drop_columns(rows);
    cc_free(rows);
}
