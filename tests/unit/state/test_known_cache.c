#include "support.h"

#include "cleancopy/core/alloc.h"

#include "../../../pipeline/state/known_cache.h"

static void put(struct cc_known_cache *cache, uint64_t ref)
{
    const struct cc_known_row row = {.ref = ref, .doc = ref * 3, .n_tokens = (uint32_t)ref + 1};

    cc_known_cache_put(cache, &row);
}

static void assert_has(const struct cc_known_cache *cache, uint64_t ref)
{
    const struct cc_known_row *row = cc_known_cache_get(cache, ref);

    assert_non_null(row);
    assert_true(row->ref == ref && row->doc == ref * 3 && row->n_tokens == (uint32_t)ref + 1);
}

static void a_row_stays_until_another_takes_its_place(void **data)
{
    struct cc_known_cache cache = {NULL};
    uint64_t ref;

    (void)data;
    assert_null(cc_known_cache_get(&cache, 1));
    for (ref = 1; ref <= CC_KNOWN_CACHE_ROWS; ref++)
        put(&cache, ref);
    for (ref = 1; ref <= CC_KNOWN_CACHE_ROWS; ref++)
        assert_has(&cache, ref);
    put(&cache, CC_KNOWN_CACHE_ROWS + 1);
    assert_has(&cache, CC_KNOWN_CACHE_ROWS + 1);
    assert_null(cc_known_cache_get(&cache, 1));
    assert_has(&cache, 2);
    cc_known_cache_done(&cache);
    assert_null(cc_known_cache_get(&cache, 2));
}

static void what_has_gone_is_not_given_and_its_place_is_free(void **data)
{
    struct cc_known_cache cache = {NULL};

    (void)data;
    cc_known_cache_forget(&cache, 5); /* nothing is there yet */
    put(&cache, 5);
    cc_known_cache_forget(&cache, 5 + CC_KNOWN_CACHE_ROWS); /* another of the same place */
    assert_has(&cache, 5);
    cc_known_cache_forget(&cache, 5);
    assert_null(cc_known_cache_get(&cache, 5));
    assert_null(cc_known_cache_get(&cache, 0)); /* what an empty place says */
    put(&cache, 5);
    assert_has(&cache, 5);
    cc_known_cache_done(&cache);
}

static void a_short_heap_is_no_failure(void **data)
{
    struct cc_known_cache cache = {NULL};

    (void)data;
    cc_alloc_fail_at(1, false);
    put(&cache, 1);
    cc_alloc_fail_at(0, false);
    assert_null(cc_known_cache_get(&cache, 1));
    put(&cache, 1);
    assert_has(&cache, 1);
    cc_known_cache_done(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_stays_until_another_takes_its_place),
        cmocka_unit_test(what_has_gone_is_not_given_and_its_place_is_free),
        cmocka_unit_test(a_short_heap_is_no_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
