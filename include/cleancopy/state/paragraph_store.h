/* paragraph_store.h -- the index of known paragraphs, on disk (dedup/index.h over SQLite).
 *
 * A row for each paragraph with its words in a code of one to three bytes each; none for the
 * words of a duplicate that has its canonical paragraph's.  What paragraphs are found by are
 * postings in sorted segments, five bytes each (pipeline/state/segment.h).  About 120 bytes a
 * paragraph where half are duplicates, 170 where none is (36 words).
 *
 * Fingerprints passed to `add` are those of cc_fingerprint_list() for its tokens, or none:
 * cc_paragraph_store_check() computes them again.  find_fingerprint compares 36 bits, so it may
 * give refs of other fingerprints too, one in 400 paragraphs at ten million fingerprints:
 * candidates are verified by whoever asks.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_PARAGRAPH_STORE_H
#define CLEANCOPY_STATE_PARAGRAPH_STORE_H

#include "cleancopy/dedup/index.h"
#include "cleancopy/state/state.h"

/* Fills *index; it is good until the state is closed.  Calls belong inside a transaction.
 * `add` for a place (doc, paragraph) that is taken, as when a document is compared again: a
 * canonical paragraph with the same key that stays canonical keeps its ref, because others
 * point at it; any other is replaced, what pointed at it goes, and the documents concerned are
 * to be compared again. */
void cc_paragraph_store_index(struct cc_state *state, struct cc_index *index);

struct cc_index_stats {
    int64_t generation; /* of the documents (state.h): which state of the file was seen */
    int64_t documents, paragraphs, canonical, urls;
    int64_t left_out_by_outlet, left_out_by_language; /* pages (left_out_store.h) */
    int64_t fingerprints; /* postings: pairs of fingerprint and paragraph */
    int64_t bytes;        /* of the whole file */
    int64_t index_bytes;  /* of the index's tables; -1 where this SQLite cannot tell (dbstat) */
};
enum cc_status cc_paragraph_store_stats(struct cc_state *state, struct cc_index_stats *stats,
                                        struct cc_error *err);
/* SQLite's integrity check, our own cross references, and whether every paragraph is found by
 * what it is to be found by; *problem is "" when all is well.  Memory: a bit a paragraph. */
enum cc_status cc_paragraph_store_check(struct cc_state *state, char problem[256],
                                        struct cc_error *err);
/* Takes an outlet's documents and paragraphs out; *n their number of documents.  Documents that
 * pointed at them are compared again at the next run. */
enum cc_status cc_paragraph_store_forget(struct cc_state *state, struct cc_span outlet,
                                         int64_t *n, struct cc_error *err);
/* Merges the postings, drops what only gone paragraphs had, VACUUM, and a WAL checkpoint.  Not
 * inside a transaction. */
enum cc_status cc_paragraph_store_compact(struct cc_state *state, struct cc_error *err);

#endif
