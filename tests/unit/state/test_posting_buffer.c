#include "support.h"

#include "cleancopy/core/alloc.h"

#include "../../../pipeline/state/posting_buffer.h"

#include <string.h>

#define N_PRINTS 500

static void chains_give_the_refs_of_a_print_in_order(void **data)
{
    struct cc_posting_buffer b;
    const struct cc_buffered *at;
    uint64_t ref, print, wanted;

    (void)data;
    memset(&b, 0, sizeof b);
    assert_null(cc_posting_buffer_find(&b, 3));
    for (ref = 1; ref <= 20000; ref++) {
        struct cc_posting posting = {ref * 7919 % N_PRINTS, ref};

        assert_int_equal(cc_posting_buffer_add(&b, posting, NULL), CC_OK);
        assert_int_equal(cc_posting_buffer_add(&b, posting, NULL), CC_OK); /* nothing new */
    }
    assert_int_equal(b.n, 20000);
    for (print = 0; print < N_PRINTS; print++) {
        at = cc_posting_buffer_find(&b, print);
        for (wanted = 1; wanted <= 20000; wanted++) {
            if (wanted * 7919 % N_PRINTS != print)
                continue;
            assert_non_null(at);
            assert_true(at->posting.ref == wanted && at->posting.print == print);
            at = cc_posting_buffer_next(&b, at);
        }
        assert_null(at);
    }
    assert_null(cc_posting_buffer_find(&b, N_PRINTS));
    cc_posting_buffer_sort(&b);
    for (ref = 1; ref < b.n; ref++)
        assert_true(cc_posting_compare(&b.list[ref - 1].posting, &b.list[ref].posting) < 0);
    cc_posting_buffer_clear(&b);
    assert_null(cc_posting_buffer_find(&b, 3));
    cc_posting_buffer_done(&b);
}

static void it_holds_as_many_as_its_limit_and_no_more(void **data)
{
    struct cc_posting_buffer b;
    struct cc_posting posting = {1, 1};
    struct cc_error err;

    (void)data;
    memset(&b, 0, sizeof b);
    for (; posting.ref <= CC_BUFFER_MAX_POSTINGS; posting.ref++) {
        assert_false(cc_posting_buffer_is_full(&b));
        assert_int_equal(cc_posting_buffer_add(&b, posting, NULL), CC_OK);
    }
    assert_true(cc_posting_buffer_is_full(&b));
    assert_int_equal(cc_posting_buffer_add(&b, posting, &err), CC_E_LIMIT);
    cc_posting_buffer_done(&b);
}

static void a_short_heap_leaves_what_was_there(void **data)
{
    struct cc_posting_buffer b;
    struct cc_posting posting = {1, 1};
    uint64_t nth;

    (void)data;
    memset(&b, 0, sizeof b);
    for (nth = 1; nth <= 2; nth++) {
        cc_alloc_fail_at(nth, false);
        assert_int_equal(cc_posting_buffer_add(&b, posting, NULL), CC_E_NOMEM);
        cc_alloc_fail_at(0, false);
        assert_null(cc_posting_buffer_find(&b, 1));
    }
    assert_int_equal(cc_posting_buffer_add(&b, posting, NULL), CC_OK);
    assert_non_null(cc_posting_buffer_find(&b, 1));
    cc_posting_buffer_done(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_give_the_refs_of_a_print_in_order),
        cmocka_unit_test(it_holds_as_many_as_its_limit_and_no_more),
        cmocka_unit_test(a_short_heap_leaves_what_was_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
