#include "cleancopy/write/xml_writer.h"

#include "support.h"

static void elements_attributes_and_text_are_escaped(void **state)
{
    struct cc_xml_writer *writer;
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1000);
    writer = cc_xml_writer_open(&out);
    assert_non_null(writer);
    cc_xml_writer_start(writer, "p");
    cc_xml_writer_attribute(writer, "n", CC_SPAN("\"<&>'\n\t"));
    cc_xml_writer_attribute(writer, "absent", CC_SPAN_EMPTY);
    cc_xml_writer_text(writer, CC_SPAN("</p>]]>&amp;\0\x0B"));
    cc_xml_writer_text(writer, CC_SPAN_EMPTY);
    cc_xml_writer_line(writer);
    cc_xml_writer_element(writer, "l", CC_SPAN("海"));
    cc_xml_writer_element(writer, "l", CC_SPAN_EMPTY);
    cc_xml_writer_end_line(writer);
    cc_xml_writer_close(writer);
    assert_int_equal(out.status, CC_OK);
    assert_span_is(cc_buf_span(&out),
                   "<p n=\"&quot;&lt;&amp;&gt;'&#10;&#9;\">&lt;/p&gt;]]&gt;&amp;amp;  \n"
                   "<l>海</l>\n<l/>\n</p>\n");
    cc_buf_done(&out);
}

static void a_full_buffer_says_so(void **state)
{
    for (size_t max = 1; max < 12; max++) {
        struct cc_xml_writer *writer;
        struct cc_buf out;

        (void)state;
        cc_buf_init(&out, max);
        writer = cc_xml_writer_open(&out);
        assert_non_null(writer);
        cc_xml_writer_element(writer, "p", CC_SPAN("harbour"));
        cc_xml_writer_close(writer);
        assert_int_equal(out.status, CC_E_LIMIT);
        cc_buf_done(&out);
    }
}

static void closing_nothing_is_fine(void **state)
{
    (void)state;
    cc_xml_writer_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_attributes_and_text_are_escaped),
        cmocka_unit_test(a_full_buffer_says_so),
        cmocka_unit_test(closing_nothing_is_fine),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
