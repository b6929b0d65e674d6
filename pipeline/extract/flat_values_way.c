/* flat_values_way.c -- see flat_values_way.h.  One pass down and one up for each kind of sign. */
#include "cleancopy/extract/flat_values_way.h"

#define MAX_COUNT   99
#define MIN_OFTEN   3u
#define STRETCH_GAP 3u /* as in flat_values_place.c */
#define SHAPE_REACH 40u

/* --- signs --- */

static bool has_word(const struct cc_flat_line *line, enum cc_reason reason)
{
    return line->said.hit != CC_VOCABULARY_NONE && line->said.reason == reason &&
           (line->said.hit == CC_VOCABULARY_WHOLE || line->units <= 30);
}

static bool is_comments(const struct cc_flat_line *line)
{
    return has_word(line, CC_REASON_COMMENTS);
}

static bool is_related(const struct cc_flat_line *line)
{
    return has_word(line, CC_REASON_RELATED_ARTICLES);
}

static bool is_letter(const struct cc_flat_line *line)
{
    return has_word(line, CC_REASON_NEWSLETTER) || has_word(line, CC_REASON_APP_BANNER) ||
           has_word(line, CC_REASON_PAYWALL);
}

static bool is_footer(const struct cc_flat_line *line)
{
    return has_word(line, CC_REASON_FOOTER) || has_word(line, CC_REASON_COOKIE_NOTICE);
}

static bool is_social(const struct cc_flat_line *line)
{
    return has_word(line, CC_REASON_SOCIAL);
}

static bool is_byline(const struct cc_flat_line *line)
{
    return has_word(line, CC_REASON_BYLINE);
}

static bool is_stamp(const struct cc_flat_line *line)
{
    return line->shape == CC_FLAT_STAMP || line->shape == CC_FLAT_DATED_LINK;
}

static bool is_often(const struct cc_flat_line *line)
{
    return line->n_copies >= MIN_OFTEN && line->shape != CC_FLAT_PROSE;
}

struct sign {
    bool (*is)(const struct cc_flat_line *line);
    enum cc_flat_value back, on;           /* lines to it */
    int16_t n_before, n_behind;            /* -1: not counted */
};

static const struct sign signs[] = {
    {is_comments, CC_FV_P_COMMENTS, CC_FV_N_COMMENTS, CC_FV_COMMENTS_BEFORE,
     CC_FV_COMMENTS_BEHIND},
    {is_related, CC_FV_P_RELATED, CC_FV_N_RELATED, CC_FV_RELATED_BEFORE, CC_FV_RELATED_BEHIND},
    {is_letter, CC_FV_P_LETTER, CC_FV_N_LETTER, -1, -1},
    {is_footer, CC_FV_P_FOOTER, CC_FV_N_FOOTER, -1, -1},
    {is_social, CC_FV_P_SOCIAL, CC_FV_N_SOCIAL, -1, -1},
    {is_byline, CC_FV_P_BYLINE, CC_FV_N_BYLINE, -1, -1},
    {is_stamp, CC_FV_P_STAMP, CC_FV_N_STAMP, CC_FV_STAMPS_BEFORE, CC_FV_STAMPS_BEHIND},
    {is_often, CC_FV_P_OFTEN, CC_FV_N_OFTEN, CC_FV_OFTEN_BEFORE, CC_FV_OFTEN_BEHIND},
};

static int32_t way(uint32_t from, uint32_t to)
{
    if (from == CC_NO_INDEX || to - from > CC_FLAT_FAR)
        return CC_FLAT_FAR;
    return (int32_t)(to - from);
}

static void count(int16_t to, int32_t n, struct cc_flat_values *values)
{
    if (to >= 0)
        values->value[to] = n < MAX_COUNT ? n : MAX_COUNT;
}

static void see_sign(const struct cc_flat_lines *lines, const struct sign *sign,
                     struct cc_flat_values *values)
{
    uint32_t i, last = CC_NO_INDEX;
    int32_t n = 0;

    for (i = 0; i < lines->count; i++) {
        values[i].value[sign->back] = way(last, i);
        count(sign->n_before, n, &values[i]);
        if (sign->is(&lines->list[i])) {
            last = i;
            n++;
        }
    }
    last = CC_NO_INDEX;
    n = 0;
    for (i = lines->count; i-- > 0;) {
        values[i].value[sign->on] = last == CC_NO_INDEX ? CC_FLAT_FAR : way(i, last);
        count(sign->n_behind, n, &values[i]);
        if (sign->is(&lines->list[i])) {
            last = i;
            n++;
        }
    }
}

/* --- stretches and shapes --- */

/* Sentences of the stretch, and how far it is from the sentence before. */
static void see_stretches(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint32_t i, j, n, end, last = CC_NO_INDEX;

    for (i = 0; i < lines->count; i = end) {
        end = i + 1;
        values[i].value[CC_FV_STRETCH_GAP] = way(last, i);
        if (lines->list[i].shape != CC_FLAT_PROSE)
            continue;
        n = 0;
        for (j = i; j < lines->count && j < end + STRETCH_GAP; j++) {
            if (lines->list[j].shape != CC_FLAT_PROSE)
                continue;
            n++;
            end = j + 1;
        }
        for (j = i; j < end; j++) {
            values[j].value[CC_FV_STRETCH_LINES] = (int32_t)n;
            values[j].value[CC_FV_STRETCH_GAP] = way(last, i);
        }
        last = end - 1;
    }
}

static uint32_t shapes_at(const struct cc_flat_lines *lines, uint32_t i)
{
    uint32_t before = i > 0 ? lines->list[i - 1].shape : 15;
    uint32_t behind = i + 1 < lines->count ? lines->list[i + 1].shape : 15;

    return before * 256 + lines->list[i].shape * 16 + behind;
}

/* "Name, date, text, reply": a line whose company recurs at a steady pace. */
static void see_pace(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint32_t i, k;

    for (i = 0; i < lines->count; i++) {
        for (k = 1; k <= SHAPE_REACH && k <= i; k++)
            if (shapes_at(lines, i - k) == shapes_at(lines, i))
                break;
        values[i].value[CC_FV_SAME_SHAPE] =
            k > SHAPE_REACH || k > i ? CC_FLAT_FAR : (int32_t)k;
    }
}

void cc_flat_values_way(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    size_t k;

    for (k = 0; k < sizeof signs / sizeof signs[0]; k++)
        see_sign(lines, &signs[k], values);
    see_stretches(lines, values);
    see_pace(lines, values);
}
