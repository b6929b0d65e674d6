#include "cleancopy/write/csv.h"

static bool needs_quotes(struct cc_span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ',' || s.ptr[i] == '"' || s.ptr[i] == '\r' || s.ptr[i] == '\n')
            return true;
    }
    return s.len > 0 && (s.ptr[0] == ' ' || s.ptr[s.len - 1] == ' ');
}

/* True when a spreadsheet would take the cell for a formula. */
static bool is_formula(struct cc_span s)
{
    static const struct cc_span starts[] = {
        {"=", 1}, {"+", 1}, {"-", 1}, {"@", 1}, {"\xEF\xBC\x9D", 3}, {"\xEF\xBC\x8B", 3},
        {"\xEF\xBC\x8D", 3}, {"\xEF\xBC\xA0", 3}}; /* the last four: = + - @ in wide forms */
    size_t at = 0;

    while (at < s.len && (unsigned char)s.ptr[at] <= ' ')
        at++;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (cc_span_starts(cc_span_slice(s, at, s.len), starts[i]))
            return true;
    }
    return false;
}

static void put_field(struct cc_buf *out, struct cc_span s, bool guarded)
{
    bool apostrophe = guarded && is_formula(s), quotes = needs_quotes(s);

    if (quotes)
        cc_buf_add_char(out, '"');
    if (apostrophe)
        cc_buf_add_char(out, '\'');
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == '"')
            cc_buf_add_char(out, '"');
        cc_buf_add_char(out, guarded && s.ptr[i] == '\0' ? ' ' : s.ptr[i]);
    }
    if (quotes)
        cc_buf_add_char(out, '"');
}

void cc_csv_row(struct cc_buf *out, const struct cc_span *fields, size_t n, bool guarded)
{
    size_t start = out->len;

    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        put_field(out, fields[i], guarded);
    }
    /* One empty field alone would be an empty line, which readers skip. */
    if (out->status == CC_OK && out->len == start)
        cc_buf_add_string(out, "\"\"");
    cc_buf_add_string(out, "\r\n");
}
