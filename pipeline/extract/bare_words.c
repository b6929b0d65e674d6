#include "cleancopy/extract/bare_words.h"

#include "cleancopy/core/utf8.h"

#include <string.h>

struct cc_span cc_bare_words(struct cc_arena *arena, struct cc_span text, uint32_t *n_words)
{
    struct cc_span lower = cc_lower(arena, text), rest = lower, word;
    char *out =
        cc_arena_alloc(arena, lower.len * 2 + 1); /* a Han character is a word: a blank each */
    size_t len = 0;

    *n_words = 0;
    if (lower.ptr == NULL || out == NULL)
        return CC_SPAN_EMPTY;
    while (cc_next_word(&rest, &word)) {
        if (len > 0)
            out[len++] = ' ';
        memcpy(out + len, word.ptr, word.len);
        len += word.len;
        ++*n_words;
    }
    return (struct cc_span){out, len};
}

bool cc_bare_words_hold(struct cc_span whole, struct cc_span part)
{
    size_t at = cc_span_find(whole, part, 0);

    while (at != (size_t)-1) {
        if ((at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' '))
            return true;
        at = cc_span_find(whole, part, at + 1);
    }
    return false;
}
