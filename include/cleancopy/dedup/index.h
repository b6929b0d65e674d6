/* index.h -- where known paragraphs are kept: the contract that memory_index.c (a batch) and
 * state/paragraph_store.c (between runs) both fulfil.
 *
 * A paragraph is stored under a number (`ref`, from 1, growing), with its token hashes, so that
 * every candidate can be verified against the stored text itself.
 *
 * Thread use: one thread at a time for each index. */
#ifndef CLEANCOPY_DEDUP_INDEX_H
#define CLEANCOPY_DEDUP_INDEX_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

/* A paragraph as the index keeps it.  tokens: one 32-bit hash a word of the normal form, the
 * lowest bit set for words with a digit. */
struct cc_known {
    uint64_t ref;       /* 0: not stored yet */
    uint64_t canonical; /* ref of its canonical paragraph; its own ref when it is canonical */
    uint64_t doc;
    uint32_t paragraph;
    struct cc_span outlet;
    uint64_t key; /* XXH3-64 of the normal form: equal keys are equal texts */
    uint32_t *tokens;
    uint32_t n_tokens;
};

struct cc_index {
    void *self;
    /* The canonical paragraph first stored under `key`: CC_OK, or CC_END when there is none.
     * Spans and tokens are in `arena`, or in the index and good until it is closed; not to be
     * written to. */
    enum cc_status (*find_key)(void *self, struct cc_arena *arena, uint64_t key,
                               struct cc_known *known, struct cc_error *err);
    /* Tells that these fingerprints are looked for next, so that memory can be fetched ahead.
     * May be NULL, may do nothing. */
    void (*expect)(void *self, const uint64_t *fingerprints, size_t n);
    /* Refs stored under a fingerprint, lowest first, at most `max` of them; *n their number. */
    enum cc_status (*find_fingerprint)(void *self, uint64_t fingerprint, uint64_t *refs,
                                       size_t max, size_t *n, struct cc_error *err);
    /* CC_E_STATE when there is no such ref. */
    enum cc_status (*get)(void *self, struct cc_arena *arena, uint64_t ref,
                          struct cc_known *known, struct cc_error *err);
    /* Stores *known (ref 0; canonical 0 means itself) and its fingerprints; *ref is the new
     * number. */
    enum cc_status (*add)(void *self, const struct cc_known *known,
                          const uint64_t *fingerprints, size_t n_fingerprints, uint64_t *ref,
                          struct cc_error *err);
};

/* The index in memory, for a batch and for tests.  NULL from a short heap. */
struct cc_memory_index;
struct cc_memory_index *cc_memory_index_open(struct cc_index *index);
void cc_memory_index_close(struct cc_memory_index *memory);

#endif
