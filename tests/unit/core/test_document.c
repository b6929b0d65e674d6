#include "support.h"

#include "cleancopy/core/document.h"

static void every_reason_has_a_name_that_leads_back(void **state)
{
    (void)state;
    for (int i = 0; i < CC_REASON_COUNT; i++) {
        enum cc_reason back = CC_REASON_COUNT;

        assert_true(cc_reason_from_name(cc_span_from(cc_reason_name((enum cc_reason)i)), &back));
        assert_int_equal(back, i);
    }
}

static void names_are_those_of_the_records(void **state)
{
    enum cc_role role = CC_ROLE_CODE;
    enum cc_kind kind = CC_KIND_EMPTY;
    enum cc_relation relation = CC_RELATION_NONE;

    (void)state;
    assert_string_equal(cc_reason_name(CC_REASON_RELATED_ARTICLES), "related-articles");
    assert_string_equal(cc_role_name(CC_ROLE_LIST_ITEM), "list-item");
    assert_string_equal(cc_role_name(CC_ROLE_CORRECTION), "correction");
    assert_true(cc_role_from_name(CC_SPAN("p"), &role) && role == CC_ROLE_P);
    assert_true(cc_kind_from_name(CC_SPAN("documentation"), &kind) && kind == CC_KIND_DOCUMENTATION);
    assert_true(cc_relation_from_name(CC_SPAN("updated"), &relation) && relation == CC_RELATION_UPDATED);
    assert_false(cc_kind_from_name(CC_SPAN("novel"), &kind));
    assert_int_equal(kind, CC_KIND_DOCUMENTATION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_reason_has_a_name_that_leads_back),
        cmocka_unit_test(names_are_those_of_the_records),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
