#include "support.h"

#include "cleancopy/write/report_left_out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static struct cc_error err;
static char *dir;

static int setup(void **state)
{
    (void)state;
    dir = support_scratch();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    support_scratch_done(dir);
    return 0;
}

static void assert_file_is(const char *wanted)
{
    char path[1024], said[256] = "";
    FILE *f;

    assert_true(snprintf(path, sizeof path, "%s/report/data/left-out.js", dir) < (int)sizeof path);
    f = fopen(path, "r");
    assert_non_null(f);
    assert_true(fread(said, 1, sizeof said - 1, f) > 0);
    assert_int_equal(fclose(f), 0);
    assert_string_equal(said, wanted);
}

static void the_sums_are_a_script(void **state)
{
    const struct cc_left_out_sums sums = {4, 18446744073709551615u};

    (void)state;
    assert_int_equal(cc_report_left_out_put(dir, &sums, &err), CC_OK);
    assert_file_is("cleancopy(\"left-out\",{\"by_outlet\":4,\"by_language\":18446744073709551615});\n");
}

static void what_nobody_knows_is_null_and_what_was_known_stays(void **state)
{
    const struct cc_left_out_sums sums = {1, 2};

    (void)state;
    assert_int_equal(cc_report_left_out_keep(dir, &err), CC_OK);
    assert_file_is("cleancopy(\"left-out\",null);\n");
    assert_int_equal(cc_report_left_out_put(dir, &sums, &err), CC_OK);
    assert_int_equal(cc_report_left_out_keep(dir, &err), CC_OK);
    assert_file_is("cleancopy(\"left-out\",{\"by_outlet\":1,\"by_language\":2});\n");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_sums_are_a_script),
        TEST(what_nobody_knows_is_null_and_what_was_known_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
