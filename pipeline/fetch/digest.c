#include "cleancopy/fetch/digest.h"

#include <nettle/sha1.h>
#include <stdint.h>

/* RFC 4648, section 6.  20 bytes are 32 groups of 5 bits: nothing to fill up. */
static void put_base32(const uint8_t bytes[SHA1_DIGEST_SIZE], char *out)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    uint32_t bits = 0;
    unsigned n_bits = 0;

    for (size_t i = 0; i < SHA1_DIGEST_SIZE; i++) {
        bits = bits << 8 | bytes[i];
        n_bits += 8;
        while (n_bits >= 5) {
            n_bits -= 5;
            *out++ = letters[bits >> n_bits & 31];
        }
    }
    *out = '\0';
}

void cc_digest_sha1(struct cc_span bytes, char out[CC_DIGEST_BYTES])
{
    uint8_t digest[SHA1_DIGEST_SIZE];
    struct sha1_ctx context;

    sha1_init(&context);
    if (bytes.len > 0)
        sha1_update(&context, bytes.len, (const uint8_t *)bytes.ptr);
    sha1_digest(&context, sizeof digest, digest);
    memcpy(out, "sha1:", 5);
    put_base32(digest, out + 5);
}
