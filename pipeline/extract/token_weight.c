#include "cleancopy/extract/token_weight.h"

#include "cleancopy/core/document.h"

/* The hashes are as random as can be: halves are chosen without a branch, which would be guessed wrong every other time. */
uint32_t cc_token_place(const uint32_t *hash, uint32_t count, uint32_t token)
{
    uint32_t at = 0, n, half;

    for (n = count; n > 1; n -= half) {
        half = n / 2;
        at += hash[at + half] <= token ? half : 0;
    }
    return count > 0 && hash[at] == token ? at : CC_NO_INDEX;
}

int32_t cc_token_weight(const struct cc_token_weights *weights, uint32_t token)
{
    uint32_t place = cc_token_place(weights->hash, weights->count, token);

    return place != CC_NO_INDEX ? weights->weight[place] : 0;
}
