/* part_store.h -- a state that holds a part of a corpus, to be written without the other parts (write_part.h).
 *
 * Its own documents are those of document_store.h that are to be compared, and stay so: another engine has compared them.  Beside them
 * stand documents of other parts, which are not written: those that rows of duplicates (duplicate_rows.h) speak of, with their outlet and date
 * alone, so that what reads rows finds them; and namesakes, with their records.  And what another engine found to be furniture.
 *
 * All calls belong inside a transaction of state.h.  Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_PART_STORE_H
#define CLEANCOPY_STATE_PART_STORE_H

#include "cleancopy/core/document.h"
#include "cleancopy/state/document_store.h"

/* Makes the table that other states have not. */
enum cc_status cc_part_store_open(struct cc_state *state, struct cc_error *err);

/* Takes out an own document, before rows come.  CC_E_INPUT: there is none of that id. */
enum cc_status cc_part_leave_out(struct cc_state *state, uint64_t id, struct cc_error *err);

/* A document of another part, with its record or (record empty) without.  CC_E_INPUT: one of that id is there. */
enum cc_status cc_part_put_other(struct cc_state *state, const struct cc_stored_document *doc,
                                 struct cc_error *err);
enum cc_status cc_part_is_other(struct cc_state *state, uint64_t id, bool *other, struct cc_error *err);

/* CC_E_INPUT: it is told twice. */
enum cc_status cc_part_put_furniture(struct cc_state *state, uint64_t doc, uint32_t paragraph, uint32_t n_pages,
                                     struct cc_error *err);
/* Fills n_pages of doc's paragraphs, 0 where they are no furniture.  CC_E_INPUT: it has no such paragraph. */
enum cc_status cc_part_get_furniture(struct cc_state *state, struct cc_document *doc, struct cc_error *err);

#endif
