#include "support.h"

#include "cleancopy/core/alloc.h"

static void the_nth_allocation_fails_and_the_next_works(void **state)
{
    void *a, *b, *c;

    (void)state;
    cc_alloc_fail_at(2, false);
    a = cc_malloc(8);
    b = cc_malloc(8);
    c = cc_malloc(8);
    cc_alloc_fail_at(0, false);
    assert_non_null(a);
    assert_null(b);
    assert_non_null(c);
    cc_free(a);
    cc_free(c);
}

static void from_the_nth_on_all_fail_when_asked(void **state)
{
    void *a, *b;

    (void)state;
    cc_alloc_fail_at(1, true);
    a = cc_calloc(1, 8);
    b = cc_strdup("x");
    cc_alloc_fail_at(0, false);
    assert_null(a);
    assert_null(b);
}

static void huge_pages_are_whole_and_aligned_and_may_be_refused(void **state)
{
    static const size_t sizes[] = {8, CC_HUGE_PAGE_BYTES, CC_HUGE_PAGE_BYTES + 1, 2 * CC_HUGE_PAGE_BYTES};
    uint64_t refusals = cc_alloc_refusals();
    size_t i;
    char *block;

    (void)state;
    for (i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        block = cc_malloc_huge(sizes[i]);
        assert_non_null(block);
        if (sizes[i] % CC_HUGE_PAGE_BYTES == 0)
            assert_int_equal((uintptr_t)block % CC_HUGE_PAGE_BYTES, 0);
        block[0] = block[sizes[i] - 1] = 1;
        cc_free(block);
        cc_alloc_fail_at(1, false);
        assert_null(cc_malloc_huge(sizes[i]));
        cc_alloc_fail_at(0, false);
        assert_int_equal(cc_alloc_refusals(), ++refusals);
    }
}

static void sizes_that_overflow_are_refused(void **state)
{
    size_t out = 7;

    (void)state;
    assert_false(cc_size_multiply(SIZE_MAX / 2 + 1, 2, &out));
    assert_false(cc_size_add(SIZE_MAX, 1, &out));
    assert_int_equal(out, 7);
    assert_null(cc_realloc_array(NULL, SIZE_MAX / 4, 8));
    assert_true(cc_size_multiply(6, 7, &out));
    assert_int_equal(out, 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_nth_allocation_fails_and_the_next_works),
        cmocka_unit_test(from_the_nth_on_all_fail_when_asked),
        cmocka_unit_test(huge_pages_are_whole_and_aligned_and_may_be_refused),
        cmocka_unit_test(sizes_that_overflow_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
