/* feed.h -- the pages that a feed names: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, JSON Feed.
 *
 * XML is read by source/xml.h, so a damaged or cut-short feed gives what could be read of it.
 * An entry's link is, in this order: feedburner:origLink, link (Atom: rel "alternate" or none),
 * an RSS guid that is a permalink, rdf:about; in JSON Feed url, else an id that is a URL. Links
 * come as they are written: relative ones and foreign hosts are the caller's business
 * (fetch/discover.h).
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_SOURCE_FEED_H
#define CLEANCOPY_SOURCE_FEED_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdint.h>

#define CC_FEED_MAX_LINK_BYTES                                                                 \
    8192 /* of one entry; longer ones are no URL that we would ask for */

struct cc_feed {
    struct cc_span *links; /* white space at the ends taken off, never empty, in feed order */
    uint32_t n_links;
    struct cc_span base; /* xml:base of the root element; empty where there is none */
};

/* Reads at most `max_entries` links; what comes behind is not read.  CC_E_INPUT: not a feed
 * (the message says what it is), or it declares entities.  CC_E_LIMIT, CC_E_NOMEM: the arena
 * refused. */
enum cc_status cc_feed_parse(struct cc_arena *arena, struct cc_span bytes, uint32_t max_entries,
                             struct cc_feed *feed, struct cc_error *err);

#endif
