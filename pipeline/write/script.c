#include "cleancopy/write/script.h"

void cc_script_begin(struct cc_buf *out, struct cc_span name)
{
    cc_buf_add_string(out, "cleancopy(\"");
    cc_buf_add(out, name);
    cc_buf_add_string(out, "\",");
}

/* Bytes of the character at json.ptr[at] that must be escaped, 0 for any other. */
static size_t unsafe_at(struct cc_span json, size_t at, const char **escape)
{
    const char *c = json.ptr + at;

    if (*c == '<') {
        *escape = "\\u003C";
        return 1;
    }
    if (*c != '\xE2' || json.len - at < 3 || c[1] != '\x80' || (c[2] != '\xA8' && c[2] != '\xA9'))
        return 0;
    *escape = c[2] == '\xA8' ? "\\u2028" : "\\u2029";
    return 3;
}

void cc_script_add(struct cc_buf *out, struct cc_span json)
{
    size_t done = 0, at = 0;

    while (at < json.len) {
        const char *escape = "";
        size_t n = unsafe_at(json, at, &escape);

        if (n > 0) {
            cc_buf_add(out, cc_span_slice(json, done, at));
            cc_buf_add_string(out, escape);
            done = at + n;
        }
        at += n > 0 ? n : 1;
    }
    cc_buf_add(out, cc_span_slice(json, done, json.len));
}

void cc_script_end(struct cc_buf *out)
{
    cc_buf_add_string(out, ");\n");
}
