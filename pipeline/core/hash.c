#include "cleancopy/core/hash.h"

#define XXH_INLINE_ALL /* a call into the library costs more than hashing a word */
#include <xxhash.h>

uint64_t cc_hash64(struct cc_span s)
{
    return XXH3_64bits(s.len > 0 ? s.ptr : "", s.len);
}

uint64_t cc_hash64_seed(struct cc_span s, uint64_t seed)
{
    return XXH3_64bits_withSeed(s.len > 0 ? s.ptr : "", s.len, seed);
}

uint64_t cc_hash64_mix(uint64_t a, uint64_t b)
{
    XXH64_canonical_t bytes[2]; /* fixed byte order, so that the result is the same everywhere */

    XXH64_canonicalFromHash(&bytes[0], a);
    XXH64_canonicalFromHash(&bytes[1], b);
    return XXH3_64bits(bytes, sizeof bytes);
}

struct cc_hash128 cc_hash128(struct cc_span s)
{
    struct cc_hash128 out;
    XXH128_canonical_t bytes;

    XXH128_canonicalFromHash(&bytes, XXH3_128bits(s.len > 0 ? s.ptr : "", s.len));
    memcpy(out.bytes, bytes.digest, sizeof out.bytes);
    return out;
}

void cc_hash_hex(uint64_t h, char out[CC_HASH_HEX_BYTES])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 15; i >= 0; i--) {
        out[i] = digits[h & 15];
        h >>= 4;
    }
    out[16] = '\0';
}

bool cc_hash_from_hex(struct cc_span s, uint64_t *out)
{
    uint64_t h = 0;

    if (s.len != 16)
        return false;
    for (size_t i = 0; i < 16; i++) {
        char c = s.ptr[i];

        if (c >= '0' && c <= '9')
            h = h << 4 | (uint64_t)(c - '0');
        else if (c >= 'a' && c <= 'f')
            h = h << 4 | (uint64_t)(c - 'a' + 10);
        else
            return false;
    }
    *out = h;
    return true;
}

uint64_t cc_hash_written_id(struct cc_span id)
{
    uint64_t number;

    if (id.len == 18 && id.ptr[0] == '"' && cc_hash_from_hex(cc_span_slice(id, 1, 17), &number))
        return number;
    return cc_hash64(id);
}
