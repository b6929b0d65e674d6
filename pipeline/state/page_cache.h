/* page_cache.h -- pages of segments kept in memory: a lookup reads one of each segment, and to
 * ask SQLite for it costs five times what reading it does.
 *
 * A page has one place (its key, hashed); the one read last stays.  Keys are the caller's: one
 * that never comes twice for different bytes, for nothing is ever taken back.
 *
 * Thread use: one thread at a time for each cache. */
#ifndef CLEANCOPY_STATE_PAGE_CACHE_H
#define CLEANCOPY_STATE_PAGE_CACHE_H

#include "posting_page.h"

#include "cleancopy/core/span.h"

/* 33 MB once all are filled: most pages of a million paragraphs. */
#define CC_PAGE_CACHE_PAGES 8192

struct cc_cached_page {
    uint64_t key;
    size_t len;
    unsigned char bytes[CC_POSTING_PAGE_BYTES];
};

struct cc_page_cache {
    struct cc_cached_page **places; /* NULL: nothing was put yet */
};

/* Zeroed is empty.  done frees, and empties. */
void cc_page_cache_done(struct cc_page_cache *cache);
/* NULL: not there.  Good until the next put. */
const struct cc_cached_page *cc_page_cache_get(const struct cc_page_cache *cache, uint64_t key);
/* Keeps a copy; does nothing on a short heap, or for more bytes than a page has. */
void cc_page_cache_put(struct cc_page_cache *cache, uint64_t key, struct cc_span bytes);

#endif
