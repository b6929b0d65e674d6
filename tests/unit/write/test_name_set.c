#include "cleancopy/write/name_set.h"

#include "cleancopy/core/alloc.h"

#include "support.h"

#include <stdio.h>

static void a_name_is_added_once(void **state)
{
    struct cc_name_set set;
    struct cc_name_entry *entry;
    bool added = false;

    (void)state;
    cc_name_set_init(&set);
    entry = cc_name_set_add(&set, CC_SPAN("a"), &added);
    assert_non_null(entry);
    assert_true(added);
    entry->uses = 7;
    entry = cc_name_set_add(&set, CC_SPAN("a"), &added);
    assert_false(added);
    assert_int_equal(entry->uses, 7);
    assert_non_null(cc_name_set_add(&set, CC_SPAN(""), &added));
    assert_true(added);
    cc_name_set_done(&set);
}

static void many_names_are_kept_apart_as_the_set_grows(void **state)
{
    struct cc_name_set set;
    char name[20];
    bool added;

    (void)state;
    cc_name_set_init(&set);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 20000; i++) {
            struct cc_span s = {name, (size_t)snprintf(name, sizeof name, "name %u", i)};
            struct cc_name_entry *entry = cc_name_set_add(&set, s, &added);

            assert_non_null(entry);
            assert_int_equal(added, round == 0);
            if (round == 0)
                entry->uses = i;
            assert_int_equal(entry->uses, i);
        }
    }
    assert_int_equal(set.n, 20000);
    assert_true(set.n_places <= 65536);
    cc_name_set_done(&set);
}

static void a_short_heap_is_told(void **state)
{
    struct cc_name_set set;
    bool added;

    (void)state;
    cc_name_set_init(&set);
    cc_alloc_fail_at(1, true);
    assert_null(cc_name_set_add(&set, CC_SPAN("a"), &added));
    cc_alloc_fail_at(0, false);
    cc_name_set_done(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_added_once),
        cmocka_unit_test(many_names_are_kept_apart_as_the_set_grows),
        cmocka_unit_test(a_short_heap_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
