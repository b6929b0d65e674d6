/* flat_verdict.c -- see flat_verdict.h. */
#include "cleancopy/extract/flat_verdict.h"

#include "cleancopy/extract/flat_join.h"
#include "cleancopy/extract/flat_lift.h"
#include "cleancopy/extract/flat_rules.h"
#include "cleancopy/extract/flat_sums.h"
#include "cleancopy/extract/keep_line.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/promotion.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict.h"

/* Where no more F1 than this is promised, no line is text but one that is likely to be: a page of menus. */
#define DOUBTFUL 500

#define SURE_BEHIND_CONSENT 700 /* permille */

#define SURE_HEADING      600 /* permille */
#define MAX_HEADING_UNITS 6

#define SHORT_TEXT_LINES 20 /* in a text of fewer the trees take lines of widgets for text */
#define MAX_LABEL_UNITS  12 /* a line of a widget there has at most so many, where no sure word tells it */

#define SECTION_LINES 12 /* lines on that the heading of a widget still tells what a line is */

static enum cc_reason reason_to_drop(const struct cc_flat_line *line, enum cc_reason rule,
                                     const int32_t *v)
{
    enum cc_reason section = v[CC_FV_SECTION_LINES] <= SECTION_LINES
                                 ? (enum cc_reason)v[CC_FV_SECTION]
                                 : CC_REASON_NONE;

    return rule != CC_REASON_NONE ? rule : cc_flat_reason_to_drop(line, section);
}

static bool is_labelled_item(const struct cc_flat_lines *lines, uint32_t i)
{
    return i < lines->count && lines->list[i].bullet && cc_span_find(lines->list[i].text, CC_SPAN(": "), 0) != (size_t)-1;
}

/* "Sensor: 24 MP", "Video: 4K", "Price: $679": one of a list of such. */
static bool is_of_data(const struct cc_flat_lines *lines, uint32_t i)
{
    return is_labelled_item(lines, i) && ((i > 0 && is_labelled_item(lines, i - 1)) || is_labelled_item(lines, i + 1));
}

/* "Read also: Pier sold", "[9]Related | Who owns the pier?": a headline with a label, which the full habit takes for text in a page with a tree too.
 * Running text goes on behind such a word for more than one sentence. */
static bool is_labelled_link(const struct cc_flat_lines *lines, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    return line->sure.reason == CC_REASON_RELATED_ARTICLES && line->sure.is_label && line->n_sentences <= 1 && line->units > 2 &&
           line->units <= CC_PROMOTION_MAX_WORDS && !is_of_data(lines, i);
}

/* What says it is of a widget, and is no sentence.  Of texts as short as a post with a line amid it the trees know next to none, and take the line for
 * text. */
static bool is_no_sentence(const struct cc_flat_line *line)
{
    bool is_statement = line->ends_sentence && strchr("?!", line->text.ptr[line->text.len - 1]) == NULL && line->units >= CC_FLAT_MIN_SENTENCE;

    return line->units <= CC_PROMOTION_MAX_WORDS && !line->bullet && !is_statement &&
           (line->sure.hit != CC_VOCABULARY_NONE || (!line->ends_sentence && line->said.hit >= CC_VOCABULARY_START && line->units <= MAX_LABEL_UNITS));
}

/* The rest of a notice of consent: what stands right behind its first sentence, unless the trees are sure. */
static bool goes_on_with_consent(const struct cc_flat_lines *lines, uint32_t i, uint16_t score)
{
    return i > 0 && score < SURE_BEHIND_CONSENT && lines->list[i - 1].sure.hit != CC_VOCABULARY_NONE &&
           lines->list[i - 1].sure.reason == CC_REASON_COOKIE_NOTICE;
}

/* A headline with its time and counter behind it is a link to another article; and some lines promote something beyond doubt. */
static bool is_certain(const struct cc_flat_lines *lines, uint32_t i, enum cc_scope scope, enum cc_reason rule, const int32_t *v)
{
    const struct cc_flat_line *line = &lines->list[i];

    return (rule != CC_REASON_NONE && line->shape == CC_FLAT_DATED_LINK) ||
           (v[CC_FV_KIND] == CC_KIND_ARTICLE && lines->count < SHORT_TEXT_LINES && is_no_sentence(line)) ||
           (v[CC_FV_KIND] == CC_KIND_ARTICLE && (cc_is_promotion(&line->sure, line->units) || (scope != CC_SCOPE_FULL && is_labelled_link(lines, i))));
}

/* The score, which never contradicts the verdict. */
static uint16_t settled_score(const struct cc_flat_lines *lines, uint32_t i, enum cc_scope scope, enum cc_reason rule,
                              const int32_t *v, uint16_t score)
{
    if (score >= CC_KEEP && (is_certain(lines, i, scope, rule, v) || goes_on_with_consent(lines, i, score)))
        return CC_KEEP - 1;
    /* The trees learnt from articles alone: of a list of teasers, what the rules keep stays. */
    if (v[CC_FV_KIND] == CC_KIND_LISTING && rule == CC_REASON_NONE && score < CC_KEEP)
        return CC_KEEP;
    return score;
}

/* A label without anything below it: a short line that ends no sentence, right behind the text and above what is none of it, where the trees are not
 * sure.  It is the heading of what follows. */
static bool heads_what_is_dropped(const struct cc_flat_lines *lines, const struct cc_blocks *blocks, const struct cc_verdict *list, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    return list[i].score >= CC_KEEP && list[i].score < SURE_HEADING && i > 0 && list[i - 1].score >= CC_KEEP && !line->ends_sentence && !line->bullet &&
           line->units <= MAX_HEADING_UNITS && !cc_flat_is_piece(blocks, i) && i + 1 < lines->count && list[i + 1].score < CC_KEEP;
}

/* The summary of another article, where the trees are not sure: right behind its headline, which is none of the text and stands there several times, as
 * the parts of a card do. */
static bool sums_up_another(const struct cc_flat_lines *lines, const struct cc_verdict *list, uint32_t i)
{
    return list[i].score >= CC_KEEP && list[i].score < SURE_HEADING && i > 0 && list[i - 1].score < CC_KEEP && lines->list[i - 1].n_copies > 1 &&
           lines->list[i - 1].units >= CC_FLAT_MIN_SENTENCE;
}

/* Pieces of one sentence have one score: the mean by their units, but of such as are as long as lines of running text the best.  The trees learnt from few
 * that have no end, which are headings and links. */
static void share_scores(const struct cc_flat_lines *lines, const struct cc_blocks *blocks, struct cc_verdict *list)
{
    uint32_t from, to, i;
    uint64_t sum, units;
    uint16_t score;

    for (from = 0; from < lines->count; from = to) {
        to = cc_flat_sentence_end(blocks, from);
        for (score = 0, sum = units = 0, i = from; i < to; i++) {
            sum += (uint64_t)list[i].score * (lines->list[i].units + 1);
            units += lines->list[i].units + 1;
            if (lines->list[i].units >= CC_FLAT_MIN_PIECE && list[i].score > score)
                score = list[i].score;
        }
        if (sum / units > score)
            score = (uint16_t)(sum / units);
        for (i = from; to - from > 1 && i < to; i++)
            list[i].score = score;
    }
}

static struct cc_keep_line draw_line(const struct cc_blocks *blocks, const uint16_t *scores)
{
    struct cc_keep_line best = cc_keep_line_best(blocks, scores, CC_KEEP);

    return best.expected_f1 < DOUBTFUL ? cc_keep_line_at(blocks, scores, CC_KEEP) : best;
}

enum cc_status cc_flat_verdicts(struct cc_arena *arena, enum cc_scope scope,
                                const struct cc_flat_lines *lines,
                                const struct cc_blocks *blocks, const enum cc_reason *rules,
                                const struct cc_flat_values *values,
                                struct cc_verdict **verdicts, double *quality,
                                struct cc_error *err)
{
    size_t room = (size_t)lines->count + 1;
    int32_t *sums = cc_arena_calloc(arena, room, sizeof *sums);
    int32_t *strict = cc_arena_calloc(arena, room, sizeof *strict);
    uint16_t *scores = cc_arena_calloc(arena, room, sizeof *scores);
    struct cc_verdict *list = cc_arena_calloc(arena, room, sizeof *list);
    struct cc_keep_line line;
    enum cc_status st;
    uint32_t i;

    if (sums == NULL || strict == NULL || scores == NULL || list == NULL)
        return cc_arena_status(arena, "flat", err);
    st = cc_flat_sums(arena, values, lines->count, sums, strict, err);
    if (st != CC_OK)
        return st;
    for (i = 0; i < lines->count; i++) {
        sums[i] = cc_flat_combined(sums[i], strict[i], scope);
        scores[i] = cc_tree_model_permille(sums[i]);
    }
    line = draw_line(blocks, scores);
    for (i = 0; i < lines->count; i++) {
        list[i].score =
            settled_score(lines, i, scope, rules[i], values[i].value,
                          cc_tree_model_permille(sums[i] - cc_tree_model_limit(line.score)));
    }
    cc_flat_lift(lines, blocks, list);
    share_scores(lines, blocks, list);
    for (i = 0; i < lines->count; i++) {
        if (values[i].value[CC_FV_KIND] == CC_KIND_ARTICLE &&
            (heads_what_is_dropped(lines, blocks, list, i) || sums_up_another(lines, list, i)))
            list[i].score = CC_KEEP - 1;
        list[i].keep = list[i].score >= CC_KEEP;
        list[i].reason = list[i].keep
                             ? CC_REASON_NONE
                             : reason_to_drop(&lines->list[i], rules[i], values[i].value);
    }
    *verdicts = list;
    *quality = cc_page_quality_flat(line.expected_f1);
    return CC_OK;
}
