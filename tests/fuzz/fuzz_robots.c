/* Property: any robots.txt gives rules that end: the same answer twice for a path, whatever stars it has. */
#include "cleancopy/core/arena.h"
#include "cleancopy/fetch/robots.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span body = {(const char *)data, size};
    struct cc_span target = cc_span_slice(body, size > 64 ? size - 64 : 0, size);
    struct cc_robots robots;
    struct cc_arena arena, scratch;
    bool allowed;

    cc_arena_init(&arena, 16 << 20);
    cc_arena_init(&scratch, 4 << 20);
    if (cc_robots_parse(&arena, body, CC_SPAN("cleancopy"), 500 << 10, &robots, NULL) == CC_OK) {
        allowed = cc_robots_allows(&robots, &scratch, target);
        assert(allowed == cc_robots_allows(&robots, &scratch, target));
        assert(robots.crawl_delay_ms >= -1 && robots.crawl_delay_ms <= CC_ROBOTS_MAX_DELAY_MS);
    }
    cc_arena_done(&scratch);
    cc_arena_done(&arena);
    return 0;
}
