/* Property: any sitemap names at most as many links as are allowed, none empty and none over-long. */
#include "cleancopy/core/arena.h"
#include "cleancopy/source/sitemap.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    struct cc_sitemap sitemap;
    struct cc_arena arena;

    cc_arena_init(&arena, 16 << 20);
    if (cc_sitemap_parse(&arena, bytes, 20, 1 << 20, &sitemap, NULL) == CC_OK) {
        assert(sitemap.n_links <= 20);
        for (uint32_t i = 0; i < sitemap.n_links; i++)
            assert(sitemap.links[i].len > 0 && sitemap.links[i].len <= CC_SITEMAP_MAX_LINK_BYTES);
    }
    cc_arena_done(&arena);
    return 0;
}
