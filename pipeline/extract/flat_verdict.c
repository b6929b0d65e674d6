/* flat_verdict.c -- see flat_verdict.h. */
#include "cleancopy/extract/flat_verdict.h"

#include "cleancopy/extract/flat_bound.h"
#include "cleancopy/extract/flat_rules.h"
#include "cleancopy/extract/keep_line.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/tree_tests.h"
#include "cleancopy/extract/verdict.h"
#include "flat_table.h"

#include <string.h>

#define AT_ONCE 16u /* lines whose bounded values stand side by side: as many as tree_tests.c asks together */

/* Where no more F1 than this is promised, no line is text but one that is likely to be: a page of menus. */
#define DOUBTFUL 500

#define SECTION_LINES                                                                          \
    12 /* lines on that the heading of a widget still tells what a line is   \
                          */

void cc_flat_sums(const struct cc_flat_values *values, uint32_t n, int32_t *full,
                  int32_t *strict)
{
    struct cc_flat_values bounded[AT_ONCE];
    uint32_t at, some;

    for (at = 0; at < n; at += some) {
        some = n - at < AT_ONCE ? n - at : AT_ONCE;
        memcpy(bounded, values + at, some * sizeof *bounded);
        cc_flat_values_bound(bounded, some);
        cc_tree_tests_sums(&flat_model, bounded->value, CC_FLAT_VALUE_COUNT, some, full + at, strict + at);
    }
}

static int32_t combine(int32_t full, int32_t strict, enum cc_scope scope)
{
    if (scope == CC_SCOPE_FULL)
        return full;
    return scope == CC_SCOPE_STRICT ? strict : (3 * full + strict) / 4;
}

static enum cc_reason reason_to_drop(const struct cc_flat_line *line, enum cc_reason rule,
                                     const int32_t *v)
{
    enum cc_reason section = v[CC_FV_SECTION_LINES] <= SECTION_LINES
                                 ? (enum cc_reason)v[CC_FV_SECTION]
                                 : CC_REASON_NONE;

    return rule != CC_REASON_NONE ? rule : cc_flat_reason_to_drop(line, section);
}

/* A headline with its time and counter behind it is a link to another article. */
static bool is_certain(const struct cc_flat_line *line, enum cc_reason rule)
{
    return rule != CC_REASON_NONE && line->shape == CC_FLAT_DATED_LINK;
}

/* The score, which never contradicts the verdict. */
static uint16_t settled_score(const struct cc_flat_line *line, enum cc_reason rule,
                              const int32_t *v, uint16_t score)
{
    if (is_certain(line, rule) && score >= CC_KEEP)
        return CC_KEEP - 1;
    /* The trees learnt from articles alone: of a list of teasers, what the rules keep stays. */
    if (v[CC_FV_KIND] == CC_KIND_LISTING && rule == CC_REASON_NONE && score < CC_KEEP)
        return CC_KEEP;
    return score;
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
    uint32_t i;

    if (sums == NULL || strict == NULL || scores == NULL || list == NULL)
        return cc_arena_status(arena, "flat", err);
    cc_flat_sums(values, lines->count, sums, strict);
    for (i = 0; i < lines->count; i++) {
        sums[i] = combine(sums[i], strict[i], scope);
        scores[i] = cc_tree_model_permille(sums[i]);
    }
    line = cc_keep_line_best(blocks, scores, CC_KEEP);
    if (line.expected_f1 < DOUBTFUL)
        line = cc_keep_line_at(blocks, scores, CC_KEEP);
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
