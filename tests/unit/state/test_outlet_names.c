#include "support.h"

#include "../../../pipeline/state/outlet_names.h"

#include <stdio.h>
#include <string.h>

static struct cc_state *db;
static struct cc_arena arena;
static struct cc_error err;

static int start(void **state)
{
    (void)state;
    cc_arena_init(&arena, (size_t)1 << 20);
    if (cc_state_open_temporary(&db, &err) != CC_OK)
        return 1;
    return cc_state_begin(db, &err) == CC_OK ? 0 : 1;
}

static int stop(void **state)
{
    (void)state;
    cc_state_close(db);
    cc_arena_done(&arena);
    return 0;
}

static int64_t number_of(struct cc_outlet_names *names, const char *name)
{
    int64_t number = 0;

    assert_int_equal(cc_outlet_number(db, names, cc_span_from(name), &number, &err), CC_OK);
    assert_true(number > 0);
    return number;
}

static void assert_name(struct cc_outlet_names *names, int64_t number, const char *wanted)
{
    struct cc_span name;

    assert_int_equal(cc_outlet_name(db, names, &arena, number, &name, &err), CC_OK);
    assert_span_is(name, wanted);
}

static void a_name_keeps_its_number(void **state)
{
    struct cc_outlet_names names, others;
    int64_t harbour, valley, nobody;

    (void)state;
    cc_outlet_names_init(&names);
    cc_outlet_names_init(&others);
    harbour = number_of(&names, "harbourpost.example");
    valley = number_of(&names, "valleyecho.example");
    nobody = number_of(&names, "");
    assert_true(harbour != valley && valley != nobody && harbour != nobody);
    assert_int_equal(number_of(&names, "harbourpost.example"), harbour);
    assert_int_equal(number_of(&others, "valleyecho.example"), valley); /* from the table */
    assert_name(&names, harbour, "harbourpost.example");
    assert_name(&others, harbour, "harbourpost.example");
    assert_name(&others, nobody, "");
    cc_outlet_names_done(&names);
    cc_outlet_names_done(&others);
}

/* More names than are kept in memory: each place there is taken again and again. */
static void names_that_left_memory_come_from_the_table(void **state)
{
    int64_t numbers[3 * CC_OUTLETS_KEPT];
    struct cc_outlet_names names;
    char name[32];

    (void)state;
    cc_outlet_names_init(&names);
    for (int i = 0; i < 3 * CC_OUTLETS_KEPT; i++) {
        snprintf(name, sizeof name, "outlet-%d.example", i);
        numbers[i] = number_of(&names, name);
    }
    for (int i = 0; i < 3 * CC_OUTLETS_KEPT; i++) {
        snprintf(name, sizeof name, "outlet-%d.example", i);
        assert_name(&names, numbers[i], name);
        assert_int_equal(number_of(&names, name), numbers[i]);
    }
    cc_outlet_names_done(&names);
}

static void a_number_without_a_name_is_a_damaged_state(void **state)
{
    struct cc_outlet_names names;
    struct cc_span name;

    (void)state;
    cc_outlet_names_init(&names);
    assert_int_equal(cc_outlet_name(db, &names, &arena, 77, &name, &err), CC_E_STATE);
    assert_non_null(strstr(err.message, "77"));
    cc_outlet_names_done(&names);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_name_keeps_its_number, start, stop),
        cmocka_unit_test_setup_teardown(names_that_left_memory_come_from_the_table, start, stop),
        cmocka_unit_test_setup_teardown(a_number_without_a_name_is_a_damaged_state, start, stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
