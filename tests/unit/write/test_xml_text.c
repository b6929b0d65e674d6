#include "cleancopy/write/xml_text.h"

#include "support.h"

static void check(void (*write)(struct cc_buf *out, struct cc_span s), struct cc_span text,
                  const char *wanted)
{
    struct cc_buf out;

    cc_buf_init(&out, 1000);
    cc_buf_add_string(&out, ">"); /* so that nothing written is something too */
    write(&out, text);
    assert_int_equal(out.status, CC_OK);
    assert_span_is(cc_span_slice(cc_buf_span(&out), 1, out.len), wanted);
    cc_buf_done(&out);
}

static void clean_text_holds_only_what_xml_allows(void **state)
{
    static const struct {
        struct cc_span text;
        const char *wanted;
    } cases[] = {
        {{"", 0}, ""},
        {{"a\0b\x01\x1F\x7F", 6}, "a b  \x7F"},
        {{"tab\tand\nline", 12}, "tab\tand\nline"},
        {{"dos\r\nmac\rend\r", 13}, "dos\nmac\nend\n"},
        {{"\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD", 9}, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {{"\xED\xA0\x80", 3}, "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"}, /* a surrogate */
        {{"\xC3", 1}, "\xEF\xBF\xBD"},
        {{"<&\">", 4}, "<&\">"},
        {{"渡し船 \xF0\x9F\x9A\xA2", 14}, "渡し船 \xF0\x9F\x9A\xA2"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cc_xml_clean, cases[i].text, cases[i].wanted);
}

static void a_line_is_one_line_for_every_reader_and_escaped(void **state)
{
    static const struct {
        struct cc_span text;
        const char *wanted;
    } cases[] = {
        {{"a\tb\nc\rd", 7}, "a b c d"},
        {{"\xC2\x85|\xE2\x80\xA8|\xE2\x80\xA9|\x7F", 12}, " | | | "},
        {{"</doc> & \"x\"", 12}, "&lt;/doc&gt; &amp; &quot;x&quot;"},
        {{"&lt;", 4}, "&amp;lt;"},
        {{"nul\0nul", 7}, "nul nul"},
        {{"\xEF\xBF\xBF", 3}, "\xEF\xBF\xBD"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check(cc_xml_line, cases[i].text, cases[i].wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_text_holds_only_what_xml_allows),
        cmocka_unit_test(a_line_is_one_line_for_every_reader_and_escaped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
