#include "support.h"

#include "cleancopy/extract/page_quality.h"

static void quality_rises_with_what_is_expected(void **state)
{
    enum cc_kind kinds[] = {CC_KIND_ARTICLE, CC_KIND_LISTING};
    size_t k;

    (void)state;
    for (k = 0; k < 2; k++) {
        double before = 0, quality;
        uint32_t expected;

        assert_true(cc_page_quality(0, kinds[k]) == 0);
        for (expected = 1; expected <= 1000; expected++) {
            quality = cc_page_quality(expected, kinds[k]);
            assert_true(quality >= before && quality <= 1);
            before = quality;
        }
        assert_true(before > 0.8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(quality_rises_with_what_is_expected)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
