/* url_tracking.h -- query parameters that say how a reader came, never what he reads.
 *
 * One table of names: utm_*, click ids of search engines and social networks, newsletter and
 * session ids.  Names that some sites use for content ("ref", "source", "id") are not in it: a
 * page fetched twice costs less than a page lost.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_URL_TRACKING_H
#define CLEANCOPY_CORE_URL_TRACKING_H

#include "cleancopy/core/span.h"

/* `parameter`: "name=value" or "name". */
bool cc_url_is_tracking(struct cc_span parameter);

#endif
