#include "page_cache.h"

#include "cleancopy/core/alloc.h"

#include <string.h>

static size_t place_of(uint64_t key)
{
    return (size_t)((key * UINT64_C(0x9E3779B97F4A7C15)) >> 40) % CC_PAGE_CACHE_PAGES;
}

void cc_page_cache_done(struct cc_page_cache *cache)
{
    size_t i;

    for (i = 0; cache->places != NULL && i < CC_PAGE_CACHE_PAGES; i++)
        cc_free(cache->places[i]);
    cc_free(cache->places);
    cache->places = NULL;
}

const struct cc_cached_page *cc_page_cache_get(const struct cc_page_cache *cache, uint64_t key)
{
    const struct cc_cached_page *page;

    if (cache->places == NULL)
        return NULL;
    page = cache->places[place_of(key)];
    return page != NULL && page->key == key ? page : NULL;
}

void cc_page_cache_put(struct cc_page_cache *cache, uint64_t key, struct cc_span bytes)
{
    struct cc_cached_page **place;

    if (bytes.len > CC_POSTING_PAGE_BYTES || bytes.len == 0)
        return;
    if (cache->places == NULL)
        cache->places = cc_calloc(CC_PAGE_CACHE_PAGES, sizeof(struct cc_cached_page *));
    if (cache->places == NULL)
        return;
    place = &cache->places[place_of(key)];
    if (*place == NULL)
        *place = cc_malloc(sizeof **place);
    if (*place == NULL)
        return;
    (*place)->key = key;
    (*place)->len = bytes.len;
    memcpy((*place)->bytes, bytes.ptr, bytes.len);
}
