#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/shelf_items.h"

static void items_are_sorted_by_key_and_stay_in_order_otherwise(void **state)
{
    static const uint64_t masks[] = {0, 1, 0x7FF, 0xFFFFFFFFF, UINT64_MAX};

    (void)state;
    for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
        struct cc_shelf_items items = {0};
        uint64_t next = 88172645463325252u;

        for (uint64_t i = 0; i < 5000; i++) {
            next ^= next << 13;
            next ^= next >> 7;
            next ^= next << 17;
            assert_true(cc_shelf_items_add(&items, next & masks[m], i, ~i));
        }
        assert_true(cc_shelf_items_sort(&items));
        for (size_t i = 1; i < items.n; i++) {
            const struct cc_shelf_item *a = &items.list[i - 1], *b = &items.list[i];

            assert_true(a->key < b->key || (a->key == b->key && a->value < b->value));
            assert_true(b->about == ~b->value);
        }
        assert_int_equal(cc_shelf_items_end(&items, 0) == items.n, masks[m] == 0);
        cc_shelf_items_done(&items);
    }
}

static void none_are_sorted_too(void **state)
{
    struct cc_shelf_items items = {0};

    (void)state;
    assert_true(cc_shelf_items_sort(&items));
    assert_int_equal(items.n, 0);
    cc_shelf_items_done(&items);
}

static void a_short_heap_is_said(void **state)
{
    struct cc_shelf_items items = {0};

    (void)state;
    cc_alloc_fail_at(1, false);
    assert_false(cc_shelf_items_add(&items, 1, 1, 1));
    assert_true(cc_shelf_items_add(&items, 1, 1, 1));
    cc_alloc_fail_at(1, false);
    assert_false(cc_shelf_items_sort(&items));
    cc_alloc_fail_at(0, false);
    cc_shelf_items_done(&items);
}

static void what_goes_with_a_ref_comes_back(void **state)
{
    uint64_t about = cc_shelf_about((1 << 27) - 1, CC_SHELF_MAX_NUMBER, 7, true);

    (void)state;
    assert_int_equal(cc_shelf_back(about), (1 << 27) - 1);
    assert_int_equal(cc_shelf_n_prints(about), CC_SHELF_MAX_NUMBER);
    assert_int_equal(cc_shelf_n_likely(about), 7);
    assert_true(cc_shelf_is_followed(about));
    about = cc_shelf_about(0, 3, CC_SHELF_MAX_NUMBER, false);
    assert_int_equal(cc_shelf_back(about), 0);
    assert_int_equal(cc_shelf_n_prints(about), 3);
    assert_int_equal(cc_shelf_n_likely(about), CC_SHELF_MAX_NUMBER);
    assert_false(cc_shelf_is_followed(about));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_sorted_by_key_and_stay_in_order_otherwise),
        cmocka_unit_test(none_are_sorted_too),
        cmocka_unit_test(a_short_heap_is_said),
        cmocka_unit_test(what_goes_with_a_ref_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
