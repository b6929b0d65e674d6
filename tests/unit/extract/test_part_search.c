#include "support.h"

#include "cleancopy/extract/part_search.h"

#include <string.h>

#define N_PARTS 6

static const struct cc_part parts[N_PARTS] = {
    {"date", 1}, {"update", 2}, {"up", 4}, {"data", 8}, {"sr-only", 16}, {"display: none", 32},
};
static struct cc_part_search search;

static int make(void **state)
{
    (void)state;
    cc_part_search_make(&search, parts, N_PARTS);
    return 0;
}

static uint32_t marks_of(const char *value)
{
    return cc_part_search_marks(&search, cc_span_from(value));
}

static void parts_are_found_anywhere_and_in_any_case(void **state)
{
    (void)state;
    assert_int_equal(marks_of("date"), 1);
    assert_int_equal(marks_of("pub_Date--long"), 1);
    assert_int_equal(marks_of("x SR-Only"), 16);
    assert_int_equal(marks_of("color:red;display: none"), 32);
    assert_int_equal(marks_of("sr only"), 0);
    assert_int_equal(marks_of(""), 0);
}

static void parts_within_parts_and_over_each_other_are_all_found(void **state)
{
    (void)state;
    assert_int_equal(marks_of("update"), 1 | 2 | 4);
    assert_int_equal(marks_of("updata"), 4 | 8);
    assert_int_equal(marks_of("updupdate"), 1 | 2 | 4);
    assert_int_equal(marks_of("dadata"), 8);
    assert_int_equal(marks_of("da te"), 0);
}

/* Against the plain search, over random values of few letters. */
static void it_finds_what_a_plain_search_finds(void **state)
{
    static const char letters[] = "datupDATUP-\xC3";
    uint32_t seed = 7, round, i, marks;
    char value[24];

    (void)state;
    for (round = 0; round < 20000; round++) {
        struct cc_span s = {value, 0};

        for (i = 0; i < sizeof value; i++) {
            seed = seed * 1664525u + 1013904223u;
            value[i] = letters[(seed >> 16) % (sizeof letters - 1)];
        }
        s.len = (seed >> 8) % (sizeof value + 1);
        for (i = 0, marks = 0; i < N_PARTS; i++)
            if (cc_span_find_nocase(s, cc_span_from(parts[i].text), 0) != (size_t)-1)
                marks |= parts[i].marks;
        assert_int_equal(cc_part_search_marks(&search, s), marks);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_found_anywhere_and_in_any_case),
        cmocka_unit_test(parts_within_parts_and_over_each_other_are_all_found),
        cmocka_unit_test(it_finds_what_a_plain_search_finds),
    };

    return cmocka_run_group_tests(tests, make, NULL);
}
