#include "support.h"

#include "command_table.h"
#include "option_help.h"

#include <string.h>

static void assert_wraps(const char *text, unsigned at, const char *prefix, unsigned columns,
                         const char *wanted)
{
    struct cc_buf out;

    cc_buf_init(&out, 4096);
    cc_help_wrap(&out, text, at, prefix, columns);
    assert_string_equal(out.ptr, wanted);
    cc_buf_done(&out);
}

static void lines_break_between_words(void **state)
{
    (void)state;
    assert_wraps("one two three", 0, "", 80, "one two three\n");
    assert_wraps("one two three", 0, "", 7, "one two\nthree\n");
    assert_wraps("one two three", 0, "", 6, "one\ntwo\nthree\n");
    assert_wraps("one two three", 4, "  ", 8, "one\n  two\n  three\n");
    assert_wraps("one two", 2, "# ", 6, "one\n# two\n");
    assert_wraps("", 0, "  ", 6, "\n");
}

static void a_word_that_is_too_long_stands_alone(void **state)
{
    (void)state;
    assert_wraps("a text|markdown|jsonl b", 0, "  ", 8, "a\n  text|markdown|jsonl\n  b\n");
}

static void characters_count_and_not_bytes(void **state)
{
    (void)state;
    assert_wraps("é… ü", 0, "", 4, "é… ü\n");
    assert_wraps("é… ü", 0, "", 3, "é…\nü\n");
}

/* Every width, every command. */
static void no_line_is_wider_than_asked(void **state)
{
    (void)state;
    for (unsigned columns = CC_HELP_LEAST_COLUMNS; columns <= CC_HELP_MOST_COLUMNS; columns++) {
        for (size_t c = 0; c < cc_n_commands; c++) {
            struct cc_buf out;

            cc_buf_init(&out, 1 << 20);
            cc_help_options(&out, cc_commands[c].bit, columns);
            assert_int_equal(out.status, CC_OK);
            for (const char *line = out.ptr; *line != '\0'; line += strcspn(line, "\n") + 1) {
                unsigned width = 0;

                for (const char *s = line; *s != '\n'; s++)
                    width += ((unsigned char)*s & 0xC0) != 0x80;
                assert_true(width <= columns);
            }
            cc_buf_done(&out);
        }
    }
}

static void every_command_has_its_bit_and_one_way_to_run(void **state)
{
    unsigned seen = 0;

    (void)state;
    for (size_t i = 0; i < cc_n_commands; i++) {
        assert_int_equal(seen & cc_commands[i].bit, 0);
        seen |= cc_commands[i].bit;
        assert_true((cc_commands[i].run != NULL) != (cc_commands[i].run_words != NULL));
        assert_ptr_equal(cc_command_find(cc_commands[i].name), &cc_commands[i]);
    }
    assert_null(cc_command_find(""));
    assert_string_equal(cc_command_nearest("claen"), "clean");
    assert_null(cc_command_nearest("nothing-like-it"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_break_between_words),
        cmocka_unit_test(a_word_that_is_too_long_stands_alone),
        cmocka_unit_test(characters_count_and_not_bytes),
        cmocka_unit_test(no_line_is_wider_than_asked),
        cmocka_unit_test(every_command_has_its_bit_and_one_way_to_run),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
