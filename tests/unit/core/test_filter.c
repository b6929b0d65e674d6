#include "support.h"

#include "cleancopy/core/filter.h"

static const char *languages[] = {"de", "en", "und"};
static const char *two_languages[] = {"de", "en"};
static const char *outlets[] = {"a.example", "harbourpost.example", "z\xC3\xA4hl blatt"};
static const char *excluded[] = {"a.example", "b.example"};

static const struct cc_filter all = {.n_languages = 0};

static void without_lists_every_page_is_taken(void **state)
{
    (void)state;
    assert_false(cc_filter_is_set(&all));
    assert_false(cc_filter_asks_outlet(&all));
    assert_int_equal(cc_filter_document(&all, CC_SPAN_EMPTY, CC_SPAN_EMPTY, NULL),
                     CC_LEFT_OUT_NOT);
    assert_int_equal(cc_filter_document(&all, CC_SPAN("a.example"), CC_SPAN("fr"), NULL),
                     CC_LEFT_OUT_NOT);
    assert_true(cc_filter_number(&all) == 0);
}

static void languages_are_tested_by_their_primary_subtag(void **state)
{
    static const struct {
        const char *language;
        bool with_und, without;
    } cases[] = {
        {"en", true, true},         {"en-GB", true, true}, {"EN-gb", true, true},
        {"de-Latn-CH", true, true}, {"", true, false},     {"und", true, false},
        {"fr", false, false},       {"e", false, false},   {"eng", false, false},
        {"fr-en", false, false},    {"nds", false, false},
    };
    struct cc_filter with_und = {.languages = languages, .n_languages = 3};
    struct cc_filter without = {.languages = two_languages, .n_languages = 2};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span language = cc_span_from(cases[i].language);

        assert_int_equal(cc_filter_document(&with_und, CC_SPAN_EMPTY, language, NULL),
                         cases[i].with_und ? CC_LEFT_OUT_NOT : CC_LEFT_OUT_BY_LANGUAGE);
        assert_int_equal(cc_filter_document(&without, CC_SPAN_EMPTY, language, NULL),
                         cases[i].without ? CC_LEFT_OUT_NOT : CC_LEFT_OUT_BY_LANGUAGE);
    }
}

static void outlets_are_tested_whole_and_case_is_ignored(void **state)
{
    static const struct {
        const char *outlet;
        bool taken, not_excluded;
    } cases[] = {
        {"a.example", true, false},
        {"A.Example", true, false},
        {"b.example", false, false},
        {"harbourpost.example", true, true},
        {"www.harbourpost.example", false, true},
        {"harbourpost.exampl", false, true},
        {"harbourpost.examples", false, true},
        {"Z\xC3\xA4hl Blatt", true, true},
        {"Z\xC3\x84hl Blatt", false, true}, /* case of ASCII alone */
        {"", false, true},
    };
    struct cc_filter taken = {.outlets = {outlets, 3, NULL}};
    struct cc_filter not_excluded = {.excluded = {excluded, 2, NULL}};
    struct cc_filter both = {.outlets = {outlets, 3, NULL}, .excluded = {excluded, 2, NULL}};

    (void)state;
    assert_true(cc_filter_asks_outlet(&taken) && cc_filter_asks_outlet(&not_excluded));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span outlet = cc_span_from(cases[i].outlet);
        bool is_both = cases[i].taken && cases[i].not_excluded;

        assert_int_equal(cc_filter_outlet(&taken, outlet, NULL),
                         cases[i].taken ? CC_LEFT_OUT_NOT : CC_LEFT_OUT_BY_OUTLET);
        assert_int_equal(cc_filter_outlet(&not_excluded, outlet, NULL),
                         cases[i].not_excluded ? CC_LEFT_OUT_NOT : CC_LEFT_OUT_BY_OUTLET);
        assert_int_equal(cc_filter_document(&both, outlet, CC_SPAN("fr"), NULL),
                         is_both ? CC_LEFT_OUT_NOT : CC_LEFT_OUT_BY_OUTLET);
    }
    assert_int_equal(cc_filter_outlet(&taken, CC_SPAN("a.example\0b"), NULL),
                     CC_LEFT_OUT_BY_OUTLET);
}

static void the_first_that_says_no_is_the_reason(void **state)
{
    struct cc_filter filter = {.languages = two_languages,
                               .n_languages = 2,
                               .outlets = {outlets, 3, NULL},
                               .excluded = {excluded, 2, NULL}};
    struct cc_error why;

    (void)state;
    assert_int_equal(cc_filter_document(&filter, CC_SPAN("c.example"), CC_SPAN("fr"), &why),
                     CC_LEFT_OUT_BY_OUTLET);
    assert_string_equal(why.message, "its outlet, c.example, is not in --outlets");
    (void)cc_filter_document(&filter, CC_SPAN("a.example"), CC_SPAN("fr"), &why);
    assert_string_equal(why.message, "its outlet, a.example, is in --exclude-outlets");
    (void)cc_filter_document(&filter, CC_SPAN_EMPTY, CC_SPAN("en"), &why);
    assert_string_equal(why.message, "its outlet is not known (--outlets)");
    (void)cc_filter_document(&filter, CC_SPAN("harbourpost.example"), CC_SPAN("fr-CA"), &why);
    assert_string_equal(why.message, "its language, fr-CA, is not in --language");
    (void)cc_filter_document(&filter, CC_SPAN("harbourpost.example"), CC_SPAN_EMPTY, &why);
    assert_string_equal(why.message, "its language is not known, and und is not in --language");
}

static void names_are_found_in_lists_of_any_length(void **state)
{
    static const char *many[] = {"b", "d", "f", "h", "j", "l", "n"};

    (void)state;
    for (size_t n = 1; n <= 7; n++) {
        struct cc_filter filter = {.outlets = {many, n, NULL}};

        for (char c = 'a'; c <= 'o'; c++)
            assert_int_equal(cc_filter_outlet(&filter, (struct cc_span){&c, 1}, NULL) ==
                                 CC_LEFT_OUT_NOT,
                             (c - 'a') % 2 == 1 && (size_t)(c - 'a') / 2 < n);
    }
}

static void numbers_tell_filters_apart(void **state)
{
    struct cc_filter filters[] = {
        {.languages = languages, .n_languages = 3},
        {.languages = two_languages, .n_languages = 2},
        {.outlets = {excluded, 2, NULL}},
        {.excluded = {excluded, 2, NULL}},
        {.outlets = {outlets, 3, NULL}},
        {.outlets = {outlets, 3, NULL}, .excluded = {excluded, 2, NULL}},
        {.languages = excluded, .n_languages = 2},
    };
    struct cc_filter same = {.outlets = {outlets, 3, "names.txt"}};
    size_t n = sizeof filters / sizeof *filters;

    (void)state;
    for (size_t i = 0; i < n; i++) {
        assert_true(cc_filter_number(&filters[i]) != 0);
        for (size_t k = 0; k < i; k++)
            assert_true(cc_filter_number(&filters[i]) != cc_filter_number(&filters[k]));
    }
    assert_true(cc_filter_number(&same) == cc_filter_number(&filters[4]));
    assert_true(cc_outlet_list_number(&all.outlets) == 0);
    assert_true(cc_outlet_list_number(&same.outlets) ==
                cc_outlet_list_number(&filters[4].outlets));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_lists_every_page_is_taken),
        cmocka_unit_test(languages_are_tested_by_their_primary_subtag),
        cmocka_unit_test(outlets_are_tested_whole_and_case_is_ignored),
        cmocka_unit_test(the_first_that_says_no_is_the_reason),
        cmocka_unit_test(names_are_found_in_lists_of_any_length),
        cmocka_unit_test(numbers_tell_filters_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
