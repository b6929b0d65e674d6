#include "support.h"

#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/tree_tests.h"

#include <stdlib.h>
#include <string.h>

#define N_FEATURES 5 /* of a row; behind them the habit */
#define MAX_TREES  CC_TREE_MAX_TREES
#define MAX_NODES  (CC_TREE_MAX_LEAVES - 1)
#define MAX_ROWS   (3 * CC_TREE_LANES + 1)

/* Random trees in both forms. */
struct forest {
    struct cc_tree trees[MAX_TREES];
    struct cc_tree_node nodes[MAX_TREES * MAX_NODES];
    int16_t leaves[MAX_TREES * CC_TREE_MAX_LEAVES];
    struct cc_tree_model walked;
    struct cc_tree_test tests[MAX_TREES * MAX_NODES];
    uint8_t feature[MAX_TREES * MAX_NODES]; /* of a test, until they are sorted */
    uint16_t starts[N_FEATURES + 2];
    int16_t rows_of_leaves[MAX_TREES][CC_TREE_MAX_LEAVES];
    struct cc_tree_tests asked;
    uint32_t n_nodes, n_leaves;
    uint64_t seed;
};

static uint32_t draw(struct forest *forest, uint32_t below)
{
    forest->seed = forest->seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(forest->seed >> 33) % below;
}

/* A tree over `n` leaves, from leaf `first` of the tree on; returns its place.  The habit's threshold is 0, as the writer's is. */
static int grow(struct forest *forest, uint32_t t, uint32_t first, uint32_t n)
{
    uint32_t place, own, left;
    struct cc_tree_node *node;

    if (n == 1)
        return -1 - (int)first;
    own = forest->n_nodes++;
    place = own - forest->trees[t].first_node;
    left = 1 + draw(forest, n - 1);
    node = &forest->nodes[own];
    node->feature = (uint8_t)draw(forest, N_FEATURES + 1);
    node->threshold = node->feature == N_FEATURES ? 0 : (int32_t)draw(forest, 21) - 10;
    forest->feature[own] = node->feature;
    forest->tests[own].threshold = node->threshold;
    forest->tests[own].left = (uint32_t)((((uint64_t)1 << left) - 1) << first);
    forest->tests[own].tree = t;
    node->left = (int8_t)grow(forest, t, first, left);
    node->right = (int8_t)grow(forest, t, first + left, n - left);
    return (int)place;
}

static void plant(struct forest *forest, uint32_t n_trees, uint32_t n_leaves)
{
    uint32_t t, leaf, n;

    forest->n_nodes = forest->n_leaves = 0;
    memset(forest->rows_of_leaves, 0, sizeof forest->rows_of_leaves);
    for (t = 0; t < n_trees; t++) {
        n = 1 + draw(forest, n_leaves);
        forest->trees[t] = (struct cc_tree){forest->n_nodes, forest->n_leaves, n - 1};
        (void)grow(forest, t, 0, n);
        for (leaf = 0; leaf < n; leaf++) {
            forest->rows_of_leaves[t][leaf] = (int16_t)((int)draw(forest, 2001) - 1000);
            forest->leaves[forest->n_leaves++] = forest->rows_of_leaves[t][leaf];
        }
    }
    forest->walked =
        (struct cc_tree_model){forest->trees, n_trees, forest->nodes, forest->leaves};
}

/* By feature, then by threshold: as few tests as these are sorted by looking for the next. */
static void sort_tests(struct forest *forest)
{
    static struct cc_tree_test sorted[MAX_TREES * MAX_NODES];
    uint32_t feature, i, n = 0;
    int32_t threshold;

    for (feature = 0; feature <= N_FEATURES; feature++) {
        forest->starts[feature] = (uint16_t)n;
        for (threshold = -10; threshold <= 10; threshold++)
            for (i = 0; i < forest->n_nodes; i++)
                if (forest->feature[i] == feature && forest->tests[i].threshold == threshold)
                    sorted[n++] = forest->tests[i];
    }
    forest->starts[feature] = (uint16_t)n;
    assert_int_equal(n, forest->n_nodes);
    memcpy(forest->tests, sorted, n * sizeof *sorted);
    forest->asked = (struct cc_tree_tests){forest->tests, forest->starts, N_FEATURES,
                                           forest->walked.n_trees,
                                           (const int16_t(*)[32])forest->rows_of_leaves};
}

static void compare(struct forest *forest, size_t n_rows)
{
    enum {
        STRIDE = N_FEATURES + 2
    }; /* what stands behind a row is not its own */
    int32_t rows[MAX_ROWS * STRIDE], full[MAX_ROWS + 1], strict[MAX_ROWS + 1];
    int32_t row[N_FEATURES + 1];
    size_t r, i;

    for (i = 0; i < MAX_ROWS * STRIDE; i++)
        rows[i] = (int32_t)draw(forest, 25) - 12;
    full[n_rows] = strict[n_rows] = -12345;
    cc_tree_tests_sums(&forest->asked, rows, STRIDE, n_rows, full, strict);
    for (r = 0; r < n_rows; r++) {
        memcpy(row, rows + r * STRIDE, sizeof row);
        row[N_FEATURES] = 0;
        assert_int_equal(full[r], cc_tree_model_sum(&forest->walked, row));
        row[N_FEATURES] = 1;
        assert_int_equal(strict[r], cc_tree_model_sum(&forest->walked, row));
    }
    assert_int_equal(full[n_rows], -12345);
    assert_int_equal(strict[n_rows], -12345);
}

static void tests_sum_what_a_walk_sums(void **state)
{
    static const size_t n_rows[] = {
        0, 1, CC_TREE_LANES - 1, CC_TREE_LANES, CC_TREE_LANES + 1, MAX_ROWS};
    static const uint32_t sizes[][2] = {{1, 1},  {1, 2},          {3, CC_TREE_MAX_LEAVES},
                                        {20, 8}, {MAX_TREES, 32}, {MAX_TREES, 3}};
    static struct forest forest;
    size_t i, j, turn;

    (void)state;
    forest.seed = 20261128;
    for (turn = 0; turn < 20; turn++)
        for (i = 0; i < sizeof sizes / sizeof *sizes; i++) {
            plant(&forest, sizes[i][0], sizes[i][1]);
            sort_tests(&forest);
            for (j = 0; j < sizeof n_rows / sizeof *n_rows; j++)
                compare(&forest, n_rows[j]);
        }
}

/* x0 <= INT32_MAX - 1 ? 1 : 2, and a leaf of 5. */
static void values_may_be_the_least_and_the_greatest(void **state)
{
    static const struct cc_tree_test tests[] = {{INT32_MAX - 1, 1, 0}};
    static const uint16_t starts[] = {0, 1, 1};
    static const int16_t leaves[][CC_TREE_MAX_LEAVES] = {{1, 2}, {5}};
    static const struct cc_tree_tests model = {tests, starts, 1, 2, leaves};
    static const int32_t rows[] = {INT32_MIN, INT32_MAX - 1, INT32_MAX};
    int32_t full[3], strict[3];

    (void)state;
    cc_tree_tests_sums(&model, rows, 1, 3, full, strict);
    assert_int_equal(full[0], 6);
    assert_int_equal(full[1], 6);
    assert_int_equal(full[2], 7);
    assert_memory_equal(full, strict, sizeof full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tests_sum_what_a_walk_sums),
        cmocka_unit_test(values_may_be_the_least_and_the_greatest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
