/* flat_values.c -- see flat_values.h: the line's own text and the page; the rest is in
 * flat_values_copy.c, _place.c and _near.c. */
#include "cleancopy/extract/flat_values.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/flat_values_copy.h"
#include "cleancopy/extract/flat_values_near.h"
#include "cleancopy/extract/flat_values_place.h"
#include "cleancopy/extract/flat_values_way.h"
#include "cleancopy/extract/flat_values_words.h"
#include "cleancopy/extract/text_shape.h"

static const char *const names[] = {
#define CC_FLAT_VALUE_NAME(name, text) #name,
    CC_FLAT_VALUE_LIST(CC_FLAT_VALUE_NAME)
#undef CC_FLAT_VALUE_NAME
};

const char *cc_flat_value_name(enum cc_flat_value value)
{
    return names[value];
}

/* "Harbour PostSport": a small letter and a capital that lost the space between them. */
static int32_t count_glued(struct cc_span text)
{
    uint32_t c, before = ' ';
    int32_t n = 0;
    size_t at = 0;

    while (at < text.len) {
        c = cc_utf8_next(text, &at);
        n += cc_char_is_upper(c) && cc_char_is_letter(before) && !cc_char_is_upper(before) &&
             !cc_char_is_spaceless(before);
        before = c;
    }
    return n;
}

static void own_text(const struct cc_flat_line *line, int32_t *v)
{
    struct cc_text_shape shape;

    cc_text_shape_of(line->text, line->lower, line->n_words, cc_stop_words_count(line->lower), &shape);
    v[CC_FV_UNITS] = (int32_t)line->units;
    v[CC_FV_CHARS] = shape.chars;
    v[CC_FV_WORD_CHARS] = shape.word_chars;
    v[CC_FV_STOP_WORDS] = shape.stop_words;
    v[CC_FV_COMMAS] = shape.commas;
    v[CC_FV_SENTENCES] = line->n_sentences;
    v[CC_FV_END] = shape.end;
    v[CC_FV_FIRST] = shape.first;
    v[CC_FV_UPPER] = shape.upper;
    v[CC_FV_CAPITALS] = line->capitals;
    v[CC_FV_DIGITS] = shape.digits;
    v[CC_FV_COPYRIGHT] = shape.copyright;
    v[CC_FV_BARS] = shape.bars;
    v[CC_FV_DATE] = shape.date;
    v[CC_FV_AT_SIGN] = shape.at_sign;
    v[CC_FV_COLON_END] = line->ends_colon;
    v[CC_FV_QUOTE_START] = shape.quote_start;
    v[CC_FV_CUT] = line->cut;
    v[CC_FV_ARROW] = shape.arrow;
    v[CC_FV_DASH_START] = shape.dash_start;
    v[CC_FV_QUESTIONS] = shape.questions;
    v[CC_FV_URL] = shape.url;
    v[CC_FV_SLASHES] = shape.slashes;
    v[CC_FV_PRICE] = shape.price;
}

static void own_marks(const struct cc_flat_line *line, int32_t *v)
{
    v[CC_FV_SHAPE] = (int32_t)line->shape;
    v[CC_FV_HIT] = (int32_t)line->said.hit;
    v[CC_FV_WORD_REASON] = (int32_t)line->said.reason;
    v[CC_FV_BULLET] = line->bullet;
    v[CC_FV_NUMBERED] = line->numbered;
    v[CC_FV_DOUBLED] = line->doubled;
    v[CC_FV_CREDIT] = line->credit;
    v[CC_FV_DAY] = line->day_of_year != 0;
    v[CC_FV_WHOLE_DATE] = line->date.len > 0 || line->shape == CC_FLAT_STAMP;
    v[CC_FV_GLUED] = count_glued(line->text);
}

static int32_t share(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

static int32_t bounded(uint64_t n)
{
    return n > 1000000 ? 1000000 : (int32_t)n;
}

/* The same for every line. */
static void page_values(const struct cc_flat_lines *lines, const struct cc_flat_body *body,
                        struct cc_flat_values *values)
{
    uint64_t prose = 0, inside = 0, words = 0, units = 0;
    uint32_t i, n_prose = 0, n_bullets = 0, n_blanks = 0, n_stamps = 0;

    for (i = 0; i < lines->count; i++) {
        const struct cc_flat_line *line = &lines->list[i];

        if (line->shape == CC_FLAT_PROSE) {
            n_prose++;
            prose += line->units;
            inside += i >= body->from && i < body->to ? line->units : 0;
        }
        n_bullets += line->bullet;
        n_blanks += line->blank_before > 0;
        n_stamps += line->shape == CC_FLAT_STAMP || line->shape == CC_FLAT_DATED_LINK;
        words += line->n_words;
        units += line->units;
    }
    for (i = 0; i < lines->count; i++) {
        int32_t *v = values[i].value;

        v[CC_FV_PAGE_LINES] = (int32_t)lines->count;
        v[CC_FV_PAGE_PROSE] = bounded(prose);
        v[CC_FV_PAGE_SENTENCES] = (int32_t)n_prose;
        v[CC_FV_PAGE_MEAN] = n_prose > 0 ? bounded(prose / n_prose) : 0;
        v[CC_FV_PAGE_BULLETS] = share(n_bullets, lines->count);
        v[CC_FV_PAGE_BLANKS] = share(n_blanks, lines->count);
        v[CC_FV_PAGE_INDENT] = lines->indent;
        v[CC_FV_PAGE_BODY] = share(inside, prose);
        v[CC_FV_PAGE_STAMPS] = (int32_t)n_stamps;
        /* a unit is a word, or two characters that count as words */
        v[CC_FV_PAGE_SPACELESS] = share(words - units, words);
    }
}

enum cc_status cc_flat_values_list(struct cc_arena *arena, const struct cc_flat_lines *lines,
                                   const struct cc_flat_body *body, struct cc_span title,
                                   const enum cc_reason *rules,
                                   struct cc_flat_values **values, struct cc_error *err)
{
    struct cc_flat_values *list =
        cc_arena_calloc(arena, (size_t)lines->count + 1, sizeof *list);
    uint32_t i;

    if (list == NULL)
        return cc_arena_status(arena, "flat", err);
    for (i = 0; i < lines->count; i++) {
        own_text(&lines->list[i], list[i].value);
        own_marks(&lines->list[i], list[i].value);
    }
    if (!cc_flat_values_copy(arena, lines, title, list))
        return cc_arena_status(arena, "flat", err);
    cc_flat_values_place(lines, body, rules, list);
    cc_flat_values_near(lines, list);
    cc_flat_values_way(lines, list);
    cc_flat_values_words(lines, &cc_flat_word_weights, list);
    page_values(lines, body, list);
    *values = list;
    return CC_OK;
}
