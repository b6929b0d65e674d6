/* discover.h -- from a feed, sitemap or front page to the URLs that it names.
 *
 * The parsers are source/feed.h, sitemap.h and front_page.h; here their links are made absolute
 * and normal, and those that leave the site are refused: a feed speaks for its own registrable
 * domain, or a paid entry would send us anywhere.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_FETCH_DISCOVER_H
#define CLEANCOPY_FETCH_DISCOVER_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

enum cc_discovery {
    CC_DISCOVERY_FEED,
    CC_DISCOVERY_SITEMAP,
    CC_DISCOVERY_FRONT_PAGE
};

struct cc_discovered {
    struct cc_span *pages, *sitemaps; /* normal form, NUL-ended, in the order of the document */
    uint32_t n_pages, n_sitemaps;     /* sitemaps: from a sitemap index alone */
    uint32_t n_refused;               /* of another site, or no http(s) URL */
};

/* `named` is the address that the configuration (or a sitemap index) has, `url` the one that
 * answered, after redirects; links may stay on the site of either.  `body`: decoded bytes.
 * Reads at most max_feed_entries pages and max_sitemaps sitemaps.  CC_E_INPUT: not such a
 * document.  CC_E_LIMIT, CC_E_NOMEM. */
enum cc_status cc_discover(struct cc_arena *arena, const struct cc_config *cfg,
                           enum cc_discovery kind, struct cc_span named, struct cc_span url,
                           struct cc_span content_type, struct cc_span body,
                           struct cc_discovered *found, struct cc_error *err);

#endif
