/* view.h -- what the output folder shows of stored documents: their duplicates, and what these
 * make of the whole document.
 *
 * None of it is stored: it is worked out anew for each writing, from the documents and duplicates
 * that the state holds at that time.  So it is the same for any order of input, and undone when
 * the evidence goes.
 *
 * Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_VIEW_H
#define CLEANCOPY_VIEW_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/state/document_store.h"

struct cc_view;

/* To be used and closed within one transaction, after all documents have been compared. */
enum cc_status cc_view_open(struct cc_state *state, const struct cc_config *cfg,
                            struct cc_view **view, struct cc_error *err);

/* The same of a part of a corpus: furniture is what part_store.h was told, and nothing is learnt. */
enum cc_status cc_view_open_part(struct cc_state *state, const struct cc_config *cfg,
                                 struct cc_view **view, struct cc_error *err);

/* Stores the lines of a document whose duplicate_of was just filled: what cc_view_open() learns
 * furniture from.  Pages of unknown outlets prove nothing: they are of many. */
enum cc_status cc_view_learn(struct cc_state *state, struct cc_arena *arena,
                             const struct cc_document *doc, struct cc_error *err);

/* The stored record as a document, in `arena`, with duplicate_of, left_out and reprint_of filled.
 *
 * left_out: the line is furniture of its outlet, or a copy that is left out for one (an edited
 * form of it).  A document that has nothing else keeps its furniture (what is
 * a duplicate of another page's stays one).
 *
 * With CC_REPRINTS_DROP a reprint is marked dropped, unless another document copies a paragraph
 * of it: that one leaves the paragraph out because it stands here. */
enum cc_status cc_view_document(struct cc_view *view, struct cc_arena *arena,
                                const struct cc_stored_document *stored,
                                struct cc_document *doc, struct cc_error *err);
void cc_view_close(struct cc_view *view); /* NULL is fine */

#endif
