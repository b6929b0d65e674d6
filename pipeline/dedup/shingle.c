#include "cleancopy/dedup/shingle.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/word_class.h"

/* "Ten" is the token of "10". */
static uint32_t token_of(struct cc_span word, bool has_digit)
{
    enum cc_word_class class = has_digit ? CC_WORD_FIGURE : cc_word_class(word, &word);

    return ((uint32_t)cc_hash64(word) &
            ~(CC_TOKEN_FIGURE | CC_TOKEN_NEGATION | CC_TOKEN_NAME)) |
           (class == CC_WORD_FIGURE ? CC_TOKEN_FIGURE : 0u) |
           (class == CC_WORD_NEGATION ? CC_TOKEN_NEGATION : 0u);
}

uint32_t cc_token_of_ascii(struct cc_span word)
{
    bool has_digit = false;

    for (size_t i = 0; i < word.len; i++)
        has_digit |= word.ptr[i] >= '0' && word.ptr[i] <= '9';
    return token_of(word, has_digit);
}

/* A word with characters outside ASCII: cut where a character stands for a word. */
static uint32_t add_other(struct cc_span word, uint32_t *list)
{
    uint32_t n = 0;
    size_t at = 0, from = 0;
    bool has_digit = false;

    while (at < word.len) {
        size_t before = at;
        uint32_t c = cc_utf8_next(word, &at);

        if (!cc_char_is_spaceless(c)) {
            has_digit |= cc_char_is_digit(c);
            continue;
        }
        if (before > from)
            list[n++] = token_of(cc_span_slice(word, from, before), has_digit);
        list[n++] = token_of(cc_span_slice(word, before, at), cc_char_is_digit(c));
        from = at;
        has_digit = false;
    }
    if (word.len > from)
        list[n++] = token_of(cc_span_slice(word, from, word.len), has_digit);
    return n;
}

enum cc_status cc_token_list(struct cc_arena *arena, struct cc_span normal,
                             struct cc_tokens *out, struct cc_error *err)
{
    size_t from = 0;
    uint32_t n = 0;

    if (normal.len >= UINT32_MAX)
        return cc_fail(err, CC_E_LIMIT, "shingle", "a paragraph of %zu bytes", normal.len);
    /* a word and its space take two bytes at least, a character that is a word three */
    out->list = cc_arena_alloc(arena, (normal.len / 2 + 1) * sizeof *out->list);
    if (out->list == NULL)
        return cc_arena_status(arena, "shingle", err);
    while (from < normal.len) {
        unsigned char all = 0;
        bool has_digit = false;
        size_t at = from;
        struct cc_span word;

        for (; at < normal.len && normal.ptr[at] != ' '; at++) {
            unsigned char c = (unsigned char)normal.ptr[at];

            all |= c;
            has_digit |= c >= '0' && c <= '9';
        }
        word = cc_span_slice(normal, from, at);
        if (all >= 0x80)
            n += add_other(word, out->list + n);
        else if (word.len > 0)
            out->list[n++] = token_of(word, has_digit);
        from = at + 1;
    }
    out->count = n;
    return CC_OK;
}
