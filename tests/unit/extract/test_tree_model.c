#include "support.h"

#include "cleancopy/extract/tree_model.h"

#include <math.h>

/* Two trees and a leaf:  x0 <= 10 ? (x1 <= -5 ? 100 : 20) : -300;  x2 <= 0 ? 7 : 8;  1000 */
static const struct cc_tree_node nodes[] = {{10, 0, 1, -3}, {-5, 1, -1, -2}, {0, 2, -1, -2}};
static const int16_t leaves[] = {100, 20, -300, 7, 8, 1000};
static const struct cc_tree trees[] = {{0, 0, 2}, {2, 3, 1}, {3, 5, 0}};
static const struct cc_tree_model model = {trees, 3, nodes, leaves};

static void rows_reach_their_leaves(void **state)
{
    static const struct {
        int32_t values[3], sum;
    } cases[] = {
        {{10, -5, 0}, 100 + 7 + 1000},         {{10, -4, 1}, 20 + 8 + 1000},
        {{11, -5, 1}, -300 + 8 + 1000},        {{INT32_MIN, INT32_MAX, INT32_MIN}, 20 + 7 + 1000},
        {{INT32_MAX, 0, 0}, -300 + 7 + 1000},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(cc_tree_model_sum(&model, cases[i].values), cases[i].sum);
}

static void a_sum_is_log_odds(void **state)
{
    int32_t sum;

    (void)state;
    assert_int_equal(cc_tree_model_permille(INT32_MIN), 0);
    assert_int_equal(cc_tree_model_permille(-1), 499);
    assert_int_equal(cc_tree_model_permille(0), 500);
    assert_int_equal(cc_tree_model_permille(INT32_MAX), 999);
    assert_int_equal(cc_tree_model_limit(500), 0);
    for (sum = 1; sum < 1000; sum++) {
        assert_int_equal(cc_tree_model_permille(cc_tree_model_limit((uint16_t)sum)), sum);
        assert_int_equal(cc_tree_model_permille(cc_tree_model_limit((uint16_t)sum) - 1), sum - 1);
    }
    for (sum = -30000; sum <= 30000; sum += 7) {
        double wanted = 1000 / (1 + exp(-sum / (double)CC_LEAF_UNIT));
        int got = cc_tree_model_permille(sum);

        assert_true(got <= wanted + 1e-6 && wanted < got + 1 + 1e-6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_reach_their_leaves),
        cmocka_unit_test(a_sum_is_log_odds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
