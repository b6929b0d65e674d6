#include "support.h"

#include "cleancopy/core/status.h"

static void a_failure_fills_the_error_and_returns_its_status(void **state)
{
    struct cc_error err;

    (void)state;
    assert_int_equal(cc_fail(&err, CC_E_LIMIT, "dom", "%s: depth %d", "page.html", 513), CC_E_LIMIT);
    assert_int_equal(err.status, CC_E_LIMIT);
    assert_string_equal(err.step, "dom");
    assert_string_equal(err.message, "page.html: depth 513");
    assert_int_equal(cc_fail(NULL, CC_E_IO, "x", "nobody asks"), CC_E_IO);
}

static void control_characters_cannot_reach_the_terminal(void **state)
{
    struct cc_error err;

    (void)state;
    cc_fail(&err, CC_E_INPUT, "x", "a\x1b[2Jb\nc");
    assert_string_equal(err.message, "a?[2Jb?c");
    cc_fail(&err, CC_E_INPUT, "x", "%s", "a\xC2\x9B" "2J\x7F caf\xC3\xA9 \xC2\xA0 \xC2");
    assert_string_equal(err.message, "a??2J? caf\xC3\xA9 \xC2\xA0 \xC2");
}

static void a_long_message_is_cut_between_characters(void **state)
{
    struct cc_error err;
    char text[CC_ERROR_MESSAGE_BYTES * 2];

    (void)state;
    for (size_t i = 0; i + 2 < sizeof text; i += 2)
        memcpy(text + i, "\xC3\xA9", 2);
    for (size_t shift = 0; shift < 2; shift++) {
        text[sizeof text - 2] = '\0';
        cc_fail(&err, CC_E_INPUT, "x", "%s%s", shift == 0 ? "" : "a", text);
        assert_true(strlen(err.message) >= CC_ERROR_MESSAGE_BYTES - 6);
        assert_int_equal((unsigned char)err.message[strlen(err.message) - 1], 0xA9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_failure_fills_the_error_and_returns_its_status),
        cmocka_unit_test(control_characters_cannot_reach_the_terminal),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
