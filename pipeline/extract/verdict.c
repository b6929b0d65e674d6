#include "cleancopy/extract/verdict.h"

#include "cleancopy/extract/box.h"
#include "cleancopy/extract/keep_line.h"
#include "cleancopy/extract/page_kind.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/table_whole.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict_lift.h"
#include "cleancopy/extract/verdict_reason.h"
#include "cleancopy/extract/verdict_sums.h"

#define MOST_SPARSE 400 /* a list or a product: no line above this score */
#define NOWHERE     99  /* no such ancestor */
#define DOUBTFUL    600 /* an article of which no more F1 than this is expected may be none */

/* Of a block's sums in both habits. */
static int32_t combine(int32_t full, int32_t strict, enum cc_scope scope, enum cc_kind kind)
{
    if (scope == CC_SCOPE_FULL)
        return full;
    if (scope == CC_SCOPE_STRICT)
        return strict;
    return kind == CC_KIND_ARTICLE ? (full + strict) / 2 : full;
}

static struct cc_keep_line draw_line(const struct cc_blocks *blocks, const uint16_t *scores,
                                     enum cc_scope scope, enum cc_kind kind)
{
    struct cc_keep_line line;

    if (kind != CC_KIND_ARTICLE && scope != CC_SCOPE_STRICT)
        return cc_keep_line_best(blocks, scores, MOST_SPARSE);
    line = cc_keep_line_at(blocks, scores, CC_KEEP);
    return line.expected_f1 >= DOUBTFUL ? line : cc_keep_line_best(blocks, scores, CC_KEEP);
}

/* A correction is part of its article, whatever the habit, unless it stands where no text does or is another article's. */
static bool is_correction(const struct cc_block *block, const struct cc_features *features,
                          enum cc_kind kind)
{
    const int32_t *v = features->value;

    return block->role == CC_ROLE_CORRECTION && kind == CC_KIND_ARTICLE &&
           v[CC_F_UP_NAV] >= NOWHERE && v[CC_F_UP_FOOTER] >= NOWHERE && v[CC_F_HIDDEN] == 0 &&
           v[CC_F_TITLE_ARTICLE] != 3;
}

/* In full scope captions, stamps and links to other articles are left to the model. */
static enum cc_reason of_scope(enum cc_reason box, enum cc_scope scope)
{
    return scope == CC_SCOPE_FULL &&
                   (box == CC_REASON_CAPTION || box == CC_REASON_DATE_LINE || box == CC_REASON_RELATED_ARTICLES)
               ? CC_REASON_NONE
               : box;
}

/* `limit`: the sum that is the line.  True when something says for certain what the block is. */
static bool judge(const struct cc_block *block, const struct cc_features *features, int32_t sum,
                  int32_t limit, enum cc_kind kind, enum cc_scope scope, enum cc_reason box, struct cc_verdict *verdict)
{
    bool correction = is_correction(block, features, kind);
    enum cc_reason certain = correction ? CC_REASON_NONE : cc_reason_certain(features, kind, scope);

    if (certain == CC_REASON_NONE && !correction)
        certain = box;
    if (certain == CC_REASON_NONE && !correction && sum < 0)
        certain = cc_reason_unless_likely(features);
    verdict->score = cc_tree_model_permille(sum - limit);
    if (certain != CC_REASON_NONE && verdict->score >= CC_KEEP)
        verdict->score = CC_KEEP - 1; /* the score never contradicts the verdict */
    if (correction && verdict->score < CC_KEEP)
        verdict->score = CC_KEEP;
    verdict->keep = verdict->score >= CC_KEEP;
    verdict->reason = verdict->keep               ? CC_REASON_NONE
                      : certain != CC_REASON_NONE ? certain
                                                  : cc_reason_to_drop(features);
    return certain != CC_REASON_NONE;
}

enum cc_status cc_verdict_list(struct cc_arena *arena, enum cc_scope scope,
                               const struct cc_dom *dom, const struct cc_blocks *blocks,
                               const struct cc_class_list *classes, const struct cc_page_hints *hints,
                               const struct cc_features *features, struct cc_verdict **verdicts,
                               enum cc_kind *kind, double *quality, struct cc_error *err)
{
    size_t room = (size_t)blocks->count + 1;
    int32_t *sums = cc_arena_calloc(arena, room, sizeof(*sums));
    int32_t *strict = cc_arena_calloc(arena, room, sizeof(*strict));
    uint16_t *scores = cc_arena_calloc(arena, room, sizeof(*scores));
    bool *settled = cc_arena_calloc(arena, room, sizeof(*settled));
    enum cc_reason *boxes;
    struct cc_keep_line line;
    enum cc_status st;
    uint32_t i;

    *verdicts = cc_arena_calloc(arena, room, sizeof(**verdicts));
    if (*verdicts == NULL || sums == NULL || strict == NULL || scores == NULL || settled == NULL)
        return cc_arena_status(arena, "verdict", err);
    st = cc_verdict_sums(arena, features, blocks->count, sums, strict, err); /* in full, until the kind is known */
    if (st != CC_OK)
        return st;
    if (!cc_page_kind(arena, dom, blocks, classes, hints, features, sums, kind))
        return cc_arena_status(arena, "verdict", err);
    for (i = 0; i < blocks->count; i++)
        sums[i] = combine(sums[i], strict[i], scope, *kind);
    cc_table_whole(dom, blocks, sums);
    for (i = 0; i < blocks->count; i++)
        scores[i] = cc_tree_model_permille(sums[i]);
    if (!cc_boxes_find(arena, dom, blocks, features, *kind, &boxes))
        return cc_arena_status(arena, "verdict", err);
    line = draw_line(blocks, scores, scope, *kind);
    for (i = 0; i < blocks->count; i++)
        settled[i] = judge(&blocks->list[i], &features[i], sums[i], cc_tree_model_limit(line.score), *kind, scope,
                           of_scope(boxes[i], scope), &(*verdicts)[i]);
    if (*kind == CC_KIND_ARTICLE)
        cc_verdict_lift(dom, blocks, features, settled, *verdicts);
    *quality = cc_page_quality(line.expected_f1, *kind);
    return CC_OK;
}
