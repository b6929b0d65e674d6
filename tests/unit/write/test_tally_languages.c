#include "cleancopy/write/tally_languages.h"

#include "support.h"

#include <stdio.h>

static struct cc_tally_languages languages;

static int setup(void **state)
{
    (void)state;
    memset(&languages, 0, sizeof languages);
    return 0;
}

static void add(const char *tag)
{
    cc_tally_languages_add(&languages, cc_span_from(tag), 10, 3);
}

static void a_language_is_one_row_whatever_its_region(void **state)
{
    (void)state;
    add("de");
    add("en-GB");
    add("de-AT");
    add("zh-Hant");
    add("en");
    assert_int_equal(languages.n_rows, 3);
    assert_string_equal(languages.rows[0].tag, "de");
    assert_int_equal(languages.rows[0].documents, 2);
    assert_int_equal(languages.rows[0].words_kept, 20);
    assert_int_equal(languages.rows[0].words_removed, 6);
    assert_string_equal(languages.rows[1].tag, "en");
    assert_string_equal(languages.rows[2].tag, "zh");
}

static void what_names_no_language_shares_a_row(void **state)
{
    (void)state;
    add("");
    cc_tally_languages_add(&languages, CC_SPAN_EMPTY, 1, 1);
    add("-");
    add("ninebytes");
    add("eightbyt");
    assert_int_equal(languages.n_rows, 2);
    assert_string_equal(languages.rows[0].tag, "");
    assert_int_equal(languages.rows[0].documents, 4);
    assert_string_equal(languages.rows[1].tag, "eightbyt");
}

static void languages_past_the_last_row_share_one(void **state)
{
    char tag[8];

    (void)state;
    for (int i = 0; i < CC_TALLY_LANGUAGES + 2; i++) {
        (void)snprintf(tag, sizeof tag, "x%d", i);
        add(tag);
    }
    assert_int_equal(languages.n_rows, CC_TALLY_LANGUAGES);
    assert_int_equal(languages.rows[CC_TALLY_LANGUAGES - 1].documents, 1);
    assert_int_equal(languages.further.documents, 2);
    add("x0");
    assert_int_equal(languages.rows[0].documents, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_language_is_one_row_whatever_its_region, setup),
        cmocka_unit_test_setup(what_names_no_language_shares_a_row, setup),
        cmocka_unit_test_setup(languages_past_the_last_row_share_one, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
