/* vector.h -- many bytes, or numbers, at once.
 *
 * gcc and clang make vector instructions of these types on every machine that has them, and plain ones elsewhere.
 * Machines with AVX2 have vectors twice as wide as those that compilers may take for granted on x86-64: what gains by
 * them is compiled once for each kind, and asks the processor:
 *
 *     CC_IN_EACH_COPY void work(...) { ... }
 *     CC_TARGET_AVX2 static void work_wide(...) { work(...); }
 *     static void work_plain(...) { work(...); }
 *     ... cc_has_avx2() ? work_wide(...) : work_plain(...)
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_VECTOR_H
#define CLEANCOPY_CORE_VECTOR_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef unsigned char cc_bytes16 __attribute__((vector_size(16)));
typedef unsigned char cc_bytes32 __attribute__((vector_size(32)));
typedef int32_t cc_numbers4 __attribute__((vector_size(16)));
typedef int32_t cc_numbers8 __attribute__((vector_size(32)));

#if defined(__x86_64__)
#define CC_IN_EACH_COPY static inline __attribute__((always_inline))
#define CC_TARGET_AVX2  __attribute__((target("avx2")))
static inline bool cc_has_avx2(void)
{
    return __builtin_cpu_supports("avx2") != 0;
}
#else
#define CC_IN_EACH_COPY static inline
#define CC_TARGET_AVX2
static inline bool cc_has_avx2(void)
{
    return false;
}
#endif

/* A bit for each byte, the first lowest: whether it is 0x80 or more, as where a comparison holds.  Other machines than x86-64 have
 * no instruction for it, and go byte by byte. */
#if defined(__SSE2__)
#define CC_HAS_BYTES16_BITS 1
static inline uint32_t cc_bytes16_bits(cc_bytes16 bytes)
{
    typedef char chars16 __attribute__((vector_size(16)));

    return (uint32_t)__builtin_ia32_pmovmskb128((chars16)bytes);
}
#else
#define CC_HAS_BYTES16_BITS 0
static inline uint32_t cc_bytes16_bits(cc_bytes16 bytes)
{
    uint32_t bits = 0;

    for (unsigned i = 0; i < sizeof bytes; i++)
        bits |= (uint32_t)(bytes[i] >> 7) << i;
    return bits;
}
#endif

static inline bool cc_bytes16_are_zero(const cc_bytes16 *bytes)
{
    uint64_t half[2];

    memcpy(half, bytes, sizeof(half));
    return (half[0] | half[1]) == 0;
}

#endif
