#include "cleancopy/extract/cursor.h"
#include "support.h"

#include <string.h>

static void numbers_are_read_in_any_script(void **state)
{
    struct cc_cursor c = {CC_SPAN("12\xD9\xA3 x"), 0};

    (void)state;
    assert_int_equal(cc_take_number(&c, 1, 2), -1); /* a third digit behind */
    assert_int_equal(c.at, 0);
    assert_int_equal(cc_take_number(&c, 4, 4), -1);
    assert_int_equal(cc_take_number(&c, 1, 3), 123);
    assert_int_equal(cc_digit(&c), -1);
    cc_skip_blanks(&c);
    assert_true(cc_take(&c, 'x'));
    assert_false(cc_take(&c, 'x'));
    assert_int_equal(cc_peek(&c), 0);
    cc_step(&c);
    assert_int_equal(c.at, c.text.len);
    assert_int_equal(cc_take_number(&c, 1, 2), -1);
}

static void words_are_read_in_lower_case(void **state)
{
    struct cc_cursor c = {CC_SPAN("M\xC3\x84rz2025"), 0};
    char word[CC_CURSOR_WORD_BYTES];

    (void)state;
    cc_take_word(&c, word);
    assert_string_equal(word, "m\xC3\xA4rz");
    cc_take_word(&c, word);
    assert_string_equal(word, "");
    assert_int_equal(cc_take_number(&c, 4, 4), 2025);
}

static void a_word_that_does_not_fit_reads_as_empty(void **state)
{
    char text[100], word[CC_CURSOR_WORD_BYTES];
    struct cc_cursor c = {{text, CC_CURSOR_WORD_BYTES - 5}, 0};

    (void)state;
    memset(text, 'a', sizeof text);
    cc_take_word(&c, word);
    assert_int_equal(strlen(word), CC_CURSOR_WORD_BYTES - 5);
    c.at = 0;
    c.text.len++;
    cc_take_word(&c, word);
    assert_string_equal(word, "");
    assert_int_equal(c.at, c.text.len);
}

static void a_word_of_a_list_is_taken_whole(void **state)
{
    static const char *const list[] = {"de", "of", NULL};
    struct cc_cursor c = {CC_SPAN("Of dem"), 0};

    (void)state;
    assert_true(cc_take_one_of(&c, list));
    cc_skip_blanks(&c);
    assert_false(cc_take_one_of(&c, list));
    assert_int_equal(c.at, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_in_any_script),
        cmocka_unit_test(words_are_read_in_lower_case),
        cmocka_unit_test(a_word_that_does_not_fit_reads_as_empty),
        cmocka_unit_test(a_word_of_a_list_is_taken_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
