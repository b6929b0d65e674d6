/* window.h -- the index holds paragraphs of the last days only: `--window 30d`.
 *
 * What is older leaves the index, so that later documents are not compared with it and the
 * index does not grow for ever.  Documents, which of their paragraphs are duplicates, and what
 * was written stay as they are: a canonical copy that was written stays canonical.
 *
 * A document's time is its date, else (no date) when it was fetched; without either, its
 * paragraphs stay.  The window ends at the newest such time of all documents in the index, not
 * at the clock: the same input gives the same output on any day, and a state that was not used
 * for a month does not forget all at once.  Times later than the clock are left out of that: one
 * page that says 2099 must not empty the index.
 *
 * A canonical paragraph stays, however old, while a paragraph within the window is its
 * duplicate: else the next print of a text that is still going round would count as new. */
#ifndef CLEANCOPY_STATE_WINDOW_H
#define CLEANCOPY_STATE_WINDOW_H

#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdint.h>

/* Takes out what is more than window_s seconds older than the newest; exactly that old stays.
 * *n: paragraphs that left.  Nothing is looked through when neither window nor documents have
 * changed since the last time.  Inside a transaction; memory does not grow with the index (a
 * temporary table is on disk). */
enum cc_status cc_window_apply(struct cc_state *state, int64_t window_s, int64_t now_s,
                               int64_t *n, struct cc_error *err);

#endif
