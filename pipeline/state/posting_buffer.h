/* posting_buffer.h -- the postings of the running transaction, in memory until they are written
 * as a segment.
 *
 * A table of prints (open addressing, at most half full), each with the chain of its refs in the
 * order in which they came, which is ascending.
 *
 * Thread use: one thread at a time for each buffer. */
#ifndef CLEANCOPY_STATE_POSTING_BUFFER_H
#define CLEANCOPY_STATE_POSTING_BUFFER_H

#include "posting_page.h"

#include "cleancopy/core/status.h"

/* More are written as a segment before the transaction ends: 16 MB with the table.  A thousand
 * documents, after which the pipeline commits, have some fifty thousand. */
#define CC_BUFFER_MAX_POSTINGS (UINT32_C(1) << 19)

struct cc_buffered {
    struct cc_posting posting;
    uint32_t next; /* of the same print, counted from 1; 0: none */
    uint32_t last; /* the end of the chain, kept at its first */
};

struct cc_posting_buffer {
    struct cc_buffered *list;
    uint32_t n, capacity;
    uint32_t *slots; /* first of a chain, counted from 1; 0: empty */
    uint32_t n_slots;
};

/* Zeroed is empty.  done frees, and empties. */
void cc_posting_buffer_done(struct cc_posting_buffer *b);
static inline bool cc_posting_buffer_is_full(const struct cc_posting_buffer *b)
{
    return b->n >= CC_BUFFER_MAX_POSTINGS;
}
/* A posting that is there already changes nothing.  Refs under one print must come ascending.
 * CC_E_NOMEM, or CC_E_LIMIT when full. */
enum cc_status cc_posting_buffer_add(struct cc_posting_buffer *b, struct cc_posting posting,
                                     struct cc_error *err);
/* The first under the print, or NULL; the next one of the same print. */
const struct cc_buffered *cc_posting_buffer_find(const struct cc_posting_buffer *b,
                                                 uint64_t print);
const struct cc_buffered *cc_posting_buffer_next(const struct cc_posting_buffer *b,
                                                 const struct cc_buffered *at);
/* Puts the list in order (print, then ref).  The chains are broken by it: read the list, then
 * empty the buffer. */
void cc_posting_buffer_sort(struct cc_posting_buffer *b);
void cc_posting_buffer_clear(struct cc_posting_buffer *b);

#endif
