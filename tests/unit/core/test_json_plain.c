#include "support.h"

#include "cleancopy/core/json_plain.h"

#include <string.h>

#define LONGEST 40 /* more than two of the blocks that are looked at at once */

static void each_byte_that_json_escapes_is_found_at_each_place(void **state)
{
    char text[LONGEST];
    size_t at;
    int c;

    (void)state;
    for (c = 0; c < 256; c++) {
        bool is_escaped = c < 0x20 || c == '"' || c == '\\';

        for (at = 0; at < LONGEST; at++) {
            struct cc_span s = {text, LONGEST};

            memset(text, 'a', sizeof(text));
            text[at] = (char)c;
            assert_int_equal(cc_json_plain_end(s, 0), is_escaped ? at : LONGEST);
            assert_int_equal(cc_json_plain_end(s, at), is_escaped ? at : LONGEST);
            assert_int_equal(cc_json_plain_end(s, at + 1), LONGEST);
        }
    }
}

static void an_empty_text_ends_at_once(void **state)
{
    (void)state;
    assert_int_equal(cc_json_plain_end(CC_SPAN_EMPTY, 0), 0);
    assert_int_equal(cc_json_plain_end(CC_SPAN("\""), 1), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_byte_that_json_escapes_is_found_at_each_place),
        cmocka_unit_test(an_empty_text_ends_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
