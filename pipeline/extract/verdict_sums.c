#include "cleancopy/extract/verdict_sums.h"

#include "cleancopy/extract/like_context.h"
#include "cleancopy/extract/tree_mean.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict_context.h"
#include "verdict_again_table.h"
#include "verdict_table.h"

#include <string.h>

#define SURE      (2 * CC_LEAF_UNIT) /* 12 %, or 88: beyond that the word of one model is enough, out of fold */
#define VERY_SURE (3 * CC_LEAF_UNIT) /* 5 %, or 95: beyond that nothing around a block changes what it is */

/* Smaller pages are looked at once, by several models: around so few blocks there is next to nothing to see.  From 14 on no small fixture is worse for the
 * second look, and up to 20 no set of pages is either (model/README.md). */
#define LEAST_BLOCKS 20u

#define STRIDE    (sizeof(struct cc_features) / sizeof(int32_t))

/* What the second look sees of a block. */
struct row {
    int32_t value[CC_FEATURE_COUNT + CC_VERDICT_CONTEXT_COUNT + CC_LIKE_VALUES];
};

_Static_assert(sizeof(struct cc_features) % sizeof(int32_t) == 0, "STRIDE");
_Static_assert(sizeof(struct row) <= CC_TREE_MEAN_WIDTH * sizeof(int32_t), "a row of the second look");

static const struct cc_tree_mean only_look = {verdict_models, sizeof verdict_models / sizeof verdict_models[0], SURE},
                                 first_look = {verdict_models, 1, 0}, /* with more models the second look is no better */
                                 second_look = {verdict_again_models, sizeof verdict_again_models / sizeof verdict_again_models[0], SURE};

struct contexts {
    struct cc_verdict_context around;
    struct cc_like_context likes;
};

/* Blocks that are looked at again, side by side. */
struct batch {
    struct row rows[CC_TREE_LANES];
    uint32_t place[CC_TREE_LANES];
    uint32_t n;
};

static bool is_very_sure(int32_t full, int32_t strict)
{
    return (full < -VERY_SURE && strict < -VERY_SURE) || (full > VERY_SURE && strict > VERY_SURE);
}

static void fill_row(const struct cc_features *features, const struct contexts *contexts, uint32_t i, struct row *row)
{
    memcpy(row->value, features[i].value, sizeof features[i].value);
    cc_verdict_context_of(&contexts->around, i, row->value + CC_FEATURE_COUNT);
    cc_like_context_of(&contexts->likes, i, row->value + CC_FEATURE_COUNT + CC_VERDICT_CONTEXT_COUNT);
}

/* What the second look says stands. */
static void ask_again(struct batch *batch, int32_t *full, int32_t *strict)
{
    int32_t full_sums[CC_TREE_LANES], strict_sums[CC_TREE_LANES];
    uint32_t k;

    cc_tree_mean_sums(&second_look, batch->rows->value, sizeof *batch->rows / sizeof *batch->rows->value, batch->n, full_sums,
                      strict_sums);
    for (k = 0; k < batch->n; k++) {
        full[batch->place[k]] = full_sums[k];
        strict[batch->place[k]] = strict_sums[k];
    }
    batch->n = 0;
}

static void look_again(const struct cc_features *features, const struct contexts *contexts, uint32_t n, int32_t *full,
                       int32_t *strict)
{
    struct batch batch;
    uint32_t i;

    batch.n = 0;
    for (i = 0; i < n; i++) {
        if (is_very_sure(full[i], strict[i]))
            continue;
        fill_row(features, contexts, i, &batch.rows[batch.n]);
        batch.place[batch.n++] = i;
        if (batch.n == CC_TREE_LANES)
            ask_again(&batch, full, strict);
    }
    ask_again(&batch, full, strict);
}

enum cc_status cc_verdict_sums(struct cc_arena *arena, const struct cc_features *features, uint32_t n, int32_t *full,
                               int32_t *strict, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    struct contexts contexts;
    enum cc_status st;
    int32_t *first;
    uint32_t i;

    if (n > 0)
        cc_tree_mean_sums(n < LEAST_BLOCKS ? &only_look : &first_look, features->value, STRIDE, n, full, strict);
    if (n < LEAST_BLOCKS)
        return CC_OK;
    first = cc_arena_alloc(arena, (size_t)n * sizeof *first);
    if (first == NULL)
        return cc_arena_status(arena, "verdict", err);
    for (i = 0; i < n; i++)
        first[i] = (full[i] + strict[i]) / 2;
    st = cc_verdict_context_make(arena, first, &features->value[CC_F_WORDS], STRIDE, n, &contexts.around, err);
    if (st == CC_OK)
        st = cc_like_context_make(arena, first, features, n, &contexts.likes, err);
    if (st != CC_OK)
        return st;
    look_again(features, &contexts, n, full, strict);
    cc_arena_rewind(arena, mark);
    return CC_OK;
}
