/* left_out_store.h -- the pages that --language, --outlets or --exclude-outlets left out (core/filter.h), for their sums.
 *
 * A page is known by its source, the name under which it was read: a URL of `run`, "path:offset" of a WARC record. Seen again under
 * the same name it counts once, as it was the last time: with that reason, or not at all where it was taken (the filter is another one, the page has
 * changed). A document that an earlier call made of it is another matter: it stays. Of a set of shards only the sums are known: they count for the set, and those of a set of the same inputs replace them.
 *
 * A page is 12 to 20 bytes of the state.  Thread use: one thread at a time for each state. Calls that change something belong inside a
 * transaction. */
#ifndef CLEANCOPY_STATE_LEFT_OUT_STORE_H
#define CLEANCOPY_STATE_LEFT_OUT_STORE_H

#include "cleancopy/core/filter.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

struct cc_left_out_sums {
    uint64_t by_outlet, by_language; /* pages */
};

/* The page was left out; with CC_LEFT_OUT_NOT: it is taken. */
enum cc_status cc_left_out_store_put(struct cc_state *state, struct cc_span source, enum cc_left_out reason,
                                     struct cc_error *err);

/* All of a set of shards; `inputs` is the number of their inputs (struct cc_share_end). */
enum cc_status cc_left_out_store_put_set(struct cc_state *state, uint64_t inputs, const struct cc_left_out_sums *sums,
                                         struct cc_error *err);

/* All that is known, each page once.  Reads the whole table. */
enum cc_status cc_left_out_store_sums(struct cc_state *state, struct cc_left_out_sums *sums, struct cc_error *err);

#endif
