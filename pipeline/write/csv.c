#include "cleancopy/write/csv.h"

static bool needs_quotes(struct cc_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ',' || s.ptr[i] == '"' || s.ptr[i] == '\r' || s.ptr[i] == '\n')
            return true;
    }
    return s.len > 0 && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ');
}

static void put_field(struct cc_buf *out, struct cc_span s)
{
    if (!needs_quotes(s)) {
        cc_buf_add(out, s);
        return;
    }
    cc_buf_add_char(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            cc_buf_add_char(out, '"');
        cc_buf_add_char(out, s.ptr[i]);
    }
    cc_buf_add_char(out, '"');
}

void cc_csv_row(struct cc_buf *out, const struct cc_span *fields, size_t n)
{
    size_t start = out->len;

    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        put_field(out, fields[i]);
    }
    /* One empty field alone would be an empty line, which readers skip. */
    if (out->status == CC_OK && out->len == start)
        cc_buf_add_string(out, "\"\"");
    cc_buf_add_string(out, "\r\n");
}
