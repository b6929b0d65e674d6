/* line_store.h -- each compared document's lines (dedup/line.h), for what shows only over many pages.
 *
 * One row a document, 11 bytes a paragraph.  A row goes with its document, and when the document
 * is replaced; it is there again once the new one has been compared.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_LINE_STORE_H
#define CLEANCOPY_STATE_LINE_STORE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/dedup/furniture.h"
#include "cleancopy/state/state.h"

/* Stores the row, in place of one that was there. */
enum cc_status cc_lines_put(struct cc_state *state, uint64_t doc, const struct cc_page_lines *page,
                            struct cc_error *err);
/* The row, in `arena`; CC_END where there is none. */
enum cc_status cc_lines_get(struct cc_state *state, struct cc_arena *arena, uint64_t doc,
                            struct cc_page_lines *page, struct cc_error *err);
/* The first row of a document greater than *doc, or with `first` the least; *doc is its document.
 * CC_END: none. */
enum cc_status cc_lines_next(struct cc_state *state, struct cc_arena *arena, bool first,
                             uint64_t *doc, struct cc_page_lines *page, struct cc_error *err);
/* The key of one paragraph of a document; CC_END where there is none. */
enum cc_status cc_lines_key(struct cc_state *state, uint64_t doc, uint32_t paragraph, uint64_t *key,
                            struct cc_error *err);
/* How many lines all rows hold. */
enum cc_status cc_lines_count(struct cc_state *state, uint64_t *n, struct cc_error *err);

#endif
