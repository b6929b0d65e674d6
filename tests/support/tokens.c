#include "tokens.h"

#include "support.h"

#include "cleancopy/dedup/name_mark.h"
#include "cleancopy/dedup/normal.h"

#include <stdlib.h>

struct cc_tokens read_tokens(struct cc_arena *arena, const char *text)
{
    struct cc_span normal;
    struct cc_tokens out;
    struct cc_error err;

    assert_int_equal(cc_normal_form(arena, cc_span_from(text), &normal, &err), CC_OK);
    assert_int_equal(cc_token_list(arena, normal, &out, &err), CC_OK);
    assert_int_equal(cc_name_mark(arena, cc_span_from(text), out, &err), CC_OK);
    return out;
}

uint32_t random_below(uint64_t *seed, uint32_t n)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 33) % n;
}

uint32_t longest_alignment(struct cc_tokens a, struct cc_tokens b)
{
    uint32_t width = b.count + 1, n;
    uint32_t *table = calloc((size_t)(a.count + 1) * width, sizeof *table);

    assert_non_null(table);
    for (uint32_t i = 1; i <= a.count; i++) {
        for (uint32_t k = 1; k <= b.count; k++) {
            uint32_t up = table[(i - 1) * width + k], left = table[i * width + k - 1];

            if (a.list[i - 1] == b.list[k - 1])
                table[i * width + k] = table[(i - 1) * width + k - 1] + 1;
            else
                table[i * width + k] = up > left ? up : left;
        }
    }
    n = table[a.count * width + b.count];
    free(table);
    return n;
}
