#include "cleancopy/extract/like_context.h"

#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict_context.h"

static struct cc_like_sums part_of(const struct cc_like_context *context, uint32_t i)
{
    struct cc_like_sums own = {0};

    own.words = cc_promise_units(context->features[i].value[CC_F_WORDS]);
    own.scores = cc_tree_model_permille(context->sums[i]);
    own.promise = own.words * own.scores;
    own.blocks = 1;
    return own;
}

enum cc_status cc_like_context_make(struct cc_arena *arena, const int32_t *sums, const struct cc_features *features, uint32_t n,
                                    struct cc_like_context *context, struct cc_error *err)
{
    uint32_t i;

    context->sums = sums;
    context->features = features;
    context->likes = cc_arena_calloc(arena, (size_t)n + 1, sizeof *context->likes); /* no more kinds of likes than blocks */
    if (context->likes == NULL)
        return cc_arena_status(arena, "verdict", err);
    for (i = 0; i < n; i++) {
        struct cc_like_sums own = part_of(context, i), *all = &context->likes[features[i].like];

        all->promise += own.promise;
        all->words += own.words;
        all->scores += own.scores;
        all->blocks++;
    }
    return CC_OK;
}

void cc_like_context_of(const struct cc_like_context *context, uint32_t i, int32_t *values)
{
    const struct cc_like_sums *all = &context->likes[context->features[i].like];
    struct cc_like_sums own = part_of(context, i);
    uint64_t promise = all->promise / 1000;

    values[CC_LV_PROMISE] = values[CC_LV_SCORE] = -1;
    if (all->blocks > 1) {
        values[CC_LV_PROMISE] = (int32_t)((all->promise - own.promise) / (all->words - own.words));
        values[CC_LV_SCORE] = (int32_t)((all->scores - own.scores) / (all->blocks - 1));
    }
    values[CC_LV_WORDS] = promise < CC_PROMISE_MOST ? (int32_t)promise : CC_PROMISE_MOST;
}
