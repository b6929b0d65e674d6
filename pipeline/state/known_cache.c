#include "known_cache.h"

#include "cleancopy/core/alloc.h"

#include <stddef.h>

void cc_known_cache_done(struct cc_known_cache *cache)
{
    cc_free(cache->places);
    cache->places = NULL;
}

static struct cc_known_row *place_of(const struct cc_known_cache *cache, uint64_t ref)
{
    return &cache->places[ref % CC_KNOWN_CACHE_ROWS];
}

const struct cc_known_row *cc_known_cache_get(const struct cc_known_cache *cache, uint64_t ref)
{
    const struct cc_known_row *row = cache->places != NULL ? place_of(cache, ref) : NULL;

    return row != NULL && row->ref == ref && ref != 0 ? row : NULL;
}

void cc_known_cache_put(struct cc_known_cache *cache, const struct cc_known_row *row)
{
    if (cache->places == NULL)
        cache->places = cc_calloc(CC_KNOWN_CACHE_ROWS, sizeof *cache->places);
    if (cache->places != NULL)
        *place_of(cache, row->ref) = *row;
}

void cc_known_cache_forget(struct cc_known_cache *cache, uint64_t ref)
{
    if (cc_known_cache_get(cache, ref) != NULL)
        place_of(cache, ref)->ref = 0;
}
