#include "cleancopy/extract/token_weight.h"

#include "cleancopy/core/document.h"

uint32_t cc_token_place(const uint32_t *hash, uint32_t count, uint32_t token)
{
    uint32_t low = 0, high = count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (hash[middle] < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && hash[low] == token ? low : CC_NO_INDEX;
}

int32_t cc_token_weight(const struct cc_token_weights *weights, uint32_t token)
{
    uint32_t place = cc_token_place(weights->hash, weights->count, token);

    return place != CC_NO_INDEX ? weights->weight[place] : 0;
}
