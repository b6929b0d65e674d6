/* Property: whatever a page claims of who saved it, the address is one of the web or none, the
 * page gets no longer, lies in the arena or stays where it was, and the same bytes give the
 * same.  The bytes are a page, an address and a path. */
#include "cleancopy/core/hash.h"
#include "cleancopy/source/mirror.h"
#include "cleancopy/source/saver.h"
#include "cleancopy/source/wayback.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

static bool is_web(struct cc_span url)
{
    return cc_span_starts_nocase(url, CC_SPAN("http"));
}

static struct cc_page restore(struct cc_arena *arena, struct cc_span bytes, struct cc_span url)
{
    struct cc_page page = {.bytes = bytes, .url = url, .fetched_at_s = CC_NO_TIME};

    check(cc_wayback_restore(arena, &page, NULL) == CC_OK);
    return page;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span bytes = {(const char *)data, size}, url;
    struct cc_saver saver, again;
    struct cc_page page;
    struct cc_arena arena;
    size_t slash;
    int64_t at_s;

    cc_arena_init(&arena, 64 << 20);
    cc_saver_read(&arena, bytes, &saver);
    cc_saver_read(&arena, bytes, &again);
    check(cc_span_is(saver.url, again.url) && saver.saved_at_s == again.saved_at_s);
    check(saver.url.len == 0 ||
          (is_web(saver.url) && saver.url.len <= CC_SAVER_MAX_URL_BYTES + 8));
    page = restore(&arena, bytes, saver.url);
    check(page.bytes.len <= size && (page.url.len == 0 || is_web(page.url)));
    check(page.bytes.ptr == bytes.ptr ||
          cc_hash64(page.bytes) == cc_hash64(restore(&arena, bytes, saver.url).bytes));
    if (cc_wayback_address(&arena, bytes, &url, &at_s))
        check(is_web(url));
    slash = cc_span_find(bytes, CC_SPAN("/"), 0);
    if (slash != (size_t)-1) {
        url = cc_mirror_address(&arena, bytes, 0, slash);
        check(url.len == 0 || is_web(url));
        (void)cc_mirror_is_part(bytes, slash);
    }
    check(arena.status == CC_OK);
    cc_arena_done(&arena);
    return 0;
}
