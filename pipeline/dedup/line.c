#include "cleancopy/dedup/line.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/dedup/normal.h"
#include "cleancopy/dedup/reprint.h"

static bool has_digit(struct cc_span word)
{
    size_t at = 0;

    while (at < word.len) {
        if (cc_char_is_digit(cc_utf8_next(word, &at)))
            return true;
    }
    return false;
}

static bool is_judged(const struct cc_paragraph *p, struct cc_span normal, size_t n_words)
{
    struct cc_span word;
    size_t n_figures = 0;

    if (p->role != CC_ROLE_P && p->role != CC_ROLE_QUOTE && p->role != CC_ROLE_HEADING)
        return false;
    while (cc_next_word(&normal, &word))
        n_figures += has_digit(word);
    return n_figures * CC_LINE_FIGURES <= n_words;
}

struct cc_line cc_line_of(const struct cc_paragraph *p, struct cc_span normal)
{
    size_t words = cc_count_words(normal);
    struct cc_line line = {0, 0, 0};

    if (words == 0)
        return line;
    line.key = cc_hash64(normal);
    line.words = (uint16_t)(words < UINT16_MAX ? words : UINT16_MAX);
    line.flags = (uint8_t)((is_judged(p, normal, words) ? CC_LINE_JUDGED : 0) |
                           (p->role == CC_ROLE_HEADING ? CC_LINE_HEADING : 0));
    return line;
}

static uint8_t copy_flag(const struct cc_document *doc, const struct cc_duplicate *of)
{
    if (!cc_is_copy(of))
        return 0;
    return cc_span_is(of->outlet, doc->outlet) ? CC_LINE_COPY : CC_LINE_FOREIGN;
}

enum cc_status cc_line_list(struct cc_arena *arena, const struct cc_document *doc, uint32_t room,
                            struct cc_line **out, struct cc_error *err)
{
    struct cc_line *lines = cc_arena_calloc(arena, (size_t)doc->n_paragraphs + room, sizeof *lines);
    enum cc_status st = CC_OK;

    if (lines == NULL)
        return cc_arena_status(arena, "line", err);
    for (uint32_t i = 0; i < doc->n_paragraphs && st == CC_OK; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];
        struct cc_arena_mark mark = cc_arena_mark(arena);
        struct cc_span normal;

        st = cc_normal_form(arena, p->text, &normal, err);
        if (st == CC_OK)
            lines[i] = cc_line_of(p, normal);
        if (lines[i].words > 0)
            lines[i].flags |= copy_flag(doc, &p->duplicate_of);
        if (st == CC_OK)
            cc_arena_rewind(arena, mark);
    }
    *out = lines;
    return st;
}

void cc_line_put(const struct cc_line *line, char *out)
{
    for (int i = 0; i < 8; i++)
        out[i] = (char)(unsigned char)(line->key >> (8 * i));
    out[8] = (char)(unsigned char)line->words;
    out[9] = (char)(unsigned char)(line->words >> 8);
    out[10] = (char)line->flags;
}

struct cc_line cc_line_get(const char *in)
{
    struct cc_line line = {0, 0, 0};

    for (int i = 0; i < 8; i++)
        line.key |= (uint64_t)(unsigned char)in[i] << (8 * i);
    line.words = (uint16_t)((unsigned char)in[8] | (unsigned)(unsigned char)in[9] << 8);
    line.flags = (uint8_t)in[10];
    return line;
}
