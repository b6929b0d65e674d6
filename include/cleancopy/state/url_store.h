/* url_store.h -- what the fetcher remembers: URLs, robots files, sites.
 *
 * Thread use: one thread at a time for each state. */
#ifndef CLEANCOPY_STATE_URL_STORE_H
#define CLEANCOPY_STATE_URL_STORE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

struct cc_url_record {
    struct cc_span url;      /* normal form (core/url.h); the key */
    struct cc_span source;   /* the configuration's source that asked for it */
    struct cc_span outlet;   /* the source's outlet; empty: registrable domain */
    struct cc_span found_by; /* the feed, sitemap or page that named it, or "configuration" */
    struct cc_span etag, last_modified;
    uint64_t body_hash;    /* XXH3-64 of the decoded body; 0: never fetched */
    int64_t fetched_at_s;  /* last good answer; CC_NO_TIME: never */
    int64_t next_try_s;    /* not before */
    int32_t http_status;   /* last answer; 0: none */
    struct cc_span reason; /* last outcome: "ok", "unchanged", "robots", "http-status", … */
    struct cc_span archive_file; /* last good body: file in the archive folder, */
    uint64_t archive_offset;     /* and offset of its response record */
    bool to_clean;               /* fetched, not cleaned yet */
    bool left_out;               /* cleaned, and left out by the filter of cc_url_begin_filter() */
    uint32_t failures;           /* bad answers in a row since the last good one */
    /* what fetch/revisit.h goes by */
    int64_t changed_at_s; /* when the bytes came that we hold; CC_NO_TIME: none yet */
    uint32_t n_changes;   /* answers with other bytes of late; halved by each that had the same */
    uint32_t n_gone;      /* 404s since the last good answer; a 410 counts as all that it takes */
};

/* CC_END: not known. */
enum cc_status cc_url_get(struct cc_state *state, struct cc_arena *arena, struct cc_span url,
                          struct cc_url_record *record, struct cc_error *err);
enum cc_status cc_url_put(struct cc_state *state, const struct cc_url_record *record,
                          struct cc_error *err);
enum cc_status cc_url_set_cleaned(struct cc_state *state, struct cc_span url,
                                  struct cc_error *err);
/* The page was cleaned and left out (core/filter.h): it is not to be cleaned again under the same filter. */
enum cc_status cc_url_set_left_out(struct cc_state *state, struct cc_span url,
                                   struct cc_error *err);
/* Before pages are cleaned, in a transaction: where this filter's number (cc_filter_number()) is another than that of the
 * last time, all pages that were left out are to be cleaned again. */
enum cc_status cc_url_begin_filter(struct cc_state *state, uint64_t number, struct cc_error *err);
/* How many URLs have each reason, by reason; in `arena`.  "": never asked for. */
struct cc_url_reason {
    struct cc_span name;
    uint64_t n;
};
enum cc_status cc_url_count_reasons(struct cc_state *state, struct cc_arena *arena,
                                    struct cc_url_reason **reasons, size_t *n,
                                    struct cc_error *err);
/* The first record to clean whose URL is greater than `after` (byte order): CC_OK, or CC_END.
 */
enum cc_status cc_url_next_to_clean(struct cc_state *state, struct cc_arena *arena,
                                    struct cc_span after, struct cc_url_record *record,
                                    struct cc_error *err);

/* The next record of `source`, by URL behind `after`, that was named by a feed, sitemap or page
 * and never fetched (a run was killed, or the answers were bad), and that is due: next_try_s <=
 * now_s, failures below `max_failures`.  CC_END: no more. */
enum cc_status cc_url_next_pending(struct cc_state *state, struct cc_arena *arena,
                                   struct cc_span source, struct cc_span after, int64_t now_s,
                                   uint32_t max_failures, struct cc_url_record *record,
                                   struct cc_error *err);

/* How many records are to be cleaned. */
enum cc_status cc_url_count_to_clean(struct cc_state *state, uint64_t *n, struct cc_error *err);

/* What a feed, sitemap or front page named when it was last read: a document that answers "not
 * modified" still names these.  put adds one (a second time is fine), clear forgets the
 * document's, next walks them by URL behind `after` (CC_END: no more). */
enum cc_link_kind {
    CC_LINK_PAGE,
    CC_LINK_SITEMAP,
    CC_LINK_FEED, /* a page's <link rel=alternate> */
    CC_LINK_NEXT  /* a front page's rel=next */
};
enum cc_status cc_link_clear(struct cc_state *state, struct cc_span document,
                             struct cc_error *err);
enum cc_status cc_link_put(struct cc_state *state, struct cc_span document,
                           enum cc_link_kind kind, struct cc_span url, struct cc_error *err);
enum cc_status cc_link_next(struct cc_state *state, struct cc_arena *arena,
                            struct cc_span document, enum cc_link_kind kind,
                            struct cc_span after, struct cc_span *url, struct cc_error *err);

struct cc_robots_record {
    int64_t fetched_at_s;
    int32_t http_status; /* 0: unreachable */
    struct cc_span body;
};
/* `origin`: "https://example.com:443".  CC_END: not known. */
enum cc_status cc_robots_get(struct cc_state *state, struct cc_arena *arena,
                             struct cc_span origin, struct cc_robots_record *record,
                             struct cc_error *err);
enum cc_status cc_robots_put(struct cc_state *state, struct cc_span origin,
                             const struct cc_robots_record *record, struct cc_error *err);

/* When the site (a registrable domain) may be asked again (Retry-After, Crawl-delay); CC_NO_TIME where nothing is
 * known. */
enum cc_status cc_site_next_allowed(struct cc_state *state, struct cc_span site,
                                    int64_t *next_allowed_s, struct cc_error *err);
enum cc_status cc_site_set_next_allowed(struct cc_state *state, struct cc_span site,
                                        int64_t next_allowed_s, struct cc_error *err);

#endif
