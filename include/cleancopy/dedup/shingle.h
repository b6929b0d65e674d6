/* shingle.h -- a paragraph as numbers: one a word, and one for every three words in a row.
 *
 *     the  court  fined  12  firms          words of the normal form
 *     t0   t1     t2     t3  t4             tokens (t3 has its lowest bit set: a figure)
 *     [t0 t1 t2] [t1 t2 t3] [t2 t3 t4]      shingles
 *
 * Three words are enough for two paragraphs to share a shingle seldom by chance, and few enough
 * for an edited word to spoil only three of them.  On edited news, two words marked 3 % of
 * templated lines as copies, three none, for 3 % fewer copies found.
 *
 * A word is a run between spaces of the normal form; in scripts written without spaces (Han,
 * Kana, Thai and kin) each character is one.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_DEDUP_SHINGLE_H
#define CLEANCOPY_DEDUP_SHINGLE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_SHINGLE_WORDS 3
#define CC_SHINGLE_VERSION                                                                     \
    3 /* stored beside tokens and fingerprints: another hash, another number */

#define CC_TOKEN_FIGURE   1u
#define CC_TOKEN_NEGATION 2u
#define CC_TOKEN_NAME     4u /* set by cc_name_mark(); no part of what the word is */

struct cc_tokens {
    uint32_t *list;
    uint32_t count;
};

/* The tokens of a normal form (cc_normal_form), in its order.  32 bits of XXH3 a word, of which
 * the lowest says whether it is a figure (has a digit in it, or is a number word), the next
 * whether it is a negation (word_class.h), the third whether it is a name (name_mark.h; clear
 * here).  CC_E_LIMIT or CC_E_NOMEM from the arena. */
enum cc_status cc_token_list(struct cc_arena *arena, struct cc_span normal,
                             struct cc_tokens *out, struct cc_error *err);

/* The token of one word of a normal form, in ASCII. */
uint32_t cc_token_of_ascii(struct cc_span word);

static inline bool cc_token_is_figure(uint32_t token)
{
    return (token & CC_TOKEN_FIGURE) != 0;
}

static inline bool cc_token_is_negation(uint32_t token)
{
    return (token & CC_TOKEN_NEGATION) != 0;
}

static inline bool cc_token_is_name(uint32_t token)
{
    return (token & CC_TOKEN_NAME) != 0;
}

/* What is equal for equal words: a name in capitals or without is the same word. */
static inline uint32_t cc_token_word(uint32_t token)
{
    return token & ~CC_TOKEN_NAME;
}

/* True when both lists have the same words. */
static inline bool cc_tokens_equal(const uint32_t *a, const uint32_t *b, size_t n)
{
    uint32_t differ = 0;

    for (size_t i = 0; i < n; i++)
        differ |= a[i] ^ b[i];
    return cc_token_word(differ) == 0;
}

/* Number of shingles of a paragraph: 0 below CC_SHINGLE_WORDS tokens. */
static inline uint32_t cc_shingle_count(uint32_t n_tokens)
{
    return n_tokens < CC_SHINGLE_WORDS ? 0 : n_tokens - CC_SHINGLE_WORDS + 1;
}

/* The hash of the shingle that begins at `t`; never 0, so that 0 can mark an empty slot. Inline
 * because every verification runs over all of a paragraph's shingles.  The mixing steps are
 * those of splitmix64 (Steele, Lea, Flood 2014), one word fed in before each. */
static inline uint64_t cc_shingle_hash(const uint32_t *t)
{
    uint64_t h = (uint64_t)cc_token_word(t[0]) * 0x9E3779B97F4A7C15u;

    h = (h ^ (h >> 29) ^ cc_token_word(t[1])) * 0xBF58476D1CE4E5B9u;
    h = (h ^ (h >> 31) ^ cc_token_word(t[2])) * 0x94D049BB133111EBu;
    h ^= h >> 30;
    return h != 0 ? h : 1;
}

#endif
