#include "cleancopy/extract/flat_bound.h"

#include "support.h"

#include <string.h>

static void a_value_at_its_bound_stays_and_one_past_it_becomes_the_bound(void **state)
{
    static const struct {
        enum cc_flat_value value;
        int32_t bound;
    } bounds[] = {
#define ROW(name, bound) {CC_FV_##name, bound},
        CC_FLAT_BOUNDS(ROW)
#undef ROW
    };
    struct cc_flat_values two[2];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof bounds / sizeof bounds[0]; i++) {
        memset(two, 0, sizeof two);
        two[0].value[bounds[i].value] = bounds[i].bound;
        two[1].value[bounds[i].value] = bounds[i].bound + 1;
        cc_flat_values_bound(two, 2);
        assert_int_equal(two[0].value[bounds[i].value], bounds[i].bound);
        assert_memory_equal(&two[0], &two[1], sizeof two[0]);
    }
}

static void what_is_before_and_all_other_values_stay(void **state)
{
    struct cc_flat_values values, before;

    (void)state;
    memset(&values, 0, sizeof values);
    values.value[CC_FV_FROM_START] = values.value[CC_FV_FROM_TITLE] = -CC_FLAT_FAR - 1;
    values.value[CC_FV_UNITS] = values.value[CC_FV_SECTION_LINES] = 1000000;
    before = values;
    cc_flat_values_bound(&values, 1);
    assert_memory_equal(&values, &before, sizeof values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_at_its_bound_stays_and_one_past_it_becomes_the_bound),
        cmocka_unit_test(what_is_before_and_all_other_values_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
