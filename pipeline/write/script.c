#include "cleancopy/write/script.h"

void cc_script_begin(struct cc_buf *out, struct cc_span name)
{
    cc_buf_add_string(out, "cleancopy(\"");
    cc_buf_add(out, name);
    cc_buf_add_string(out, "\",");
}

/* Where the byte stands next; the end where it does not. */
static size_t find_byte(struct cc_span json, size_t from, char byte)
{
    const char *at = from < json.len ? memchr(json.ptr + from, byte, json.len - from) : NULL;

    return at != NULL ? (size_t)(at - json.ptr) : json.len;
}

/* U+2028 or U+2029 next; they begin with a byte that few texts have often. */
static size_t find_separator(struct cc_span json, size_t from)
{
    size_t at = find_byte(json, from, '\xE2');

    while (at < json.len && (json.len - at < 3 || json.ptr[at + 1] != '\x80' ||
                             (json.ptr[at + 2] != '\xA8' && json.ptr[at + 2] != '\xA9')))
        at = find_byte(json, at + 1, '\xE2');
    return at;
}

void cc_script_add(struct cc_buf *out, struct cc_span json)
{
    size_t done = 0, markup = find_byte(json, 0, '<'), separator = find_separator(json, 0);

    while (markup < json.len || separator < json.len) {
        size_t at = markup < separator ? markup : separator;

        cc_buf_add(out, cc_span_slice(json, done, at));
        if (at == markup) {
            cc_buf_add_string(out, "\\u003C");
            done = at + 1;
            markup = find_byte(json, done, '<');
        } else {
            cc_buf_add_string(out, json.ptr[at + 2] == '\xA8' ? "\\u2028" : "\\u2029");
            done = at + 3;
            separator = find_separator(json, done);
        }
    }
    cc_buf_add(out, cc_span_slice(json, done, json.len));
}

void cc_script_end(struct cc_buf *out)
{
    cc_buf_add_string(out, ");\n");
}
