/* hsts.h -- what a Strict-Transport-Security header says (RFC 6797, 6.1).
 *
 * libcurl reads it for the time of the run; here it is read for the state, so that the next run
 * knows it (state/hsts_store.h).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_HSTS_H
#define CLEANCOPY_FETCH_HSTS_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_HSTS_MAX_AGE_S INT64_C(63072000) /* two years, the most that preload lists see; who says more is
                                               asked over https within these, and says so again */

struct cc_hsts {
    int64_t max_age_s; /* 0: forget it; at most CC_HSTS_MAX_AGE_S */
    bool with_subdomains;
};

/* False for a value that says nothing: no max-age, a directive twice, or not of the grammar. */
bool cc_hsts_parse(struct cc_span value, struct cc_hsts *hsts);

#endif
