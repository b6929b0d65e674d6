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
        cmocka_unit_test(unknown_tokens_weigh_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
