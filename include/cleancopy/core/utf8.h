/* utf8.h -- characters and words, for text that may be broken.
 *
 * Character properties come from ICU, but for those that are asked for most; this module adds the loops that
 * every step needs.  A word is what word-F1 benchmarks count: a run of letters, digits, marks
 * and connector punctuation; in scripts written without spaces (Han, Hiragana, Katakana,
 * Hangul excluded, Thai, Lao, Khmer, Myanmar) each character counts as one word.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_CORE_UTF8_H
#define CLEANCOPY_CORE_UTF8_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/vector.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_UTF8_REPLACEMENT 0xFFFDu

/* cc_utf8_next() for a byte above 0x7F. */
uint32_t cc_utf8_next_beyond_ascii(struct cc_span s, size_t *at);

/* Decodes the character at s.ptr[*at] and moves *at past it.  A broken sequence gives U+FFFD and
 * moves by one byte.  *at must be below s.len. */
static inline uint32_t cc_utf8_next(struct cc_span s, size_t *at)
{
    unsigned char first = (unsigned char)s.ptr[*at];

    if (first >= 0x80)
        return cc_utf8_next_beyond_ascii(s, at);
    ++*at;
    return first;
}

/* Offset of the first byte at or after `from` that is not ASCII, or s.len. */
size_t cc_utf8_ascii_end(struct cc_span s, size_t from);

/* Writes the character's bytes (1 to 4) to out, returns their number; surrogates and values past
 * U+10FFFF are written as U+FFFD. */
size_t cc_utf8_put(uint32_t c, char out[4]);

/* Whether all bytes are valid UTF-8, at many bytes at once. */
bool cc_utf8_is_valid(struct cc_span s);

/* Offset of the first byte that is not valid UTF-8, or s.len when all is. */
size_t cc_utf8_valid_prefix(struct cc_span s);

/* Number of characters; broken bytes count one each. */
size_t cc_utf8_count(struct cc_span s);

/* Largest n' <= n that does not cut a character. */
size_t cc_utf8_floor(struct cc_span s, size_t n);

/* What a character is, as bits. */
enum cc_char_class {
    CC_CHAR_SPACE = 1, /* ASCII alone; cc_char_is_space() knows the others */
    CC_CHAR_LOWER = 2, /* a letter that is no capital; most scripts have no capitals */
    CC_CHAR_UPPER = 4,
    CC_CHAR_DIGIT = 8,
    CC_CHAR_STOP = 16, /* ASCII alone: ends a sentence */
    CC_CHAR_JOIN = 32, /* of words, but no letter or digit: mark, connector, other number */
    CC_CHAR_LETTER = CC_CHAR_LOWER | CC_CHAR_UPPER,
    CC_CHAR_WORD = CC_CHAR_LETTER | CC_CHAR_DIGIT | CC_CHAR_JOIN
};

/* Of the ASCII characters, by byte; 0 for bytes above 0x7F. */
extern const uint8_t cc_ascii_classes[256];

/* The same functions as below for characters beyond ASCII, which ask ICU. */
uint32_t cc_beyond_class(uint32_t c);
bool cc_beyond_is_space(uint32_t c);
bool cc_beyond_is_spaceless(uint32_t c);
bool cc_beyond_ends_sentence(uint32_t c);

static inline uint32_t cc_char_class(uint32_t c)
{
    return c < 0x80 ? cc_ascii_classes[c] : cc_beyond_class(c);
}

/* letter, mark, number, connector */
static inline bool cc_char_is_word(uint32_t c)
{
    return (cc_char_class(c) & CC_CHAR_WORD) != 0;
}

static inline bool cc_char_is_letter(uint32_t c)
{
    return (cc_char_class(c) & CC_CHAR_LETTER) != 0;
}

static inline bool cc_char_is_upper(uint32_t c)
{
    return (cc_char_class(c) & CC_CHAR_UPPER) != 0;
}

/* Whether a letter is of a script with two cases: Latin, Greek, Cyrillic, Armenian. */
static inline bool cc_char_has_case(uint32_t c)
{
    return c < 0x590;
}

static inline bool cc_char_is_digit(uint32_t c)
{
    return (cc_char_class(c) & CC_CHAR_DIGIT) != 0;
}

/* White_Space, and U+200B, U+FEFF */
static inline bool cc_char_is_space(uint32_t c)
{
    return c < 0x80 ? (cc_ascii_classes[c] & CC_CHAR_SPACE) != 0 : cc_beyond_is_space(c);
}

/* of a script written without spaces between words; Thai is the first in the order of characters */
static inline bool cc_char_is_spaceless(uint32_t c)
{
    return c >= 0x0E00 && cc_beyond_is_spaceless(c);
}

/* A syllable of Korean. */
static inline bool cc_char_is_hangul(uint32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

/* Of the two sets of control characters, with DEL: a terminal may act on them.  Tab, line feed and their like, and U+0085,
 * are among them. */
static inline bool cc_char_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F);
}

/* . ! ? … and their kin in other scripts */
static inline bool cc_char_ends_sentence(uint32_t c)
{
    return c < 0x80 ? (cc_ascii_classes[c] & CC_CHAR_STOP) != 0 : cc_beyond_ends_sentence(c);
}

/* cc_next_word() from the first byte on that is not ASCII, rest->ptr[end].  The word has begun at `start`; before that, and where the two
 * are equal, there is none. */
bool cc_next_word_beyond_ascii(struct cc_span *rest, size_t start, size_t end, struct cc_span *word);

/* cc_next_word() where the word ends within the next 16 bytes, and they are ASCII up to there; else false, nothing touched.  *rest
 * has 16 bytes.  Nothing here hangs on how long a word is, which a processor cannot guess. */
static inline bool cc_next_word_of_16(struct cc_span *rest, struct cc_span *word)
{
    uint32_t beyond, words, start, end;
    cc_bytes16 s;

    memcpy(&s, rest->ptr, sizeof s);
    beyond = cc_bytes16_bits(s);
    words = cc_bytes16_bits((cc_bytes16)(((s | 0x20) - 'a' < 26) | (s - '0' < 10) | (s == '_'))); /* CC_CHAR_WORD */
    if (words == 0)
        return false;
    start = (uint32_t)__builtin_ctz(words);
    end = start + (uint32_t)__builtin_ctz(~(words >> start));
    if (end == sizeof s || (beyond & ((2u << end) - 1)) != 0)
        return false;
    *word = (struct cc_span){rest->ptr + start, end - start};
    *rest = (struct cc_span){rest->ptr + end, rest->len - end};
    return true;
}

/* Takes the next word off *rest: true and *word, or false when none is left. */
static inline bool cc_next_word(struct cc_span *rest, struct cc_span *word)
{
    const unsigned char *s = (const unsigned char *)rest->ptr;
    size_t start = 0, end;

    if (CC_HAS_BYTES16_BITS && rest->len >= sizeof(cc_bytes16) && cc_next_word_of_16(rest, word))
        return true;
    while (start < rest->len && s[start] < 0x80 && (cc_ascii_classes[s[start]] & CC_CHAR_WORD) == 0)
        start++;
    for (end = start; end < rest->len && (cc_ascii_classes[s[end]] & CC_CHAR_WORD) != 0;)
        end++;
    if (end < rest->len && s[end] >= 0x80)
        return cc_next_word_beyond_ascii(rest, start, end, word);
    if (start == end)
        return false;
    *word = (struct cc_span){rest->ptr + start, end - start};
    *rest = (struct cc_span){rest->ptr + end, rest->len - end};
    return true;
}

size_t cc_count_words(struct cc_span s);

/* The next `most` words of *rest, or all that are left; returns their number. */
size_t cc_list_words(struct cc_span *rest, struct cc_span *words, size_t most);

/* True for nothing but white space, or nothing. */
bool cc_is_all_space(struct cc_span s);

/* Runs of white space become one space, ends trimmed, zero-width spaces and control characters
 * dropped.  ptr NULL when the arena refused. */
struct cc_span cc_collapse_space(struct cc_arena *arena, struct cc_span s);

/* Keeps lines and blanks as they are, and drops control characters but for tab and line feed; U+0085 becomes a line feed.  ptr
 * NULL when the arena refused. */
struct cc_span cc_drop_controls(struct cc_arena *arena, struct cc_span s);

/* Lower case (ICU, root locale, simple one-to-one mapping).  ptr NULL when the arena refused. */
struct cc_span cc_lower(struct cc_arena *arena, struct cc_span s);

/* The same into room of the caller's, with a NUL behind it; returns its length. */
#define CC_LOWER_ROOM(bytes) ((bytes) * 2 + 1) /* a few characters grow, by one byte in two at most */
size_t cc_lower_into(char *out, struct cc_span s);

/* Normal form C (ICU).  ASCII text comes back as it is, without a copy. */
struct cc_span cc_nfc(struct cc_arena *arena, struct cc_span s);

#endif
