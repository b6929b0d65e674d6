#include "cleancopy/write/xml_text.h"

#include "cleancopy/core/utf8.h"

static void put(struct cc_buf *out, uint32_t c)
{
    char bytes[4];
    struct cc_span one = {bytes, cc_utf8_put(c, bytes)};

    cc_buf_add(out, one);
}

static uint32_t allowed(uint32_t c)
{
    if (c < 0x20 && c != '\t' && c != '\n')
        return ' ';
    return c == 0xFFFE || c == 0xFFFF ? CC_UTF8_REPLACEMENT : c;
}

void cc_xml_clean(struct cc_buf *out, struct cc_span s)
{
    size_t at = 0;

    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);

        if (c == '\r' && at < s.len && s.ptr[at] == '\n')
            continue;
        put(out, c == '\r' ? '\n' : allowed(c));
    }
}

static bool parts_lines(uint32_t c)
{
    return cc_char_is_control(c) || c == 0x2028 || c == 0x2029;
}

void cc_xml_line(struct cc_buf *out, struct cc_span s)
{
    size_t at = 0;

    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);

        if (c == '&')
            cc_buf_add_string(out, "&amp;");
        else if (c == '<')
            cc_buf_add_string(out, "&lt;");
        else if (c == '>')
            cc_buf_add_string(out, "&gt;");
        else if (c == '"')
            cc_buf_add_string(out, "&quot;");
        else
            put(out, parts_lines(c) ? ' ' : allowed(c));
    }
}
