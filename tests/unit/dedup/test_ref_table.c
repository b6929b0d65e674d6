#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/dedup/ref_table.h"

#include <stdlib.h>

static uint64_t next_number(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 20;
}

static void an_empty_table_finds_nothing(void **state)
{
    struct cc_ref_table *table = cc_ref_table_open();
    uint64_t refs[2];

    (void)state;
    assert_non_null(table);
    cc_ref_table_expect(table, 5);
    assert_int_equal(cc_ref_table_find(table, 0, refs, 2), 0);
    assert_int_equal(cc_ref_table_find(table, 5, refs, 2), 0);
    assert_int_equal(cc_ref_table_bytes(table), 0);
    cc_ref_table_close(table);
    cc_ref_table_close(NULL);
}

static void a_key_keeps_its_first_64_refs(void **state)
{
    struct cc_ref_table *table = cc_ref_table_open();
    uint64_t refs[CC_REF_TABLE_MAX_REFS + 2];

    (void)state;
    assert_non_null(table);
    for (uint32_t ref = 1; ref <= CC_REF_TABLE_MAX_REFS + 3; ref++) {
        size_t n = ref < CC_REF_TABLE_MAX_REFS ? ref : CC_REF_TABLE_MAX_REFS;

        assert_true(cc_ref_table_add(table, 77, ref));
        assert_int_equal(cc_ref_table_find(table, 77, refs, CC_REF_TABLE_MAX_REFS + 2), n);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(refs[i], i + 1);
        assert_int_equal(cc_ref_table_find(table, 77, refs, 3), n < 3 ? n : 3);
    }
    cc_ref_table_close(table);
}

/* The refs of each key as a plain list has them. */
static void agrees(const struct cc_ref_table *table, const uint64_t *keys, size_t n)
{
    for (size_t probe = 0; probe < 400; probe++) {
        uint64_t key = keys[probe * 37 % n], refs[CC_REF_TABLE_MAX_REFS];
        size_t found = cc_ref_table_find(table, key, refs, CC_REF_TABLE_MAX_REFS), wanted = 0;

        for (size_t i = 0; i < n && wanted < CC_REF_TABLE_MAX_REFS; i++) {
            if (keys[i] == key)
                assert_int_equal(refs[wanted++], i + 1);
        }
        assert_int_equal(found, wanted);
    }
}

static void it_agrees_with_a_plain_list(void **state)
{
    enum {
        N = 200000
    };
    uint64_t *keys = calloc(N, sizeof *keys), seed = 3;
    struct cc_ref_table *table = cc_ref_table_open();

    (void)state;
    assert_non_null(keys);
    assert_non_null(table);
    for (uint32_t i = 0; i < N; i++) {
        uint64_t r = next_number(&seed);

        /* most keys once, some often; low numbers as winnowing gives them */
        keys[i] = r % 4 == 0 ? r % 3000 : r % ((uint64_t)1 << 40);
        assert_true(cc_ref_table_add(table, keys[i], i + 1));
        if (i == 10 || i == 5000)
            agrees(table, keys, i + 1);
    }
    agrees(table, keys, N);
    /* at least two slots in three are taken */
    assert_true(cc_ref_table_bytes(table) < (size_t)N * 12 + 1024 * 64 * 2);
    cc_ref_table_close(table);
    free(keys);
}

/* All keys in one line of one part: slow perhaps, never wrong. */
static void keys_that_share_a_line_are_told_apart(void **state)
{
    enum {
        N = 3000
    };
    uint64_t *keys = calloc(N, sizeof *keys);
    struct cc_ref_table *table = cc_ref_table_open();

    (void)state;
    assert_non_null(keys);
    assert_non_null(table);
    for (uint32_t i = 0; i < N; i++) {
        /* the inverse of the table's multiplier: tag i, part 1023 (the ring's end too) */
        keys[i] = (((uint64_t)1023 << 54) | ((uint64_t)(UINT32_MAX - i / 2) << 22)) *
                  0xF1DE83E19937733Du;
        assert_true(cc_ref_table_add(table, keys[i], i + 1));
    }
    agrees(table, keys, N);
    cc_ref_table_close(table);
    free(keys);
}

static void a_short_heap_refuses_and_loses_nothing(void **state)
{
    bool refused = true;

    (void)state;
    for (uint64_t nth = 1; refused && nth < 5000; nth += nth < 20 ? 1 : 97) {
        struct cc_ref_table *table;
        uint64_t refs[2];
        uint32_t n_added = 0;

        refused = false;
        cc_alloc_fail_at(nth, false);
        table = cc_ref_table_open();
        for (uint32_t i = 1; table != NULL && i < 8000 && !refused; i++) {
            refused = !cc_ref_table_add(table, i, i);
            n_added += !refused;
        }
        cc_alloc_fail_at(0, false);
        refused |= table == NULL;
        for (uint32_t i = 1; i <= n_added; i++) {
            assert_int_equal(cc_ref_table_find(table, i, refs, 2), 1);
            assert_int_equal(refs[0], i);
        }
        cc_ref_table_close(table);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table_finds_nothing),
        cmocka_unit_test(a_key_keeps_its_first_64_refs),
        cmocka_unit_test(it_agrees_with_a_plain_list),
        cmocka_unit_test(keys_that_share_a_line_are_told_apart),
        cmocka_unit_test(a_short_heap_refuses_and_loses_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
