/* paragraph_store.h -- the index of known paragraphs, on disk (dedup/index.h over SQLite).
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
    int64_t documents, paragraphs, canonical, fingerprints, urls, bytes;
};
enum cc_status cc_paragraph_store_stats(struct cc_state *state, struct cc_index_stats *stats,
                                        struct cc_error *err);
/* SQLite's integrity check and our own cross references; *problem is "" when all is well. */
enum cc_status cc_paragraph_store_check(struct cc_state *state, char problem[256],
                                        struct cc_error *err);
/* Takes an outlet's documents and paragraphs out; *n their number of documents.  Documents that
 * pointed at them are compared again at the next run. */
enum cc_status cc_paragraph_store_forget(struct cc_state *state, struct cc_span outlet,
                                         int64_t *n, struct cc_error *err);
/* VACUUM and a WAL checkpoint. */
enum cc_status cc_paragraph_store_compact(struct cc_state *state, struct cc_error *err);

#endif
