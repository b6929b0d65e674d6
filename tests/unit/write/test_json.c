#include "cleancopy/write/json.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/alloc_install.h"
#include "cleancopy/core/document.h"

#include "support.h"

#include <math.h>
#include <stdio.h>

static void strings_are_escaped_as_json_wants_it(void **state)
{
    const struct {
        struct cc_span in;
        const char *out;
    } cases[] = {
        {CC_SPAN(""), "\"\""},
        {CC_SPAN("ferry"), "\"ferry\""},
        {CC_SPAN("a \"b\" \\ c"), "\"a \\\"b\\\" \\\\ c\""},
        {CC_SPAN("one\ntwo\tthree\r"), "\"one\\ntwo\\tthree\\r\""},
        {CC_SPAN("a\0b"), "\"a\\u0000b\""},
        {CC_SPAN("\x01\x1f"), "\"\\u0001\\u001F\""},
        {CC_SPAN("Fährschiff 渡し船 🚢"), "\"Fährschiff 渡し船 🚢\""},
        {CC_SPAN("line\xE2\x80\xA8separator"), "\"line\xE2\x80\xA8separator\""},
        {CC_SPAN("</script>"), "\"</script>\""},
        {CC_SPAN("broken \xC3( end"), "\"broken \xEF\xBF\xBD( end\""},
        {CC_SPAN("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
        {CC_SPAN("cut \xE2\x80"), "\"cut \xEF\xBF\xBD\xEF\xBF\xBD\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_buf out;

        cc_buf_init(&out, 1000);
        cc_json_string(&out, cases[i].in);
        assert_int_equal(out.status, CC_OK);
        assert_span_is(cc_buf_span(&out), cases[i].out);
        cc_buf_done(&out);
    }
}

static void parts_make_the_same_string_as_the_whole(void **state)
{
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    cc_buf_add_char(&out, '"');
    cc_json_string_part(&out, CC_SPAN("a \"b\""));
    cc_json_string_part(&out, CC_SPAN(""));
    cc_json_string_part(&out, CC_SPAN("\n\\"));
    cc_buf_add_char(&out, '"');
    assert_span_is(cc_buf_span(&out), "\"a \\\"b\\\"\\n\\\\\"");
    cc_buf_done(&out);
}

static void absent_text_is_null(void **state)
{
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    cc_json_or_null(&out, CC_SPAN_EMPTY);
    cc_json_or_null(&out, CC_SPAN("x"));
    assert_span_is(cc_buf_span(&out), "null\"x\"");
    cc_buf_done(&out);
}

static void decimals_are_rounded_and_short(void **state)
{
    static const struct {
        double value;
        unsigned places;
        const char *out;
    } cases[] = {
        {0, 3, "0.0"},          {1, 3, "1.0"},         {0.5, 3, "0.5"},
        {0.8765, 3, "0.877"},   {0.8765, 4, "0.8765"}, {0.12345678, 4, "0.1235"},
        {0.0001, 4, "0.0001"},  {0.0001, 3, "0.0"},    {0.9999, 3, "1.0"},
        {1 / 3.0, 4, "0.3333"}, {-0.0, 3, "0.0"},      {-7, 3, "0.0"},
        {1e308, 4, "1.0"},      {INFINITY, 3, "1.0"},  {NAN, 3, "null"},
        {0.001, 3, "0.001"},    {0.1 + 0.2, 4, "0.3"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_buf out;

        cc_buf_init(&out, 100);
        cc_json_decimal(&out, cases[i].value, cases[i].places);
        assert_span_is(cc_buf_span(&out), cases[i].out);
        cc_buf_done(&out);
    }
}

/* As "%.15g" has it, but for whole numbers. */
static void each_step_of_a_scale_has_the_digits_that_read_back_as_itself(void **state)
{
    char wanted[40];

    (void)state;
    for (unsigned places = 3; places <= 4; places++) {
        unsigned whole = places == 3 ? 1000 : 10000;

        for (unsigned i = 1; i < whole; i++) {
            double value = (double)i / whole;
            struct cc_buf out;

            cc_buf_init(&out, 100);
            cc_json_decimal(&out, value, places);
            (void)snprintf(wanted, sizeof wanted, "%.15g", value);
            assert_span_is(cc_buf_span(&out), wanted);
            cc_buf_done(&out);
        }
    }
}

static void times_are_written_and_read_in_utc(void **state)
{
    static const struct {
        int64_t seconds;
        const char *out;
    } cases[] = {
        {0, "\"1970-01-01T00:00:00Z\""},
        {1714566896, "\"2024-05-01T12:34:56Z\""},
        {1709164800, "\"2024-02-29T00:00:00Z\""},
        {-1, "\"1969-12-31T23:59:59Z\""},
        {253402300799, "\"9999-12-31T23:59:59Z\""},
        {-62167219200, "\"0000-01-01T00:00:00Z\""},
        {253402300800, "null"},
        {-62167219201, "null"},
        {INT64_MAX, "null"},
        {CC_NO_TIME, "null"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_buf out;
        struct cc_span inside;
        bool null = cases[i].out[0] == 'n';

        cc_buf_init(&out, 100);
        cc_json_time(&out, cases[i].seconds);
        assert_span_is(cc_buf_span(&out), cases[i].out);
        inside = cc_span_slice(cc_buf_span(&out), 1, out.len - 1);
        assert_true(cc_json_time_read(inside) == (null ? CC_NO_TIME : cases[i].seconds));
        cc_buf_done(&out);
    }
}

static void times_that_were_never_written_are_no_times(void **state)
{
    static const char *const cases[] = {
        "",
        "2024-05-01",
        "2024-05-01T12:34:56",
        "2024-05-01T12:34:56+",
        "2024-13-01T12:34:56Z",
        "2024-02-30T12:34:56Z",
        "2023-02-29T12:34:56Z",
        "2024-05-01T24:00:00Z",
        "2024-05-01T12:34:60Z",
        "2024-05-01 12:34:56Z",
        "20x4-05-01T12:34:56Z",
        "-024-05-01T12:34:56Z",
        "2024-05-01T12:34:56ZZ",
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_true(cc_json_time_read(cc_span_from(cases[i])) == CC_NO_TIME);
}

static void a_full_buffer_says_so_and_stays_full(void **state)
{
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 7);
    cc_json_string(&out, CC_SPAN("ferry")); /* exactly seven bytes */
    assert_int_equal(out.status, CC_OK);
    cc_buf_clear(&out);
    cc_json_string(&out, CC_SPAN("ferry!"));
    assert_int_equal(out.status, CC_E_LIMIT);
    cc_json_decimal(&out, 0.5, 3);
    cc_json_string_part(&out, CC_SPAN("x"));
    assert_int_equal(out.status, CC_E_LIMIT);
    cc_buf_done(&out);
}

static void every_failed_allocation_is_a_status(void **state)
{
    (void)state;
    for (uint64_t nth = 1;; nth++) {
        struct cc_buf out;
        bool failed;

        cc_buf_init(&out, 1000);
        cc_alloc_fail_at(nth, false);
        cc_json_string(&out, CC_SPAN("broken \xC3( end"));
        cc_json_decimal(&out, 0.5, 3);
        cc_alloc_fail_at(0, false);
        failed = out.status != CC_OK;
        if (failed)
            assert_int_equal(out.status, CC_E_NOMEM);
        else
            assert_span_is(cc_buf_span(&out), "\"broken \xEF\xBF\xBD( end\"0.5");
        cc_buf_done(&out);
        if (!failed)
            break;
        assert_true(nth < 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped_as_json_wants_it),
        cmocka_unit_test(parts_make_the_same_string_as_the_whole),
        cmocka_unit_test(absent_text_is_null),
        cmocka_unit_test(decimals_are_rounded_and_short),
        cmocka_unit_test(each_step_of_a_scale_has_the_digits_that_read_back_as_itself),
        cmocka_unit_test(times_are_written_and_read_in_utc),
        cmocka_unit_test(times_that_were_never_written_are_no_times),
        cmocka_unit_test(a_full_buffer_says_so_and_stays_full),
        cmocka_unit_test(every_failed_allocation_is_a_status),
    };

    cc_alloc_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
