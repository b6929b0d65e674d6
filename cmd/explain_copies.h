/* explain_copies.h -- where else a paragraph stands, by what the state between runs remembers.
 *
 * Of a document that the state holds: what was found when it was compared.  Of any other: the
 * comparison that a run would make, with the same fingerprints and the same exact check, but
 * nothing is stored.  The state is only read, beside a run if need be; each call sees what was
 * committed last.
 *
 * Thread use: one thread at a time for each struct. */
#ifndef CLEANCOPY_CMD_EXPLAIN_COPIES_H
#define CLEANCOPY_CMD_EXPLAIN_COPIES_H

#include "explain_view.h"

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/state/state.h"

/* The copies of one paragraph, the kept one first, if the paragraph in hand is not it; then
 * those that point at the kept one, by date. */
struct cc_explain_copies {
    struct cc_explain_copy *list; /* in the arena */
    size_t n;
};

/* Fills one struct for each of doc's paragraphs; *copies and all spans are in `arena`.  *doc
 * gets its duplicate_of. */
enum cc_status cc_explain_copies_find(struct cc_state *state, const struct cc_config *cfg,
                                      struct cc_arena *arena, struct cc_document *doc,
                                      struct cc_explain_copies **copies, struct cc_error *err);

/* As a JSON array:
 * [{"kept","doc","paragraph","outlet","date","url","title","similarity","relation"},…] */
void cc_explain_copies_json(struct cc_buf *out, const struct cc_explain_copies *copies);

#endif
