/* cleancopy_shelves.c -- the candidates of all paragraphs, dealt out to parts (dedup/shelf.h), over columns. */
#include "cleancopy_columns.h"
#include "cleancopy_internal.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/shelf.h"
#include "cleancopy/dedup/shelf_find.h"

#define SHINGLES_A_PRINT 3 /* as in compare.c: one shingle in three is a fingerprint */

#define PAIRS_AT_ONCE    (2u << 20) /* rows of pairs and of later together: 28 and 44 bytes each */

#define PAIR_COLUMNS                                                                                           \
    (UINT64_C(1) << CLEANCOPY_ROWS_SUBJECT | UINT64_C(1) << CLEANCOPY_ROWS_CANDIDATE | UINT64_C(1) << CLEANCOPY_ROWS_CANDIDATE_TEXT |     \
     UINT64_C(1) << CLEANCOPY_ROWS_N_SHARED)
#define LATER_COLUMNS (PAIR_COLUMNS | UINT64_C(1) << CLEANCOPY_ROWS_LAST | UINT64_C(1) << CLEANCOPY_ROWS_UNTIL)

/* ---- packets that go out ---- */

static enum cc_status open_packets(size_t n_parts, struct cc_shelf_packet **packets, struct cc_error *err)
{
    *packets = NULL;
    if (n_parts == 0 || n_parts > CC_SHELF_MAX_PARTS)
        return cc_fail(err, CC_E_USAGE, "library", "%zu parts: give 1 to %d", n_parts, CC_SHELF_MAX_PARTS);
    *packets = cc_calloc(n_parts, sizeof **packets);
    if (*packets == NULL)
        return cc_fail(err, CC_E_NOMEM, "library", "no memory for %zu packets", n_parts);
    for (size_t i = 0; i < n_parts; i++)
        cc_shelf_packet_init(&(*packets)[i]);
    return CC_OK;
}

/* A row for each; frees them. */
static void close_packets(struct cc_shelf_packet *packets, size_t n_parts, enum cc_status st, struct cleancopy_rows *rows)
{
    for (size_t i = 0; packets != NULL && i < n_parts; i++) {
        if (st == CC_OK) {
            cc_rows_add(rows, CLEANCOPY_ROWS_PACKET, packets[i].bytes.len > 0 ? packets[i].bytes.ptr : "", packets[i].bytes.len);
            cc_rows_next(rows, CC_OK, "");
        }
        cc_shelf_packet_done(&packets[i]);
    }
    cc_free(packets);
}

/* ---- packets that come in ---- */

/* A null is an empty one. */
static enum cc_status read_packets(const struct cleancopy_column *column, size_t n, struct cc_span **packets, struct cc_error *err)
{
    enum cc_status st = cc_column_check(column, n, "packets", err);

    *packets = NULL;
    if (st != CC_OK)
        return st;
    *packets = cc_calloc(n > 0 ? n : 1, sizeof **packets);
    if (*packets == NULL)
        return cc_fail(err, CC_E_NOMEM, "library", "no memory for %zu packets", n);
    for (size_t i = 0; i < n; i++)
        (void)cc_column_bytes(column, i, &(*packets)[i]);
    return CC_OK;
}

/* ---- postings ---- */

struct posting {
    const struct cleancopy_column *ref, *first_ref, *shingles, *followed, *prints;
    size_t n, n_parts;
};

static enum cc_status check_posting(const struct posting *p, struct cc_error *err)
{
    enum cc_status st = cc_column_check_integers(p->ref, p->n, "ref", err);

    if (st == CC_OK)
        st = cc_column_check_integers(p->first_ref, p->n, "first_ref", err);
    if (st == CC_OK)
        st = cc_column_check_integers(p->shingles, p->n, "shingles", err);
    if (st == CC_OK)
        st = cc_column_check_integers(p->followed, p->n, "followed", err);
    return st == CC_OK ? cc_column_check(p->prints, p->n, "prints", err) : st;
}

static enum cc_status post_row(const struct posting *p, size_t i, struct cc_shelf_packet *packets, struct cc_error *err)
{
    struct cc_shelf_paragraph paragraph = {0};
    int64_t ref, first_ref, shingles, followed;
    struct cc_span prints;

    if (!cc_column_bytes(p->prints, i, &prints) || prints.len == 0)
        return CC_OK;
    if (!cc_column_integer(p->ref, i, &ref) || !cc_column_integer(p->first_ref, i, &first_ref) ||
        !cc_column_integer(p->shingles, i, &shingles) || !cc_column_integer(p->followed, i, &followed) || shingles < 0 ||
        shingles / SHINGLES_A_PRINT > CC_SHELF_MAX_NUMBER || prints.len % sizeof(uint64_t) != 0)
        return cc_fail(err, CC_E_USAGE, "library", "row %zu: has prints, and is no paragraph that is found by them", i);
    paragraph.ref = (uint64_t)ref;
    paragraph.first_ref = (uint64_t)first_ref;
    paragraph.n_likely = (uint32_t)(shingles / SHINGLES_A_PRINT);
    paragraph.is_followed = followed != 0;
    paragraph.prints = prints.ptr;
    paragraph.n_prints = prints.len / sizeof(uint64_t);
    return cc_shelf_post(&paragraph, packets, p->n_parts, err);
}

int cleancopy_shelf_post(const struct cleancopy_column *ref, const struct cleancopy_column *first_ref,
                         const struct cleancopy_column *shingles, const struct cleancopy_column *followed,
                         const struct cleancopy_column *prints, size_t n, size_t n_parts, struct cleancopy_rows **out)
{
    struct posting p = {ref, first_ref, shingles, followed, prints, n, n_parts};
    struct cleancopy_rows *rows = *out = cc_rows_new(UINT64_C(1) << CLEANCOPY_ROWS_PACKET);
    struct cc_shelf_packet *packets;
    struct cc_error err;
    enum cc_status st;

    if (rows == NULL)
        return CLEANCOPY_E_NOMEM;
    st = open_packets(n_parts, &packets, &err);
    if (st == CC_OK)
        st = check_posting(&p, &err);
    for (size_t i = 0; i < n && st == CC_OK; i++)
        st = post_row(&p, i, packets, &err);
    close_packets(packets, n_parts, st, rows);
    return cc_rows_end(rows, st, &err);
}

/* ---- lists ---- */

int cleancopy_shelf_trim(const struct cleancopy_column *given, size_t n, struct cleancopy_rows **out)
{
    struct cleancopy_rows *rows = *out = cc_rows_new(UINT64_C(1) << CLEANCOPY_ROWS_PACKET);
    struct cc_shelf_packet *packet = NULL;
    struct cc_span *read;
    struct cc_error err;
    enum cc_status st;

    if (rows == NULL)
        return CLEANCOPY_E_NOMEM;
    st = read_packets(given, n, &read, &err);
    if (st == CC_OK)
        st = open_packets(1, &packet, &err);
    if (st == CC_OK)
        st = cc_shelf_trim(read, n, packet, &err);
    close_packets(packet, 1, st, rows);
    cc_free(read);
    return cc_rows_end(rows, st, &err);
}

int cleancopy_shelf_lists(const struct cleancopy_column *given, size_t n, const struct cleancopy_column *shelves, size_t n_parts,
                          struct cleancopy_rows **out)
{
    struct cleancopy_rows *rows = *out = cc_rows_new(UINT64_C(1) << CLEANCOPY_ROWS_PACKET);
    struct cc_shelf_packet *packets = NULL;
    struct cc_span *read, *trimmed = NULL;
    struct cc_error err;
    enum cc_status st;

    if (rows == NULL)
        return CLEANCOPY_E_NOMEM;
    st = read_packets(given, n, &read, &err);
    if (st == CC_OK && shelves != NULL)
        st = read_packets(shelves, 1, &trimmed, &err);
    if (st == CC_OK)
        st = open_packets(n_parts, &packets, &err);
    if (st == CC_OK)
        st = cc_shelf_lists(read, n, trimmed, packets, n_parts, &err);
    close_packets(packets, n_parts, st, rows);
    cc_free(read);
    cc_free(trimmed);
    return cc_rows_end(rows, st, &err);
}

/* ---- pairs ---- */

struct taking {
    struct cleancopy_rows *pairs, *later;
};

static void add_ref(struct cleancopy_rows *rows, enum cleancopy_rows_column column, uint64_t ref)
{
    int64_t value = (int64_t)ref;

    cc_rows_add(rows, column, &value, sizeof value);
}

static void add_pair(struct cleancopy_rows *rows, const struct cc_shelf_pair *pair)
{
    int32_t n_shared = (int32_t)pair->n_shared;

    add_ref(rows, CLEANCOPY_ROWS_SUBJECT, pair->subject);
    add_ref(rows, CLEANCOPY_ROWS_CANDIDATE, pair->candidate);
    add_ref(rows, CLEANCOPY_ROWS_CANDIDATE_TEXT, pair->candidate_text);
    cc_rows_add(rows, CLEANCOPY_ROWS_N_SHARED, &n_shared, sizeof n_shared);
}

static void take_pair(void *self, const struct cc_shelf_pair *pair)
{
    struct taking *taking = self;

    add_pair(taking->pairs, pair);
    cc_rows_next(taking->pairs, CC_OK, "");
}

static void take_later(void *self, const struct cc_shelf_pair *pair)
{
    struct taking *taking = self;

    add_pair(taking->later, pair);
    add_ref(taking->later, CLEANCOPY_ROWS_LAST, pair->last);
    add_ref(taking->later, CLEANCOPY_ROWS_UNTIL, pair->until);
    cc_rows_next(taking->later, CC_OK, "");
}

int cleancopy_shelf_find(const struct cleancopy_column *given, size_t n, int64_t *from, struct cleancopy_rows **pairs,
                         struct cleancopy_rows **later)
{
    struct taking taking = {cc_rows_new(PAIR_COLUMNS), cc_rows_new(LATER_COLUMNS)};
    struct cc_shelf_taker taker = {&taking, take_pair, take_later};
    uint64_t next = (uint64_t)*from;
    struct cc_span *read;
    struct cc_error err;
    enum cc_status st;

    *pairs = taking.pairs;
    *later = taking.later;
    if (taking.pairs == NULL || taking.later == NULL)
        return CLEANCOPY_E_NOMEM;
    st = read_packets(given, n, &read, &err);
    if (st == CC_OK)
        st = cc_shelf_find(read, n, &next, PAIRS_AT_ONCE, &taker, &err);
    *from = (int64_t)next;
    cc_free(read);
    if (st == CC_OK)
        st = cc_rows_written(taking.pairs, &err);
    if (st == CC_OK)
        st = cc_rows_written(taking.later, &err);
    (void)cc_rows_end(taking.later, st, &err); /* it ends as the other one */
    return cc_rows_end(taking.pairs, st, &err);
}
