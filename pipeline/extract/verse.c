#include "cleancopy/extract/verse.h"

#include "cleancopy/core/utf8.h"

#include <string.h>

static struct cc_span line_of(struct cc_span text, const struct cc_line_ends *ends, uint32_t i)
{
    size_t from = i == 0 ? 0 : ends->at[i - 1];

    return cc_span_slice(text, from, i < ends->n ? ends->at[i] : text.len);
}

static bool is_verse(struct cc_span text, const struct cc_line_ends *ends, uint32_t n_lines)
{
    uint32_t i;

    for (i = 0; i < n_lines; i++) {
        size_t n = cc_count_words(line_of(text, ends, i));

        if (n == 0 || n > CC_VERSE_MAX_WORDS)
            return false;
    }
    return true;
}

struct cc_span cc_verse_find(struct cc_arena *arena, struct cc_span text,
                             const struct cc_line_ends *ends)
{
    uint32_t n_lines = ends->n + 1, i;
    struct cc_span line;
    size_t len = 0;
    char *out;

    /* the last <br> of a paragraph parts nothing */
    if (ends->n > 0 && ends->n <= CC_VERSE_MAX_LINES &&
        cc_count_words(cc_span_slice(text, ends->at[ends->n - 1], text.len)) == 0)
        n_lines--;
    if (n_lines < CC_VERSE_MIN_LINES || ends->n > CC_VERSE_MAX_LINES ||
        !is_verse(text, ends, n_lines))
        return CC_SPAN_EMPTY;
    out = cc_arena_alloc(arena, text.len + n_lines);
    for (i = 0; out != NULL && i < n_lines; i++) {
        line = cc_collapse_space(arena, line_of(text, ends, i));
        if (line.ptr == NULL)
            return CC_SPAN_EMPTY;
        if (i > 0)
            out[len++] = '\n';
        memcpy(out + len, line.ptr, line.len);
        len += line.len;
    }
    return (struct cc_span){out, out != NULL ? len : 0};
}
