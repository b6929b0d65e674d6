#include "cleancopy/write/tally_cells.h"

#include "cleancopy/core/alloc.h"

#include "support.h"

static void add(struct cc_tally_cells *cells, uint32_t copier, const char *date)
{
    assert_true(cc_tally_cells_add(cells, copier, cc_span_from(date)));
}

static void cells_are_sorted_by_pair_month_and_size(void **state)
{
    const struct cc_tally_cell *sorted[4];
    struct cc_tally_cells *cells = cc_tally_cells_open();

    (void)state;
    assert_non_null(cells);
    add(cells, 2, "2024-05-01");
    add(cells, 2, "2024-05-31T00:00:00Z");
    add(cells, 1, "2024-05-02");
    cc_tally_cells_end(cells, 7);
    add(cells, 2, "2024-05-01");
    cc_tally_cells_end(cells, 7);
    cc_tally_cells_end(cells, 7); /* of nothing */
    add(cells, 2, "no date");
    cc_tally_cells_end(cells, 7);
    assert_int_equal(cells->n_cells, 4);
    cc_tally_cells_sort(cells, sorted);
    assert_int_equal(sorted[0]->copier, 1);
    assert_int_equal(sorted[0]->size, 1);
    assert_int_equal(sorted[1]->copier, 2);
    assert_int_equal(sorted[1]->month, 0);
    assert_int_equal(sorted[2]->month, 2024 * 12 + 4);
    assert_int_equal(sorted[2]->size, 0);
    assert_int_equal(sorted[2]->count, 1);
    assert_int_equal(sorted[3]->size, 1);
    assert_int_equal(sorted[3]->count, 2);
    assert_int_equal(sorted[3]->source, 7);
    cc_tally_cells_close(cells);
    cc_tally_cells_close(NULL);
}

static void sizes_are_of_the_whole_cluster(void **state)
{
    static const struct {
        unsigned n;
        uint8_t size;
    } cases[] = {{1, 0}, {2, 1}, {4, 1}, {5, 2}, {9, 2}, {10, 3}, {1000, 3}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cc_tally_cell *sorted[1];
        struct cc_tally_cells *cells = cc_tally_cells_open();

        assert_non_null(cells);
        for (unsigned j = 0; j < cases[i].n; j++)
            add(cells, 1, "2024-05-01");
        cc_tally_cells_end(cells, 2);
        assert_int_equal(cells->n_cells, 1);
        cc_tally_cells_sort(cells, sorted);
        assert_int_equal(sorted[0]->size, cases[i].size);
        assert_int_equal(sorted[0]->count, cases[i].n);
        cc_tally_cells_close(cells);
    }
}

static void cells_past_the_limit_are_counted_together(void **state)
{
    struct cc_tally_cells *cells = cc_tally_cells_open();

    (void)state;
    assert_non_null(cells);
    for (uint32_t i = 0; i < CC_TALLY_CELLS; i++) {
        add(cells, i, "2024-05-01");
        cc_tally_cells_end(cells, 0);
    }
    assert_int_equal(cells->n_cells, CC_TALLY_CELLS);
    assert_int_equal(cells->further, 0);
    add(cells, CC_TALLY_CELLS, "2024-05-01");
    cc_tally_cells_end(cells, 0);
    add(cells, 5, "2024-05-01"); /* one that is there grows on */
    cc_tally_cells_end(cells, 0);
    assert_int_equal(cells->n_cells, CC_TALLY_CELLS);
    assert_int_equal(cells->further, 1);
    cc_tally_cells_close(cells);
}

static void a_short_heap_is_told(void **state)
{
    struct cc_tally_cells *cells;
    bool added = true;

    (void)state;
    cc_alloc_fail_at(1, false);
    assert_null(cc_tally_cells_open());
    cc_alloc_fail_at(2, false);
    assert_null(cc_tally_cells_open());
    cc_alloc_fail_at(0, false);
    cells = cc_tally_cells_open();
    assert_non_null(cells);
    cc_alloc_fail_at(1, false);
    added = cc_tally_cells_add(cells, 1, CC_SPAN("2024-05-01"));
    cc_alloc_fail_at(0, false);
    assert_false(added);
    cc_tally_cells_close(cells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_sorted_by_pair_month_and_size),
        cmocka_unit_test(sizes_are_of_the_whole_cluster),
        cmocka_unit_test(cells_past_the_limit_are_counted_together),
        cmocka_unit_test(a_short_heap_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
