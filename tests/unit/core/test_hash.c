#include "support.h"

#include "cleancopy/core/hash.h"

/* The value that xxhsum 0.8.1 -H3 prints for the empty input: what is stored must never change. */
static void values_are_those_of_xxh3(void **state)
{
    char hex[CC_HASH_HEX_BYTES];

    (void)state;
    cc_hash_hex(cc_hash64(CC_SPAN_EMPTY), hex);
    assert_string_equal(hex, "2d06800538d394c2");
    assert_true(cc_hash64(CC_SPAN("a")) != cc_hash64_seed(CC_SPAN("a"), 1));
    assert_true(cc_hash64_mix(1, 2) != cc_hash64_mix(2, 1));
}

static void hex_goes_both_ways(void **state)
{
    char hex[CC_HASH_HEX_BYTES];
    uint64_t back = 0;

    (void)state;
    cc_hash_hex(0x0123456789abcdefu, hex);
    assert_string_equal(hex, "0123456789abcdef");
    assert_true(cc_hash_from_hex(cc_span_from(hex), &back));
    assert_true(back == 0x0123456789abcdefu);
    assert_false(cc_hash_from_hex(CC_SPAN("0123456789abcde"), &back));
    assert_false(cc_hash_from_hex(CC_SPAN("0123456789ABCDEF"), &back));
}

static void a_written_id_has_a_number(void **state)
{
    (void)state;
    assert_int_equal(cc_hash_written_id(CC_SPAN("\"00000000000000ff\"")), 255);
    assert_true(cc_hash_written_id(CC_SPAN("\"00000000000000FF\"")) ==
                cc_hash64(CC_SPAN("\"00000000000000FF\"")));
    assert_true(cc_hash_written_id(CC_SPAN("17")) == cc_hash64(CC_SPAN("17")));
    assert_true(cc_hash_written_id(CC_SPAN("17")) != cc_hash_written_id(CC_SPAN("\"17\"")));
    assert_true(cc_hash_written_id(CC_SPAN("")) == cc_hash64(CC_SPAN("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_are_those_of_xxh3),
        cmocka_unit_test(hex_goes_both_ways),
        cmocka_unit_test(a_written_id_has_a_number),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
