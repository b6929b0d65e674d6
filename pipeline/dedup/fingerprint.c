#include "cleancopy/dedup/fingerprint.h"

#include <stdlib.h>

static int compare_u64(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return x < y ? -1 : x > y;
}

/* Ascending, each once.  Most paragraphs have a dozen: insertion beats qsort there. */
static size_t sort_distinct(uint64_t *list, size_t n)
{
    size_t kept = 0;

    if (n > 32) {
        qsort(list, n, sizeof *list, compare_u64);
    } else {
        for (size_t i = 1; i < n; i++) {
            uint64_t x = list[i];
            size_t at = i;

            for (; at > 0 && list[at - 1] > x; at--)
                list[at] = list[at - 1];
            list[at] = x;
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || list[i] != list[i - 1])
            list[kept++] = list[i];
    }
    return kept;
}

size_t cc_fingerprint_list(const uint32_t *tokens, uint32_t n_tokens, uint64_t *out)
{
    size_t n_shingles = cc_shingle_count(n_tokens), n = 0;
    size_t window = n_shingles < CC_FINGERPRINT_WINDOW ? n_shingles : CC_FINGERPRINT_WINDOW;
    uint64_t hashes[CC_FINGERPRINT_WINDOW] = {0}; /* the last few, a ring */
    uint64_t least = UINT64_MAX;
    size_t least_at = 0;

    for (size_t i = 0; i < n_shingles; i++) {
        uint64_t h = cc_shingle_hash(tokens + i);
        bool chosen_anew = true;

        hashes[i % CC_FINGERPRINT_WINDOW] = h;
        if (h <= least) {
            least_at = i;
        } else if (i - least_at >= window) { /* it has left the window: look again */
            least_at = i + 1 - window;
            for (size_t k = least_at + 1; k <= i; k++) {
                if (hashes[k % CC_FINGERPRINT_WINDOW] <=
                    hashes[least_at % CC_FINGERPRINT_WINDOW])
                    least_at = k;
            }
        } else {
            chosen_anew = false;
        }
        least = hashes[least_at % CC_FINGERPRINT_WINDOW];
        if (i + 1 == window || (i + 1 > window && chosen_anew))
            out[n++] = least;
    }
    return sort_distinct(out, n);
}
