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

/* The first room is of 256 bytes with the NUL, so that 255 fit it and 256 do not. */
static void printing_fits_the_room_to_its_last_byte_and_grows_past_it(void **state)
{
    static const int widths[] = {1, 250, 251, 252, 253, 600};

    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        struct cc_buf buf;

        cc_buf_init(&buf, 1000);
        cc_buf_add_string(&buf, "abc");
        cc_buf_printf(&buf, "%*d%s", widths[i], 7, "!");
        assert_int_equal(buf.status, CC_OK);
        assert_int_equal(buf.len, 3 + (size_t)widths[i] + 1);
        assert_int_equal(strlen(buf.ptr), buf.len);
        assert_memory_equal(buf.ptr, "abc", 3);
        assert_string_equal(buf.ptr + buf.len - 2, "7!");
        cc_buf_done(&buf);
    }
}

static void printing_past_the_maximum_leaves_what_was_there(void **state)
{
    struct cc_buf buf;

    (void)state;
    cc_buf_init(&buf, 6); /* less than its room */
    cc_buf_printf(&buf, "%s", "abc");
    cc_buf_printf(&buf, "%d", 123);
    assert_int_equal(buf.status, CC_OK);
    cc_buf_printf(&buf, "%s", "");
    cc_buf_printf(&buf, "%d", 4);
    assert_int_equal(buf.status, CC_E_LIMIT);
    assert_string_equal(buf.ptr, "abc123");
    cc_buf_printf(&buf, "%d", 5); /* and it sticks */
    assert_string_equal(buf.ptr, "abc123");
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
        cmocka_unit_test(printing_fits_the_room_to_its_last_byte_and_grows_past_it),
        cmocka_unit_test(printing_past_the_maximum_leaves_what_was_there),
        cmocka_unit_test(a_short_heap_is_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
