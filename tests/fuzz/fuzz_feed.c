/* Property: any feed names at most as many links as are allowed, none empty and none
 * over-long, each with an absolute base. */
#include "cleancopy/core/arena.h"
#include "cleancopy/source/feed.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size};
    struct cc_feed feed;
    struct cc_arena arena;

    cc_arena_init(&arena, 16 << 20);
    if (cc_feed_parse(&arena, CC_SPAN("http://h.example/feed"), bytes, 20, &feed, NULL) == CC_OK) {
        assert(feed.n_links <= 20);
        for (uint32_t i = 0; i < feed.n_links; i++)
            assert(feed.links[i].href.len > 0 &&
                   feed.links[i].href.len <= CC_FEED_MAX_LINK_BYTES &&
                   cc_span_starts(feed.links[i].base, CC_SPAN("http")));
    }
    cc_arena_done(&arena);
    return 0;
}
