#include "cleancopy/source/http_message.h"

#include "cleancopy/source/decompress.h"

#include <stdint.h>

#define MAX_CODINGS 4 /* content codings on one body; real answers have one */

bool cc_http_split(struct cc_span bytes, struct cc_http_message *message)
{
    struct cc_span rest = bytes, line, digits;
    size_t at;

    if (!cc_span_starts(bytes, CC_SPAN("HTTP/")) || !cc_span_next_line(&rest, &line))
        return false;
    at = cc_span_find(line, CC_SPAN(" "), 0);
    digits = cc_span_slice(line, at == (size_t)-1 ? line.len : at + 1, line.len);
    if (digits.len < 3 || (digits.len > 3 && digits.ptr[3] != ' '))
        return false;
    message->status = 0;
    for (at = 0; at < 3; at++) {
        if (digits.ptr[at] < '0' || digits.ptr[at] > '9')
            return false;
        message->status = message->status * 10 + (digits.ptr[at] - '0');
    }
    message->headers = rest;
    while (cc_span_next_line(&rest, &line)) {
        if (line.len == 0) {
            message->headers.len = (size_t)(line.ptr - message->headers.ptr);
            break;
        }
    }
    message->body = rest;
    return message->status >= 100;
}

bool cc_header_find(struct cc_span headers, const char *name, struct cc_span *value)
{
    struct cc_span wanted = cc_span_from(name), line, more;

    while (cc_span_next_line(&headers, &line)) {
        if (line.len <= wanted.len || line.ptr[wanted.len] != ':' ||
            !cc_span_starts_nocase(line, wanted))
            continue;
        value->ptr = line.ptr + wanted.len + 1;
        value->len = line.len - wanted.len - 1;
        /* a value may go on, or only begin, in lines that start with a blank */
        while (headers.len > 0 && (headers.ptr[0] == ' ' || headers.ptr[0] == '\t') &&
               cc_span_next_line(&headers, &more))
            value->len = (size_t)(more.ptr + more.len - value->ptr);
        *value = cc_span_trim(*value);
        return true;
    }
    return false;
}

/* ---- chunks ---------------------------------------------------------------------------- */

/* The size line of a chunk at the head of *rest: hex digits, perhaps an extension. */
static bool read_chunk_size(struct cc_span *rest, size_t *size)
{
    struct cc_span line;
    size_t i;

    if (!cc_span_next_line(rest, &line))
        return false;
    *size = 0;
    for (i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.ptr[i];
        unsigned digit;

        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
            digit = (unsigned)(c | 0x20) - 'a' + 10;
        else
            break;
        *size = *size > SIZE_MAX / 32 ? SIZE_MAX / 2
                                      : *size * 16 + digit; /* more than there can be */
    }
    return i > 0 && (i == line.len || line.ptr[i] == ';' || line.ptr[i] == ' ');
}

static enum cc_status join_chunks(struct cc_arena *arena, struct cc_span body,
                                  struct cc_span *out, struct cc_error *err)
{
    struct cc_span rest = body, line;
    size_t size, len = 0;
    char *to = cc_arena_alloc(arena, body.len);

    if (to == NULL)
        return cc_arena_status(arena, "http", err);
    for (;;) {
        if (rest.len == 0)
            return cc_fail(err, CC_E_INPUT, "http", "the chunked body is cut short");
        if (!read_chunk_size(&rest, &size))
            return cc_fail(err, CC_E_INPUT, "http", "damaged chunk size in the body");
        if (size == 0)
            break;
        if (size > rest.len)
            return cc_fail(err, CC_E_INPUT, "http", "the chunked body is cut short");
        memcpy(to + len, rest.ptr, size);
        len += size;
        rest = cc_span_slice(rest, size, rest.len);
        if (rest.len > 0 && (!cc_span_next_line(&rest, &line) || line.len > 0))
            return cc_fail(err, CC_E_INPUT, "http", "damaged chunk in the body");
    }
    out->ptr = to;
    out->len = len;
    return CC_OK;
}

/* ---- content codings ------------------------------------------------------------------- */

/* Of codings without a magic number: a body that starts with a tag or text had it taken off. */
static bool starts_like_text(struct cc_span body)
{
    unsigned char first = (unsigned char)body.ptr[0];

    return (first >= 0x20 && first < 0x7f) || first == '\n' || first == '\r';
}

static enum cc_status take_off(struct cc_arena *arena, struct cc_span coding, size_t max_bytes,
                               struct cc_span *body, struct cc_error *err)
{
    bool is_gzip = cc_span_starts(*body, CC_SPAN("\x1f\x8b"));

    if (coding.len == 0 || cc_span_is_nocase(coding, CC_SPAN("identity")) || body->len == 0)
        return CC_OK;
    if (cc_span_is_nocase(coding, CC_SPAN("gzip")) ||
        cc_span_is_nocase(coding, CC_SPAN("x-gzip")))
        return is_gzip ? cc_gunzip(arena, *body, max_bytes, body, err) : CC_OK;
    if (cc_span_is_nocase(coding, CC_SPAN("zstd")))
        return cc_span_starts(*body, CC_SPAN("\x28\xb5\x2f\xfd"))
                   ? cc_unzstd(arena, *body, max_bytes, body, err)
                   : CC_OK;
    if (cc_span_is_nocase(coding, CC_SPAN("deflate"))) {
        if (is_gzip)
            return cc_gunzip(arena, *body, max_bytes, body, err);
        if (starts_like_text(*body) && body->ptr[0] != 'x')
            return CC_OK;
        return cc_inflate(arena, *body, max_bytes, body, err);
    }
    if (cc_span_is_nocase(coding, CC_SPAN("br"))) {
        struct cc_error why;
        enum cc_status st = cc_unbrotli(arena, *body, max_bytes, body, &why);

        if (st == CC_OK || (st == CC_E_INPUT && starts_like_text(*body)))
            return CC_OK;
        return cc_fail(err, st, "http", "%s", why.message);
    }
    return cc_fail(err, CC_E_INPUT, "http", "content coding \"%.*s\" is not read",
                   coding.len > 40 ? 40 : (int)coding.len, coding.ptr);
}

enum cc_status cc_http_body(struct cc_arena *arena, const struct cc_http_message *message,
                            size_t max_bytes, struct cc_span *body, struct cc_error *err)
{
    struct cc_span value, rest = message->body;
    enum cc_status st = CC_OK;
    size_t size, from;
    int i;

    *body = message->body;
    if (cc_header_find(message->headers, "transfer-encoding", &value) &&
        cc_span_find_nocase(value, CC_SPAN("chunked"), 0) != (size_t)-1 &&
        read_chunk_size(&rest, &size))
        st = join_chunks(arena, message->body, body, err);
    if (st == CC_OK && cc_header_find(message->headers, "content-encoding", &value)) {
        /* the coding named last was put on last */
        for (i = 0; i < MAX_CODINGS && value.len > 0 && st == CC_OK; i++) {
            from = value.len;
            while (from > 0 && value.ptr[from - 1] != ',')
                from--;
            st = take_off(arena, cc_span_trim(cc_span_slice(value, from, value.len)), max_bytes,
                          body, err);
            value.len = from > 0 ? from - 1 : 0;
        }
    }
    if (st == CC_OK && body->len > max_bytes)
        return cc_fail(err, CC_E_LIMIT, "http", "a body of more than %zu bytes", max_bytes);
    return st;
}
