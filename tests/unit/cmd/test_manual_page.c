#include "support.h"

#include "manual/page.h"

#include "option_table.h"

#include <string.h>

static enum cc_status make(const char *template_text, struct cc_buf *out, struct cc_error *err)
{
    cc_buf_init(out, 1 << 20);
    return cc_manual_page(template_text, out, err);
}

static void assert_refused(const char *template_text, const char *wanted)
{
    struct cc_buf out;
    struct cc_error err;

    assert_int_equal(make(template_text, &out, &err), CC_E_USAGE);
    assert_string_equal(err.message, wanted);
    cc_buf_done(&out);
}

static void prose_stays_as_it_is(void **state)
{
    struct cc_buf out;
    struct cc_error err;

    (void)state;
    assert_int_equal(make(".SH NAME\na \\- b\nno newline at the end", &out, &err), CC_OK);
    assert_string_equal(out.ptr, ".SH NAME\na \\- b\nno newline at the end\n");
    cc_buf_done(&out);
}

static void prose_of_an_option_goes_into_the_list(void **state)
{
    struct cc_buf out;
    struct cc_error err;
    const char *head, *sentence, *prose;

    (void)state;
    assert_int_equal(
        make("@all-options\n.SH X\n@about delay-ms\nMore of it.\n@end\nlast\n", &out, &err),
        CC_OK);
    head = strstr(out.ptr, "\\fB\\-\\-delay\\-ms\\fR \\fIN\\fR\n");
    assert_non_null(head);
    sentence = strstr(head, "Least milliseconds");
    prose = strstr(head, "More of it.\n(\\fBrun\\fR, \\fBfetch\\fR)\n");
    assert_non_null(sentence);
    assert_non_null(prose);
    assert_true(sentence < prose);
    assert_null(strstr(prose + 1, "More of it."));
    assert_non_null(strstr(out.ptr, ".SH X\nlast\n"));
    for (size_t i = 0; i < cc_n_option_groups; i++)
        assert_non_null(strstr(out.ptr, cc_option_groups[i].title));
    cc_buf_done(&out);
}

static void an_order_that_does_not_exist_is_refused(void **state)
{
    (void)state;
    assert_refused("a\n@option clean\n", "line 2: no such order: @option clean");
    assert_refused("@options claen\n", "line 1: no such order: @options claen");
    assert_refused("@section-keys cleancopy\n",
                   "line 1: no such order: @section-keys cleancopy");
    assert_refused("@end\n", "line 1: no such order: @end ");
}

static void prose_about_nothing_is_refused(void **state)
{
    (void)state;
    assert_refused("@all-options\n@about delayms\nx\n@end\n",
                   "line 2: @about delayms: no list took it");
    assert_refused("@about delay-ms\nx\n@end\n", "line 1: @about delay-ms: no list took it");
    assert_refused("@section-keys site\n@about site/feed\nx\n@end\n",
                   "line 2: @about site/feed: no list took it");
    assert_refused("@all-options\n@about delay-ms\nx\n", "line 2: @about delay-ms has no @end");
}

/* At the limit, and one past it. */
static void prose_about_too_much_is_refused(void **state)
{
    struct cc_buf text, out;
    struct cc_error err;

    (void)state;
    cc_buf_init(&text, 1 << 20);
    for (int i = 0; i < CC_MANUAL_MAX_ABOUT; i++)
        cc_buf_add_string(&text, "@about jobs\nx\n@end\n");
    cc_buf_add_string(&text, "@all-options\n");
    assert_int_equal(make(text.ptr, &out, &err), CC_OK);
    cc_buf_done(&out);
    cc_buf_add_string(&text, "@about jobs\nx\n@end\n");
    assert_refused(text.ptr, "line 386: more than 128 @about");
    cc_buf_done(&text);
}

static void a_page_is_ascii_and_no_word_is_taken_for_an_order(void **state)
{
    struct cc_buf out;
    struct cc_error err;

    (void)state;
    assert_int_equal(make("@commands-in-short\n@all-options\n@all-keys\n@section-keys "
                          "source\n@section-keys site\n",
                          &out, &err),
                     CC_OK);
    for (size_t i = 0; i < out.len; i++)
        assert_true(out.ptr[i] == '\n' || (out.ptr[i] >= ' ' && out.ptr[i] <= '~'));
    for (const char *line = out.ptr; *line != '\0'; line += strcspn(line, "\n") + 1) {
        assert_true(line[0] != '\'');
        assert_true(line[0] != '.' || strncmp(line, ".TP", 3) == 0 ||
                    strncmp(line, ".SS ", 4) == 0 || strncmp(line, ".br", 3) == 0);
    }
    cc_buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_stays_as_it_is),
        cmocka_unit_test(prose_of_an_option_goes_into_the_list),
        cmocka_unit_test(an_order_that_does_not_exist_is_refused),
        cmocka_unit_test(prose_about_nothing_is_refused),
        cmocka_unit_test(prose_about_too_much_is_refused),
        cmocka_unit_test(a_page_is_ascii_and_no_word_is_taken_for_an_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
