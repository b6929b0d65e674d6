/* flat_verdict.c -- see flat_verdict.h. */
#include "cleancopy/extract/flat_verdict.h"

#include "cleancopy/extract/flat_join.h"
#include "cleancopy/extract/flat_rules.h"
#include "cleancopy/extract/flat_sums.h"
#include "cleancopy/extract/keep_line.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/promotion.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict.h"

/* Where no more F1 than this is promised, no line is text but one that is likely to be: a page of menus. */
#define DOUBTFUL 500

/* Permille: a doubtful sentence amid the text with less than that is none of it all the same. */
#define LEAST_DOUBTED 150

#define MIN_SENTENCE_UNITS 5
#define LEAST_FOLLOWING    300 /* permille: a sentence behind one of the text with less is none of it */

/* In a text of fewer lines a paragraph of so many units that stands first is its first. */
#define SHORT_TEXT_LINES  20
#define MIN_OPENING_UNITS 20

/* What saves a text that would be lost whole. */
#define MIN_RESCUED       2   /* lines … */
#define MIN_RESCUED_UNITS 10  /* … of so many units each */
#define LEAST_RESCUED     250 /* permille; menus, notices and what they are about have far less */
#define RESCUED_SHARE     10  /* a tenth of their units, kept elsewhere, is next to nothing */

#define MIN_PIECE_UNITS 12 /* of a piece of a sentence that speaks for all of it */

#define SECTION_LINES                                                                          \
    12 /* lines on that the heading of a widget still tells what a line is   \
                          */

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

/* A headline with its time and counter behind it is a link to another article; and some lines promote something beyond doubt. */
static bool is_certain(const struct cc_flat_lines *lines, uint32_t i, enum cc_scope scope, enum cc_reason rule, const int32_t *v)
{
    const struct cc_flat_line *line = &lines->list[i];

    return (rule != CC_REASON_NONE && line->shape == CC_FLAT_DATED_LINK) ||
           (v[CC_FV_KIND] == CC_KIND_ARTICLE && (cc_is_promotion(&line->sure, line->units) || (scope != CC_SCOPE_FULL && is_labelled_link(lines, i))));
}

/* A sentence that goes like a promotion, and no more than that.  The trees take the phrase for proof, for in what they learnt from it nearly always is
 * one; so the lines beside it are asked. */
static bool is_doubtful(const struct cc_flat_line *line)
{
    return line->ends_sentence && line->units >= MIN_SENTENCE_UNITS && line->sure.hit == CC_VOCABULARY_NONE &&
           (cc_vocabulary_promotes(line->said.reason) || line->said.reason == CC_REASON_RELATED_ARTICLES);
}

/* A statement right behind a sentence of the text, that says nothing of itself.  What stands last, or between two notices, the trees think too little of;
 * questions and calls are promotion there as often as text. */
static bool goes_on_with_text(const struct cc_flat_lines *lines, const struct cc_verdict *list, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    return i > 0 && list[i - 1].score >= CC_KEEP && line[-1].shape == CC_FLAT_PROSE && list[i].score >= LEAST_FOLLOWING && line->ends_sentence &&
           line->units >= MIN_SENTENCE_UNITS && !line->bullet && line->n_copies == 1 && line->said.hit == CC_VOCABULARY_NONE &&
           line->sure.hit == CC_VOCABULARY_NONE && strchr("?!", line->text.ptr[line->text.len - 1]) == NULL;
}

static bool stands_in_text(const struct cc_verdict *list, uint32_t i, uint32_t count)
{
    return (i == 0 || list[i - 1].score >= CC_KEEP) && (i + 1 == count || list[i + 1].score >= CC_KEEP);
}

/* The first paragraph of a short text.  Of the texts that were learnt from 2 of 2,572 are so short; in longer ones what stands above a stamp or a
 * label is a header's more often than not, and so the trees dropped the paragraph above one here too. */
static bool opens_short_text(const struct cc_flat_lines *lines, uint32_t i)
{
    const struct cc_flat_line *line = &lines->list[i];

    return lines->count < SHORT_TEXT_LINES && i == 0 && line->shape == CC_FLAT_PROSE && line->ends_sentence && line->units >= MIN_OPENING_UNITS &&
           line->n_copies == 1 && line->said.hit == CC_VOCABULARY_NONE;
}

/* What the trees think too little of. */
static bool is_text_all_the_same(const struct cc_flat_lines *lines, const int32_t *v, const struct cc_verdict *list, uint32_t i)
{
    if (list[i].score >= LEAST_DOUBTED && is_doubtful(&lines->list[i]) && stands_in_text(list, i, lines->count))
        return true;
    return goes_on_with_text(lines, list, i) || (v[CC_FV_KIND] == CC_KIND_ARTICLE && opens_short_text(lines, i));
}

/* The score, which never contradicts the verdict. */
static uint16_t settled_score(const struct cc_flat_lines *lines, uint32_t i, enum cc_scope scope, enum cc_reason rule,
                              const int32_t *v, uint16_t score)
{
    if (is_certain(lines, i, scope, rule, v) && score >= CC_KEEP)
        return CC_KEEP - 1;
    /* The trees learnt from articles alone: of a list of teasers, what the rules keep stays. */
    if (v[CC_FV_KIND] == CC_KIND_LISTING && rule == CC_REASON_NONE && score < CC_KEEP)
        return CC_KEEP;
    return score;
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
            if (lines->list[i].units >= MIN_PIECE_UNITS && list[i].score > score)
                score = list[i].score;
        }
        if (sum / units > score)
            score = (uint16_t)(sum / units);
        for (i = from; to - from > 1 && i < to; i++)
            list[i].score = score;
    }
}

/* A line of running text that says nothing else of itself. */
static bool reads_like_text(const struct cc_flat_line *line, const struct cc_verdict *verdict)
{
    return line->shape == CC_FLAT_PROSE && line->ends_sentence && line->units >= MIN_RESCUED_UNITS && line->n_copies == 1 &&
           line->said.hit == CC_VOCABULARY_NONE && line->sure.hit == CC_VOCABULARY_NONE && verdict->score >= LEAST_RESCUED;
}

/* No text is lost whole: where next to nothing is kept, and several lines read like text, of which one has more than a sentence, these are it.  Such are the
 * posts of a short thread below the word that everywhere else stands above comments. */
static void rescue_text(const struct cc_flat_lines *lines, struct cc_verdict *list)
{
    uint64_t kept = 0, lost = 0;
    uint32_t i, n = 0;
    bool is_long = false;

    for (i = 0; i < lines->count; i++) {
        const struct cc_flat_line *line = &lines->list[i];

        if (list[i].score >= CC_KEEP) {
            kept += line->units;
        } else if (reads_like_text(line, &list[i])) {
            lost += line->units;
            is_long = is_long || line->n_sentences > 1;
            n++;
        }
    }
    if (n < MIN_RESCUED || !is_long || kept * RESCUED_SHARE > lost)
        return;
    for (i = 0; i < lines->count; i++)
        if (list[i].score < CC_KEEP && reads_like_text(&lines->list[i], &list[i]))
            list[i].score = CC_KEEP;
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
    rescue_text(lines, list);
    for (i = 0; i < lines->count; i++)
        if (list[i].score < CC_KEEP && is_text_all_the_same(lines, values[i].value, list, i))
            list[i].score = CC_KEEP;
    share_scores(lines, blocks, list);
    for (i = 0; i < lines->count; i++) {
        list[i].keep = list[i].score >= CC_KEEP;
        list[i].reason = list[i].keep
                             ? CC_REASON_NONE
                             : reason_to_drop(&lines->list[i], rules[i], values[i].value);
    }
    *verdicts = list;
    *quality = cc_page_quality_flat(line.expected_f1);
    return CC_OK;
}
