/* page_links.h -- where a page says by rel= that it belongs and goes on.
 *
 *     <link rel=alternate type=application/rss+xml>   a feed (atom+xml, rdf+xml, feed+json too)
 *     <link rel=next>, <a rel=next>                   the next page of a listing
 *     <link rel=canonical>, <link rel=amphtml>        the page itself under other addresses
 *
 * Feeds of comments are left out: their entries are old stories.  <base> is heeded.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_SOURCE_PAGE_LINKS_H
#define CLEANCOPY_SOURCE_PAGE_LINKS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>
#include <stdint.h>

/* All in normal form (core/url.h); absent ones empty. */
struct cc_page_links {
    struct cc_span base; /* of relative links: <base href>, else the page's own address */
    struct cc_span canonical, amp, next;
    struct cc_span *feeds; /* each once, in page order */
    uint32_t n_feeds;
};

/* `url`: the page's own address in normal form.  At most `max_feeds` feeds.  CC_E_LIMIT,
 * CC_E_NOMEM: the arena refused. */
enum cc_status cc_page_links_read(struct cc_arena *arena, const struct cc_dom *dom,
                                  struct cc_span url, uint32_t max_feeds, size_t max_url_bytes,
                                  struct cc_page_links *links, struct cc_error *err);

/* Whether the element's rel has the word ("next"), whatever else it has. */
bool cc_page_links_has_rel(const struct cc_dom *dom, uint32_t node, struct cc_span word);

#endif
