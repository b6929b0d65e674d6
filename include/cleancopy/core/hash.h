/* hash.h -- XXH3 with a fixed byte order, for everything that is stored or printed.
 *
 * Source: Y. Collet, xxHash 0.8 (XXH3); values go to disk and into records in xxHash's canonical
 * (big-endian) representation, so that they are the same on every machine.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_HASH_H
#define CLEANCOPY_CORE_HASH_H

#include "cleancopy/core/span.h"

#include <stdint.h>

#define CC_HASH_HEX_BYTES 17 /* 16 digits and a NUL */

uint64_t cc_hash64(struct cc_span s);
uint64_t cc_hash64_seed(struct cc_span s, uint64_t seed);
/* Mixes b into a; order matters. */
uint64_t cc_hash64_mix(uint64_t a, uint64_t b);

/* 128 bits, high half first: memcmp() orders and compares them on every machine. */
struct cc_hash128 {
    unsigned char bytes[16];
};
struct cc_hash128 cc_hash128(struct cc_span s);

/* 16 lower-case hex digits, NUL-ended. */
void cc_hash_hex(uint64_t h, char out[CC_HASH_HEX_BYTES]);
/* Reads what cc_hash_hex wrote; false unless s is 16 hex digits. */
bool cc_hash_from_hex(struct cc_span s, uint64_t *out);

/* The number of an id as it is written in JSON: 16 hex digits between quotes are their value, all
 * else is hashed with its quotes, so that 17 and "17" are two. */
uint64_t cc_hash_written_id(struct cc_span written_id);

#endif
