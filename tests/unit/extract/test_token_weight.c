#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/extract/token_weight.h"

static void tokens_are_found_in_their_place(void **state)
{
    static const uint32_t hash[] = {0, 5, 9, UINT32_MAX};

    (void)state;
    assert_int_equal(cc_token_place(hash, 4, 0), 0);
    assert_int_equal(cc_token_place(hash, 4, 9), 2);
    assert_int_equal(cc_token_place(hash, 4, UINT32_MAX), 3);
    assert_int_equal(cc_token_place(hash, 3, UINT32_MAX), CC_NO_INDEX);
    assert_int_equal(cc_token_place(hash, 4, 6), CC_NO_INDEX);
    assert_int_equal(cc_token_place(hash, 0, 0), CC_NO_INDEX);
}

/* Spread evenly, crowded at an end, and both: all are found, and nothing beside them. */
static void a_large_table_may_be_spread_in_any_way(void **state)
{
    enum { N = 4000 };
    static uint32_t hash[N];
    uint32_t spread, i;

    (void)state;
    for (spread = 1; spread <= 1 << 20; spread *= 2) {
        for (i = 0; i < N; i++)
            hash[i] = i % 2 == 0 ? (i + 1) * spread : (i + 1) * spread + spread / 2;
        for (i = 0; i < N; i++) {
            assert_int_equal(cc_token_place(hash, N, hash[i]), i);
            if (spread > 2)
                assert_int_equal(cc_token_place(hash, N, hash[i] + 1), CC_NO_INDEX);
        }
        for (i = 0; i < N; i++)
            hash[i] = UINT32_MAX - (N - i) * spread;
        for (i = 0; i < N; i++)
            assert_int_equal(cc_token_place(hash, N, hash[i]), i);
    }
}

static void unknown_tokens_weigh_nothing(void **state)
{
    static const uint32_t hash[] = {5, 9, 4000000000u};
    static const int8_t weight[] = {1, -2, 3};
    struct cc_token_weights table = {hash, weight, 3}, none = {hash, weight, 0};

    (void)state;
    assert_int_equal(cc_token_weight(&table, 5), 1);
    assert_int_equal(cc_token_weight(&table, 9), -2);
    assert_int_equal(cc_token_weight(&table, 4000000000u), 3);
    assert_int_equal(cc_token_weight(&table, 0), 0);
    assert_int_equal(cc_token_weight(&table, 6), 0);
    assert_int_equal(cc_token_weight(&table, UINT32_MAX), 0);
    assert_int_equal(cc_token_weight(&none, 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_found_in_their_place),
        cmocka_unit_test(a_large_table_may_be_spread_in_any_way),
        cmocka_unit_test(unknown_tokens_weigh_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
