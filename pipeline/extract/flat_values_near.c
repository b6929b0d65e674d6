/* flat_values_near.c -- see flat_values_near.h.  Windows are sums that slide, flows sums that
 * fade: one pass each. */
#include "cleancopy/extract/flat_values_near.h"

#define MAX_UNITS 2000 /* of one line in a window: a summary of a whole page is still one line */

/* --- neighbours --- */

struct pick {
    int16_t away;
    int16_t to, from; /* enum cc_flat_value */
};

static const struct pick picks[] = {
    {-1, CC_FV_P1_UNITS, CC_FV_UNITS},      {-2, CC_FV_P2_UNITS, CC_FV_UNITS},
    {-3, CC_FV_P3_UNITS, CC_FV_UNITS},      {1, CC_FV_N1_UNITS, CC_FV_UNITS},
    {2, CC_FV_N2_UNITS, CC_FV_UNITS},       {3, CC_FV_N3_UNITS, CC_FV_UNITS},
    {-1, CC_FV_P1_POINTS, CC_FV_POINTS},    {-2, CC_FV_P2_POINTS, CC_FV_POINTS},
    {-3, CC_FV_P3_POINTS, CC_FV_POINTS},    {1, CC_FV_N1_POINTS, CC_FV_POINTS},
    {2, CC_FV_N2_POINTS, CC_FV_POINTS},     {3, CC_FV_N3_POINTS, CC_FV_POINTS},
    {-1, CC_FV_P1_SHAPE, CC_FV_SHAPE},      {-2, CC_FV_P2_SHAPE, CC_FV_SHAPE},
    {1, CC_FV_N1_SHAPE, CC_FV_SHAPE},       {2, CC_FV_N2_SHAPE, CC_FV_SHAPE},
    {-1, CC_FV_P1_WORD, CC_FV_WORD_REASON}, {-2, CC_FV_P2_WORD, CC_FV_WORD_REASON},
    {1, CC_FV_N1_WORD, CC_FV_WORD_REASON},  {2, CC_FV_N2_WORD, CC_FV_WORD_REASON},
    {-1, CC_FV_P1_END, CC_FV_END},          {1, CC_FV_N1_END, CC_FV_END},
    {-1, CC_FV_P1_BULLET, CC_FV_BULLET},    {1, CC_FV_N1_BULLET, CC_FV_BULLET},
    {-1, CC_FV_P1_STOP, CC_FV_STOP_WORDS},  {1, CC_FV_N1_STOP, CC_FV_STOP_WORDS},
};

static void neighbours(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    int64_t other;
    uint32_t i;
    size_t k;

    for (i = 0; i < lines->count; i++) {
        int32_t *v = values[i].value;

        for (k = 0; k < sizeof picks / sizeof picks[0]; k++) {
            other = (int64_t)i + picks[k].away;
            v[picks[k].to] = other < 0 || other >= lines->count
                                 ? -1
                                 : values[other].value[picks[k].from];
        }
        v[CC_FV_P1_INDENT] =
            i > 0 ? lines->list[i - 1].indent - lines->list[i].indent : CC_FLAT_FAR;
        v[CC_FV_N1_INDENT] = i + 1 < lines->count
                                 ? lines->list[i + 1].indent - lines->list[i].indent
                                 : CC_FLAT_FAR;
    }
}

/* --- windows --- */

static int32_t prose_units(const struct cc_flat_line *line)
{
    if (line->shape != CC_FLAT_PROSE)
        return 0;
    return line->units < MAX_UNITS ? (int32_t)line->units : MAX_UNITS;
}

static int32_t is_stamp(const struct cc_flat_line *line)
{
    return line->shape == CC_FLAT_STAMP || line->shape == CC_FLAT_DATED_LINK;
}

static int32_t is_copy(const struct cc_flat_line *line)
{
    return line->n_copies > 1;
}

static int32_t is_hit(const struct cc_flat_line *line)
{
    return line->said.hit != CC_VOCABULARY_NONE;
}

static int32_t is_heading(const struct cc_flat_line *line)
{
    return line->shape == CC_FLAT_HEADING && !line->bullet;
}

static int32_t is_cut(const struct cc_flat_line *line)
{
    return line->cut;
}

struct window {
    int32_t (*of)(const struct cc_flat_line *line);
    uint32_t size;
    enum cc_flat_value before, behind;
};

static const struct window windows[] = {
    {prose_units, 4, CC_FV_P4_PROSE, CC_FV_N4_PROSE},
    {prose_units, 10, CC_FV_P10_PROSE, CC_FV_N10_PROSE},
    {prose_units, 30, CC_FV_P30_PROSE, CC_FV_N30_PROSE},
    {is_stamp, 10, CC_FV_P10_STAMPS, CC_FV_N10_STAMPS},
    {is_copy, 10, CC_FV_P10_COPIES, CC_FV_N10_COPIES},
    {is_hit, 10, CC_FV_P10_WORDS, CC_FV_N10_WORDS},
    {is_heading, 10, CC_FV_P10_HEADINGS, CC_FV_N10_HEADINGS},
    {is_cut, 10, CC_FV_P10_CUT, CC_FV_N10_CUT},
};

static void slide(const struct cc_flat_lines *lines, const struct window *window,
                  struct cc_flat_values *values)
{
    int32_t before = 0, behind = 0;
    uint32_t i, n = lines->count;

    for (i = 0; i < n; i++) {
        values[i].value[window->before] = before;
        before += window->of(&lines->list[i]);
        before -= i >= window->size ? window->of(&lines->list[i - window->size]) : 0;
    }
    for (i = n; i-- > 0;) {
        values[i].value[window->behind] = behind;
        behind += window->of(&lines->list[i]);
        behind -=
            i + window->size < n ? window->of(&lines->list[i + window->size]) : 0;
    }
}

/* --- flows --- */

/* What came before, faded: `sum` * (1 - 1/part) + 16 times the line's points. */
static int32_t faded(int32_t sum, int32_t part, int32_t points)
{
    return sum - sum / part + points * 16;
}

static int32_t risen(int32_t sum, int32_t points)
{
    int32_t rise = sum + points;

    return rise < 0 ? 0 : rise > 1000000 ? 1000000 : rise;
}

static void flows(uint32_t n, struct cc_flat_values *values)
{
    int32_t flow = 0, river = 0, rise = 0;
    uint32_t i;

    for (i = 0; i < n; i++) {
        int32_t *v = values[i].value;

        v[CC_FV_FLOW_BEFORE] = flow;
        v[CC_FV_RIVER_BEFORE] = river;
        flow = faded(flow, 10, v[CC_FV_POINTS]);
        river = faded(river, 32, v[CC_FV_POINTS]);
        v[CC_FV_RISE_BEFORE] = rise = risen(rise, v[CC_FV_POINTS]);
    }
    flow = river = rise = 0;
    for (i = n; i-- > 0;) {
        int32_t *v = values[i].value;

        v[CC_FV_FLOW_BEHIND] = flow;
        v[CC_FV_RIVER_BEHIND] = river;
        flow = faded(flow, 10, v[CC_FV_POINTS]);
        river = faded(river, 32, v[CC_FV_POINTS]);
        v[CC_FV_RISE_BEHIND] = rise = risen(rise, v[CC_FV_POINTS]);
    }
}

void cc_flat_values_near(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    size_t k;

    neighbours(lines, values);
    for (k = 0; k < sizeof windows / sizeof windows[0]; k++)
        slide(lines, &windows[k], values);
    flows(lines->count, values);
}
