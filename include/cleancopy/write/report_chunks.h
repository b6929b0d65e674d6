/* report_chunks.h -- rows of the review page cut into files, so that a page loads one of them,
 * and a new document changes few of them.
 *
 * Where a chunk ends is decided by the rows themselves (content-defined chunking, as rsync and
 * backup programs do it): behind CC_CHUNK_BYTES, before the first row whose key says so, one in
 * eight.  A row that comes between others moves the ends of its own chunk and seldom of the
 * next, and a chunk is named by its first row's key: so an hourly run with a few new documents
 * leaves nearly all files as they are, which files numbered in a row would not.
 *
 *     data/KIND/NAME.js:
 *         cleancopy("KIND/NAME",{"before":NAME or null,"after":NAME or null,"items":[…]});
 *     data/places/KIND-XX.js:
 *         cleancopy("places/KIND-XX",{"KEY":[[part,count,"NAME"],…],…});
 *     data/ASIDE/NAME.js:
 *         cleancopy("ASIDE/NAME",[…]);
 *
 * NAME and KEY are 16 hex digits.  Places say in which chunk a row is.  XX are the first digits
 * of KEY, as many as leave about CC_CHUNK_PLACES places in a file.  ASIDE is a second kind of
 * file beside a chunk, for what may differ between two runs over the same pages: there only
 * where some row has something to put aside.
 *
 * Memory: one chunk, 24 bytes a row for the places, 12 a chunk.  An edge (report_files.h).
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_WRITE_REPORT_CHUNKS_H
#define CLEANCOPY_WRITE_REPORT_CHUNKS_H

#include "cleancopy/core/buf.h"
#include "cleancopy/write/report_files.h"

#include <stdint.h>

#define CC_CHUNK_BYTES     65536  /* a file of 100 KB loads in some milliseconds */
#define CC_CHUNK_MAX_BYTES 524288 /* from here on any row begins a new one */
#define CC_CHUNK_PLACES    1000

struct cc_chunk {
    uint64_t name;
    uint32_t n_rows;
};

struct cc_report_chunks {
    struct cc_report_files *files;
    struct cc_span kind, aside_kind;
    struct cc_buf rows, aside, script;
    uint64_t before; /* name of the chunk before, once there are two */
    struct cc_chunk *chunks;
    size_t n_chunks, chunk_room;
    struct cc_chunk_place *places;
    size_t n_places, place_room;
    bool has_places;
    unsigned digits; /* of XX: valid after the end */
};

/* `kind`, `aside_kind` (empty: none): literals, of report_files.c's folders.  `has_places`:
 * rows can be looked up. */
void cc_report_chunks_init(struct cc_report_chunks *chunks, struct cc_report_files *files,
                           struct cc_span kind, struct cc_span aside_kind, bool has_places);
void cc_report_chunks_done(struct cc_report_chunks *chunks);

struct cc_chunk_row {
    uint64_t cut;         /* names a chunk that begins here; well mixed */
    uint64_t key;         /* what the row is looked up by */
    uint32_t part, count; /* told with its place */
    struct cc_span json;
    struct cc_span aside; /* JSON; empty: nothing */
};
enum cc_status cc_report_chunks_add(struct cc_report_chunks *chunks,
                                    const struct cc_chunk_row *row, struct cc_error *err);

/* The last chunk and the places.  `chunks` is to be read until it is done. */
enum cc_status cc_report_chunks_end(struct cc_report_chunks *chunks, struct cc_error *err);

#endif
