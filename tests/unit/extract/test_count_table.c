#include "support.h"

#include "cleancopy/extract/count_table.h"

static void keys_keep_their_values(void **state)
{
    struct cc_arena arena;
    struct cc_count_table table;
    uint64_t k;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_count_table_make(&arena, &table, 1000));
    for (k = 0; k < 1000; k++) /* equal low bits: every key steps past the others */
        *cc_count_table_at(&table, k << 32) += (uint32_t)k + 1;
    for (k = 0; k < 1000; k++)
        assert_int_equal(cc_count_table_find(&table, k << 32), k + 1);
    assert_int_equal(cc_count_table_find(&table, 12345), 0);
    cc_arena_done(&arena);
    cc_arena_init(&arena, 1 << 20);
    assert_true(cc_count_table_make(&arena, &table, 1000));
    for (k = 0; k < 1000; k++) /* and equal upper halves besides */
        *cc_count_table_at(&table, k << 16) += (uint32_t)k + 1;
    for (k = 0; k < 1000; k++)
        assert_int_equal(cc_count_table_find(&table, k << 16), k + 1);
    cc_arena_done(&arena);
}

static void a_full_arena_is_told(void **state)
{
    struct cc_arena arena;
    struct cc_count_table table;

    (void)state;
    cc_arena_init(&arena, 100);
    assert_false(cc_count_table_make(&arena, &table, 1000));
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_keep_their_values),
        cmocka_unit_test(a_full_arena_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
