/* Property: any bytes are refused, or are links of http and https that pack and unpack as the same ones. */
#include "cleancopy/core/arena.h"
#include "cleancopy/fetch/discovered_pack.h"

#include <assert.h>

#define MAX_URL_BYTES 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_discovered found, again;
    struct cc_buf packed;
    struct cc_arena arena;

    cc_arena_init(&arena, 16 << 20);
    cc_buf_init(&packed, 16 << 20);
    if (cc_discovered_unpack(&arena, (struct cc_span){(const char *)data, size}, MAX_URL_BYTES, &found, NULL) == CC_OK) {
        for (uint32_t i = 0; i < found.pages.count; i++) {
            assert(cc_span_starts(found.pages.list[i], CC_SPAN("http")));
            assert(found.pages.list[i].len <= MAX_URL_BYTES && found.pages.list[i].ptr[found.pages.list[i].len] == '\0');
        }
        cc_discovered_pack(&packed, &found);
        assert(cc_span_is(cc_buf_span(&packed), (struct cc_span){(const char *)data, size}));
        assert(cc_discovered_unpack(&arena, cc_buf_span(&packed), MAX_URL_BYTES, &again, NULL) == CC_OK);
        assert(again.pages.count == found.pages.count && again.next.count == found.next.count);
    }
    cc_buf_done(&packed);
    cc_arena_done(&arena);
    return 0;
}
