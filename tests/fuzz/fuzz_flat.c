/* Property: any text gives as many verdicts as blocks, each with a reason exactly when it is dropped. */
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/flat.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span text = {(const char *)data, size};
    struct cc_document doc = {.kind = CC_KIND_ARTICLE};
    struct cc_blocks blocks;
    struct cc_verdict *verdicts;
    struct cc_flat_values *values;
    struct cc_config cfg;
    struct cc_arena arena;

    text.len = cc_utf8_valid_prefix(text);
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 64 << 20);
    if (cc_flat_read(&arena, &cfg.limits, CC_SCOPE_AUTO, text, &doc, &blocks, &verdicts, &values,
                     NULL) ==
        CC_OK) {
        for (uint32_t i = 0; i < blocks.count; i++) {
            assert(blocks.list[i].text.len > 0);
            assert(verdicts[i].keep == (verdicts[i].reason == CC_REASON_NONE));
            assert(verdicts[i].score <= 1000);
        }
    }
    cc_arena_done(&arena);
    return 0;
}
