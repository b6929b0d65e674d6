#include "read_page.h"

static struct read_page page;

#define F(block, name) (page.features[block].value[CC_F_COPY_##name])

static void copies_are_seen_from_both_sides(void **state)
{
    (void)state;
    read_page(&page,
              "<p>Ferries stayed out after the storm had closed the harbour for a week.</p><p>Something else is said here by the mayor of the town.</p>"
              "<p>Ferries stayed out after the storm had closed the harbour for a week. And then the sun came out again.</p>",
              "", "", "");
    assert_int_equal(F(0, BEFORE), 0);
    assert_int_equal(F(0, AFTER), 1000);
    assert_int_equal(F(1, BEFORE), 0);
    assert_int_equal(F(1, AFTER), 0);
    assert_int_equal(F(2, BEFORE), 9 * 1000 / 16);
    assert_int_equal(F(2, AFTER), 0);
    read_page_done(&page);
}

static void short_lines_and_repeats_within_a_block_are_no_copies(void **state)
{
    (void)state;
    read_page(&page, "<p>one two three four</p><p>one two three four</p><p>la la la la la la la la</p>", "", "", "");
    assert_int_equal(F(0, AFTER), 0);
    assert_int_equal(F(1, BEFORE), 0);
    assert_int_equal(F(2, BEFORE), 0);
    assert_int_equal(F(2, AFTER), 0);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_seen_from_both_sides),
        cmocka_unit_test(short_lines_and_repeats_within_a_block_are_no_copies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
