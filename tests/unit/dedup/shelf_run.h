/* shelf_run.h -- for tests: all three steps over some paragraphs, dealt to any number of parts. */
#ifndef SHELF_RUN_H
#define SHELF_RUN_H

#include "support.h"

#include "cleancopy/dedup/shelf.h"
#include "cleancopy/dedup/shelf_find.h"

#define SHELF_MAX_PARTS 16

struct shelf_run {
    const struct cc_shelf_paragraph *list;
    size_t n, n_parts;
    const struct cc_shelf_taker *taker;
    bool in_pieces; /* packets one by one, some pairs at a time */
    size_t n_bytes; /* out: of the second exchange */
    struct cc_error err;
};

static inline void shelf_packets_init(struct cc_shelf_packet *packets, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cc_shelf_packet_init(&packets[i]);
}

static inline void shelf_packets_done(struct cc_shelf_packet *packets, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cc_shelf_packet_done(&packets[i]);
}

/* Lists of two packets, at once or each by itself under the shelves of both. */
static inline enum cc_status shelf_make_lists(struct shelf_run *run, const struct cc_span *given, struct cc_shelf_packet *lists)
{
    struct cc_shelf_packet trimmed[2];
    enum cc_status st;

    if (!run->in_pieces)
        return cc_shelf_lists(given, 2, NULL, lists, run->n_parts, &run->err);
    shelf_packets_init(trimmed, 2);
    st = cc_shelf_trim(&given[0], 1, &trimmed[0], &run->err);
    if (st == CC_OK) {
        struct cc_span both[] = {cc_buf_span(&trimmed[0].bytes), given[1]};

        st = cc_shelf_trim(both, 2, &trimmed[1], &run->err);
    }
    for (size_t i = 0; i < 2 && st == CC_OK; i++) {
        struct cc_span shelves = cc_buf_span(&trimmed[1].bytes);

        st = cc_shelf_lists(&given[i], 1, &shelves, lists, run->n_parts, &run->err);
    }
    shelf_packets_done(trimmed, 2);
    return st;
}

static inline enum cc_status shelf_find_all(struct shelf_run *run, const struct cc_span *given)
{
    enum cc_status st = CC_OK;
    uint64_t from = 0;

    while (from != CC_SHELF_ALWAYS && st == CC_OK)
        st = cc_shelf_find(given, run->n_parts, &from, run->in_pieces ? 100 : SIZE_MAX, run->taker, &run->err);
    return st;
}

/* Paragraphs are posted by two tasks; what these send arrives in either order. */
static inline enum cc_status shelf_run(struct shelf_run *run)
{
    struct cc_shelf_packet posted[2][SHELF_MAX_PARTS], lists[SHELF_MAX_PARTS][SHELF_MAX_PARTS];
    enum cc_status st = CC_OK;

    run->n_bytes = 0;
    for (size_t i = 0; i < 2; i++)
        shelf_packets_init(posted[i], run->n_parts);
    for (size_t i = 0; i < run->n_parts; i++)
        shelf_packets_init(lists[i], run->n_parts);
    for (size_t i = 0; i < run->n && st == CC_OK; i++)
        st = cc_shelf_post(&run->list[i], posted[i < run->n / 2 ? 1 : 0], run->n_parts, &run->err);
    for (size_t i = 0; i < run->n_parts && st == CC_OK; i++) {
        struct cc_span given[] = {cc_buf_span(&posted[0][i].bytes), cc_buf_span(&posted[1][i].bytes)};

        st = shelf_make_lists(run, given, lists[i]);
    }
    for (size_t i = 0; i < run->n_parts && st == CC_OK; i++) {
        struct cc_span given[SHELF_MAX_PARTS];

        for (size_t k = 0; k < run->n_parts; k++) {
            given[k] = cc_buf_span(&lists[k][i].bytes);
            run->n_bytes += given[k].len;
        }
        st = shelf_find_all(run, given);
    }
    for (size_t i = 0; i < 2; i++)
        shelf_packets_done(posted[i], run->n_parts);
    for (size_t i = 0; i < run->n_parts; i++)
        shelf_packets_done(lists[i], run->n_parts);
    return st;
}

#endif
