/* flat_verdict.c -- see flat_verdict.h. */
#include "cleancopy/extract/flat_verdict.h"

#include "cleancopy/extract/flat_rules.h"
#include "cleancopy/extract/flat_sums.h"
#include "cleancopy/extract/keep_line.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/promotion.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict.h"

/* Where no more F1 than this is promised, no line is text but one that is likely to be: a page of menus. */
#define DOUBTFUL 500

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

/* A headline with its time and counter behind it is a link to another article; and some lines promote something beyond doubt. */
static bool is_certain(const struct cc_flat_line *line, enum cc_reason rule, const int32_t *v)
{
    return (rule != CC_REASON_NONE && line->shape == CC_FLAT_DATED_LINK) ||
           (v[CC_FV_KIND] == CC_KIND_ARTICLE && cc_is_promotion(line->hit, line->reason, line->is_sure, line->units));
}

/* The score, which never contradicts the verdict. */
static uint16_t settled_score(const struct cc_flat_line *line, enum cc_reason rule,
                              const int32_t *v, uint16_t score)
{
    if (is_certain(line, rule, v) && score >= CC_KEEP)
        return CC_KEEP - 1;
    /* The trees learnt from articles alone: of a list of teasers, what the rules keep stays. */
    if (v[CC_FV_KIND] == CC_KIND_LISTING && rule == CC_REASON_NONE && score < CC_KEEP)
        return CC_KEEP;
    return score;
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
            settled_score(&lines->list[i], rules[i], values[i].value,
                          cc_tree_model_permille(sums[i] - cc_tree_model_limit(line.score)));
        list[i].keep = list[i].score >= CC_KEEP;
        list[i].reason = list[i].keep
                             ? CC_REASON_NONE
                             : reason_to_drop(&lines->list[i], rules[i], values[i].value);
    }
    *verdicts = list;
    *quality = cc_page_quality_flat(line.expected_f1);
    return CC_OK;
}
