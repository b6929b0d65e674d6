#include "support.h"

#include "cleancopy/extract/block.h"
#include "cleancopy/extract/table_grid.h"

#include <stdio.h>

/* The blocks of a table, each "role text", one a line. */
static void assert_rows(const char *html, const char *wanted)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_blocks blocks;
    struct cc_error err;
    char got[4096] = "";

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_dom_parse(&arena, &cfg.limits, cc_span_from(html), &dom, &err), CC_OK);
    assert_int_equal(cc_block_list(&arena, &cfg.limits, &dom, &blocks, &err), CC_OK);
    for (uint32_t i = 0; i < blocks.count; i++) {
        size_t at = strlen(got);

        (void)snprintf(got + at, sizeof(got) - at, "%s %.*s\n", cc_role_name(blocks.list[i].role),
                       CC_SPAN_PRINT(blocks.list[i].text));
    }
    cc_arena_done(&arena);
    assert_string_equal(got, wanted);
}

static void empty_cells_of_a_table_of_data_keep_their_column(void **state)
{
    (void)state;
    assert_rows("<table><tr><th><th>a<th>b<tr><td>c<td><td>d<tr><td>e<td>f<td></table>",
                "table | a | b\ntable c | | d\ntable e | f |\n");
    assert_rows("<table><tr><th>a<th>b<tr><td><td></table>", "table a | b\n"); /* all empty: no row */
}

static void empty_cells_of_other_tables_count_for_nothing(void **state)
{
    (void)state;
    assert_rows("<table><tr><td><td>a<td><td>b<td></table>", "table a | b\n");
}

static void spans_take_their_columns(void **state)
{
    (void)state;
    assert_rows("<table><tr><th colspan=2>a<th>b<tr><td rowspan=3>c<td rowspan=2>d<td>e<tr><td>f<tr><td>g<td>h</table>",
                "table a | | b\ntable c | d | e\ntable | | f\ntable | g | h\n");
    assert_rows("<table><tr><th>a<th>b<tr><td>c<td rowspan=2>d<tr><td>e</table>",
                "table a | b\ntable c | d\ntable e |\n");
    assert_rows("<table><tr><th colspan=0>a<th colspan=x>b<th colspan=99999>c<tr><td>d<td>e</table>",
                "table a | b | c\ntable d | e\n");
}

static void a_cell_across_the_table_is_a_row_below_others(void **state)
{
    (void)state;
    assert_rows("<table><tr><th>a<th>b<tr><th colspan=2>c<tr><td>d<td>e</table>",
                "table a | b\ntable c |\ntable d | e\n");
    assert_rows("<table><tr><th colspan=2>title<tr><td>d<td>e</table>", "p title\ntable d | e\n");
    assert_rows("<table><tr><td>a<td>b<tr><td colspan=2>c</table>", "table a | b\np c\n");
}

static void more_columns_than_are_minded_do_no_harm(void **state)
{
    char html[8192] = "<table><tr><th>x<th rowspan=3>y<tr>", wanted[4096] = "table x | y\ntable ";

    (void)state;
    for (int i = 0; i < 2 * CC_TABLE_MAX_COLUMNS; i++) {
        strcat(html, "<td rowspan=2>1");
        strcat(wanted, i == 0 ? "1 | " : i == 1 ? " | 1" : " | 1");
        if (i == 0) /* the second column is taken from above */
            wanted[strlen(wanted) - 1] = '\0';
    }
    strcat(wanted, "\n");
    assert_rows(html, wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_cells_of_a_table_of_data_keep_their_column),
        cmocka_unit_test(empty_cells_of_other_tables_count_for_nothing),
        cmocka_unit_test(spans_take_their_columns),
        cmocka_unit_test(a_cell_across_the_table_is_a_row_below_others),
        cmocka_unit_test(more_columns_than_are_minded_do_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
