/* Property: any line is a page or a reason; what a page's spans name can be read. */
#include "cleancopy/core/arena.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/source/jsonl.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_page page = {.form = CC_FORM_AUTO};
    struct cc_arena arena;

    cc_arena_init(&arena, 16 << 20);
    if (cc_jsonl_page(&arena, (struct cc_span){(const char *)data, size}, &page, NULL) == CC_OK) {
        assert(page.bytes.ptr != NULL || page.bytes.len == 0);
        (void)cc_hash64(page.bytes);
        (void)cc_hash64(page.url);
    }
    cc_arena_done(&arena);
    return 0;
}
