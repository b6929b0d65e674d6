/* dedup_batch.h -- the documents of a list against each other, in canonical order, to rows.
 *
 *     list (document_list.h, sorted)  ->  compare.h, one document after the other  ->  rows
 *
 * What `dedup` and the library (cleancopy.h) share: the row that each writes for a paragraph that
 * duplicates an earlier one,
 *
 *     {"doc","para","cluster","canonical_doc","canonical_para","similarity","relation"}
 *
 * An edge, by its spool.  Thread use: one thread at a time for each batch. */
#ifndef CLEANCOPY_DEDUP_BATCH_H
#define CLEANCOPY_DEDUP_BATCH_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/config.h"
#include "cleancopy/dedup/document_list.h"

#include <signal.h>

struct cc_dedup_batch {
    const struct cc_config *cfg; /* dedup, limits.max_arena_bytes, updated */
    const char *spool_dir;       /* for words past two thirds of memory_bytes */
    const struct cc_document_list *documents;
    const volatile sig_atomic_t *stop; /* not 0: no more documents are begun; may be NULL */
    void *user;
    /* A row with its line feed, good during the call.  What it returns other than CC_OK ends the batch. */
    enum cc_status (*row)(void *user, struct cc_span line, struct cc_error *err);
    /* The document is too large to be compared, and is passed over. */
    void (*too_large)(void *user, uint32_t document, const struct cc_error *err);
    void (*progress)(void *user, uint64_t n_paragraphs); /* after each document; may be NULL */
    uint64_t n_spooled; /* out: bytes of words in the temporary file */
};

/* The share of memory_bytes that a batch's document list gets; the words have the rest. */
size_t cc_dedup_batch_text_bytes(const struct cc_dedup_config *cfg);

/* CC_E_NOMEM, CC_E_IO, or what `row` returned.  CC_OK once `stop` is set too. */
enum cc_status cc_dedup_batch_compare(struct cc_dedup_batch *batch, struct cc_error *err);

#endif
