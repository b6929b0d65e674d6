/* document_list.h -- the documents of a batch: put down as they come, taken out in canonical
 * order.
 *
 *     add, add, add ...   ->   sort   ->   get(0), get(1), ...
 *                        preferred outlets first; date (unknown last), outlet, id as written
 *
 * Of each document only what the order needs stays in memory: 40 bytes and its id as it was
 * written.  The paragraphs' text goes to a spool, in memory up to a limit and then in
 * a temporary file (core/spool.h).  So the order of input decides nothing, and ten million
 * paragraphs need no memory for their text.
 *
 * An edge, by its spool.  Thread use: one thread at a time for each list. */
#ifndef CLEANCOPY_DEDUP_DOCUMENT_LIST_H
#define CLEANCOPY_DEDUP_DOCUMENT_LIST_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

struct cc_document_list;

/* Where a document was read. */
struct cc_document_place {
    uint32_t file; /* the caller's number, below 2^31 */
    uint32_t line; /* from 1 */
};

/* Text past `text_bytes` goes to a file in `spool_dir`, which must outlive the list.  NULL from
 * a short heap. */
struct cc_document_list *cc_document_list_open(size_t text_bytes, const char *spool_dir);
void cc_document_list_close(struct cc_document_list *list); /* NULL is fine */

/* Documents of these outlets come before all others when the list is sorted, in the order of the
 * names, which must outlive it. */
void cc_document_list_prefer(struct cc_document_list *list, const char *const *outlets, size_t n);

/* Keeps written_id (which stands for doc's id), outlet, date and paragraphs' text.  CC_E_NOMEM,
 * CC_E_IO (of the spool),
 * CC_E_LIMIT past 2^32 - 2 documents, 64 GiB of text, or 4 GiB in one document. */
enum cc_status cc_document_list_add(struct cc_document_list *list,
                                    const struct cc_document *doc, struct cc_span written_id,
                                    struct cc_document_place place, struct cc_error *err);

/* Brings the documents into canonical order.  Those of one date, outlet and id are ordered by
 * their text, then by place, so that the one that stays does not depend on the order of input.
 * To be called once, behind the last add; CC_E_NOMEM, CC_E_IO.
 *
 * Of documents with one id the first is the one; `repeated` (may be NULL) is told of each other,
 * in their order: the i-th has the id of the first-th. */
typedef void cc_document_repeated(void *user, uint32_t i, uint32_t first);
enum cc_status cc_document_list_sort(struct cc_document_list *list,
                                     cc_document_repeated *repeated, void *user,
                                     struct cc_error *err);

uint32_t cc_document_list_count(const struct cc_document_list *list);
uint64_t cc_document_list_paragraphs(const struct cc_document_list *list);

/* The rest is for a sorted list; i < count. */

/* Whether a document before the i-th has its id. */
bool cc_document_list_repeats(const struct cc_document_list *list, uint32_t i);

/* Fills outlet and paragraphs' text; doc->id is i, the number in this list, so that who compares
 * is told a document without a search for its id.  All else is 0.  Spans are in the arena or in
 * the list.  CC_E_LIMIT or CC_E_NOMEM from the arena, CC_E_IO. */
enum cc_status cc_document_list_get(const struct cc_document_list *list, uint32_t i,
                                    struct cc_arena *arena, struct cc_document *doc,
                                    struct cc_error *err);

/* cc_hash_written_id() of it, and what was added; the span is good until the list is closed. */
uint64_t cc_document_list_id(const struct cc_document_list *list, uint32_t i);
struct cc_span cc_document_list_written_id(const struct cc_document_list *list, uint32_t i);
struct cc_document_place cc_document_list_place(const struct cc_document_list *list, uint32_t i);

/* Bytes of text in the temporary file, 0 without one. */
uint64_t cc_document_list_spooled(const struct cc_document_list *list);

#endif
