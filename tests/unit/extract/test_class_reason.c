#include "support.h"

#include "cleancopy/core/document.h"
#include "cleancopy/extract/class_reason.h"

static void class_words_are_split_at_case_and_punctuation(void **state)
{
    static const struct {
        const char *name;
        enum cc_reason reason;
    } cases[] = {
        {"related-posts", CC_REASON_RELATED_ARTICLES},
        {"newsletterBox", CC_REASON_NEWSLETTER},
        {"newsletter_Box", CC_REASON_NEWSLETTER},
        {"mainNav", CC_REASON_NAVIGATION},
        {"c-breadcrumb__item", CC_REASON_NAVIGATION},
        {"site-footer", CC_REASON_FOOTER},
        {"article-footer", CC_REASON_NONE},
        {"entry-header", CC_REASON_NONE},
        {"has-sidebar", CC_REASON_NONE},
        {"no-comments", CC_REASON_NONE},
        {"content-sidebar-wrap", CC_REASON_NONE},
        {"sidebar", CC_REASON_WIDGET},
        {"article-comments", CC_REASON_COMMENTS},
        {"gdpr-consent", CC_REASON_COOKIE_NOTICE},
        {"paywall", CC_REASON_PAYWALL},
        {"share-buttons", CC_REASON_SOCIAL},
        {"byline", CC_REASON_BYLINE},
        {"wp-caption-text", CC_REASON_CAPTION},
        {"ad-slot", CC_REASON_ADVERTISEMENT},
        {"reading", CC_REASON_NONE},
        {"shadow", CC_REASON_NONE},
        {"paragraph story-text", CC_REASON_NONE},
        {"", CC_REASON_NONE},
        {"---", CC_REASON_NONE},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (cc_class_reason(cc_span_from(cases[i].name)) != cases[i].reason)
            print_error("class %zu\n", i);
        assert_int_equal(cc_class_reason(cc_span_from(cases[i].name)), cases[i].reason);
    }
}

static void endless_class_lists_are_cut(void **state)
{
    char name[4000];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof name; i++)
        name[i] = i % 2 == 0 ? 'x' : '-';
    assert_int_equal(cc_class_reason((struct cc_span){name, sizeof name}), CC_REASON_NONE);
    memset(name, 'n', sizeof name);
    assert_int_equal(cc_class_reason((struct cc_span){name, sizeof name}), CC_REASON_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class_words_are_split_at_case_and_punctuation),
        cmocka_unit_test(endless_class_lists_are_cut),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
