#include "cleancopy/extract/name_opener.h"
#include "support.h"

static void openers_are_told(void **state)
{
    bool had = false;

    (void)state;
    assert_span_is(cc_name_opener_drop(CC_SPAN("Author: By Ann"), &had), "Ann");
    assert_true(had);
    assert_span_is(cc_name_opener_drop(CC_SPAN("Byron Pier"), &had), "Byron Pier");
    assert_false(had);
    assert_true(cc_name_opener_is(CC_SPAN("Written by:")));
    assert_true(cc_name_opener_is(CC_SPAN("by")));
    assert_true(cc_name_opener_is(CC_SPAN("di")));
    assert_true(cc_name_opener_is(CC_SPAN("Napsal(a)")));
    assert_true(cc_name_opener_is(CC_SPAN("द्वारा")));
    assert_span_is(cc_name_opener_drop(CC_SPAN("Napsal(a): Ann"), &had), "Ann");
    assert_false(cc_name_opener_is(CC_SPAN("By Ann")));
    assert_false(cc_name_opener_is(CC_SPAN_EMPTY));
}

static void signs_at_the_ends_are_taken_off(void **state)
{
    (void)state;
    assert_span_is(cc_name_opener_trim(CC_SPAN(" , (Ann Quay | ")), "Ann Quay");
    assert_span_is(cc_name_opener_trim(CC_SPAN("　岸本理央　")), "岸本理央");
    assert_span_is(cc_name_opener_trim(CC_SPAN("(Ann Quay)")), "Ann Quay");
    assert_span_is(cc_name_opener_trim(CC_SPAN("Ann Quay (Harbour)")), "Ann Quay (Harbour)");
    assert_span_is(cc_name_opener_trim(CC_SPAN("-")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(openers_are_told),
        cmocka_unit_test(signs_at_the_ends_are_taken_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
