/* hsts_store.h -- hosts that want to be asked over https alone (Strict-Transport-Security).
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_HSTS_STORE_H
#define CLEANCOPY_STATE_HSTS_STORE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdbool.h>

struct cc_hsts_record {
    struct cc_span host; /* as in a normal URL; the key */
    bool with_subdomains;
    int64_t expires_at_s;
};

/* CC_END: not known. */
enum cc_status cc_hsts_get(struct cc_state *state, struct cc_arena *arena, struct cc_span host,
                           struct cc_hsts_record *record, struct cc_error *err);
enum cc_status cc_hsts_put(struct cc_state *state, const struct cc_hsts_record *record,
                           struct cc_error *err);
enum cc_status cc_hsts_forget(struct cc_state *state, struct cc_span host, struct cc_error *err);
/* Forgets all that have expired. */
enum cc_status cc_hsts_expire(struct cc_state *state, int64_t now_s, struct cc_error *err);

#endif
