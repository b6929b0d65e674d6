#include "cleancopy/extract/cursor.h"

#include "cleancopy/core/utf8.h"

#include <unicode/uchar.h>

#define MAX_WORD_BYTES (CC_CURSOR_WORD_BYTES - 4) /* room for one more character and the NUL   \
                                                   */

uint32_t cc_peek(const struct cc_cursor *c)
{
    size_t at = c->at;

    return at < c->text.len ? cc_utf8_next(c->text, &at) : 0;
}

void cc_step(struct cc_cursor *c)
{
    if (c->at < c->text.len)
        (void)cc_utf8_next(c->text, &c->at); /* passed over */
}

bool cc_take(struct cc_cursor *c, uint32_t wanted)
{
    if (c->at >= c->text.len || cc_peek(c) != wanted)
        return false;
    cc_step(c);
    return true;
}

int cc_digit(const struct cc_cursor *c)
{
    uint32_t ch = cc_peek(c);

    if (ch < 0x80)
        return ch >= '0' && ch <= '9' ? (int)ch - '0' : -1;
    return u_charDigitValue((UChar32)ch);
}

int cc_take_number(struct cc_cursor *c, int least, int most)
{
    struct cc_cursor try = *c;
    int n = 0, value = 0;

    while (cc_digit(&try) >= 0 && n <= most) {
        value = value * 10 + cc_digit(&try);
        cc_step(&try);
        n++;
    }
    if (n < least || n > most)
        return -1;
    *c = try;
    return value;
}

bool cc_is_blank(uint32_t ch)
{
    return ch == ' ' || ch == '\t' || ch == 0xA0 || ch == 0x202F || ch == 0x2009;
}

void cc_skip_blanks(struct cc_cursor *c)
{
    while (cc_is_blank(cc_peek(c)))
        cc_step(c);
}

bool cc_is_letter(uint32_t ch)
{
    if (ch < 0x80)
        return (ch | 32) >= 'a' && (ch | 32) <= 'z';
    return cc_char_is_word(ch) && !cc_char_is_digit(ch);
}

void cc_take_word(struct cc_cursor *c, char out[CC_CURSOR_WORD_BYTES])
{
    size_t n = 0;

    while (c->at < c->text.len && cc_is_letter(cc_peek(c))) {
        if (n < MAX_WORD_BYTES)
            n += cc_utf8_put((uint32_t)u_tolower((UChar32)cc_peek(c)), out + n);
        cc_step(c);
    }
    out[n < MAX_WORD_BYTES ? n : 0] = '\0';
}

static bool is_in(const char *word, const char *const *list)
{
    for (; *list != NULL; list++)
        if (strcmp(word, *list) == 0)
            return true;
    return false;
}

bool cc_take_one_of(struct cc_cursor *c, const char *const *list)
{
    struct cc_cursor try = *c;
    char word[CC_CURSOR_WORD_BYTES];

    cc_take_word(&try, word);
    if (word[0] == '\0' || !is_in(word, list))
        return false;
    *c = try;
    return true;
}
