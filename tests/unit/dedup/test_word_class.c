#include "support.h"

#include "cleancopy/dedup/word_class.h"

static void words_are_what_they_are(void **state)
{
    static const struct {
        const char *word, *digits;
        enum cc_word_class wanted;
    } examples[] = {
        {"ten", "10", CC_WORD_FIGURE},
        {"twelve", "12", CC_WORD_FIGURE},
        {"zw\u00F6lf", "12", CC_WORD_FIGURE},
        {"drei", "3", CC_WORD_FIGURE},
        {"tr\u00EAs", "3", CC_WORD_FIGURE},
        {"\u0434\u0432\u0430", "2", CC_WORD_FIGURE},
        {"january", "january", CC_WORD_FIGURE},
        {"not", "not", CC_WORD_NEGATION},
        {"didnt", "didnt", CC_WORD_NEGATION},
        {"jam\u00E1s", "jam\u00E1s", CC_WORD_NEGATION},
        {"\u043D\u0435", "\u043D\u0435", CC_WORD_NEGATION},
        {"tent", "tent", CC_WORD_PLAIN},
        {"te", "te", CC_WORD_PLAIN},
        {"the", "the", CC_WORD_PLAIN},
        {"ten=10", "ten=10", CC_WORD_PLAIN},
        {"10", "10", CC_WORD_PLAIN}, /* whoever asks has seen the digits */
        {"knot", "knot", CC_WORD_PLAIN},
        {"", "", CC_WORD_PLAIN},
        {"a_word_of_thirty_two_bytes_______", "a_word_of_thirty_two_bytes_______", CC_WORD_PLAIN},
    };

    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct cc_span digits;

        assert_int_equal(cc_word_class(cc_span_from(examples[i].word), &digits),
                         examples[i].wanted);
        assert_span_is(digits, examples[i].digits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_what_they_are),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
