/* flat_sums.c -- see flat_sums.h. */
#include "cleancopy/extract/flat_sums.h"

#include "cleancopy/extract/flat_bound.h"
#include "cleancopy/extract/verdict_context.h"
#include "cleancopy/extract/tree_mean.h"
#include "cleancopy/extract/tree_model.h"
#include "flat_again_table.h"
#include "flat_table.h"

#include <string.h>

#define SURE (2 * CC_LEAF_UNIT) /* 12 %, or 88: beyond that the word of one model is enough, as in verdict_sums.c */

/* Of shorter texts the first look alone decides: 2 in 2,572 of those that were learnt from have fewer lines, and invented ones lost
 * their first paragraph by the second. */
#define LEAST_LINES 20u

#define AT_ONCE 16u /* lines whose values stand side by side: as many as tree_tests.c asks together */

int32_t cc_flat_combined(int32_t full, int32_t strict, enum cc_scope scope)
{
    if (scope == CC_SCOPE_FULL)
        return full;
    return scope == CC_SCOPE_STRICT ? strict : (3 * full + strict) / 4;
}

/* Bounded values of a line, and behind them what the second look asks besides. */
struct row {
    int32_t value[CC_FLAT_VALUE_COUNT + CC_VERDICT_CONTEXT_COUNT];
};

_Static_assert(sizeof(struct row) <= CC_TREE_MEAN_WIDTH * sizeof(int32_t), "a row of the second look");

static const struct cc_tree_mean first_look = {flat_models, sizeof flat_models / sizeof flat_models[0], SURE},
                                 second_look = {flat_again_models, sizeof flat_again_models / sizeof flat_again_models[0], SURE};

/* `context`: NULL where the trees do not ask for it. */
static void fill_rows(const struct cc_flat_values *values, const struct cc_verdict_context *context, uint32_t at,
                      uint32_t some, struct row *rows)
{
    struct cc_flat_values bounded;
    uint32_t i;

    for (i = 0; i < some; i++) {
        bounded = values[at + i];
        cc_flat_values_bound(&bounded, 1);
        memcpy(rows[i].value, bounded.value, sizeof bounded.value);
        if (context != NULL)
            cc_verdict_context_of(context, at + i, rows[i].value + CC_FLAT_VALUE_COUNT);
    }
}

static void look(const struct cc_tree_mean *trees, const struct cc_flat_values *values, const struct cc_verdict_context *context,
                 uint32_t n, int32_t *full, int32_t *strict)
{
    struct row rows[AT_ONCE];
    uint32_t at, some;

    for (at = 0; at < n; at += some) {
        some = n - at < AT_ONCE ? n - at : AT_ONCE;
        fill_rows(values, context, at, some, rows);
        cc_tree_mean_sums(trees, rows->value, sizeof *rows / sizeof *rows->value, some, full + at, strict + at);
    }
}

enum cc_status cc_flat_sums(struct cc_arena *arena, const struct cc_flat_values *values, uint32_t n, int32_t *full,
                            int32_t *strict, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    struct cc_verdict_context context;
    int32_t *first;
    enum cc_status st;
    uint32_t i;

    look(&first_look, values, NULL, n, full, strict);
    if (n < LEAST_LINES)
        return CC_OK;
    first = cc_arena_alloc(arena, (size_t)n * sizeof *first);
    if (first == NULL)
        return cc_arena_status(arena, "flat", err);
    for (i = 0; i < n; i++)
        first[i] = cc_flat_combined(full[i], strict[i], CC_SCOPE_AUTO);
    st = cc_verdict_context_make(arena, first, &values->value[CC_FV_UNITS], CC_FLAT_VALUE_COUNT, n, &context, err);
    if (st != CC_OK)
        return st;
    look(&second_look, values, &context, n, full, strict);
    cc_arena_rewind(arena, mark);
    return CC_OK;
}
