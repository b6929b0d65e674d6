/* front_page.h -- links of a front page that look like articles.
 *
 * A link counts when it stays where links may lead (site_scope.h), leads to a document (not to
 * an image, a feed, a script), stands outside navigation and footer, is not marked as paid or
 * foreign (rel nofollow, sponsored, ugc), and looks like a story, in its address or in its
 * words:
 *
 *     /2026/03/harbour-opens-again       a date, or a slug of three words and more,
 *     /news/harbour-4711023.html         or a long number in the path
 *     /sport/x  "Rowers win at the pier"   or a headline of four words and more, two levels
 * down
 *
 * and its path has no part that says listing (tag, category, author, search, … a table in
 * front_page.c); the page itself, its canonical address and its AMP form are none.  Made for
 * finding pages, not for judging them: what a page is, its text decides later.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_SOURCE_FRONT_PAGE_H
#define CLEANCOPY_SOURCE_FRONT_PAGE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/source/page_links.h"
#include "cleancopy/source/site_scope.h"

#include <stddef.h>
#include <stdint.h>

struct cc_front_page {
    struct cc_span *links; /* in normal form (core/url.h), each once, in page order */
    uint32_t n_links;
};

/* `url`: the page's own address in normal form; `own`: what page_links.h has read.  At most
 * `max_links` links.  CC_E_LIMIT, CC_E_NOMEM: the arena refused. */
enum cc_status cc_front_page_links(struct cc_arena *arena, const struct cc_dom *dom,
                                   struct cc_span url, const struct cc_page_links *own,
                                   const struct cc_site_scope *scope, uint32_t max_links,
                                   size_t max_url_bytes, struct cc_front_page *page,
                                   struct cc_error *err);

#endif
