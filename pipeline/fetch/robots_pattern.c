#include "cleancopy/fetch/robots_pattern.h"

#include "cleancopy/core/hex.h"

#include <string.h>

/* RFC 3986, 2.3: encoding these changes nothing, so the normal form has them plain. */
static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '-' || c == '.' || c == '_' || c == '~';
}

static size_t put_encoded(char *out, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";

    out[0] = '%';
    out[1] = digits[c >> 4];
    out[2] = digits[c & 15];
    return 3;
}

/* Stars and dollars are literal in a path, and so encoded there; in a pattern they mean
 * something ("$" at its end alone). */
static struct cc_span normalise(struct cc_arena *arena, struct cc_span s, bool is_pattern)
{
    struct cc_span out = {NULL, 0};
    char *to;
    size_t i, n = 0;
    int high, low;

    to = cc_arena_calloc(arena, s.len + 1, 3);
    if (to == NULL)
        return out;
    for (i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];

        high = c == '%' && i + 2 < s.len ? cc_hex_value(s.ptr[i + 1]) : -1;
        low = high >= 0 ? cc_hex_value(s.ptr[i + 2]) : -1;
        if (low >= 0) {
            c = (unsigned char)(high * 16 + low);
            i += 2;
            if (is_unreserved(c))
                to[n++] = (char)c;
            else
                n += put_encoded(to + n, c);
        } else if (c == '*' || c == '$') {
            if (is_pattern && (c == '*' || i + 1 == s.len))
                to[n++] = (char)c;
            else
                n += put_encoded(to + n, c);
        } else if (c >= 0x80 || c <= ' ' || c == 0x7F) {
            n += put_encoded(to + n, c);
        } else {
            to[n++] = (char)c;
        }
    }
    out.ptr = to;
    out.len = n;
    return out;
}

struct cc_span cc_robots_pattern(struct cc_arena *arena, struct cc_span written)
{
    return normalise(arena, written, true);
}

struct cc_span cc_robots_path(struct cc_arena *arena, struct cc_span written)
{
    return normalise(arena, written, false);
}

/* Piece by piece between stars, leftmost fit each; memmem is linear. */
bool cc_robots_pattern_fits(struct cc_span pattern, struct cc_span path)
{
    bool anchored = pattern.len > 0 && pattern.ptr[pattern.len - 1] == '$';
    bool first = true, last;
    size_t at = 0, from = 0, to;
    const char *found;

    if (anchored)
        pattern.len--;
    for (;;) {
        for (to = from; to < pattern.len && pattern.ptr[to] != '*'; to++)
            ;
        last = to == pattern.len;
        if (to - from > path.len - at)
            return false;
        if (first) {
            if (memcmp(path.ptr, pattern.ptr, to) != 0)
                return false;
            at = to;
        }
        if (last && anchored) {
            if (first)
                return at == path.len;
            return memcmp(path.ptr + path.len - (to - from), pattern.ptr + from, to - from) ==
                   0;
        }
        if (!first && to > from) {
            found = memmem(path.ptr + at, path.len - at, pattern.ptr + from, to - from);
            if (found == NULL)
                return false;
            at = (size_t)(found - path.ptr) + (to - from);
        }
        if (last)
            return true;
        first = false;
        from = to + 1;
    }
}
