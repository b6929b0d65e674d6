/* Property: a date that is found lies inside the text and reads back as itself. */
#include "cleancopy/extract/date.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span text = {(const char *)data, size}, date;
    size_t from = 0, to = 0;
    struct cc_arena arena;

    cc_arena_init(&arena, 4 << 20);
    date = cc_date_find_at(&arena, text, CC_SPAN("en"), &from, &to);
    if (date.len > 0) {
        assert(date.len >= 10 && from < to && to <= size);
        assert(cc_span_is(cc_date_find(&arena, date, CC_SPAN_EMPTY), date));
    }
    cc_arena_done(&arena);
    return 0;
}
