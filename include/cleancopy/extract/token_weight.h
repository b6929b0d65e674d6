/* token_weight.h -- looks hashes up in the learnt tables: words of class and id, words of text.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TOKEN_WEIGHT_H
#define CLEANCOPY_EXTRACT_TOKEN_WEIGHT_H

#include <stdint.h>

#define CC_TOKEN_WEIGHT_UNIT 16 /* of log-odds: a weight of 16 is one nat */

/* Tokens in rising order with their weights. */
struct cc_token_weights {
    const uint32_t *hash;
    const int8_t *weight;
    uint32_t count;
};

/* Place of `token` among hash[0 .. count), which rise; CC_NO_INDEX when it is not there. */
uint32_t cc_token_place(const uint32_t *hash, uint32_t count, uint32_t token);

/* 0 for a token that the table does not have. */
int32_t cc_token_weight(const struct cc_token_weights *weights, uint32_t token);

#endif
