#include "support.h"

#include "cleancopy/extract/tag_traits.h"

static void traits_are_those_of_the_standard(void **state)
{
    (void)state;
    assert_true(cc_tag_traits(CC_TAG_BR) & CC_TRAIT_VOID);
    assert_false(cc_tag_traits(CC_TAG_DIV) & CC_TRAIT_VOID);
    assert_true(cc_tag_traits(CC_TAG_DIV) & CC_TRAIT_CLOSES_P);
    assert_false(cc_tag_traits(CC_TAG_SPAN) & CC_TRAIT_CLOSES_P);
    assert_true(cc_tag_traits(CC_TAG_TD) & CC_TRAIT_SCOPE);
    assert_true(cc_tag_traits(CC_TAG_UL) & CC_TRAIT_LIST);
    assert_true(cc_tag_traits(CC_TAG_B) & CC_TRAIT_FORMATTING);
    assert_false(cc_tag_traits(CC_TAG_SPAN) & CC_TRAIT_FORMATTING);
    assert_int_equal(cc_tag_traits(CC_TAG_OTHER), 0);
    assert_int_equal(cc_tag_traits(CC_TAG_TEXT), CC_TRAIT_INLINE);
}

static void lines_flow_through_inline_elements(void **state)
{
    (void)state;
    assert_true(cc_tag_is_inline(CC_TAG_TEXT));
    assert_true(cc_tag_is_inline(CC_TAG_SPAN));
    assert_true(cc_tag_is_inline(CC_TAG_RUBY));
    assert_false(cc_tag_is_inline(CC_TAG_BR));
    assert_false(cc_tag_is_inline(CC_TAG_P));
    assert_false(cc_tag_is_inline(CC_TAG_OTHER));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traits_are_those_of_the_standard),
        cmocka_unit_test(lines_flow_through_inline_elements),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
