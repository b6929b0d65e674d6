#include "cleancopy/extract/verdict.h"

#include "cleancopy/extract/page_kind.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict_reason.h"
#include "verdict_table.h"

#include <string.h>

/* Added to the sums of pages that are no running text, where a block of a list or a product is
 * rarely sure to be text: the odds from which keeping it pays (model/README.md). */
#define SPARSE_KINDS_LIFT 1661 /* log(0.6 / 0.4) in CC_LEAF_UNITs */

struct sums {
    int32_t full, strict;
};

void cc_verdict_sums(const struct cc_features *features, int32_t *full, int32_t *strict)
{
    int32_t values[CC_FEATURE_COUNT + 1]; /* the last one: the habit */

    memcpy(values, features->value, sizeof(features->value));
    values[CC_FEATURE_COUNT] = 0;
    *full = cc_tree_model_sum(&verdict_model, values);
    values[CC_FEATURE_COUNT] = 1;
    *strict = cc_tree_model_sum(&verdict_model, values);
}

static int32_t combine(struct sums sums, enum cc_scope scope, enum cc_kind kind)
{
    if (scope == CC_SCOPE_FULL)
        return sums.full + (kind == CC_KIND_ARTICLE ? 0 : SPARSE_KINDS_LIFT);
    if (scope == CC_SCOPE_STRICT)
        return sums.strict;
    return kind == CC_KIND_ARTICLE ? (sums.full + sums.strict) / 2
                                   : sums.full + SPARSE_KINDS_LIFT;
}

static void judge(const struct cc_features *features, int32_t sum, enum cc_kind kind,
                  struct cc_verdict *verdict)
{
    enum cc_reason certain = cc_reason_certain(features, kind);

    verdict->score = cc_tree_model_permille(sum);
    if (certain != CC_REASON_NONE && verdict->score >= CC_KEEP)
        verdict->score = CC_KEEP - 1; /* the score never contradicts the verdict */
    verdict->keep = verdict->score >= CC_KEEP;
    verdict->reason = verdict->keep                ? CC_REASON_NONE
                      : certain != CC_REASON_NONE ? certain
                                                  : cc_reason_to_drop(features);
}

enum cc_status cc_verdict_list(struct cc_arena *arena, enum cc_scope scope,
                               const struct cc_dom *dom, const struct cc_blocks *blocks,
                               const struct cc_page_hints *hints,
                               const struct cc_features *features,
                               struct cc_verdict **verdicts, enum cc_kind *kind,
                               double *quality, struct cc_error *err)
{
    size_t room = (size_t)blocks->count + 1;
    struct sums *sums = cc_arena_calloc(arena, room, sizeof(*sums));
    int32_t *full = cc_arena_calloc(arena, room, sizeof(*full));
    uint32_t i;

    *verdicts = cc_arena_calloc(arena, room, sizeof(**verdicts));
    if (*verdicts == NULL || sums == NULL || full == NULL)
        return cc_arena_status(arena, "verdict", err);
    for (i = 0; i < blocks->count; i++) {
        cc_verdict_sums(&features[i], &sums[i].full, &sums[i].strict);
        full[i] = sums[i].full;
    }
    *kind = cc_page_kind(dom, blocks, hints, features, full);
    for (i = 0; i < blocks->count; i++)
        judge(&features[i], combine(sums[i], scope, *kind), *kind, &(*verdicts)[i]);
    *quality = cc_page_quality(blocks, *verdicts, *kind);
    return CC_OK;
}
