/* discovery_store.h -- what the fetcher remembers of feeds, sitemaps and front pages.
 *
 * Apart from the pages (url_store.h): an address may be both, a front page and a story, and each
 * is then asked for with validators of its own.  What a document named is in url_store.h
 * (cc_link_…).
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_DISCOVERY_STORE_H
#define CLEANCOPY_STATE_DISCOVERY_STORE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

struct cc_discovery_record {
    struct cc_span url;  /* that answered, in normal form; the key */
    struct cc_span found_by; /* the document that named it, or "configuration" */
    uint64_t settings;   /* hash of the settings by which its links were taken or refused; 0: not known */
    struct cc_span etag, last_modified;
    uint64_t body_hash;          /* XXH3-64 of the decoded body */
    int64_t fetched_at_s;        /* last good answer */
    struct cc_span archive_file; /* last body that was archived: file in the archive folder, empty: none */
    uint64_t archive_offset;     /* and offset of its response record */
};

/* CC_END: not known. */
enum cc_status cc_discovery_get(struct cc_state *state, struct cc_arena *arena,
                                struct cc_span url, struct cc_discovery_record *record,
                                struct cc_error *err);
enum cc_status cc_discovery_put(struct cc_state *state, const struct cc_discovery_record *record,
                                struct cc_error *err);

#endif
