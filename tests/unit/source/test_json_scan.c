#include "support.h"

#include "cleancopy/source/json_scan.h"

static const struct cc_span names[] = {{"id", 2}, {"text", 4}};

static bool scan_line(struct cc_json_scan *scan, const char *line, struct cc_json_value *values)
{
    return cc_json_scan_line(scan, cc_span_from(line), names, 2, values);
}

static void fields_are_found_by_name(void **state)
{
    struct cc_json_scan *scan = cc_json_scan_open();
    struct cc_json_value values[2];

    (void)state;
    assert_non_null(scan);
    assert_true(scan_line(scan, "{\"text\":\"One.\\n\\u00e9\",\"idx\":[1],\"id\":17}", values));
    assert_true(values[0].is_integer && !values[0].is_string);
    assert_int_equal(values[0].integer, 17);
    assert_true(values[1].is_string);
    assert_span_is(values[1].string, "One.\n\xC3\xA9");
    assert_true(scan_line(scan, "{\"id\":\"a\",\"id\":null}", values)); /* the last one counts */
    assert_false(values[0].is_string || values[0].is_integer);
    assert_false(values[1].is_string);
    cc_json_scan_close(scan);
}

static void what_is_no_plain_object_is_refused(void **state)
{
    static const char *const lines[] = {
        "", "[]", "7", "{", "{}x", "{\"id\":[1]}", "{\"text\":{}}", "{\"n\":01}",
        "{\"id\":18446744073709551615}", "{\"id\":\"\xFF\"}",
    };
    struct cc_json_scan *scan = cc_json_scan_open();
    struct cc_json_value values[2];

    (void)state;
    assert_non_null(scan);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (scan_line(scan, lines[i], values))
            fail_msg("%s", lines[i]);
    }
    assert_true(scan_line(scan, "{}", values)); /* it goes on after any of them */
    cc_json_scan_close(scan);
    cc_json_scan_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_found_by_name),
        cmocka_unit_test(what_is_no_plain_object_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
