/* flat_values_place.c -- see flat_values_place.h. */
#include "cleancopy/extract/flat_values_place.h"

#define STRETCH_GAP 3u /* lines on from one sentence to the next of the same stretch */

static int32_t share(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

static int32_t near(uint64_t lines)
{
    return lines < CC_FLAT_FAR ? (int32_t)lines : CC_FLAT_FAR;
}

static int32_t apart(int64_t lines)
{
    return (int32_t)(lines < -CC_FLAT_FAR  ? -CC_FLAT_FAR
                     : lines > CC_FLAT_FAR ? CC_FLAT_FAR
                                           : lines);
}

static int32_t bounded(uint64_t n)
{
    return n > 1000000 ? 1000000 : (int32_t)n;
}

static bool is_prose(const struct cc_flat_line *line)
{
    return line->shape == CC_FLAT_PROSE;
}

/* --- the rules' view --- */

static bool opens_section(const struct cc_flat_line *line)
{
    return line->said.hit == CC_VOCABULARY_WHOLE &&
           (line->said.reason == CC_REASON_RELATED_ARTICLES || line->said.reason == CC_REASON_COMMENTS ||
            line->said.reason == CC_REASON_NEWSLETTER || line->said.reason == CC_REASON_APP_BANNER ||
            line->said.reason == CC_REASON_FOOTER);
}

static void rules_view(const struct cc_flat_lines *lines, const struct cc_flat_body *body,
                       const enum cc_reason *rules, struct cc_flat_values *values)
{
    uint32_t i, section = CC_NO_INDEX;
    uint64_t units = 0;

    for (i = 0; i < lines->count; i++) {
        const struct cc_flat_line *line = &lines->list[i];
        int32_t *v = values[i].value;

        if (opens_section(line)) {
            section = i;
            units = 0;
        }
        v[CC_FV_POINTS] = cc_flat_points(lines, i);
        v[CC_FV_INSIDE] = i >= body->from && i < body->to;
        v[CC_FV_FROM_START] = apart((int64_t)i - body->from);
        v[CC_FV_TO_END] = apart((int64_t)body->to - i);
        v[CC_FV_RULE] = (int32_t)rules[i];
        v[CC_FV_FROM_TITLE] = body->title != CC_NO_INDEX ? apart((int64_t)i - body->title)
                                                         : -CC_FLAT_FAR - 1;
        v[CC_FV_KIND] = (int32_t)body->kind;
        v[CC_FV_SECTION] = section != CC_NO_INDEX ? (int32_t)lines->list[section].said.reason : 0;
        v[CC_FV_SECTION_LINES] = section != CC_NO_INDEX ? near(i - section) : CC_FLAT_FAR;
        v[CC_FV_SECTION_UNITS] = bounded(units);
        units += is_prose(line) ? line->units : 0;
    }
}

/* --- place --- */

static void place(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint64_t all = 0, before = 0;
    uint32_t i, n = lines->count;

    for (i = 0; i < n; i++)
        all += is_prose(&lines->list[i]) ? lines->list[i].units : 0;
    for (i = 0; i < n; i++) {
        const struct cc_flat_line *line = &lines->list[i];
        uint32_t own = is_prose(line) ? line->units : 0;
        int32_t *v = values[i].value;

        v[CC_FV_LINES_BEFORE] = (int32_t)i;
        v[CC_FV_LINES_BEHIND] = (int32_t)(n - 1 - i);
        v[CC_FV_PLACE] = share(i, n);
        v[CC_FV_PROSE_PLACE] = share(before, all);
        v[CC_FV_PROSE_BEFORE] = bounded(before);
        v[CC_FV_PROSE_BEHIND] = bounded(all - before - own);
        v[CC_FV_INDENT] = (int32_t)line->indent - (int32_t)lines->indent;
        v[CC_FV_BLANK_BEFORE] = line->blank_before;
        v[CC_FV_BLANK_BEHIND] = line->blank_after;
        v[CC_FV_RUN] = near(line->run);
        before += own;
    }
}

/* Ways to the sentences on both sides. */
static void ways(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint32_t i, last = CC_NO_INDEX, run = 0, n = lines->count;

    for (i = 0; i < n; i++) {
        int32_t *v = values[i].value;

        v[CC_FV_TO_PROSE] = last != CC_NO_INDEX ? near(i - last) : CC_FLAT_FAR;
        v[CC_FV_LAST_PROSE_UNITS] =
            last != CC_NO_INDEX ? (int32_t)lines->list[last].units : -1;
        if (is_prose(&lines->list[i]))
            last = i;
    }
    last = CC_NO_INDEX;
    for (i = n; i-- > 0;) {
        int32_t *v = values[i].value;

        v[CC_FV_TO_NEXT_PROSE] = last != CC_NO_INDEX ? near(last - i) : CC_FLAT_FAR;
        v[CC_FV_NEXT_PROSE_UNITS] =
            last != CC_NO_INDEX ? (int32_t)lines->list[last].units : -1;
        if (is_prose(&lines->list[i]))
            last = i;
        run = is_prose(&lines->list[i]) ? run + 1 : 0;
        v[CC_FV_PROSE_RUN] = near(run);
    }
    for (i = 1; i < n; i++)
        if (is_prose(&lines->list[i]) && is_prose(&lines->list[i - 1]))
            values[i].value[CC_FV_PROSE_RUN] = values[i - 1].value[CC_FV_PROSE_RUN];
}

/* --- stretches of sentences --- */

/* Where the stretch that holds or follows line `from` ends: behind its last sentence. */
static uint32_t stretch_end(const struct cc_flat_lines *lines, uint32_t from, uint64_t *units)
{
    uint32_t i, end = from;

    *units = 0;
    for (i = from; i < lines->count && i < end + STRETCH_GAP; i++) {
        if (!is_prose(&lines->list[i]))
            continue;
        *units += lines->list[i].units;
        end = i + 1;
    }
    return end;
}

static void fill_stretch(const struct cc_flat_lines *lines, uint32_t from, uint32_t to,
                         uint64_t units, int32_t number, struct cc_flat_values *values)
{
    uint64_t before = 0;
    uint32_t i;

    for (i = from; i < to; i++) {
        values[i].value[CC_FV_STRETCH] = bounded(units);
        values[i].value[CC_FV_STRETCH_PLACE] = bounded(before);
        values[i].value[CC_FV_BEST_STRETCH] = number;
        before += is_prose(&lines->list[i]) ? lines->list[i].units : 0;
    }
}

/* Lines between two stretches count to the one behind them, with a STRETCH of 0. */
static void stretches(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint64_t all = 0, best = 0, units;
    uint32_t i = 0, end;
    int32_t number = 0, best_number = 0;

    while (i < lines->count) {
        if (!is_prose(&lines->list[i])) {
            fill_stretch(lines, i, i + 1, 0, number, values);
            i++;
            continue;
        }
        end = stretch_end(lines, i, &units);
        fill_stretch(lines, i, end, units, number, values);
        all += units;
        if (units > best) {
            best = units;
            best_number = number;
        }
        number++;
        i = end;
    }
    for (i = 0; i < lines->count; i++) {
        int32_t *v = values[i].value;

        v[CC_FV_STRETCH_SHARE] = share((uint64_t)v[CC_FV_STRETCH], all);
        v[CC_FV_BEST_STRETCH] = apart((int64_t)v[CC_FV_BEST_STRETCH] - best_number);
    }
}

/* --- lists --- */

static bool is_item(const struct cc_flat_line *line)
{
    return line->bullet || line->numbered;
}

static void lists(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint32_t i, j, k;

    for (i = 0; i < lines->count; i = j) {
        const struct cc_flat_line *intro = i > 0 ? &lines->list[i - 1] : NULL;
        uint64_t units = 0;

        j = i + 1;
        if (!is_item(&lines->list[i]))
            continue;
        for (j = i; j < lines->count && is_item(&lines->list[j]); j++)
            units += lines->list[j].units;
        for (k = i; k < j; k++) {
            int32_t *v = values[k].value;

            v[CC_FV_LIST_RUN] = near(j - i);
            v[CC_FV_LIST_PLACE] = near(k - i);
            v[CC_FV_LIST_UNITS] = bounded(units / (j - i));
            v[CC_FV_LIST_INTRO] = intro == NULL ? -1 : intro->ends_colon ? 2 : is_prose(intro);
            v[CC_FV_LIST_WORD] =
                intro != NULL && intro->said.hit != CC_VOCABULARY_NONE ? (int32_t)intro->said.reason : 0;
        }
    }
}

/* --- headings --- */

static bool may_head(const struct cc_flat_line *line)
{
    return (line->shape == CC_FLAT_HEADING || line->shape == CC_FLAT_SHORT) && !line->bullet &&
           !line->ends_sentence;
}

static void headings(const struct cc_flat_lines *lines, struct cc_flat_values *values)
{
    uint32_t i, head = CC_NO_INDEX;

    for (i = 0; i < lines->count; i++) {
        const struct cc_flat_line *line = &lines->list[head == CC_NO_INDEX ? 0 : head];
        int32_t *v = values[i].value;

        v[CC_FV_HEAD_LINES] = head == CC_NO_INDEX ? CC_FLAT_FAR : near(i - head);
        if (head != CC_NO_INDEX) {
            v[CC_FV_HEAD_UNITS] = (int32_t)line->units;
            v[CC_FV_HEAD_HIT] = (int32_t)line->said.hit;
            v[CC_FV_HEAD_WORD] = values[head].value[CC_FV_WORD_REASON];
            v[CC_FV_HEAD_COPIES] = (int32_t)line->n_copies;
            v[CC_FV_HEAD_CAPITALS] = line->capitals;
            v[CC_FV_HEAD_TITLE] = values[head].value[CC_FV_TITLE_OF];
        }
        if (may_head(&lines->list[i]))
            head = i;
    }
}

void cc_flat_values_place(const struct cc_flat_lines *lines, const struct cc_flat_body *body,
                          const enum cc_reason *rules, struct cc_flat_values *values)
{
    rules_view(lines, body, rules, values);
    place(lines, values);
    ways(lines, values);
    stretches(lines, values);
    lists(lines, values);
    headings(lines, values);
}
