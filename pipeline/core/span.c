#include "cleancopy/core/span.h"

static char lower_ascii(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

int cc_span_compare(struct cc_span a, struct cc_span b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common == 0 ? 0 : memcmp(a.ptr, b.ptr, common);

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

static bool same_nocase(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (lower_ascii(a[i]) != lower_ascii(b[i]))
            return false;
    }
    return true;
}

bool cc_span_is_nocase(struct cc_span a, struct cc_span b)
{
    return a.len == b.len && same_nocase(a.ptr, b.ptr, a.len);
}

/* Most strings of a list differ in their first byte: they need not be measured. */
bool cc_span_is_one_of(struct cc_span s, const char *const *list, size_t n)
{
    char first = s.len > 0 ? s.ptr[0] : '\0';
    size_t i;

    for (i = 0; i < n; i++)
        if (list[i][0] == first && cc_span_is(s, cc_span_from(list[i])))
            return true;
    return false;
}

bool cc_span_is_one_of_nocase(struct cc_span s, const char *const *list, size_t n)
{
    char first = s.len > 0 ? s.ptr[0] : '\0';
    size_t i;

    for (i = 0; i < n; i++)
        if (((list[i][0] ^ first) & ~0x20) == 0 && cc_span_is_nocase(s, cc_span_from(list[i])))
            return true;
    return false;
}

bool cc_span_starts_nocase(struct cc_span s, struct cc_span prefix)
{
    return cc_span_is_nocase(cc_span_slice(s, 0, prefix.len), prefix);
}

size_t cc_span_find(struct cc_span s, struct cc_span needle, size_t from)
{
    const char *hit;

    if (from > s.len || needle.len > s.len - from)
        return (size_t)-1;
    if (needle.len == 0)
        return from;
    hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit == NULL ? (size_t)-1 : (size_t)(hit - s.ptr);
}

size_t cc_span_before_any(struct cc_span s, const char *chars)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if (s.ptr[i] != '\0' && strchr(chars, s.ptr[i]) != NULL)
            break;
    return i;
}

size_t cc_span_find_nocase(struct cc_span s, struct cc_span needle, size_t from)
{
    if (from > s.len || needle.len > s.len - from)
        return (size_t)-1;
    for (size_t i = from; i <= s.len - needle.len; i++) {
        if (same_nocase(s.ptr + i, needle.ptr, needle.len))
            return i;
    }
    return (size_t)-1;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct cc_span cc_span_trim(struct cc_span s)
{
    const struct cc_span nbsp = CC_SPAN("\xC2\xA0");

    for (;;) {
        if (s.len > 0 && is_blank(s.ptr[0]))
            s = cc_span_slice(s, 1, s.len);
        else if (cc_span_starts(s, nbsp))
            s = cc_span_slice(s, nbsp.len, s.len);
        else
            break;
    }
    for (;;) {
        if (s.len > 0 && is_blank(s.ptr[s.len - 1]))
            s.len--;
        else if (cc_span_ends(s, nbsp))
            s.len -= nbsp.len;
        else
            break;
    }
    return s;
}

bool cc_span_next_line(struct cc_span *rest, struct cc_span *line)
{
    const char *lf;

    if (rest->len == 0)
        return false;
    lf = memchr(rest->ptr, '\n', rest->len);
    if (lf == NULL) {
        *line = *rest;
        *rest = CC_SPAN_EMPTY;
    } else {
        size_t at = (size_t)(lf - rest->ptr);

        line->ptr = rest->ptr;
        line->len = at;
        rest->ptr += at + 1;
        rest->len -= at + 1;
    }
    if (line->len > 0 && line->ptr[line->len - 1] == '\r')
        line->len--;
    return true;
}
