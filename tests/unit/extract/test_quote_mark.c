#include "support.h"

#include "cleancopy/extract/quote_mark.h"

static void marks_close_what_they_open(void **state)
{
    (void)state;
    assert_true(cc_quote_closes('"', '"'));
    assert_true(cc_quote_closes(0x201E, 0x201C)); /* German */
    assert_true(cc_quote_closes(0x201E, 0x201D)); /* Polish */
    assert_true(cc_quote_closes(0xBB, 0xAB));     /* Danish */
    assert_true(cc_quote_closes(0xBB, 0xBB));     /* Swedish */
    assert_true(cc_quote_closes(0x300C, 0x300D));
    assert_false(cc_quote_closes(0x300C, 0x300F));
    assert_false(cc_quote_closes('"', 0x201D));
    assert_false(cc_quote_closes('(', ')'));
    assert_false(cc_quote_closes('"', 0));
}

static void some_marks_open_nothing(void **state)
{
    (void)state;
    assert_true(cc_quote_opens(0xAB));
    assert_true(cc_quote_opens('\''));
    assert_false(cc_quote_opens(0x2019));
    assert_false(cc_quote_opens(0));
    assert_false(cc_quote_opens('a'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_close_what_they_open),
        cmocka_unit_test(some_marks_open_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
