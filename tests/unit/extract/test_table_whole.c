#include "read_page.h"

#include "cleancopy/extract/table_whole.h"

#define ROWS "<tr><th>Boat<th>Crates<tr><td>Tarn<td>14"

static void rows_of_a_table_have_one_score(void **state)
{
    struct read_page page;
    int32_t sums[] = {7, 100, -40, -40, 9, -8};

    (void)state;
    read_page(&page, "<p>One two.</p><table>" ROWS "</table><table>" ROWS "</table><p>Three.</p>", "", "", "");
    assert_int_equal(page.blocks.count, 6);
    cc_table_whole(&page.dom, &page.blocks, sums);
    assert_int_equal(sums[0], 7);
    assert_int_equal(sums[1], 100);
    assert_int_equal(sums[2], 100);
    assert_int_equal(sums[3], 9);
    assert_int_equal(sums[4], 9);
    assert_int_equal(sums[5], -8);
    read_page_done(&page);
}

static void a_row_alone_keeps_its_score(void **state)
{
    struct read_page page;
    int32_t sums[] = {-3};

    (void)state;
    read_page(&page, "<table><tr><th>Boat<th>Crates</table>", "", "", "");
    assert_int_equal(page.blocks.count, 1);
    cc_table_whole(&page.dom, &page.blocks, sums);
    assert_int_equal(sums[0], -3);
    read_page_done(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_a_table_have_one_score),
        cmocka_unit_test(a_row_alone_keeps_its_score),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
