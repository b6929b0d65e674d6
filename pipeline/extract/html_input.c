#include "cleancopy/extract/html_input.h"

#include "cleancopy/core/utf8.h"

#include <stdint.h>
#include <string.h>

/* True for the characters that become U+FFFD, and for CR. */
static bool is_odd(uint32_t c)
{
    return c < 0x09 || c == 0x0B || (c >= 0x0D && c < 0x20) || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

/* True when an odd character may begin with the byte: C2 leads to the C1 controls, EF to the
 * noncharacters below U+10000, F0 to F4 to those above. */
static bool may_be_odd(unsigned char byte)
{
    return (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\f') || byte == 0x7F ||
           byte == 0xC2 || byte >= 0xEF;
}

/* Sixteen bytes at once: gcc and clang make vector instructions of it on every machine that has them. */
typedef unsigned char byte_block __attribute__((vector_size(16)));
#define BLOCK_BYTES sizeof(byte_block)

static bool is_zero(byte_block b)
{
    uint64_t half[2];

    memcpy(half, &b, sizeof(half));
    return (half[0] | half[1]) == 0;
}

/* True when may_be_odd() is false of all bytes of the block.  Two of three blocks have nothing but printable ASCII. */
static bool is_plain(const char *bytes)
{
    byte_block b;

    memcpy(&b, bytes, sizeof(b));
    return is_zero((byte_block)(b - 0x20 >= 0x5F)) ||
           is_zero((byte_block)(((b < 0x20) & (b != '\n') & (b != '\t') & (b != '\f')) | (b == 0x7F) |
                                (b == 0xC2) | (b >= 0xEF)));
}

/* Offset of the next odd character or NUL from `at` on, or the end. */
static size_t find_odd(struct cc_span html, size_t at)
{
    while (at < html.len) {
        size_t next;

        if (html.len - at >= BLOCK_BYTES && is_plain(html.ptr + at)) {
            at += BLOCK_BYTES;
            continue;
        }
        while (at < html.len && !may_be_odd((unsigned char)html.ptr[at]))
            at++;
        next = at;
        if (at == html.len || is_odd(cc_utf8_next(html, &next)))
            break;
        at = next;
    }
    return at;
}

bool cc_html_input(struct cc_arena *arena, struct cc_span html, struct cc_span *out)
{
    size_t from = 0, at = find_odd(html, 0), len = 0;
    char *copy;

    if (html.len > 0 && (memchr(html.ptr, '\0', html.len) != NULL ||
                         cc_utf8_valid_prefix(html) != html.len))
        return false;
    *out = html;
    if (at == html.len)
        return true;
    /* U+FFFD takes three bytes, a control character one at least */
    copy = cc_arena_alloc(arena, html.len * 3);
    *out = (struct cc_span){copy, 0};
    if (copy == NULL)
        return true;
    for (; at < html.len; at = find_odd(html, at)) {
        memcpy(copy + len, html.ptr + from, at - from);
        len += at - from;
        if (html.ptr[at] == '\r') {
            at++;
            if (at == html.len || html.ptr[at] != '\n')
                copy[len++] = '\n';
        } else {
            cc_utf8_next(html, &at);
            len += cc_utf8_put(CC_UTF8_REPLACEMENT, copy + len);
        }
        from = at;
    }
    memcpy(copy + len, html.ptr + from, html.len - from);
    out->len = len + html.len - from;
    return true;
}
