#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/name_list.h"

#include <stdio.h>

static void each_name_has_one_number(void **state)
{
    struct cc_name_list list;
    uint32_t number;
    char name[32];

    (void)state;
    cc_name_list_init(&list);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 1000; i++) {
            (void)snprintf(name, sizeof name, "outlet%u.example", i);
            assert_true(cc_name_list_number(&list, cc_span_from(name), &number));
            assert_int_equal(number, i);
        }
    }
    assert_int_equal(list.count, 1000);
    assert_span_is(cc_name_list_get(&list, 999), "outlet999.example");
    cc_name_list_done(&list);
    cc_name_list_done(&list);
}

static void no_name_is_a_name_too(void **state)
{
    struct cc_name_list list;
    uint32_t number;

    (void)state;
    cc_name_list_init(&list);
    assert_true(cc_name_list_number(&list, CC_SPAN_EMPTY, &number));
    assert_int_equal(number, 0);
    assert_true(cc_name_list_number(&list, CC_SPAN(""), &number));
    assert_int_equal(number, 0);
    assert_int_equal(cc_name_list_get(&list, 0).len, 0);
    assert_true(cc_name_list_number(&list, CC_SPAN("a"), &number));
    assert_int_equal(number, 1);
    cc_name_list_done(&list);
}

static void a_short_heap_refuses_and_loses_nothing(void **state)
{
    bool refused = true;

    (void)state;
    for (uint64_t nth = 1; refused; nth++) {
        struct cc_name_list list;
        uint32_t number;
        char name[32];

        refused = false;
        cc_name_list_init(&list);
        cc_alloc_fail_at(nth, false);
        for (uint32_t i = 0; i < 100; i++) {
            (void)snprintf(name, sizeof name, "%u", i);
            if (!cc_name_list_number(&list, cc_span_from(name), &number)) {
                refused = true;
                assert_true(cc_name_list_number(&list, cc_span_from(name), &number));
            }
            assert_int_equal(number, i);
        }
        cc_alloc_fail_at(0, false);
        for (uint32_t i = 0; i < 100; i++) {
            (void)snprintf(name, sizeof name, "%u", i);
            assert_span_is(cc_name_list_get(&list, i), name);
        }
        cc_name_list_done(&list);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_name_has_one_number),
        cmocka_unit_test(no_name_is_a_name_too),
        cmocka_unit_test(a_short_heap_refuses_and_loses_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
