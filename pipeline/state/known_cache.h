/* known_cache.h -- what rows of paragraphs say beside their words, kept in memory.
 *
 * A paragraph that is compared meets some six candidates that share a fingerprint with it, mostly the same few
 * thousand menus and formulas again and again, and five of six are put aside by their length
 * alone.  To ask SQLite for each took a fifth of corpus --merge; of 840,000 rows that 2,124 pages
 * ask for, 93 in 100 are here.
 *
 * A row has one place (its ref modulo the number of places); the one put last stays.
 *
 * Thread use: one thread at a time for each cache. */
#ifndef CLEANCOPY_STATE_KNOWN_CACHE_H
#define CLEANCOPY_STATE_KNOWN_CACHE_H

#include <stdint.h>

#define CC_KNOWN_CACHE_ROWS 65536 /* 3.7 MB */

struct cc_known_row {
    uint64_t ref; /* 0: the place is empty */
    uint64_t canonical, doc, key;
    int64_t outlet; /* its number (outlet_names.h) */
    uint32_t paragraph, n_tokens;
};

struct cc_known_cache {
    struct cc_known_row *places; /* NULL: nothing was put yet */
};

/* Zeroed is empty.  done frees, and empties. */
void cc_known_cache_done(struct cc_known_cache *cache);
/* NULL: not there.  Good until the next put. */
const struct cc_known_row *cc_known_cache_get(const struct cc_known_cache *cache, uint64_t ref);
/* Keeps a copy; does nothing on a short heap. */
void cc_known_cache_put(struct cc_known_cache *cache, const struct cc_known_row *row);
/* The row has gone. */
void cc_known_cache_forget(struct cc_known_cache *cache, uint64_t ref);

#endif
