#include "cleancopy/source/mail_text.h"

/* A line that the next one cannot be the rest of, or the other way round. */
static bool stands_alone(struct cc_span line)
{
    struct cc_span s = cc_span_trim(line);

    return s.len == 0 || strchr(">-*|#", s.ptr[0]) != NULL ||
           cc_span_starts(s, CC_SPAN("\xe2\x80\xa2")) ||
           cc_span_starts(s, CC_SPAN("\xe2\x80\x93"));
}

static size_t first_word(struct cc_span line)
{
    size_t n = 0;

    while (n < line.len && line.ptr[n] != ' ')
        n++;
    return n;
}

/* Of the longest line; 0 where the lines were not broken. */
static size_t find_width(struct cc_span text)
{
    struct cc_span line;
    size_t width = 0;

    while (cc_span_next_line(&text, &line)) {
        if (line.len > width && cc_span_find(line, CC_SPAN("://"), 0) == (size_t)-1)
            width = line.len;
    }
    return width >= CC_MAIL_TEXT_MIN_WIDTH && width <= CC_MAIL_TEXT_MAX_WIDTH ? width : 0;
}

/* The line before a signature (RFC 3676, 4.3), whose blank is no soft line end. */
static bool is_signature(struct cc_span line)
{
    return cc_span_is(line, CC_SPAN("-- "));
}

static bool goes_on(struct cc_span line, struct cc_span next, size_t width, bool is_flowed)
{
    if (line.len == 0 || cc_span_trim(next).len == 0 || is_signature(line) || is_signature(next) ||
        line.ptr[0] == '>' || next.ptr[0] == '>')
        return false;
    if (is_flowed)
        return line.ptr[line.len - 1] == ' ';
    return !stands_alone(next) && next.ptr[0] != ' ' && line.len + 1 + first_word(next) > width;
}

struct cc_span cc_mail_text_join(struct cc_arena *arena, struct cc_span text, bool is_flowed)
{
    char *to = cc_arena_alloc(arena, text.len + 2); /* a last line without an end gets one */
    struct cc_span rest = text, line, next, out = {to, 0};
    size_t width = find_width(text);
    bool has_next = cc_span_next_line(&rest, &next);

    if (to == NULL)
        return out;
    while (has_next) {
        line = next;
        has_next = cc_span_next_line(&rest, &next);
        if (is_flowed && line.len > 0 && line.ptr[0] == ' ')
            line = cc_span_slice(line, 1, line.len); /* RFC 3676, 4.4: stuffed */
        if (line.len > 0)
            memcpy(to + out.len, line.ptr, line.len);
        out.len += line.len;
        if (!has_next || (width == 0 && !is_flowed) || !goes_on(line, next, width, is_flowed))
            to[out.len++] = '\n';
        else if (line.ptr[line.len - 1] != ' ')
            to[out.len++] = ' ';
    }
    to[out.len] = '\0';
    return out;
}
