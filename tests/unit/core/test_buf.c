#include "support.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/buf.h"

static void what_is_added_stands_in_order_with_a_nul_behind(void **state)
{
    struct cc_buf buf;

    (void)state;
    cc_buf_init(&buf, 1000);
    cc_buf_add(&buf, CC_SPAN("a"));
    cc_buf_add_char(&buf, 'b');
    cc_buf_printf(&buf, "%03d", 7);
    cc_buf_add_string(&buf, "!");
    assert_string_equal(buf.ptr, "ab007!");
    cc_buf_clear(&buf);
    assert_span_is(cc_buf_span(&buf), "");
    cc_buf_done(&buf);
}

static void the_maximum_is_kept_and_refusal_sticks(void **state)
{
    struct cc_buf buf;

    (void)state;
    cc_buf_init(&buf, 4);
    cc_buf_add(&buf, CC_SPAN("1234"));
    assert_int_equal(buf.status, CC_OK);
    cc_buf_add(&buf, CC_SPAN("5"));
    assert_int_equal(buf.status, CC_E_LIMIT);
    cc_buf_add(&buf, CC_SPAN(""));
    assert_span_is(cc_buf_span(&buf), "1234");
    cc_buf_clear(&buf);
    cc_buf_add(&buf, CC_SPAN("ok"));
    assert_int_equal(buf.status, CC_OK);
    cc_buf_done(&buf);
}

static void a_short_heap_is_told_apart(void **state)
{
    struct cc_buf buf;

    (void)state;
    cc_buf_init(&buf, 1000);
    cc_alloc_fail_at(1, false);
    cc_buf_add(&buf, CC_SPAN("x"));
    cc_alloc_fail_at(0, false);
    assert_int_equal(buf.status, CC_E_NOMEM);
    cc_buf_done(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_added_stands_in_order_with_a_nul_behind),
        cmocka_unit_test(the_maximum_is_kept_and_refusal_sticks),
        cmocka_unit_test(a_short_heap_is_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
