#include "support.h"

#include "cleancopy/core/now.h"

#include <time.h>

static void without_an_offset_it_is_the_wall_clock(void **state)
{
    int64_t before = (int64_t)time(NULL), now = cc_now_s(0), after = (int64_t)time(NULL);

    (void)state;
    assert_true(before <= now && now <= after);
}

static void an_offset_moves_it_either_way(void **state)
{
    int64_t before = (int64_t)time(NULL);

    (void)state;
    assert_in_range(cc_now_s(86400), before + 86400, before + 86410);
    assert_in_range(cc_now_s(-before), 0, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_an_offset_it_is_the_wall_clock),
        cmocka_unit_test(an_offset_moves_it_either_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
