/* document_store.h -- cleaned documents, and which of their paragraphs duplicate which.
 *
 * A document is kept as its whole record (the JSON of write/record.h, `removed` included,
 * `duplicate_of` null), compressed; duplicates are rows of their own, so that a new comparison changes no
 * record.  All calls belong inside a transaction of state.h.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_DOCUMENT_STORE_H
#define CLEANCOPY_STATE_DOCUMENT_STORE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

struct cc_stored_document {
    uint64_t id;
    struct cc_span outlet, date; /* sort keys, as in the record */
    struct cc_span record;       /* JSON, one line, no line feed */
    struct cc_span file;         /* its text file, relative to the output folder; empty: none */
};

/* Stores a cleaned document.  *changed is false when the same record is there already.  A
 * changed one replaces the old: its paragraphs leave the index, and every document that pointed
 * at one of them is to be compared again.  When two different records of one id come within a
 * batch (`same_batch`), the one with the least record bytes stays, so that order does not
 * matter; a later run's record (same_batch false) replaces an earlier one's. "Least" is byte
 * order.  An empty doc->file keeps the name that is stored.  The replaced document's own
 * duplicates and the rows that pointed at it are gone until it and its copies have been
 * compared. */
enum cc_status cc_document_put(struct cc_state *state, const struct cc_stored_document *doc,
                               bool same_batch, bool *changed, struct cc_error *err);

/* The stored document of that id, in `arena`; CC_END: there is none. */
enum cc_status cc_document_get(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                               struct cc_stored_document *doc, struct cc_error *err);

/* Cursors, all in canonical order, that of cc_document_compare() (dedup/order.h): date as a
 * moment in time (unknown last), outlet, id.
 * next: CC_OK and *doc (in `arena`), or CC_END.  Rows may be updated while a cursor is open: it
 * reads keys first, a page of them at a time. */
enum cc_document_set {
    CC_DOCUMENTS_ALL,
    CC_DOCUMENTS_TO_COMPARE
};
struct cc_document_cursor;
/* How many documents a walk over the set will give. */
enum cc_status cc_documents_count(struct cc_state *state, enum cc_document_set set, uint64_t *n,
                                  struct cc_error *err);
enum cc_status cc_documents_open(struct cc_state *state, enum cc_document_set set,
                                 struct cc_document_cursor **cursor, struct cc_error *err);
/* Documents of these outlets come first, in the order of the list (ASCII case ignored), each
 * outlet's in canonical order; then all others.  To be called before the first next, for
 * CC_DOCUMENTS_TO_COMPARE alone; the list must live as long as the cursor. */
void cc_documents_prefer(struct cc_document_cursor *cursor, const char *const *outlets, size_t n);
enum cc_status cc_documents_next(struct cc_document_cursor *cursor, struct cc_arena *arena,
                                 struct cc_stored_document *doc, struct cc_error *err);
void cc_documents_close(struct cc_document_cursor *cursor);

/* Writes down what cc_compare_document() found (replacing what was there) and marks the
 * document compared. The generation grows only when a row differs.  CC_E_STATE when the
 * document is not stored. Comparing a document again may take the ground from under its copies
 * (a canonical paragraph that becomes a copy itself): these join CC_DOCUMENTS_TO_COMPARE,
 * perhaps behind an open cursor, so open one again until it gives nothing. */
enum cc_status cc_document_set_duplicates(struct cc_state *state, const struct cc_document *doc,
                                          struct cc_error *err);
/* Puts all documents into CC_DOCUMENTS_TO_COMPARE and empties the index of paragraphs.  The rows of duplicates stay until
 * each document has been compared. */
enum cc_status cc_documents_compare_again(struct cc_state *state, struct cc_error *err);
/* Fills duplicate_of of doc's paragraphs from the rows. */
enum cc_status cc_document_get_duplicates(struct cc_state *state, struct cc_arena *arena,
                                          struct cc_document *doc, struct cc_error *err);
/* What the document copies (relations exact, near and part), by document and paragraph pointed at;
 * outlets are left empty.  *n 0 where it copies nothing or is not stored. */
enum cc_status cc_document_list_copies(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                                       struct cc_duplicate **copies, size_t *n,
                                       struct cc_error *err);
/* The paragraphs of other documents that point at `paragraph` of document `id`, all relations, in
 * canonical order, then by place.  Canonical outlets and dates are left empty. */
struct cc_cluster_row;
enum cc_status cc_document_list_copied(struct cc_state *state, struct cc_arena *arena, uint64_t id,
                                       uint32_t paragraph, struct cc_cluster_row **rows, size_t *n,
                                       struct cc_error *err);
/* Whether another document copies one of this one's paragraphs. */
enum cc_status cc_document_is_copied(struct cc_state *state, uint64_t id, bool *copied,
                                     struct cc_error *err);
enum cc_status cc_document_set_file(struct cc_state *state, uint64_t id, struct cc_span file,
                                    struct cc_error *err);

/* One paragraph of a cluster. */
struct cc_cluster_row {
    uint64_t canonical_doc;
    uint32_t canonical_paragraph;
    uint64_t doc;
    uint32_t paragraph;
    struct cc_span outlet, date;                     /* the member's */
    struct cc_span canonical_outlet, canonical_date; /* the canonical copy's */
    double similarity;
    enum cc_relation relation;
};
/* Rows by canonical document in canonical order, its paragraph, then member the same way. */
struct cc_cluster_cursor;
enum cc_status cc_clusters_open(struct cc_state *state, struct cc_cluster_cursor **cursor,
                                struct cc_error *err);
enum cc_status cc_clusters_next(struct cc_cluster_cursor *cursor, struct cc_arena *arena,
                                struct cc_cluster_row *row, struct cc_error *err);
void cc_clusters_close(struct cc_cluster_cursor *cursor);

#endif
