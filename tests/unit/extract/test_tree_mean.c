#include "support.h"

#include "cleancopy/extract/tree_mean.h"

#define STRIDE 3 /* what stands behind a row is not its own */

/* x0 <= 0: -300, <= 1: -200, <= 2: -199, <= 3: 100, <= 4: 200, else 201; in strict scope 10 more of all that are over 3. */
static const struct cc_tree_test first_tests[] = {{0, 0x1, 0}, {1, 0x2, 0}, {2, 0x4, 0}, {3, 0x8, 0}, {3, 0x1, 1}, {4, 0x10, 0}, {0, 0x2, 1}};
static const uint16_t first_starts[] = {0, 6, 7};
static const int16_t first_leaves[][CC_TREE_MAX_LEAVES] = {{-300, -200, -199, 100, 200, 201}, {0, 0, 10}};
static const struct cc_tree_tests first = {first_tests, first_starts, 1, 2, first_leaves};

/* Two trees of one leaf. */
static const uint16_t no_starts[] = {0, 0, 0};
static const int16_t five_leaves[][CC_TREE_MAX_LEAVES] = {{5}}, minus_leaves[][CC_TREE_MAX_LEAVES] = {{-10}};
static const struct cc_tree_tests five = {first_tests, no_starts, 1, 1, five_leaves}, minus = {first_tests, no_starts, 1, 1, minus_leaves};

static const struct cc_tree_tests *const models[] = {&first, &five, &minus};

static void rows_between_are_means_and_others_the_first_models(void **state)
{
    static const struct cc_tree_mean mean = {models, 3, 200};
    static const int32_t rows[6 * STRIDE] = {0, 9, 9, 1, 9, 9, 2, 9, 9, 3, 9, 9, 4, 9, 9, 5, 9, 9};
    int32_t full[6], strict[6];

    (void)state;
    cc_tree_mean_sums(&mean, rows, STRIDE, 6, full, strict);
    assert_int_equal(full[0], -300);
    assert_int_equal(full[1], -205 / 3); /* at the line is not beyond it; towards zero */
    assert_int_equal(full[2], -204 / 3);
    assert_int_equal(full[3], 95 / 3);
    assert_int_equal(full[4], 195 / 3); /* strict is beyond, full is not */
    assert_int_equal(full[5], 201);
    assert_int_equal(strict[0], -300);
    assert_int_equal(strict[3], 95 / 3);
    assert_int_equal(strict[4], 205 / 3);
    assert_int_equal(strict[5], 211);
}

static void a_row_does_not_depend_on_its_neighbours(void **state)
{
    enum {
        N_ROWS = 4 * CC_TREE_LANES + 3
    };
    static const struct cc_tree_mean mean = {models, 3, 200};
    int32_t rows[N_ROWS * STRIDE], full[N_ROWS + 1], strict[N_ROWS + 1], one_full, one_strict;
    size_t r;

    (void)state;
    for (r = 0; r < (size_t)N_ROWS * STRIDE; r++)
        rows[r] = (int32_t)(r * r % 11) - 2;
    full[N_ROWS] = strict[N_ROWS] = -12345;
    cc_tree_mean_sums(&mean, rows, STRIDE, N_ROWS, full, strict);
    for (r = 0; r < N_ROWS; r++) {
        cc_tree_mean_sums(&mean, rows + r * STRIDE, STRIDE, 1, &one_full, &one_strict);
        assert_int_equal(full[r], one_full);
        assert_int_equal(strict[r], one_strict);
    }
    assert_int_equal(full[N_ROWS], -12345);
    assert_int_equal(strict[N_ROWS], -12345);
    full[0] = -12345;
    cc_tree_mean_sums(&mean, rows, STRIDE, 0, full, strict);
    assert_int_equal(full[0], -12345);
}

static void a_mean_of_one_is_the_model(void **state)
{
    static const struct cc_tree_mean mean = {models, 1, INT32_MAX};
    static const int32_t rows[] = {2, 4};
    int32_t full[2], strict[2];

    (void)state;
    cc_tree_mean_sums(&mean, rows, 1, 2, full, strict);
    assert_int_equal(full[0], -199);
    assert_int_equal(full[1], 200);
    assert_int_equal(strict[1], 210);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_between_are_means_and_others_the_first_models),
        cmocka_unit_test(a_row_does_not_depend_on_its_neighbours),
        cmocka_unit_test(a_mean_of_one_is_the_model),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
