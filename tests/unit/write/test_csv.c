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
        cc_csv_row(&out, fields, n, false);
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
    cc_csv_row(&out, &one, 1, false);
    cc_csv_row(&out, &one, 1, false);
    assert_span_is(cc_buf_span(&out), "a\r\na\r\n");
    cc_buf_done(&out);
}

static void a_nul_byte_stays_in_its_field(void **state)
{
    const struct cc_span fields[] = {CC_SPAN("a\0,b"), CC_SPAN("c")};
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    cc_csv_row(&out, fields, 2, false);
    assert_true(cc_span_is(cc_buf_span(&out), CC_SPAN("\"a\0,b\",c\r\n")));
    cc_buf_done(&out);
}

static void a_guarded_row_has_no_cell_that_a_spreadsheet_computes(void **state)
{
    static const struct {
        const char *field, *row;
    } cases[] = {
        {"=HYPERLINK(\"http://a.example\")", "\"'=HYPERLINK(\"\"http://a.example\"\")\"\r\n"},
        {"+1+1", "'+1+1\r\n"},
        {"-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0\r\n"},
        {"@SUM(1,2)", "\"'@SUM(1,2)\"\r\n"},
        {"\t=1", "'\t=1\r\n"},
        {"\r\n =1", "\"'\r\n =1\"\r\n"},
        {"＝1", "'＝1\r\n"},
        {"＠a", "'＠a\r\n"},
        {"a=1", "a=1\r\n"},
        {"'=1", "'=1\r\n"},
        {"– a dash", "– a dash\r\n"},
        {"渡し船", "渡し船\r\n"},
        {"", "\"\"\r\n"},
        {" ", "\" \"\r\n"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cc_span field = cc_span_from(cases[i].field);
        struct cc_buf out;

        cc_buf_init(&out, 1000);
        cc_csv_row(&out, &field, 1, true);
        assert_span_is(cc_buf_span(&out), cases[i].row);
        cc_buf_done(&out);
    }
}

static void a_guarded_row_has_a_blank_for_nul(void **state)
{
    const struct cc_span field = CC_SPAN("a\0b");
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    cc_csv_row(&out, &field, 1, true);
    assert_span_is(cc_buf_span(&out), "a b\r\n");
    cc_buf_done(&out);
}

static void a_full_buffer_says_so(void **state)
{
    const struct cc_span one = CC_SPAN("abc");
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 4);
    cc_csv_row(&out, &one, 1, false);
    assert_int_equal(out.status, CC_E_LIMIT);
    cc_buf_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_are_quoted_where_rfc_4180_wants_it),
        cmocka_unit_test(rows_follow_each_other),
        cmocka_unit_test(a_nul_byte_stays_in_its_field),
        cmocka_unit_test(a_guarded_row_has_no_cell_that_a_spreadsheet_computes),
        cmocka_unit_test(a_guarded_row_has_a_blank_for_nul),
        cmocka_unit_test(a_full_buffer_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
