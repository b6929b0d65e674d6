/* filter.h -- which pages a call is about: --language, --outlets, --exclude-outlets.
 *
 * What a page's record says is what is tested: `outlet` as a whole (ASCII case ignored), of `language` the primary subtag, so that
 * "en" takes en-GB too.  Asked in this order, and the first that says no is the reason:
 *
 *     not known          with --outlets: left out      with --language: left out, unless the list has "und"
 *     known              in --outlets, not in --exclude-outlets, in --language
 *
 * A page that is left out is no failure: nothing is compared or written of it, it is counted, and another call can take it.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_FILTER_H
#define CLEANCOPY_CORE_FILTER_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

enum cc_left_out {
    CC_LEFT_OUT_NOT, /* it is taken */
    CC_LEFT_OUT_BY_OUTLET,
    CC_LEFT_OUT_BY_LANGUAGE
};
#define CC_LEFT_OUT_COUNT 3

#define CC_FILTER_UNKNOWN "und" /* BCP 47's word for a language that is not known */

bool cc_filter_is_set(const struct cc_filter *filter);

/* Whether the outlet alone decides about some pages. */
bool cc_filter_asks_outlet(const struct cc_filter *filter);

/* Of a record's outlet and language (empty: not known), or the outlet alone.  Where the page is left out why->message says it of
 * the page: "its language, fr, is not in --language"; `why` may be NULL. */
enum cc_left_out cc_filter_outlet(const struct cc_filter *filter, struct cc_span outlet,
                                  struct cc_error *why);
enum cc_left_out cc_filter_document(const struct cc_filter *filter, struct cc_span outlet,
                                    struct cc_span language, struct cc_error *why);

/* The same for filters that take the same pages, whatever file their names stand in; 0 without a filter. */
uint64_t cc_filter_number(const struct cc_filter *filter);
/* The same of one list; 0 for an empty one. */
uint64_t cc_outlet_list_number(const struct cc_outlet_list *list);

#endif
