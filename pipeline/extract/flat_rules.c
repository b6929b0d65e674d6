/* flat_rules.c -- points for lines, the body, a reason for each line. */
#include "cleancopy/extract/flat_rules.h"

#include "cleancopy/extract/flat_kind.h"

/* --- what a line is worth --- */

/* Points and thresholds come from looking at half of a development set of 436 flattened pages
 * in several languages; both halves were scored at each change, so neither is unseen (word F1
 * .915 and .909). */
#define MAX_GAIN         40 /* of one line: a summary of 700 words is still one line */
#define STAMPED_GAIN     6  /* of a sentence alone beside a date: a teaser */
#define OFF_INDENT       5  /* blanks; nearer is the same column */
#define OFF_INDENT_SHARE 3  /* what a sentence in another column is worth: a third */
#define MAX_RUN_LOSS     60 /* of a run of short lines: tables, galleries interrupt articles */
/* Points above the heading of a widget from which on it can end the article; with less it
 * stands in the page's head. */
#define MIN_SECTION_SUM    180
#define SECTION_SHARE      3   /* what sentences below such a heading are worth: a third */
#define MIN_AGAIN_UNITS    12u /* of each of two sentences in a row that end the widget */
#define MIN_BODY_POINTS    12  /* one sentence of a dozen words */
#define MIN_HEADLINES      8u
#define MIN_COPY_UNITS     8u  /* shorter lines may recur in an article: "Best for", "Answer" */
#define MIN_FURNITURE      6u  /* copies of a line that is in every gap of the article */
#define MAX_WIDGET_UNITS   45u /* of a sentence that invites, warns or asks for consent … */
#define MAX_COOKIE_UNITS   120u /* … and of one that explains cookies */
#define MAX_CREDIT_UNITS   60u
#define MAX_CONTENTS_REACH 1000u /* lines; bounds the search for a contents entry's section */

static bool is_widget_word(enum cc_reason reason)
{
    switch (reason) {
    case CC_REASON_NEWSLETTER:
    case CC_REASON_APP_BANNER:
    case CC_REASON_COOKIE_NOTICE:
    case CC_REASON_PAYWALL:
    case CC_REASON_FOOTER:
    case CC_REASON_ADVERTISEMENT:
    case CC_REASON_SOCIAL:
    case CC_REASON_WIDGET:
    case CC_REASON_COMMENTS:
        return true;
    default:
        return false;
    }
}

/* A heading behind which other things than the article stand. */
static bool is_section_mark(const struct cc_flat_line *line)
{
    if (line->said.hit != CC_VOCABULARY_WHOLE)
        return false;
    return line->said.reason == CC_REASON_RELATED_ARTICLES || line->said.reason == CC_REASON_COMMENTS ||
           line->said.reason == CC_REASON_NEWSLETTER || line->said.reason == CC_REASON_APP_BANNER ||
           line->said.reason == CC_REASON_FOOTER;
}

static int32_t shape_points(const struct cc_flat_line *line, bool prose_next)
{
    int32_t units = (int32_t)(line->units < 60 ? line->units : 60);

    switch (line->shape) {
    case CC_FLAT_PROSE:
        units = units - 3 + (line->n_sentences > 1 ? 6 : 0);
        if (units > MAX_GAIN)
            units = MAX_GAIN;
        return line->bullet ? units / 2 : units;
    case CC_FLAT_LONG:
        return line->bullet ? 2 : units / 4;
    case CC_FLAT_HEADING:
        if (line->bullet)
            return line->units > 6 ? -1 : -3;
        return prose_next ? -1 : -4;
    case CC_FLAT_SHORT:
        return prose_next && !line->bullet ? -2 : -4;
    case CC_FLAT_STAMP:
        return -7;
    case CC_FLAT_DATED_LINK:
        return -6;
    case CC_FLAT_ADDRESS:
        return -4;
    case CC_FLAT_MARK:
        return -1;
    }
    return 0;
}

/* What the vocabulary takes off. */
static int32_t word_points(const struct cc_flat_line *line)
{
    if (line->said.hit == CC_VOCABULARY_NONE)
        return 0;
    if (is_section_mark(line))
        return -40;
    if (line->said.hit == CC_VOCABULARY_WHOLE)
        return -6;
    if (line->shape == CC_FLAT_PROSE && is_widget_word(line->said.reason) &&
        line->units <= MAX_WIDGET_UNITS)
        return -15;
    if (line->said.reason == CC_REASON_COOKIE_NOTICE && line->units <= MAX_COOKIE_UNITS)
        return -50;
    if (line->shape != CC_FLAT_PROSE && line->units <= 30)
        return is_widget_word(line->said.reason) || line->said.reason == CC_REASON_RELATED_ARTICLES ? -8
                                                                                          : -2;
    return 0;
}

/* Stands elsewhere than the bulk of the sentences. */
static bool off_indent(const struct cc_flat_lines *lines, const struct cc_flat_line *line)
{
    int32_t off = (int32_t)line->indent - (int32_t)lines->indent;

    return off > OFF_INDENT || off < -OFF_INDENT;
}

static bool is_prose(const struct cc_flat_lines *lines, uint32_t i)
{
    return i < lines->count && lines->list[i].shape == CC_FLAT_PROSE;
}

/* A sentence between other things, as teasers are. */
static bool stands_alone(const struct cc_flat_lines *lines, uint32_t i)
{
    return !is_prose(lines, i + 1) && !(i > 0 && is_prose(lines, i - 1));
}

static bool next_to_stamp(const struct cc_flat_lines *lines, uint32_t i)
{
    return (i > 0 && lines->list[i - 1].shape == CC_FLAT_STAMP) ||
           (i + 1 < lines->count && lines->list[i + 1].shape == CC_FLAT_STAMP);
}

int32_t cc_flat_points(const struct cc_flat_lines *lines, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];
    bool prose_next = i + 1 < lines->count && lines->list[i + 1].shape == CC_FLAT_PROSE;
    int32_t points = shape_points(line, prose_next) + word_points(line);

    if (points > STAMPED_GAIN && stands_alone(lines, i) && next_to_stamp(lines, i))
        points = STAMPED_GAIN;
    if (points > 0 && !line->bullet && off_indent(lines, line))
        points /= OFF_INDENT_SHARE;
    if (line->n_copies > 1 && line->shape != CC_FLAT_PROSE)
        points -= 3;
    else if (line->first_copy != i || line->n_copies > 3)
        points -= 12; /* a standfirst that stands twice is still one at its first place */
    if (line->doubled)
        points -= 8;
    if (line->run > 12 && line->shape != CC_FLAT_PROSE)
        points -= 1;
    return points < -100 ? -100 : points > 100 ? 100 : points;
}

/* --- the body --- */

/* The second of two sentences in a row: behind the heading of a widget that is the article
 * again, for teasers stand one by one between headlines. */
static bool is_text_again(const struct cc_flat_lines *lines, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    return i > 0 && line->shape == CC_FLAT_PROSE && line[-1].shape == CC_FLAT_PROSE &&
           line->units >= MIN_AGAIN_UNITS && line[-1].units >= MIN_AGAIN_UNITS;
}

static void find_best_run(const struct cc_flat_lines *lines, struct cc_flat_body *body,
                          int64_t *best)
{
    int64_t sum = 0;
    int32_t lost = 0, points;
    uint32_t i, from = 0;
    bool in_section = false;

    *best = 0;
    for (i = 0; i < lines->count; i++) {
        if (sum <= 0) {
            sum = 0;
            from = i;
        }
        points = cc_flat_points(lines, i);
        if (lines->list[i].shape == CC_FLAT_PROSE)
            lost = 0;
        else if (points < 0 && !is_section_mark(&lines->list[i])) {
            if (lost - points > MAX_RUN_LOSS)
                points = lost < MAX_RUN_LOSS ? lost - MAX_RUN_LOSS : 0;
            lost -= points;
        }
        if (is_section_mark(&lines->list[i]) && sum >= MIN_SECTION_SUM)
            in_section = true;
        else if (in_section && is_text_again(lines, i))
            in_section = false;
        if (in_section && points > 0)
            points /= SECTION_SHARE;
        sum += points;
        if (sum > *best) {
            *best = sum;
            body->from = from;
            body->to = i + 1;
        }
    }
}

static bool is_list_item(const struct cc_flat_lines *lines, uint32_t i)
{
    return i < lines->count && (lines->list[i].bullet || lines->list[i].numbered) &&
           lines->list[i].said.hit != CC_VOCABULARY_WHOLE;
}

/* A list that the body's last sentence, or the line behind it, announces with a colon. */
static void take_announced_list(const struct cc_flat_lines *lines, struct cc_flat_body *body)
{
    uint32_t to = body->to;

    if (to == body->from)
        return;
    if (!lines->list[to - 1].ends_colon && to < lines->count && lines->list[to].ends_colon &&
        lines->list[to].said.hit == CC_VOCABULARY_NONE)
        to++;
    if (!lines->list[to - 1].ends_colon || !is_list_item(lines, to))
        return;
    while (is_list_item(lines, to))
        to++;
    body->to = to;
}

static bool is_headline(const struct cc_flat_line *line)
{
    return line->shape == CC_FLAT_HEADING && line->said.hit == CC_VOCABULARY_NONE &&
           line->units >= 5;
}

/* A page without a sentence, but with headlines: a front page that lost everything but its
 * links. The body is what lies between the first headline and the last. */
static void take_headlines(const struct cc_flat_lines *lines, struct cc_flat_body *body)
{
    uint32_t i, n = 0, first = 0, last = 0;

    for (i = 0; i < lines->count; i++) {
        if (!is_headline(&lines->list[i]))
            continue;
        if (n == 0)
            first = i;
        last = i;
        n++;
    }
    if (n < MIN_HEADLINES)
        return;
    body->from = first;
    body->to = last + 1;
    body->kind = CC_KIND_LISTING;
}

void cc_flat_find_body(const struct cc_flat_lines *lines, struct cc_flat_body *body)
{
    int64_t best;

    body->from = body->to = 0;
    body->title = CC_NO_INDEX;
    find_best_run(lines, body, &best);
    if (best < MIN_BODY_POINTS)
        body->from = body->to = 0;
    take_announced_list(lines, body);
    body->kind = cc_flat_kind(lines, body->from, body->to);
    if (body->kind == CC_KIND_EMPTY)
        take_headlines(lines, body);
    else if (body->kind == CC_KIND_LISTING && body->from > 0 &&
             is_headline(&lines->list[body->from - 1]))
        body->from--; /* the first teaser's: a listing has no title that it could be */
}

/* --- verdicts --- */

/* Bytes that say "credit" behind "Photo", "Foto", "Image": the word alone also begins headings.
 */
static bool is_credit(const struct cc_flat_line *line)
{
    static const char *const signs[] = {":", "：",   "/",     "|",    "©",   "＝",
                                        "=", " by ", " von ", " di ", " de "};
    size_t i;

    if (line->units <= 3)
        return true;
    for (i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (cc_span_find(line->lower, cc_span_from(signs[i]), 0) != (size_t)-1)
            return true;
    return line->n_words > line->units; /* a script without spaces: "图为港口" */
}

/* What a short line that begins with a phrase is; the phrase alone is not enough where it is a
 * common word as well ("By the end of the week", "Photo tips", "Data at rest"). */
static enum cc_reason start_reason(const struct cc_flat_line *line)
{
    switch (line->said.reason) {
    case CC_REASON_BYLINE:
        return line->units <= 10 && !line->ends_colon && !line->bullet ? line->said.reason
                                                                       : CC_REASON_NONE;
    case CC_REASON_CAPTION:
        return !line->bullet && is_credit(line) ? line->said.reason : CC_REASON_NONE;
    case CC_REASON_DATE_LINE:
        return line->digits > 0 ? line->said.reason : CC_REASON_NONE;
    case CC_REASON_NAVIGATION:
        return line->ends_colon || line->units > 12 ? CC_REASON_NONE : line->said.reason;
    default:
        return line->said.reason;
    }
}

/* What the vocabulary says of a line in the body. */
static enum cc_reason word_reason(const struct cc_flat_line *line)
{
    if (line->said.hit == CC_VOCABULARY_NONE)
        return CC_REASON_NONE;
    if (line->said.hit == CC_VOCABULARY_WHOLE)
        return line->said.reason;
    if (line->said.reason == CC_REASON_COOKIE_NOTICE && line->units <= MAX_COOKIE_UNITS)
        return line->said.reason;
    if (line->shape == CC_FLAT_PROSE)
        return is_widget_word(line->said.reason) && line->units <= MAX_WIDGET_UNITS ? line->said.reason
                                                                               : CC_REASON_NONE;
    if (line->said.hit == CC_VOCABULARY_START && line->units <= 25)
        return start_reason(line);
    return is_widget_word(line->said.reason) && line->units <= 30 ? line->said.reason : CC_REASON_NONE;
}

/* The later copy of a sentence; a line that recurs so often that it belongs to the page's
 * furniture
 * ("Article continues below" in every gap); both copies of a caption that stands twice. */
static bool is_repeated(const struct cc_flat_lines *lines, const struct cc_flat_body *body,
                        uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    if (line->n_copies == 1)
        return false;
    if (line->n_copies >= MIN_FURNITURE && line->n_copies * 6 >= body->to - body->from &&
        line->shape != CC_FLAT_PROSE)
        return true;
    if (line->first_copy == i || line->first_copy < body->from || line->units < MIN_COPY_UNITS)
        return false;
    return line->shape == CC_FLAT_PROSE || !is_prose(lines, i + 1);
}

/* An entry of the article's own table of contents: the same line heads a section further down.
 */
static bool is_contents_entry(const struct cc_flat_lines *lines,
                              const struct cc_flat_body *body, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];
    uint32_t j, last = i + MAX_CONTENTS_REACH < body->to ? i + MAX_CONTENTS_REACH : body->to;

    if (line->n_copies < 2 || line->first_copy != i || line->shape == CC_FLAT_PROSE ||
        line->run < 3 || is_prose(lines, i + 1))
        return false;
    for (j = i + 1; j < last; j++)
        if (lines->list[j].first_copy == i)
            return is_prose(lines, j + 1);
    return false;
}

/* Reason of a line in the body, CC_REASON_NONE to keep it. */
static enum cc_reason body_reason(const struct cc_flat_lines *lines,
                                  const struct cc_flat_body *body, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    if (i == body->title ||
        (body->title != CC_NO_INDEX && cc_span_is(line->lower, lines->list[body->title].lower)))
        return CC_REASON_HEADER;
    switch (line->shape) {
    case CC_FLAT_ADDRESS:
    case CC_FLAT_MARK:
        return CC_REASON_WIDGET;
    case CC_FLAT_STAMP:
        return CC_REASON_DATE_LINE;
    case CC_FLAT_DATED_LINK:
        return CC_REASON_RELATED_ARTICLES;
    default:
        break;
    }
    if (is_repeated(lines, body, i))
        return CC_REASON_REPEATED_IN_PAGE;
    if (is_contents_entry(lines, body, i))
        return CC_REASON_NAVIGATION;
    if (body->kind == CC_KIND_LISTING && line->shape == CC_FLAT_SHORT)
        return CC_REASON_NAVIGATION;
    if (line->credit && line->units <= MAX_CREDIT_UNITS)
        return CC_REASON_CAPTION;
    if (line->doubled)
        return CC_REASON_RELATED_ARTICLES;
    return word_reason(line);
}

/* Reason of a line outside: what it says itself, else the widget whose heading stands above. */
static enum cc_reason outer_reason(const struct cc_flat_line *line, bool before,
                                   enum cc_reason section)
{
    if (line->said.hit == CC_VOCABULARY_WHOLE ||
        (line->said.hit != CC_VOCABULARY_NONE && line->units <= 30))
        return line->said.reason;
    if (line->shape == CC_FLAT_STAMP)
        return CC_REASON_DATE_LINE;
    if (line->shape == CC_FLAT_DATED_LINK)
        return CC_REASON_RELATED_ARTICLES;
    if (line->shape == CC_FLAT_ADDRESS || line->shape == CC_FLAT_MARK)
        return CC_REASON_WIDGET;
    if (section != CC_REASON_NONE)
        return section;
    if (line->shape == CC_FLAT_PROSE || line->shape == CC_FLAT_LONG)
        return CC_REASON_LOW_SCORE;
    return before ? CC_REASON_HEADER : CC_REASON_NAVIGATION;
}

enum cc_status cc_flat_rules(struct cc_arena *arena, const struct cc_flat_lines *lines,
                             const struct cc_flat_body *body, enum cc_reason **reasons,
                             struct cc_error *err)
{
    enum cc_reason *list = cc_arena_calloc(arena, (size_t)lines->count + 1, sizeof *list);
    enum cc_reason section = CC_REASON_NONE;
    uint32_t i;

    if (list == NULL)
        return cc_arena_status(arena, "flat", err);
    for (i = 0; i < lines->count; i++) {
        if (i >= body->from && i < body->to) {
            section = CC_REASON_NONE;
            list[i] = body_reason(lines, body, i);
            continue;
        }
        if (is_section_mark(&lines->list[i]))
            section = lines->list[i].said.reason;
        list[i] = i == body->title ? CC_REASON_HEADER
                                   : outer_reason(&lines->list[i], i < body->from, section);
    }
    *reasons = list;
    return CC_OK;
}

enum cc_reason cc_flat_reason_to_drop(const struct cc_flat_line *line, enum cc_reason section)
{
    if (line->said.hit == CC_VOCABULARY_WHOLE ||
        (line->said.hit != CC_VOCABULARY_NONE && line->units <= 30))
        return line->said.reason;
    return section != CC_REASON_NONE ? section : CC_REASON_LOW_SCORE;
}
