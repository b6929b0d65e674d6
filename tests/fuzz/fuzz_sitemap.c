/* Property: any sitemap names at most as many links as are allowed, none empty and none over-long. */
#include "cleancopy/core/arena.h"
#include "cleancopy/source/sitemap.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct cc_sitemap_links *links)
{
    assert(links->count <= 20);
    for (uint32_t i = 0; i < links->count; i++)
        assert(links->list[i].len > 0 && links->list[i].len <= CC_SITEMAP_MAX_LINK_BYTES);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    struct cc_sitemap sitemap;
    struct cc_arena arena;

    cc_arena_init(&arena, 16 << 20);
    if (cc_sitemap_parse(&arena, bytes, 20, 1 << 20, &sitemap, NULL) == CC_OK) {
        check(&sitemap.pages);
        check(&sitemap.sitemaps);
    }
    cc_arena_done(&arena);
    return 0;
}
