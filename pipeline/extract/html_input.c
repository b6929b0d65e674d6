#include "cleancopy/extract/html_input.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/core/vector.h"

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

/* may_be_odd() of many bytes at once, but for the form feed, which is odd here.  With the blank as the least of bytes, those below it
 * are the greatest. */
#define ODD(b) (~(((b) - 0x20 <= 0xCE) | ((b) == '\n') | ((b) == '\t')) | ((b) == 0x7F) | ((b) == 0xC2))

#define MANY 64 /* bytes in one go, most of which are plain */

CC_IN_EACH_COPY size_t skip_plain(struct cc_span html, size_t at)
{
    for (; html.len - at >= MANY; at += MANY) {
        cc_bytes32 a, b, odd;
        uint64_t quarter[4];

        memcpy(&a, html.ptr + at, sizeof(a)); /* one by one: straight into registers */
        memcpy(&b, html.ptr + at + sizeof(a), sizeof(b));
        odd = (cc_bytes32)(ODD(a) | ODD(b));
        memcpy(quarter, &odd, sizeof(quarter));
        if ((quarter[0] | quarter[1] | quarter[2] | quarter[3]) != 0)
            break;
    }
    return at;
}

CC_TARGET_AVX2 static size_t skip_plain_wide(struct cc_span html, size_t at)
{
    return skip_plain(html, at);
}

static bool is_plain(const char *sixteen)
{
    cc_bytes16 b, odd;

    memcpy(&b, sixteen, sizeof(b));
    odd = (cc_bytes16)ODD(b);
    return cc_bytes16_are_zero(&odd);
}

/* Offset of the next odd character or NUL from `at` on, or the end. */
static size_t find_odd(struct cc_span html, size_t at)
{
    bool is_wide = cc_has_avx2();

    while (at < html.len) {
        size_t next;

        at = is_wide ? skip_plain_wide(html, at) : skip_plain(html, at);
        while (html.len - at >= sizeof(cc_bytes16) && is_plain(html.ptr + at))
            at += sizeof(cc_bytes16);
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

    /* a NUL is odd */
    if ((at < html.len && memchr(html.ptr + at, '\0', html.len - at) != NULL) || cc_utf8_valid_prefix(html) != html.len)
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
