/* box_line.c -- lines that are a stamp or a credit. */
#include "box_internal.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/clock.h"
#include "cleancopy/extract/flat_day.h"
#include "cleancopy/extract/tag_traits.h"
#include "cleancopy/extract/vocabulary.h"

#define MAX_CLOCK_WORDS  3
#define MAX_TIME_WORDS   6 /* "16:10", "2 h ago" */
#define MAX_STAMP_WORDS  8 /* of time and day */
#define MAX_CREDIT_WORDS 40

/* What stands behind a time of day: a day, and no sentence. */
static bool names_day(struct cc_arena *arena, struct cc_span rest, const int32_t *v)
{
    return v[CC_F_END] != 2 && cc_flat_day(cc_lower(arena, rest)) != 0;
}

/* "17:42", "18h30", "9.10 am"; "07:02 — Tuesday, 6 May". */
static bool is_clock(struct cc_arena *arena, const struct cc_block *block, const int32_t *v)
{
    struct cc_cursor c;
    struct cc_clock clock;

    if (block->n_words > MAX_STAMP_WORDS || block->role == CC_ROLE_TABLE || block->role == CC_ROLE_CODE)
        return false;
    c = (struct cc_cursor){block->text, 0};
    if (!cc_clock_take(&c, false, &clock))
        return false;
    return (c.at == block->text.len && block->n_words <= MAX_CLOCK_WORDS) || names_day(arena, cc_span_slice(block->text, c.at, block->text.len), v);
}

/* "16:10 · 1 h ago" of a live blog: no sentence, and begins with a clock time or a date that the page marks as such. */
static bool is_marked_time(const struct cc_dom *dom, const struct cc_block *block)
{
    uint32_t i;

    if (block->n_words > MAX_TIME_WORDS || block->role == CC_ROLE_TABLE ||
        block->role == CC_ROLE_HEADING)
        return false;
    for (i = block->element; i < dom->nodes[block->element].end; i++) {
        struct cc_span text;

        if (dom->nodes[i].tag != CC_TAG_TEXT)
            continue;
        text = cc_span_trim(dom->nodes[i].name);
        if (text.len > 0)
            return dom->nodes[dom->nodes[i].parent].tag == CC_TAG_TIME &&
                   cc_span_starts(block->text, text);
    }
    return false;
}

static bool has_picture(const struct cc_dom *dom, uint32_t element)
{
    uint32_t i;

    for (i = element + 1; i < dom->nodes[element].end; i++)
        if (dom->nodes[i].tag == CC_TAG_IMG)
            return true;
    return false;
}

/* "The north pier. Photo: A. Name": does the last sentence begin so?  Caption and credit are often elements of their own, with no
 * blank between them. */
static bool names_source(struct cc_arena *arena, struct cc_span text)
{
    struct cc_said said;
    size_t from = 0, at;

    for (at = 0; at != (size_t)-1; at = cc_span_find(text, CC_SPAN(": "), at + 1)) {
        size_t word = at;

        while (word > 0 && text.ptr[word - 1] != ' ' && text.ptr[word - 1] != '.')
            word--;
        from = at > 0 ? word : from;
    }
    said = cc_vocabulary_find(cc_lower(arena, cc_span_slice(text, from, text.len)), NULL);
    return from > 0 && said.hit >= CC_VOCABULARY_START && said.reason == CC_REASON_CAPTION;
}

static bool is_credit(struct cc_arena *arena, const struct cc_box_work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];
    uint32_t p = block->element;
    struct cc_box_range range;

    if (block->n_words > MAX_CREDIT_WORDS || block->role == CC_ROLE_HEADING || p == CC_NO_INDEX)
        return false;
    if (cc_tag_is_inline(work->dom->nodes[p].tag))
        p = work->dom->nodes[p].parent;
    return p != CC_NO_INDEX && cc_box_of(work, p, i, &range) && range.end - range.first == 1 &&
           has_picture(work->dom, p) &&
           (work->features[i].value[CC_F_CREDIT] != 0 || names_source(arena, block->text));
}

enum cc_reason cc_box_line(struct cc_arena *arena, const struct cc_box_work *work, uint32_t i)
{
    if (is_clock(arena, &work->blocks->list[i], work->features[i].value) || is_marked_time(work->dom, &work->blocks->list[i]))
        return CC_REASON_DATE_LINE;
    return is_credit(arena, work, i) ? CC_REASON_CAPTION : CC_REASON_NONE;
}
