#include "cleancopy/write/table_row.h"

#include "support.h"

static void cells_stand_between_bars_with_blanks_around(void **state)
{
    static const struct {
        const char *row;
        const char *cells[5]; /* NULL ends */
    } cases[] = {
        {"Boat | Berth", {"Boat ", " Berth"}},
        {"a|b", {"a|b"}},
        {"a| b", {"a| b"}},
        {"| |", {"", " ", ""}},
        {"x | | y", {"x ", " ", " y"}},
        {"one", {"one"}},
        {"", {""}},
        {"ü | ß", {"ü ", " ß"}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span rest = cc_span_from(cases[i].row), cell;
        size_t n = 0;

        while (cc_table_next_cell(&rest, &cell)) {
            assert_non_null(cases[i].cells[n]);
            assert_span_is(cell, cases[i].cells[n]);
            n++;
        }
        assert_null(cases[i].cells[n]);
        assert_int_equal(cc_table_count_cells(cc_span_from(cases[i].row)), n);
    }
}

static void no_row_has_no_cell(void **state)
{
    (void)state;
    assert_int_equal(cc_table_count_cells(CC_SPAN_EMPTY), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_stand_between_bars_with_blanks_around),
        cmocka_unit_test(no_row_has_no_cell),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
