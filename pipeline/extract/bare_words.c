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

struct cc_span cc_bare_words_first(struct cc_span words, size_t n_wanted)
{
    size_t i, n = 0;

    for (i = 0; i < words.len; i++)
        if (words.ptr[i] == ' ' && ++n == n_wanted)
            break;
    return cc_span_slice(words, 0, i);
}

struct cc_word_runs cc_word_runs_of(struct cc_span words, size_t n)
{
    return (struct cc_word_runs){words, 0, cc_bare_words_first(words, n).len};
}

static size_t behind_word(struct cc_span words, size_t at)
{
    const char *blank = at < words.len ? memchr(words.ptr + at, ' ', words.len - at) : NULL;

    return blank != NULL ? (size_t)(blank - words.ptr) : words.len;
}

bool cc_word_runs_next(struct cc_word_runs *runs, struct cc_span *run)
{
    if (runs->at > runs->words.len)
        return false;
    *run = cc_span_slice(runs->words, runs->at, runs->end);
    if (runs->end == runs->words.len) {
        runs->at = runs->words.len + 1;
    } else {
        runs->at = behind_word(runs->words, runs->at) + 1;
        runs->end = behind_word(runs->words, runs->end + 1);
    }
    return true;
}
