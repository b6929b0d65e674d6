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
    uint32_t *tokens; /* NULL from an index that has `load`, until that was called */
    uint32_t n_tokens;
};

struct cc_index {
    void *self;
    /* The first of the paragraphs stored under `key` that are canonical or have fingerprints: CC_OK, or CC_END when
     * there is none.  Spans and tokens are in `arena`, or in the index and good until it is closed; not to be
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
    /* Reads the tokens of what find_key or get gave: most candidates are put aside by their
     * other fields, and tokens may have to come from a disk.  NULL: they are there already.
     * CC_E_IO, CC_E_LIMIT or CC_E_NOMEM.  They live as long as the other spans. */
    enum cc_status (*load)(void *self, struct cc_arena *arena, struct cc_known *known,
                           struct cc_error *err);
    /* Stores *known (ref 0; canonical 0 means itself) and its fingerprints; *ref is the new
     * number. */
    enum cc_status (*add)(void *self, const struct cc_known *known,
                          const uint64_t *fingerprints, size_t n_fingerprints, uint64_t *ref,
                          struct cc_error *err);
};

/* The index of a batch, in memory; past `token_bytes` of them (4 bytes a word), tokens go to a
 * temporary file in `spool_dir` (core/spool.h), which must outlive the index.  NULL from a short
 * heap.  At most 2^32 - 2 paragraphs.
 *
 * Memory: 28 bytes a paragraph, 9 to 11 for each of its fingerprints (one in three words, none
 * for a text that is there) and for its key, 12 bytes a document.  With 36 words a
 * paragraph, three in ten of them exact copies: 120 to 140 bytes. */
struct cc_memory_index;
struct cc_memory_index *cc_memory_index_open_spooled(struct cc_index *index, size_t token_bytes,
                                                     const char *spool_dir);
/* The same, all in memory. */
struct cc_memory_index *cc_memory_index_open(struct cc_index *index);
void cc_memory_index_close(struct cc_memory_index *memory);
/* Bytes of tokens in the temporary file, 0 without one. */
uint64_t cc_memory_index_spooled(const struct cc_memory_index *memory);

#endif
