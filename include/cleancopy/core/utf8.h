/* utf8.h -- characters and words, for text that may be broken.
 *
 * Character properties come from ICU (u_isalpha and friends); this module adds the loops that
 * every step needs.  A word is what word-F1 benchmarks count: a run of letters, digits, marks
 * and connector punctuation; in scripts written without spaces (Han, Hiragana, Katakana,
 * Hangul excluded, Thai, Lao, Khmer, Myanmar) each character counts as one word.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_UTF8_H
#define CLEANCOPY_CORE_UTF8_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_UTF8_REPLACEMENT 0xFFFDu

/* Decodes the character at s.ptr[*at] and moves *at past it.  A broken sequence gives U+FFFD and
 * moves by one byte.  *at must be below s.len. */
uint32_t cc_utf8_next(struct cc_span s, size_t *at);

/* Writes the character's bytes (1 to 4) to out, returns their number; surrogates and values past
 * U+10FFFF are written as U+FFFD. */
size_t cc_utf8_put(uint32_t c, char out[4]);

/* Offset of the first byte that is not valid UTF-8, or s.len when all is. */
size_t cc_utf8_valid_prefix(struct cc_span s);

/* Number of characters; broken bytes count one each. */
size_t cc_utf8_count(struct cc_span s);

/* Largest n' <= n that does not cut a character. */
size_t cc_utf8_floor(struct cc_span s, size_t n);

bool cc_char_is_space(uint32_t c);  /* White_Space, and U+200B, U+FEFF */
bool cc_char_is_word(uint32_t c);   /* letter, mark, digit, connector */
bool cc_char_is_letter(uint32_t c);
bool cc_char_is_upper(uint32_t c);
bool cc_char_is_digit(uint32_t c);
bool cc_char_is_spaceless(uint32_t c); /* of a script written without spaces between words */
bool cc_char_ends_sentence(uint32_t c); /* . ! ? … and their kin in other scripts */

/* Takes the next word off *rest: true and *word, or false when none is left. */
bool cc_next_word(struct cc_span *rest, struct cc_span *word);
size_t cc_count_words(struct cc_span s);

/* Runs of white space become one space, ends trimmed, zero-width spaces and control characters
 * dropped.  ptr NULL when the arena refused. */
struct cc_span cc_collapse_space(struct cc_arena *arena, struct cc_span s);

/* Lower case (ICU, root locale, simple one-to-one mapping).  ptr NULL when the arena refused. */
struct cc_span cc_lower(struct cc_arena *arena, struct cc_span s);

/* Normal form C (ICU).  ASCII text comes back as it is, without a copy. */
struct cc_span cc_nfc(struct cc_arena *arena, struct cc_span s);

#endif
