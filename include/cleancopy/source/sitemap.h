/* sitemap.h -- the pages, or the further sitemaps, that a sitemap names (sitemaps.org 0.9).
 *
 * urlset, sitemapindex and news sitemaps through source/xml.h (a damaged or cut-short file
 * gives what could be read of it), gzip taken off, and the plain text form: a URL a line.  Only
 * <loc> directly below <url> or <sitemap> counts, so that addresses of images and videos are no
 * pages.  What an entry names, its element says, not the root: there are indexes inside of
 * urlsets.  A robots.txt counts as an index of the sitemaps that its "Sitemap:" lines name.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_SOURCE_SITEMAP_H
#define CLEANCOPY_SOURCE_SITEMAP_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

#define CC_SITEMAP_MAX_LINK_BYTES                                                              \
    8192 /* of one entry; longer ones are no URL that we would ask for */

/* Links as written, white space at the ends taken off, never empty. */
struct cc_sitemap_links {
    struct cc_span *list;
    int64_t *changed_at_s; /* <lastmod> of each; CC_NO_TIME: none, or no date in ISO 8601 */
    uint32_t count, capacity;
};

struct cc_sitemap {
    struct cc_sitemap_links pages, sitemaps;
};

/* Reads at most `max_links` links of each kind.  `max_bytes` bounds what gzip may unpack to.  CC_E_INPUT: no
 * sitemap, damaged gzip, or it declares entities.  CC_E_LIMIT: past max_bytes, or the arena
 * refused.  CC_E_NOMEM. */
enum cc_status cc_sitemap_parse(struct cc_arena *arena, struct cc_span bytes,
                                uint32_t max_links, size_t max_bytes,
                                struct cc_sitemap *sitemap, struct cc_error *err);

#endif
