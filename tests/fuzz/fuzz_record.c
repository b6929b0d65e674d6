/* Property: a stored record that can be read is written again, and then reads and writes as the same bytes. */
#include "cleancopy/write/record.h"
#include "cleancopy/write/record_read.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span line = {(const char *)data, size};
    struct cc_document doc, again;
    struct cc_arena arena;
    struct cc_buf first, second;

    cc_arena_init(&arena, 16 << 20);
    cc_buf_init(&first, 16 << 20);
    cc_buf_init(&second, 16 << 20);
    if (cc_record_read(&arena, line, &doc, NULL) == CC_OK && cc_record_write(&first, &doc, true, NULL) == CC_OK) {
        assert(cc_record_read(&arena, cc_buf_span(&first), &again, NULL) == CC_OK);
        assert(cc_record_write(&second, &again, true, NULL) == CC_OK);
        assert(cc_span_is(cc_buf_span(&first), cc_buf_span(&second)));
    }
    cc_buf_done(&second);
    cc_buf_done(&first);
    cc_arena_done(&arena);
    return 0;
}
