#include "support.h"

#include "cleancopy/extract/promotion.h"

#define NONE   CC_VOCABULARY_NONE
#define INSIDE CC_VOCABULARY_INSIDE
#define START  CC_VOCABULARY_START
#define WHOLE  CC_VOCABULARY_WHOLE

static void each_reason_asks_for_its_own_hit(void **state)
{
    static const struct {
        enum cc_reason reason;
        bool is[4]; /* by hit */
    } cases[] = {
        {CC_REASON_NEWSLETTER, {false, true, true, true}},   {CC_REASON_ADVERTISEMENT, {false, true, true, true}},
        {CC_REASON_APP_BANNER, {false, true, true, true}},   {CC_REASON_COMMENTS, {false, true, true, true}},
        {CC_REASON_PAYWALL, {false, false, true, true}},     {CC_REASON_WIDGET, {false, false, true, true}},
        {CC_REASON_SOCIAL, {false, true, true, false}},      {CC_REASON_RELATED_ARTICLES, {false, false, false, false}},
        {CC_REASON_FOOTER, {false, false, false, false}},    {CC_REASON_DATE_LINE, {false, false, false, false}},
        {CC_REASON_BYLINE, {false, false, false, false}},    {CC_REASON_CAPTION, {false, false, false, false}},
        {CC_REASON_COOKIE_NOTICE, {false, false, false, false}},
    };
    size_t i, hit;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (hit = NONE; hit <= WHOLE; hit++)
            assert_int_equal(cc_is_promotion((enum cc_vocabulary_hit)hit, cases[i].reason, true, 9), cases[i].is[hit]);
    assert_false(cc_is_promotion(WHOLE, CC_REASON_NEWSLETTER, false, 9)); /* a doubtful phrase */
}

static void two_words_are_a_heading_but_for_the_line_that_is_the_phrase(void **state)
{
    (void)state;
    assert_false(cc_is_promotion(START, CC_REASON_NEWSLETTER, true, 2));
    assert_true(cc_is_promotion(START, CC_REASON_NEWSLETTER, true, 3));
    assert_true(cc_is_promotion(WHOLE, CC_REASON_NEWSLETTER, true, 1));
    assert_true(cc_is_promotion(WHOLE, CC_REASON_ADVERTISEMENT, true, 1));
    assert_false(cc_is_promotion(WHOLE, CC_REASON_WIDGET, true, 2));
    assert_false(cc_is_promotion(WHOLE, CC_REASON_APP_BANNER, true, 2));
}

static void a_paragraph_speaks_of_such_things_too(void **state)
{
    static const enum cc_reason reasons[] = {CC_REASON_NEWSLETTER, CC_REASON_APP_BANNER, CC_REASON_PAYWALL,
                                             CC_REASON_COMMENTS,   CC_REASON_WIDGET,     CC_REASON_SOCIAL};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        assert_true(cc_is_promotion(START, reasons[i], true, CC_PROMOTION_MAX_WORDS));
        assert_false(cc_is_promotion(START, reasons[i], true, CC_PROMOTION_MAX_WORDS + 1));
    }
    assert_true(cc_is_promotion(INSIDE, CC_REASON_NEWSLETTER, true, CC_PROMOTION_INSIDE_WORDS));
    assert_false(cc_is_promotion(INSIDE, CC_REASON_NEWSLETTER, true, CC_PROMOTION_INSIDE_WORDS + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reason_asks_for_its_own_hit),
        cmocka_unit_test(two_words_are_a_heading_but_for_the_line_that_is_the_phrase),
        cmocka_unit_test(a_paragraph_speaks_of_such_things_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
