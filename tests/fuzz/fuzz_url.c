/* Property: a normal form is its own normal form, and splits into a host and a path. */
#include "cleancopy/core/url.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span base = CC_SPAN("https://outlet.example/a/b?c=d"), in = {(const char *)data, size};
    struct cc_span out, again;
    struct cc_url parts;
    struct cc_arena arena;

    cc_arena_init(&arena, 4 << 20);
    if (cc_url_normal(&arena, base, in, 8192, &out, NULL) == CC_OK) {
        assert(cc_url_normal(&arena, CC_SPAN_EMPTY, out, 3 * 8192, &again, NULL) == CC_OK);
        assert(cc_span_is(out, again));
        assert(cc_url_split(out, &parts) && parts.host.len > 0 && parts.path.ptr[0] == '/');
        (void)cc_url_site(&arena, parts.host);
    }
    cc_arena_done(&arena);
    return 0;
}
