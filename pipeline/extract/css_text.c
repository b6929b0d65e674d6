#include "cleancopy/extract/css_text.h"

#include "cleancopy/core/utf8.h"

#include <string.h>

#define MAX_HEX_DIGITS 6

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool starts_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           (unsigned char)c >= 0x80;
}

static bool is_name(char c)
{
    return starts_name(c) || is_digit(c) || c == '-';
}

static int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* The byte `ahead` of the reader; NUL, which no name holds, behind the end. */
static char peek(const struct cc_css_scan *scan, size_t ahead)
{
    return ahead < scan->text.len - scan->at ? scan->text.ptr[scan->at + ahead] : '\0';
}

static bool at_escape(const struct cc_css_scan *scan, size_t ahead)
{
    char next = peek(scan, ahead + 1);

    return peek(scan, ahead) == '\\' && next != '\0' && next != '\n' && next != '\r' &&
           next != '\f';
}

bool cc_css_skip_space(struct cc_css_scan *scan)
{
    size_t from = scan->at;

    while (is_space(peek(scan, 0)))
        scan->at++;
    return scan->at > from;
}

bool cc_css_at_name(const struct cc_css_scan *scan)
{
    size_t ahead = peek(scan, 0) == '-' ? 1 : 0;

    return starts_name(peek(scan, ahead)) || at_escape(scan, ahead) ||
           (ahead == 1 && peek(scan, 1) == '-');
}

/* The escape at scan->at (at_escape is true): its character's bytes to `out`. */
static size_t read_escape(struct cc_css_scan *scan, char out[4])
{
    uint32_t c = 0;
    int n = 0;

    scan->at++;
    while (n < MAX_HEX_DIGITS && hex_value(peek(scan, 0)) >= 0) {
        c = c * 16 + (uint32_t)hex_value(peek(scan, 0));
        scan->at++;
        n++;
    }
    if (n == 0) {
        out[0] = peek(scan, 0); /* the rest of a longer character follows as it stands */
        scan->at++;
        return 1;
    }
    if (is_space(peek(scan, 0)))
        scan->at++;
    return cc_utf8_put(c == 0 ? CC_UTF8_REPLACEMENT : c, out);
}

static bool want(struct cc_css_scan *scan, const char *wanted)
{
    scan->wanted = wanted;
    return false;
}

static bool keep(struct cc_css_scan *scan, const char *bytes, size_t len, struct cc_span *out)
{
    *out = cc_arena_copy(scan->arena, (struct cc_span){bytes, len});
    return out->ptr != NULL;
}

bool cc_css_name(struct cc_css_scan *scan, bool lower, struct cc_span *name)
{
    char bytes[2 * CC_CSS_MAX_BYTES + 4]; /* "\0" is two bytes and gives three */
    size_t len = 0, i;

    if (is_digit(peek(scan, 0)))
        return want(scan, "a name (a digit at its start is escaped: \\31 for 1)");
    if (!cc_css_at_name(scan))
        return want(scan, "a name");
    while (len + 4 <= sizeof(bytes)) {
        if (at_escape(scan, 0))
            len += read_escape(scan, bytes + len);
        else if (is_name(peek(scan, 0)))
            bytes[len++] = scan->text.ptr[scan->at++];
        else
            break;
    }
    for (i = 0; lower && i < len; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + 32);
    return keep(scan, bytes, len, name);
}

bool cc_css_string(struct cc_css_scan *scan, struct cc_span *string)
{
    char bytes[2 * CC_CSS_MAX_BYTES + 4], quote = peek(scan, 0);
    size_t len = 0;

    scan->at++;
    while (len + 4 <= sizeof(bytes) && scan->at < scan->text.len && peek(scan, 0) != quote) {
        if (at_escape(scan, 0))
            len += read_escape(scan, bytes + len);
        else if (peek(scan, 0) == '\\' || peek(scan, 0) == '\n')
            break;
        else
            bytes[len++] = scan->text.ptr[scan->at++];
    }
    if (peek(scan, 0) != quote)
        return want(scan, quote == '"' ? "a closing \"" : "a closing '");
    scan->at++;
    return keep(scan, bytes, len, string);
}

static bool is_control(char c)
{
    return (unsigned char)c < 0x20 || c == 0x7F;
}

static void put_hex(struct cc_buf *out, char c)
{
    cc_buf_printf(out, "\\%x ", (unsigned)(unsigned char)c);
}

void cc_css_put_name(struct cc_buf *out, struct cc_span name)
{
    size_t i;

    for (i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool is_start = i == 0 || (i == 1 && name.ptr[0] == '-');

        if (is_control(c) || (is_digit(c) && is_start)) {
            put_hex(out, c);
            continue;
        }
        if (!is_name(c) || (c == '-' && name.len == 1))
            cc_buf_add_char(out, '\\');
        cc_buf_add_char(out, c);
    }
}

void cc_css_put_string(struct cc_buf *out, struct cc_span string)
{
    size_t i;

    cc_buf_add_char(out, '"');
    for (i = 0; i < string.len; i++) {
        char c = string.ptr[i];

        if (is_control(c)) {
            put_hex(out, c);
            continue;
        }
        if (c == '"' || c == '\\')
            cc_buf_add_char(out, '\\');
        cc_buf_add_char(out, c);
    }
    cc_buf_add_char(out, '"');
}
