#include "cleancopy/write/script.h"

#include "support.h"

static void a_script_is_one_call_that_no_text_can_leave(void **state)
{
    static const struct {
        const char *json, *script;
    } cases[] = {
        {"[1,2]", "cleancopy(\"list/ab\",[1,2]);\n"},
        {"\"</script><!-- <b>\"",
         "cleancopy(\"list/ab\",\"\\u003C/script>\\u003C!-- \\u003Cb>\");\n"},
        {"\"a\xE2\x80\xA8z\xE2\x80\xA9\"", "cleancopy(\"list/ab\",\"a\\u2028z\\u2029\");\n"},
        {"\"\xE2\x80\xA7\xE2\x80\xAA\xE2\x81\xA8\"",
         "cleancopy(\"list/ab\",\"\xE2\x80\xA7\xE2\x80\xAA\xE2\x81\xA8\");\n"},
        {"\xE2\x80", "cleancopy(\"list/ab\",\xE2\x80);\n"},
    };
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cc_buf_clear(&out);
        cc_script_begin(&out, CC_SPAN("list/ab"));
        cc_script_add(&out, cc_span_from(cases[i].json));
        cc_script_end(&out);
        assert_int_equal(out.status, CC_OK);
        assert_span_is(cc_buf_span(&out), cases[i].script);
    }
    cc_buf_done(&out);
}

static void pieces_and_nothing_may_be_added(void **state)
{
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 12);
    cc_script_add(&out, CC_SPAN("[<"));
    cc_script_add(&out, CC_SPAN_EMPTY);
    cc_script_add(&out, CC_SPAN("]"));
    assert_span_is(cc_buf_span(&out), "[\\u003C]");
    cc_script_add(&out, CC_SPAN("<")); /* six more do not fit */
    assert_int_equal(out.status, CC_E_LIMIT);
    cc_buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_script_is_one_call_that_no_text_can_leave),
        cmocka_unit_test(pieces_and_nothing_may_be_added),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
