#include "cleancopy/extract/plain.h"

#include "cleancopy/core/utf8.h"

#include <stdint.h>

#define MAX_NAME 8 /* "thetasym" is the longest name of HTML 4; ours have 6 */

/* The names that turn up in headlines and bylines.  Letters with accents are numbers or UTF-8
 * there, save for these few. */
static const struct {
    const char *name;
    uint32_t character;
} references[] = {
    {"amp", '&'},       {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
    {"apos", '\''},     {"nbsp", ' '},     {"rsquo", 0x2019}, {"lsquo", 0x2018},
    {"rdquo", 0x201D},  {"ldquo", 0x201C}, {"bdquo", 0x201E}, {"sbquo", 0x201A},
    {"laquo", 0xAB},    {"raquo", 0xBB},   {"ndash", 0x2013}, {"mdash", 0x2014},
    {"hellip", 0x2026}, {"shy", 0xAD},     {"euro", 0x20AC},  {"pound", 0xA3},
    {"copy", 0xA9},     {"reg", 0xAE},     {"trade", 0x2122}, {"deg", 0xB0},
    {"bull", 0x2022},   {"middot", 0xB7},  {"auml", 0xE4},    {"ouml", 0xF6},
    {"uuml", 0xFC},     {"Auml", 0xC4},    {"Ouml", 0xD6},    {"Uuml", 0xDC},
    {"szlig", 0xDF},    {"eacute", 0xE9},  {"egrave", 0xE8},  {"ecirc", 0xEA},
    {"agrave", 0xE0},   {"aacute", 0xE1},  {"acirc", 0xE2},   {"ccedil", 0xE7},
    {"ntilde", 0xF1},   {"oacute", 0xF3},  {"iacute", 0xED},  {"uacute", 0xFA},
    {"ocirc", 0xF4},    {"icirc", 0xEE},   {"atilde", 0xE3},  {"otilde", 0xF5},
    {"aring", 0xE5},    {"oslash", 0xF8},  {"aelig", 0xE6},   {"iexcl", 0xA1},
    {"iquest", 0xBF},   {"zwnj", 0x200C},  {"ensp", ' '},
};

/* The character that the reference at s[at] ('&') stands for, *end behind it; 0 for none. */
static uint32_t reference_at(struct cc_span s, size_t at, size_t *end)
{
    size_t from = at + 1, to = from, i;
    struct cc_span name;

    while (to < s.len && to - from <= MAX_NAME && s.ptr[to] != ';')
        to++;
    if (to >= s.len || s.ptr[to] != ';' || to == from)
        return 0;
    name = cc_span_slice(s, from, to);
    *end = to + 1;
    if (name.ptr[0] == '#') {
        bool hex = name.len > 1 && (name.ptr[1] == 'x' || name.ptr[1] == 'X');
        uint32_t value = 0;

        for (i = hex ? 2 : 1; i < name.len; i++) {
            char c = name.ptr[i];
            uint32_t digit;

            if (c >= '0' && c <= '9')
                digit = (uint32_t)(c - '0');
            else if (hex && (c | 32) >= 'a' && (c | 32) <= 'f')
                digit = (uint32_t)((c | 32) - 'a' + 10);
            else
                return 0;
            value = value * (hex ? 16 : 10) + digit; /* 7 digits at most: no overflow */
        }
        return value;
    }
    for (i = 0; i < sizeof references / sizeof *references; i++)
        if (cc_span_is(name, cc_span_from(references[i].name)))
            return references[i].character;
    return 0;
}

/* Never longer than what it decodes: "&lt;" has four bytes, a character at most four. */
static struct cc_span decode(struct cc_arena *arena, struct cc_span s)
{
    struct cc_span out = {NULL, 0};
    char *to = cc_arena_alloc(arena, s.len + 1);
    size_t at = 0;

    if (to == NULL)
        return out;
    out.ptr = to;
    while (at < s.len) {
        size_t end = 0;
        uint32_t c = s.ptr[at] == '&' ? reference_at(s, at, &end) : 0;

        if (c == 0) {
            to[out.len++] = s.ptr[at++];
            continue;
        }
        out.len += cc_utf8_put(c, to + out.len);
        at = end;
    }
    return out;
}

/* Whether a tag opens at s[at] ('<'): "<p", "</p", "<!--"; "3 < 4" is none. */
static bool is_tag(struct cc_span s, size_t at)
{
    char c = at + 1 < s.len ? s.ptr[at + 1] : ' ';

    if (c == '/' && at + 2 < s.len)
        c = s.ptr[at + 2];
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '!';
}

static bool is_break(struct cc_span s, size_t at)
{
    struct cc_span rest = cc_span_slice(s, at, s.len);

    return cc_span_starts_nocase(rest, CC_SPAN("<br")) ||
           cc_span_starts_nocase(rest, CC_SPAN("<p>")) ||
           cc_span_starts_nocase(rest, CC_SPAN("</p")) ||
           cc_span_starts_nocase(rest, CC_SPAN("</li")) ||
           cc_span_starts_nocase(rest, CC_SPAN("</div")) ||
           cc_span_starts_nocase(rest, CC_SPAN("</h"));
}

static struct cc_span strip_tags(struct cc_arena *arena, struct cc_span s)
{
    struct cc_span out = {NULL, 0};
    char *to = cc_arena_alloc(arena, s.len + 1);
    size_t at = 0;
    bool open = true; /* whether a '>' is still ahead: else every '<' would search to the end */

    if (to == NULL)
        return out;
    out.ptr = to;
    while (at < s.len) {
        const char *end = NULL;

        if (s.ptr[at] == '<' && open && is_tag(s, at)) {
            end = memchr(s.ptr + at, '>', s.len - at);
            open = end != NULL;
        }
        if (end == NULL) {
            to[out.len++] = s.ptr[at++];
            continue;
        }
        if (is_break(s, at))
            to[out.len++] = '\n';
        at = (size_t)(end - s.ptr) + 1;
    }
    return out;
}

struct cc_span cc_plain_lines(struct cc_arena *arena, struct cc_span s)
{
    int pass;

    if (s.len == 0)
        return CC_SPAN("");
    for (pass = 0; pass < 2 && s.ptr != NULL && memchr(s.ptr, '&', s.len) != NULL; pass++)
        s = decode(arena, s);
    if (s.ptr != NULL && memchr(s.ptr, '<', s.len) != NULL)
        s = strip_tags(arena, s);
    return s;
}

struct cc_span cc_plain_text(struct cc_arena *arena, struct cc_span s)
{
    s = cc_plain_lines(arena, s);
    return s.ptr == NULL ? s : cc_collapse_space(arena, s);
}
