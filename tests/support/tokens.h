/* tokens.h -- paragraphs as tokens for the tests of dedup/, and the slow and sure way to what an
 * alignment must give. */
#ifndef CLEANCOPY_TESTS_TOKENS_H
#define CLEANCOPY_TESTS_TOKENS_H

#include "cleancopy/dedup/shingle.h"

/* The tokens of a text, names marked; in the arena.  A failure fails the test. */
struct cc_tokens read_tokens(struct cc_arena *arena, const char *text);

/* 0 to n - 1; the same numbers for the same first seed (not 0). */
uint32_t random_below(uint64_t *seed, uint32_t n);

/* Any number as a word: no figure, negation or name. */
static inline uint32_t plain_token(uint32_t n)
{
    return n * (CC_TOKEN_NAME << 1);
}

/* Number of words in the longest alignment, by the textbook's table. */
uint32_t longest_alignment(struct cc_tokens a, struct cc_tokens b);

#endif
