#include "cleancopy/write/csv.h"

#include "support.h"

static void fields_are_quoted_where_rfc_4180_wants_it(void **state)
{
    static const struct {
        const char *fields[4]; /* NULL ends */
        const char *row;
    } cases[] = {
        {{"a", "b"}, "a,b\r\n"},
        {{"a", "", "c"}, "a,,c\r\n"},
        {{"Storms, then sun", "x"}, "\"Storms, then sun\",x\r\n"},
        {{"the \"old\" ferry"}, "\"the \"\"old\"\" ferry\"\r\n"},
        {{"two\nlines", "cr\rhere", "crlf\r\n"},
         "\"two\nlines\",\"cr\rhere\",\"crlf\r\n\"\r\n"},
        {{" blank at start", "blank at end "}, "\" blank at start\",\"blank at end \"\r\n"},
        {{"=1+1", "渡し船"}, "=1+1,渡し船\r\n"},
        {{""}, "\"\"\r\n"},
        {{"", ""}, ",\r\n"},
        {{"\""}, "\"\"\"\"\r\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span fields[4];
        struct cc_buf out;
        size_t n = 0;

        for (; n < 4 && cases[i].fields[n] != NULL; n++)
            fields[n] = cc_span_from(cases[i].fields[n]);
        cc_buf_init(&out, 1000);
        cc_csv_row(&out, fields, n);
        assert_span_is(cc_buf_span(&out), cases[i].row);
        cc_buf_done(&out);
    }
}

static void rows_follow_each_other(void **state)
{
    const struct cc_span one = CC_SPAN("a");
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    cc_csv_row(&out, &one, 1);
    cc_csv_row(&out, &one, 1);
    assert_span_is(cc_buf_span(&out), "a\r\na\r\n");
    cc_buf_done(&out);
}

static void a_nul_byte_stays_in_its_field(void **state)
{
    const struct cc_span fields[] = {CC_SPAN("a\0,b"), CC_SPAN("c")};
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    cc_csv_row(&out, fields, 2);
    assert_true(cc_span_is(cc_buf_span(&out), CC_SPAN("\"a\0,b\",c\r\n")));
    cc_buf_done(&out);
}

static void a_full_buffer_says_so(void **state)
{
    const struct cc_span one = CC_SPAN("abc");
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 4);
    cc_csv_row(&out, &one, 1);
    assert_int_equal(out.status, CC_E_LIMIT);
    cc_buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_quoted_where_rfc_4180_wants_it),
        cmocka_unit_test(rows_follow_each_other),
        cmocka_unit_test(a_nul_byte_stays_in_its_field),
        cmocka_unit_test(a_full_buffer_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
