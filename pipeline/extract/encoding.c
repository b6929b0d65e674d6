#include "cleancopy/extract/encoding.h"

#include "charset_labels.h"

#include <stdbool.h>

static const struct cc_encoding encodings[] = {
#define ENCODING(label, name, kind) {label, name, CC_ENCODING_##kind},
    CC_CHARSET_LABELS(ENCODING)
#undef ENCODING
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* The encoding of a label, NULL for an unknown one. */
const struct cc_encoding *cc_encoding_of(struct cc_span label)
{
    char name[32];
    size_t low = 0, high = sizeof encodings / sizeof *encodings, i;

    label = cc_span_trim(label);
    if (label.len == 0 || label.len >= sizeof name)
        return NULL;
    for (i = 0; i < label.len; i++)
        name[i] = lower(label.ptr[i]);
    name[label.len] = '\0';
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(name, encodings[middle].label);

        if (order == 0)
            return &encodings[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The label behind "charset=" in a Content-Type; empty where there is none. */
struct cc_span cc_encoding_parameter(struct cc_span value)
{
    size_t at = 0, end;

    for (;;) {
        at = cc_span_find_nocase(value, CC_SPAN("charset"), at);
        if (at == (size_t)-1)
            return CC_SPAN_EMPTY;
        at += 7;
        while (at < value.len && is_space(value.ptr[at]))
            at++;
        if (at < value.len && value.ptr[at] == '=')
            break;
    }
    at++;
    while (at < value.len &&
           (is_space(value.ptr[at]) || value.ptr[at] == '"' || value.ptr[at] == '\''))
        at++;
    for (end = at; end < value.len; end++)
        if (is_space(value.ptr[end]) || strchr(";,\"'", value.ptr[end]) != NULL)
            break;
    return cc_span_slice(value, at, end);
}

/* Reads one attribute of a tag; false at the tag's end, *at then behind its '>'. */
static bool next_attribute(struct cc_span s, size_t *at, struct cc_span *name,
                           struct cc_span *value)
{
    size_t i = *at, from;
    char quote;

    *value = CC_SPAN_EMPTY;
    while (i < s.len && (is_space(s.ptr[i]) || s.ptr[i] == '/'))
        i++;
    if (i >= s.len || s.ptr[i] == '>') {
        *at = i < s.len ? i + 1 : i;
        return false;
    }
    from = i++;
    while (i < s.len && !is_space(s.ptr[i]) && strchr("=/>", s.ptr[i]) == NULL)
        i++;
    *name = cc_span_slice(s, from, i);
    while (i < s.len && is_space(s.ptr[i]))
        i++;
    if (i < s.len && s.ptr[i] == '=') {
        i++;
        while (i < s.len && is_space(s.ptr[i]))
            i++;
        quote = i < s.len ? s.ptr[i] : '\0';
        if (quote == '"' || quote == '\'') {
            from = ++i;
            while (i < s.len && s.ptr[i] != quote)
                i++;
            *value = cc_span_slice(s, from, i);
            i++;
        } else {
            from = i;
            while (i < s.len && !is_space(s.ptr[i]) && s.ptr[i] != '>')
                i++;
            *value = cc_span_slice(s, from, i);
        }
    }
    *at = i < s.len ? i : s.len;
    return true;
}

/* One <meta> tag from behind its name. */
static const struct cc_encoding *meta_encoding(struct cc_span s, size_t *at)
{
    struct cc_span name, value, content = CC_SPAN_EMPTY, charset = CC_SPAN_EMPTY;
    bool pragma = false;

    while (next_attribute(s, at, &name, &value)) {
        if (cc_span_is_nocase(name, CC_SPAN("charset")))
            charset = value;
        else if (cc_span_is_nocase(name, CC_SPAN("content")))
            content = value;
        else if (cc_span_is_nocase(name, CC_SPAN("http-equiv")))
            pragma = cc_span_is_nocase(value, CC_SPAN("content-type"));
    }
    if (charset.len == 0 && pragma)
        charset = cc_encoding_parameter(content);
    return cc_encoding_of(charset);
}

/* The standard's prescan: comments and other tags are stepped over. */
const struct cc_encoding *cc_encoding_prescan(struct cc_span s)
{
    struct cc_span name, value;
    size_t at = 0;

    if (cc_span_starts_nocase(s, CC_SPAN("<?xml"))) {
        at = 5;
        while (next_attribute(s, &at, &name, &value))
            if (cc_span_is_nocase(name, CC_SPAN("encoding")) && cc_encoding_of(value) != NULL)
                return cc_encoding_of(value);
    }
    while (at < s.len) {
        struct cc_span rest;
        const char *open = memchr(s.ptr + at, '<', s.len - at);

        if (open == NULL)
            break;
        at = (size_t)(open - s.ptr) + 1;
        rest = cc_span_slice(s, at, s.len);
        if (cc_span_starts(rest, CC_SPAN("!--"))) {
            size_t end = cc_span_find(s, CC_SPAN("-->"), at + 1);

            at = end == (size_t)-1 ? s.len : end + 3;
        } else if (rest.len > 4 && cc_span_starts_nocase(rest, CC_SPAN("meta")) &&
                   (is_space(rest.ptr[4]) || rest.ptr[4] == '/')) {
            const struct cc_encoding *found;

            at += 4;
            found = meta_encoding(s, &at);
            if (found != NULL)
                return found;
        }
    }
    return NULL;
}
