/* Property: whatever the bytes and the declared charset, decoding ends with valid UTF-8 or a failure. */
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/charset.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_page page = {.bytes = {(const char *)data, size}};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_span utf8;
    const char *lf = size > 0 ? memchr(data, '\n', size) : NULL;

    if (lf != NULL) { /* the first line is the Content-Type header */
        size_t at = (size_t)(lf - (const char *)data);

        page.content_type = cc_span_slice(page.bytes, 0, at);
        page.bytes = cc_span_slice(page.bytes, at + 1, size);
    }
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 16 << 20);
    if (cc_charset_decode(&arena, &cfg.limits, &page, &utf8, NULL) == CC_OK)
        assert(cc_utf8_valid_prefix(utf8) == utf8.len);
    cc_arena_done(&arena);
    return 0;
}
