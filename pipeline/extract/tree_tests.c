#include "cleancopy/extract/tree_tests.h"

#include "cleancopy/core/vector.h"

#include <assert.h>

#define OCTETS (CC_TREE_LANES / 8)

/* The rows in hand: of each tree the leaves that a row may still reach. */
struct lanes {
    union {
        cc_numbers8 octets[OCTETS];
        uint32_t of[CC_TREE_LANES];
    } leaves[CC_TREE_MAX_TREES];
};

/* The values of the rows in hand, a feature behind the other. */
struct columns {
    int32_t of[CC_TREE_MAX_FEATURES][CC_TREE_LANES];
};

static inline cc_numbers4 load4(const int32_t *at)
{
    cc_numbers4 four;

    memcpy(&four, at, sizeof four);
    return four;
}

/* Four features of four rows, to lanes `lane` and on: by vectors, since a vector that is loaded right after it was written number
 * by number is waited for. */
CC_IN_EACH_COPY void turn4(const int32_t *const rows[4], uint32_t feature, size_t lane, struct columns *columns)
{
    cc_numbers4 a = load4(rows[0] + feature), b = load4(rows[1] + feature), c = load4(rows[2] + feature), d = load4(rows[3] + feature);
    cc_numbers4 ac = __builtin_shufflevector(a, c, 0, 4, 1, 5), ac2 = __builtin_shufflevector(a, c, 2, 6, 3, 7);
    cc_numbers4 bd = __builtin_shufflevector(b, d, 0, 4, 1, 5), bd2 = __builtin_shufflevector(b, d, 2, 6, 3, 7);
    cc_numbers4 turned[4] = {__builtin_shufflevector(ac, bd, 0, 4, 1, 5), __builtin_shufflevector(ac, bd, 2, 6, 3, 7),
                             __builtin_shufflevector(ac2, bd2, 0, 4, 1, 5), __builtin_shufflevector(ac2, bd2, 2, 6, 3, 7)};

    for (uint32_t k = 0; k < 4; k++)
        memcpy(columns->of[feature + k] + lane, &turned[k], sizeof turned[k]);
}

/* Behind the last row the last again. */
CC_IN_EACH_COPY void turn(const int32_t *rows, size_t stride, size_t n_rows, uint32_t n_features, struct columns *columns)
{
    const int32_t *row[4];
    uint32_t f;
    size_t lane, k;

    for (lane = 0; lane < CC_TREE_LANES; lane += 4) {
        for (k = 0; k < 4; k++)
            row[k] = rows + (lane + k < n_rows ? lane + k : n_rows - 1) * stride;
        for (f = 0; f + 4 <= n_features; f += 4)
            turn4(row, f, lane, columns);
        for (; f < n_features; f++)
            for (k = 0; k < 4; k++)
                columns->of[f][lane + k] = row[k][f];
    }
}

/* What of a feature's tests is left once all rows are over the first ones, and none is over the last ones. */
struct doubt {
    const struct cc_tree_test *test; /* the first that some rows are not over */
    int32_t most;                    /* the greatest of the values */
};

/* The tests that every row is over take the same leaves from all: most of them, since blocks of one page, and neighbours at that, have much alike. */
CC_IN_EACH_COPY struct doubt ask_for_all(const struct cc_tree_tests *model, uint32_t feature, const int32_t *values,
                                         uint32_t *leaves)
{
    const struct cc_tree_test *test = &model->tests[model->starts[feature]];
    const struct cc_tree_test *end = &model->tests[model->starts[feature + 1]];
    int32_t least = INT32_MAX, most = INT32_MIN;
    size_t r;

    for (r = 0; r < CC_TREE_LANES; r++) {
        least = values[r] < least ? values[r] : least;
        most = values[r] > most ? values[r] : most;
    }
    for (; test < end && test->threshold < least; test++)
        leaves[test->tree] &= ~test->left;
    return (struct doubt){test, most};
}

/* The leaves on the left of a test go where the value is greater.  The values are read once, for all tests of the feature. */
CC_IN_EACH_COPY void ask_each(const struct cc_tree_tests *model, uint32_t feature, const struct doubt *doubt,
                              const int32_t *values, struct lanes *lanes)
{
    const struct cc_tree_test *test = doubt->test, *end = &model->tests[model->starts[feature + 1]];
    cc_numbers8 value[OCTETS];
    size_t i;

    memcpy(value, values, sizeof value);
    for (; test < end && test->threshold < doubt->most; test++) {
        cc_numbers8 *leaves = lanes->leaves[test->tree].octets;

        for (i = 0; i < OCTETS; i++)
            leaves[i] &= ~((value[i] > test->threshold) & (int32_t)test->left);
    }
}

/* What all tests but those of the habit leave of each tree's leaves. */
CC_IN_EACH_COPY void ask(const struct cc_tree_tests *model, const struct columns *columns, struct lanes *lanes)
{
    struct doubt doubts[CC_TREE_MAX_FEATURES];
    uint32_t of_all[CC_TREE_MAX_TREES], f, t;
    size_t i;

    memset(of_all, 0xFF, model->n_trees * sizeof *of_all);
    for (f = 0; f < model->n_features; f++)
        doubts[f] = ask_for_all(model, f, columns->of[f], of_all);
    for (t = 0; t < model->n_trees; t++)
        for (i = 0; i < CC_TREE_LANES; i++)
            lanes->leaves[t].of[i] = of_all[t];
    for (f = 0; f < model->n_features; f++)
        ask_each(model, f, &doubts[f], columns->of[f], lanes);
}

CC_IN_EACH_COPY int16_t reached(const struct cc_tree_tests *model, const struct lanes *lanes,
                       uint32_t tree, size_t r)
{
    return model->leaves[tree][__builtin_ctz(lanes->leaves[tree].of[r])];
}

/* All lanes are added, as many as the compiler knows of, and those of rows taken. */
CC_IN_EACH_COPY void add_leaves(const struct cc_tree_tests *model, const struct lanes *lanes,
                       size_t n_rows, int32_t *sums)
{
    int32_t all[CC_TREE_LANES] = {0};
    uint32_t t;
    size_t r;

    for (t = 0; t < model->n_trees; t++)
        for (r = 0; r < CC_TREE_LANES; r++)
            all[r] += reached(model, lanes, t, r);
    memcpy(sums, all, n_rows * sizeof *sums);
}

/* Few trees ask for the habit, and they alone are added again. A tree's
 * tests of it are neighbours. */
CC_IN_EACH_COPY void change_habit(const struct cc_tree_tests *model, struct lanes *lanes, size_t n_rows,
                         const int32_t *full, int32_t *strict)
{
    const struct cc_tree_test *test = &model->tests[model->starts[model->n_features]];
    const struct cc_tree_test *end = &model->tests[model->starts[model->n_features + 1]];
    uint32_t tree;
    size_t r;

    memcpy(strict, full, n_rows * sizeof *strict);
    while (test < end) {
        tree = test->tree;
        for (r = 0; r < n_rows; r++)
            strict[r] -= reached(model, lanes, tree, r);
        for (; test < end && test->tree == tree; test++)
            for (r = 0; r < n_rows; r++)
                lanes->leaves[tree].of[r] &= ~test->left;
        for (r = 0; r < n_rows; r++)
            strict[r] += reached(model, lanes, tree, r);
    }
}

/* At most CC_TREE_LANES rows. */
CC_IN_EACH_COPY void sum_rows(const struct cc_tree_tests *model, const int32_t *rows, size_t stride,
                     size_t n_rows, int32_t *full, int32_t *strict)
{
    struct columns columns;
    struct lanes lanes;

    assert(model->n_features <= CC_TREE_MAX_FEATURES);
    turn(rows, stride, n_rows, model->n_features, &columns);
    ask(model, &columns, &lanes);
    add_leaves(model, &lanes, n_rows, full); /* the habit as 0 is over no threshold */
    change_habit(model, &lanes, n_rows, full, strict);
}

CC_TARGET_AVX2 static void sum_rows_wide(const struct cc_tree_tests *model, const int32_t *rows, size_t stride, size_t n_rows,
                                         int32_t *full, int32_t *strict)
{
    sum_rows(model, rows, stride, n_rows, full, strict);
}

static void sum_rows_plain(const struct cc_tree_tests *model, const int32_t *rows, size_t stride, size_t n_rows, int32_t *full,
                           int32_t *strict)
{
    sum_rows(model, rows, stride, n_rows, full, strict);
}

void cc_tree_tests_sums(const struct cc_tree_tests *model, const int32_t *rows, size_t stride,
                        size_t n_rows, int32_t *full, int32_t *strict)
{
    void (*sum)(const struct cc_tree_tests *, const int32_t *, size_t, size_t, int32_t *, int32_t *) =
        cc_has_avx2() ? sum_rows_wide : sum_rows_plain;
    size_t r, n;

    for (r = 0; r < n_rows; r += n) {
        n = n_rows - r < CC_TREE_LANES ? n_rows - r : CC_TREE_LANES;
        sum(model, rows + r * stride, stride, n, full + r, strict + r);
    }
}
