/* discover.h -- from a feed, sitemap or front page to the URLs that it names.
 *
 * The parsers are source/feed.h, sitemap.h, page_links.h and front_page.h; here their links are
 * made absolute and normal, and those that leave the site without permission are refused
 * (source/site_scope.h).
 *
 *     feed         -> pages                  (a web page instead of a feed -> the feeds it names)
 *     sitemap      -> pages, or sitemaps     (a feed will do, as sitemaps.org has it; so will a
 *                                             robots.txt)
 *     front page   -> pages, feeds, the next page of the listing
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

/* The document in hand. */
struct cc_discovery_input {
    enum cc_discovery kind;
    struct cc_span named;           /* the address that the configuration (or a document) has … */
    struct cc_span url;             /* … and the one that answered, after redirects */
    const struct cc_source *source; /* for its allow_hosts; NULL: none */
    struct cc_span content_type;
    struct cc_span body; /* decoded */
};

/* URLs in normal form, NUL-ended, in the order of the document. */
struct cc_url_set {
    struct cc_span *list;
    int64_t *changed_at_s; /* when each was changed; CC_NO_TIME: nothing says so */
    uint32_t count;
};

struct cc_discovered {
    struct cc_url_set pages, sitemaps, feeds;
    struct cc_url_set next; /* one at most */
    uint32_t n_refused;     /* of another site, or no http(s) URL */
};

/* Reads at most max_feed_entries pages, max_sitemaps sitemaps and max_page_feeds feeds.
 * CC_E_INPUT: not such a document.  CC_E_LIMIT, CC_E_NOMEM. */
enum cc_status cc_discover(struct cc_arena *arena, const struct cc_config *cfg,
                           const struct cc_discovery_input *input, struct cc_discovered *found,
                           struct cc_error *err);

/* Whatever reads such documents as it does. */
typedef enum cc_status cc_discover_read(struct cc_arena *arena, const struct cc_config *cfg,
                                        const struct cc_discovery_input *input,
                                        struct cc_discovered *found, struct cc_error *err);

/* A hash of all but the document itself that decides which of its links are taken: input->kind, named
 * and source, limits, and how this version reads.  Where it changes, "not modified" is no answer: what
 * was taken then is not what would be taken now.  Never 0. */
uint64_t cc_discover_settings(const struct cc_config *cfg, const struct cc_discovery_input *input);

#endif
