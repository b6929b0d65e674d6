#include "cleancopy/core/library.h"
#include "support.h"


static void functions_are_looked_up_and_work(void **state)
{
    double (*root)(double) = NULL;
    double (*power)(double, double) = NULL;
    const struct cc_library_function functions[] = {{"sqrt", &root}, {"pow", &power}};

    (void)state;
    assert_true(cc_library_open("libm.so.6", functions, 2));
    assert_true(root(9.0) > 2.9 && root(9.0) < 3.1);
    assert_true(power(2.0, 10.0) > 1023.0 && power(2.0, 10.0) < 1025.0);
}

static void a_library_that_is_not_there_is_said_to_be_missing(void **state)
{
    (void)state;
    assert_false(cc_library_open("libno-such-thing.so.1", NULL, 0));
}

static void a_function_that_is_not_there_is_said_to_be_missing(void **state)
{
    double (*root)(double) = NULL;
    void (*other)(void) = NULL;
    const struct cc_library_function functions[] = {{"sqrt", &root}, {"no_such_function", &other}};

    (void)state;
    assert_true(cc_library_open("libm.so.6", functions, 1));
    assert_false(cc_library_open("libm.so.6", functions, 2));
    assert_null(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(functions_are_looked_up_and_work),
        cmocka_unit_test(a_library_that_is_not_there_is_said_to_be_missing),
        cmocka_unit_test(a_function_that_is_not_there_is_said_to_be_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
