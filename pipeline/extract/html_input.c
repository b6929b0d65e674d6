#include "cleancopy/extract/html_input.h"

#include "cleancopy/core/utf8.h"

#include <string.h>

/* True for eight bytes that are all of 0x20 to 0x7E, or line feeds and tabs among them would be
 * too slow to tell: the caller looks at these one by one. */
static bool is_plain(const char *p)
{
    uint64_t eight, high = 0x8080808080808080u, ones = 0x0101010101010101u;

    memcpy(&eight, p, 8);
    /* no high bit, none below 0x20 (the subtraction borrows), none 0x7F (the addition carries) */
    return ((eight | (eight - ones * 0x20) | (eight + ones)) & high) == 0;
}

/* What a character becomes: itself, a line feed (0: none, the LF behind it stands), U+FFFD. */
static bool is_odd(uint32_t c)
{
    return c < 0x09 || c == 0x0B || (c >= 0x0E && c < 0x20) || (c >= 0x7F && c < 0xA0) ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || c == '\r';
}

/* Offset of the next character that has to be changed, or the end.  False on a NUL or on broken UTF-8. */
static bool find_odd(struct cc_span html, size_t *at)
{
    while (*at < html.len) {
        size_t next = *at;
        uint32_t c;

        if (html.len - *at >= 8 && is_plain(html.ptr + *at)) {
            *at += 8;
            continue;
        }
        c = cc_utf8_next(html, &next);
        if (c == 0 || (c == CC_UTF8_REPLACEMENT && next == *at + 1))
            return false;
        if (is_odd(c))
            return true;
        *at = next;
    }
    return true;
}

bool cc_html_input(struct cc_arena *arena, struct cc_span html, struct cc_span *out)
{
    size_t from = 0, at = 0, len = 0;
    char *copy = NULL;

    while (find_odd(html, &at)) {
        if (at == html.len && copy == NULL) {
            *out = html;
            return true;
        }
        /* U+FFFD is a byte longer than a control character, two longer than a C1 one at most */
        if (copy == NULL && (copy = cc_arena_alloc(arena, html.len * 3)) == NULL) {
            *out = CC_SPAN_EMPTY;
            return true;
        }
        memcpy(copy + len, html.ptr + from, at - from);
        len += at - from;
        if (at == html.len) {
            *out = (struct cc_span){copy, len};
            return true;
        }
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
    return false;
}
