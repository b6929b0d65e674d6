#include "cleancopy/extract/tree_mean.h"

#include <stdbool.h>
#include <string.h>

/* Rows that all models are asked about, side by side. */
struct open_rows {
    int32_t value[CC_TREE_LANES][CC_TREE_MEAN_WIDTH];
    size_t place[CC_TREE_LANES];
    size_t n;
};

static bool is_sure(int32_t full, int32_t strict, int32_t sure)
{
    return (full < -sure && strict < -sure) || (full > sure && strict > sure);
}

/* The sums of the first model become all models' mean. */
static void ask_others(const struct cc_tree_mean *mean, struct open_rows *open, int32_t *full,
                       int32_t *strict)
{
    int32_t full_sums[CC_TREE_LANES], strict_sums[CC_TREE_LANES];
    uint32_t m;
    size_t r;

    for (m = 1; m < mean->n_models; m++) {
        cc_tree_tests_sums(mean->models[m], open->value[0], CC_TREE_MEAN_WIDTH, open->n, full_sums,
                           strict_sums);
        for (r = 0; r < open->n; r++) {
            full[open->place[r]] += full_sums[r];
            strict[open->place[r]] += strict_sums[r];
        }
    }
    for (r = 0; r < open->n; r++) {
        full[open->place[r]] /= (int32_t)mean->n_models;
        strict[open->place[r]] /= (int32_t)mean->n_models;
    }
    open->n = 0;
}

void cc_tree_mean_sums(const struct cc_tree_mean *mean, const int32_t *rows, size_t stride,
                       size_t n_rows, int32_t *full, int32_t *strict)
{
    size_t width = mean->models[0]->n_features * sizeof *rows, r;
    struct open_rows open;

    open.n = 0;
    cc_tree_tests_sums(mean->models[0], rows, stride, n_rows, full, strict);
    for (r = 0; r < n_rows; r++) {
        if (is_sure(full[r], strict[r], mean->sure))
            continue;
        memcpy(open.value[open.n], rows + r * stride, width);
        open.place[open.n++] = r;
        if (open.n == CC_TREE_LANES)
            ask_others(mean, &open, full, strict);
    }
    ask_others(mean, &open, full, strict);
}
