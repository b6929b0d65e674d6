#include "support.h"

#include "cleancopy/core/alloc.h"

#include "../../../pipeline/state/page_cache.h"

#include <string.h>

static struct cc_span bytes_of(uint64_t key, char bytes[CC_POSTING_PAGE_BYTES])
{
    memset(bytes, (int)(key % 251), CC_POSTING_PAGE_BYTES);
    return (struct cc_span){bytes, 1 + (size_t)(key % CC_POSTING_PAGE_BYTES)};
}

static void a_page_is_given_back_whole_or_not_at_all(void **data)
{
    char bytes[CC_POSTING_PAGE_BYTES];
    struct cc_page_cache cache = {NULL};
    uint64_t key, n_kept = 0;

    (void)data;
    assert_null(cc_page_cache_get(&cache, 1));
    for (key = 1; key <= 20000; key++) { /* more than there are places */
        cc_page_cache_put(&cache, key << 32, bytes_of(key, bytes));
        assert_non_null(cc_page_cache_get(&cache, key << 32));
    }
    for (key = 1; key <= 20000; key++) {
        const struct cc_cached_page *page = cc_page_cache_get(&cache, key << 32);
        struct cc_span wanted = bytes_of(key, bytes);

        if (page == NULL)
            continue;
        assert_int_equal(page->len, wanted.len);
        assert_memory_equal(page->bytes, wanted.ptr, wanted.len);
        n_kept++;
    }
    assert_true(n_kept > CC_PAGE_CACHE_PAGES / 2 && n_kept <= CC_PAGE_CACHE_PAGES);
    cc_page_cache_done(&cache);
    assert_null(cc_page_cache_get(&cache, UINT64_C(1) << 32));
}

static void too_many_bytes_and_a_short_heap_are_no_failure(void **data)
{
    static char bytes[CC_POSTING_PAGE_BYTES + 1];
    struct cc_page_cache cache = {NULL};
    uint64_t nth;

    (void)data;
    cc_page_cache_put(&cache, 1, (struct cc_span){bytes, sizeof bytes});
    assert_null(cc_page_cache_get(&cache, 1));
    for (nth = 1; nth <= 2; nth++) {
        cc_alloc_fail_at(nth, false);
        cc_page_cache_put(&cache, 1, (struct cc_span){bytes, sizeof bytes - 1});
        cc_alloc_fail_at(0, false);
        assert_null(cc_page_cache_get(&cache, 1));
        cc_page_cache_done(&cache);
    }
    cc_page_cache_put(&cache, 1, (struct cc_span){bytes, sizeof bytes - 1});
    assert_non_null(cc_page_cache_get(&cache, 1));
    cc_page_cache_done(&cache);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_given_back_whole_or_not_at_all),
        cmocka_unit_test(too_many_bytes_and_a_short_heap_are_no_failure),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
