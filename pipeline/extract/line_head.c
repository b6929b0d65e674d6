/* line_head.c -- the start of a line, its word edges, and what stands at them. */
#include "cleancopy/extract/line_head.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/quote_mark.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_free_script(uint32_t c)
{
    return c >= 0x0E00 && cc_char_is_spaceless(c); /* Thai is the first of them */
}

/* Of a character beyond ASCII. */
static uint32_t comparable(uint32_t c)
{
    if (c == 0x2019 || c == 0x02BC || c == 0x2018)
        return '\'';
    return c == 0xA0 ? ' ' : c;
}

/* What cc_line_head_make() knows of the character before. */
struct before {
    uint32_t c;
    bool is_word;
};

/* A character of `n` bytes, of class `class`, was put at the head's end. */
static inline void note(struct cc_line_head *head, struct before *before, uint32_t c, uint32_t class, size_t n)
{
    bool word = (class & CC_CHAR_WORD) != 0;

    if (word || c == 0xA9) { /* "©" begins phrases too */
        if (!before->is_word || is_free_script(before->c) || is_free_script(c))
            head->edges[head->n_edges++] = head->len;
        if ((class & CC_CHAR_DIGIT) == 0) {
            if (head->first == CC_LINE_HEAD_BYTES)
                head->first = head->len;
            head->last = (uint16_t)(head->len + n);
        }
    }
    head->len = (uint16_t)(head->len + n);
    before->c = c;
    before->is_word = word;
}

void cc_line_head_make(struct cc_span lower, struct cc_line_head *head)
{
    struct before before = {' ', false};
    size_t at = 0;

    head->len = head->n_edges = head->last = 0;
    head->first = CC_LINE_HEAD_BYTES;
    while (at < lower.len && head->len + 4u <= CC_LINE_HEAD_BYTES) {
        unsigned char byte = (unsigned char)lower.ptr[at];

        if (byte < 0x80) {
            head->text[head->len] = byte == '\t' ? ' ' : (char)byte;
            note(head, &before, byte, cc_ascii_classes[byte], 1);
            at++;
        } else {
            uint32_t c = cc_utf8_next(lower, &at);

            note(head, &before, c, cc_char_class(c), cc_utf8_put(comparable(c), head->text + head->len));
        }
    }
    head->whole = at >= lower.len;
}

bool cc_line_head_ends_word(const struct cc_line_head *head, size_t end)
{
    struct cc_span text = {head->text, head->len};
    uint32_t before, after;
    size_t at;

    if (end >= head->len)
        return true;
    at = end - 1;
    while (at > 0 && ((unsigned char)head->text[at] & 0xC0) == 0x80)
        at--;
    before = cc_utf8_next(text, &at);
    at = end;
    after = cc_utf8_next(text, &at);
    if (!cc_char_is_word(before) || !cc_char_is_word(after))
        return true;
    return is_free_script(before) || is_free_script(after) ||
           (cc_char_is_hangul(before) && cc_char_is_hangul(after));
}

bool cc_line_head_parts(const struct cc_line_head *head, size_t end)
{
    static const uint32_t marks[] = {':', '|', '>', ']', 0xBB /* » */, 0x2013, 0x2014 /* dashes */, 0x2192 /* arrow */, 0x25B6, 0x25BA,
                                     0x279C, 0x27A1, 0x3011, 0xFF1A, 0xFF5C};
    struct cc_span text = {head->text, head->len};
    size_t at = end, i;
    uint32_t c;

    while (at < head->len && head->text[at] == ' ')
        at++;
    if (at == head->len)
        return false;
    if (head->text[at] == '-')
        return at > end; /* not of a compound */
    c = cc_utf8_next(text, &at);
    for (i = 0; i < COUNT(marks); i++)
        if (c == marks[i])
            return true;
    return false;
}

static bool is_word_at(struct cc_span text, size_t at)
{
    return cc_char_is_word(cc_utf8_next(text, &at));
}

bool cc_line_head_is_quoted(const struct cc_line_head *head)
{
    struct cc_span text = {head->text, head->len};
    size_t at = 0;
    uint32_t first = cc_utf8_next(text, &at), c;

    if (!cc_quote_opens(first))
        return false;
    while (at < head->len) {
        c = cc_utf8_next(text, &at);
        if (cc_quote_closes(first, c) && (c != '\'' || at == head->len || !is_word_at(text, at)))
            return true;
    }
    return !head->whole && first != '\'' && first != 0xBB;
}
