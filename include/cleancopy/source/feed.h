/* feed.h -- the pages that a feed names: RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom, JSON Feed.
 *
 * XML is read by source/xml.h, so a damaged or cut-short feed gives what could be read of it.
 * An entry's link is, in this order: feedburner:origLink, link (Atom: rel "alternate" or none,
 * a page before other types), an RSS guid that is a permalink and a whole address, rdf:about;
 * in JSON Feed url, else an id that is a URL, else external_url.  The case of names does not
 * matter.  Links come as they are written, each with the
 * base (xml:base, which may stand at the feed, its entry and the link) that a relative one
 * hangs on; foreign hosts are the caller's business (fetch/discover.h).
 *
 * When an entry was changed is the last of its dates: updated, published (Atom, also in RSS),
 * modified, date (Dublin Core), pubDate; date_modified, date_published in JSON Feed.  When it was
 * published counts too: many a feed says with a new pubDate that a story was told anew, and of one
 * that we have had since, an old one says nothing.
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
#define CC_FEED_MAX_JSON_VALUES                                                                \
    400000 /* in a JSON Feed, lists and objects counted four times: jansson takes up to 64     \
              bytes for each.  A feed of 100 entries has some thousands */

struct cc_feed_link {
    struct cc_span href; /* white space at the ends taken off, never empty */
    struct cc_span base; /* in normal form */
    int64_t changed_at_s; /* CC_NO_TIME: it does not say */
};

struct cc_feed {
    struct cc_feed_link *links; /* in feed order */
    uint32_t n_links;
};

/* `url`: the feed's own address in normal form, the base of all bases.  Reads at most
 * `max_entries` links; what comes behind is not read.  CC_E_INPUT: not a feed (the message says
 * what it is), it declares entities, or has more than CC_FEED_MAX_JSON_VALUES.  CC_E_LIMIT,
 * CC_E_NOMEM: the arena refused. */
enum cc_status cc_feed_parse(struct cc_arena *arena, struct cc_span url, struct cc_span bytes,
                             uint32_t max_entries, struct cc_feed *feed, struct cc_error *err);

#endif
