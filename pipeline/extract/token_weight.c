#include "cleancopy/extract/token_weight.h"

#include "cleancopy/core/document.h"

#include <stdbool.h>

#define REACH 128 /* places around the guess: 2.4 standard deviations (half the root of the count) in a table of 11,561 */

/* The last of hash[at .. at + n) that is at most `token`, or `at`.  The hashes are as random as can be: halves are chosen without
 * a branch, which would be guessed wrong every other time. */
static uint32_t search(const uint32_t *hash, uint32_t at, uint32_t n, uint32_t token)
{
    uint32_t half;

    for (; n > 1; n -= half) {
        half = n / 2;
        at += hash[at + half] <= token ? half : 0;
    }
    return at;
}

/* Random hashes are spread evenly: how large one is says about where it stands, which saves the first halves, the ones
 * far apart in memory. */
uint32_t cc_token_place(const uint32_t *hash, uint32_t count, uint32_t token)
{
    uint32_t guess = (uint32_t)(((uint64_t)token * count) >> 32), at;
    bool is_near = guess >= REACH && count - guess > REACH && hash[guess - REACH] <= token &&
                   token < hash[guess + REACH];

    if (count == 0)
        return CC_NO_INDEX;
    at = is_near ? search(hash, guess - REACH, 2 * REACH, token) : search(hash, 0, count, token);
    return hash[at] == token ? at : CC_NO_INDEX;
}

int32_t cc_token_weight(const struct cc_token_weights *weights, uint32_t token)
{
    uint32_t place = cc_token_place(weights->hash, weights->count, token);

    return place != CC_NO_INDEX ? weights->weight[place] : 0;
}
