#include "support.h"

#include "cleancopy/extract/promotion.h"

#define NONE   CC_VOCABULARY_NONE
#define INSIDE CC_VOCABULARY_INSIDE
#define START  CC_VOCABULARY_START
#define WHOLE  CC_VOCABULARY_WHOLE

static bool promotes(enum cc_vocabulary_hit hit, enum cc_reason reason, uint32_t words)
{
    struct cc_said sure = {hit, reason, 3, false, false};

    return cc_is_promotion(&sure, words);
}

static void each_reason_asks_for_its_own_hit(void **state)
{
    static const struct {
        enum cc_reason reason;
        bool is[4]; /* by hit */
    } cases[] = {
        {CC_REASON_NEWSLETTER, {false, true, true, true}},   {CC_REASON_ADVERTISEMENT, {false, true, true, true}},
        {CC_REASON_APP_BANNER, {false, true, true, true}},   {CC_REASON_COMMENTS, {false, true, true, true}},
        {CC_REASON_PAYWALL, {false, true, true, true}},      {CC_REASON_WIDGET, {false, true, true, true}},
        {CC_REASON_SOCIAL, {false, true, true, true}},      {CC_REASON_RELATED_ARTICLES, {false, false, false, false}},
        {CC_REASON_FOOTER, {false, false, true, true}},    {CC_REASON_DATE_LINE, {false, false, false, false}},
        {CC_REASON_BYLINE, {false, false, false, false}},    {CC_REASON_CAPTION, {false, false, false, false}},
        {CC_REASON_NAVIGATION, {false, false, false, true}}, {CC_REASON_COOKIE_NOTICE, {false, false, false, false}},
    };
    size_t i, hit;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++)
        for (hit = NONE; hit <= WHOLE; hit++)
            assert_int_equal(promotes((enum cc_vocabulary_hit)hit, cases[i].reason, 9), cases[i].is[hit]);
}

static void tags_need_their_label(void **state)
{
    struct cc_said sure = {START, CC_REASON_NAVIGATION, 1, false, false};

    (void)state;
    assert_false(cc_is_promotion(&sure, 9));
    sure.is_label = true;
    assert_true(cc_is_promotion(&sure, CC_PROMOTION_TAG_WORDS));
    assert_false(cc_is_promotion(&sure, CC_PROMOTION_TAG_WORDS + 1));
    assert_false(cc_is_promotion(&sure, 2));
}

static void a_name_and_figures_are_of_a_list(void **state)
{
    static const enum cc_reason reasons[] = {CC_REASON_SOCIAL, CC_REASON_NAVIGATION};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        struct cc_said sure = {WHOLE, reasons[i], 2, false, false};

        assert_false(cc_is_promotion(&sure, 4));
        sure.phrase_words = 3;
        assert_true(cc_is_promotion(&sure, 4));
    }
}

static void two_words_are_a_heading_but_for_the_line_that_is_the_phrase(void **state)
{
    (void)state;
    assert_false(promotes(START, CC_REASON_NEWSLETTER, 2));
    assert_true(promotes(START, CC_REASON_NEWSLETTER, 3));
    assert_true(promotes(WHOLE, CC_REASON_NEWSLETTER, 1));
    assert_true(promotes(WHOLE, CC_REASON_ADVERTISEMENT, 1));
    assert_false(promotes(WHOLE, CC_REASON_WIDGET, 2));
    assert_false(promotes(WHOLE, CC_REASON_APP_BANNER, 2));
}

static void a_paragraph_speaks_of_such_things_too(void **state)
{
    static const enum cc_reason reasons[] = {CC_REASON_NEWSLETTER, CC_REASON_APP_BANNER, CC_REASON_PAYWALL,
                                             CC_REASON_COMMENTS,   CC_REASON_WIDGET,     CC_REASON_SOCIAL};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof reasons / sizeof reasons[0]; i++) {
        assert_true(promotes(START, reasons[i], CC_PROMOTION_MAX_WORDS));
        assert_false(promotes(START, reasons[i], CC_PROMOTION_MAX_WORDS + 1));
    }
    assert_true(promotes(INSIDE, CC_REASON_ADVERTISEMENT, CC_PROMOTION_MAX_WORDS)); /* disclosures */
    assert_false(promotes(INSIDE, CC_REASON_ADVERTISEMENT, CC_PROMOTION_MAX_WORDS + 1));
    assert_true(promotes(INSIDE, CC_REASON_NEWSLETTER, CC_PROMOTION_INSIDE_WORDS));
    assert_false(promotes(INSIDE, CC_REASON_NEWSLETTER, CC_PROMOTION_INSIDE_WORDS + 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reason_asks_for_its_own_hit),
        cmocka_unit_test(tags_need_their_label),
        cmocka_unit_test(a_name_and_figures_are_of_a_list),
        cmocka_unit_test(two_words_are_a_heading_but_for_the_line_that_is_the_phrase),
        cmocka_unit_test(a_paragraph_speaks_of_such_things_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
