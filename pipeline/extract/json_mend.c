#include "cleancopy/extract/json_mend.h"

#include "cleancopy/core/json_plain.h"

#include <stdint.h>

#define MAX_DEPTH 1024 /* of brackets remembered, whatever the configuration says */

struct mender {
    struct cc_span in;
    size_t at;
    char *out;
    size_t len;
    char closers[MAX_DEPTH]; /* the brackets that are open, innermost last */
    uint32_t depth, max_depth, n_values;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 32);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The value of "\uXXXX" at in[at], or -1. */
static int32_t escaped_unit(struct cc_span in, size_t at)
{
    int32_t value = 0;
    size_t i;

    if (in.len - at < 6 || in.ptr[at] != '\\' || in.ptr[at + 1] != 'u')
        return -1;
    for (i = 2; i < 6; i++) {
        if (hex_value(in.ptr[at + i]) < 0)
            return -1;
        value = value * 16 + hex_value(in.ptr[at + i]);
    }
    return value;
}

static void put(struct mender *m, struct cc_span s)
{
    memcpy(m->out + m->len, s.ptr, s.len);
    m->len += s.len;
}

/* One escape in a string. */
static void mend_escape(struct mender *m)
{
    int32_t unit = escaped_unit(m->in, m->at);
    char next = m->at + 1 < m->in.len ? m->in.ptr[m->at + 1] : ' ';

    if (unit >= 0) {
        bool high = unit >= 0xD800 && unit < 0xDC00;
        int32_t low = high ? escaped_unit(cc_span_slice(m->in, 0, m->at + 12), m->at + 6) : -1;

        if (high && low >= 0xDC00 && low < 0xE000) {
            put(m, cc_span_slice(m->in, m->at, m->at + 12));
            m->at += 12;
            return;
        }
        if (unit == 0 || (unit >= 0xD800 && unit < 0xE000))
            put(m, CC_SPAN("\\ufffd"));
        else
            put(m, cc_span_slice(m->in, m->at, m->at + 6));
        m->at += 6;
    } else if (strchr("\"\\/bfnrt", next) != NULL && next != '\0') {
        put(m, cc_span_slice(m->in, m->at, m->at + 2));
        m->at += 2;
    } else {
        m->at++; /* the backslash alone goes */
    }
}

/* From a byte that stays in a string as it is to before the next that may not. */
static void put_plain(struct mender *m)
{
    size_t from = m->at;

    m->at = cc_json_plain_end(m->in, from);
    put(m, cc_span_slice(m->in, from, m->at));
}

/* A string from its quotation mark to behind the closing one. */
static void mend_string(struct mender *m)
{
    put(m, CC_SPAN("\""));
    m->at++;
    while (m->at < m->in.len && m->in.ptr[m->at] != '"') {
        unsigned char c = (unsigned char)m->in.ptr[m->at];

        if (c == '\\') {
            mend_escape(m);
        } else if (c < 0x20) {
            m->out[m->len++] = ' ';
            m->at++;
        } else {
            put_plain(m);
        }
    }
    put(m, CC_SPAN("\""));
    m->at++;
}

/* Comments and marks between values: moves past one, or returns false. */
static bool skip_mark(struct mender *m)
{
    static const struct {
        struct cc_span open, close;
    } marks[] = {
        {{"<![CDATA[", 9}, {NULL, 0}}, {{"]]>", 3}, {NULL, 0}}, {{"<!--", 4}, {NULL, 0}},
        {{"-->", 3}, {NULL, 0}},       {{"/*", 2}, {"*/", 2}},  {{"//", 2}, {"\n", 1}},
        {{"*/", 2}, {NULL, 0}},        {{";", 1}, {NULL, 0}},
    };
    struct cc_span rest = cc_span_slice(m->in, m->at, m->in.len);
    size_t i, end;

    if (strchr("<]-/*;", m->in.ptr[m->at]) == NULL || m->in.ptr[m->at] == '\0')
        return false; /* no mark begins so */
    for (i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (!cc_span_starts(rest, marks[i].open))
            continue;
        m->at += marks[i].open.len;
        if (marks[i].close.len == 0)
            return true;
        /* the marks of CDATA stand behind "//" and between comment signs */
        rest = cc_span_slice(m->in, m->at, m->in.len);
        if (cc_span_starts(cc_span_trim(rest), CC_SPAN("<![CDATA[")))
            return true;
        end = cc_span_find(rest, marks[i].close, 0);
        m->at = end == (size_t)-1 ? m->in.len : m->at + end + marks[i].close.len;
        return true;
    }
    return false;
}

/* Takes a comma off that stands at the end of what was written. */
static void drop_comma(struct mender *m)
{
    size_t n = m->len;

    while (n > 0 && is_space(m->out[n - 1]))
        n--;
    if (n > 0 && m->out[n - 1] == ',')
        m->out[n - 1] = ' ';
}

/* False once a limit is passed. */
static bool mend_bracket(struct mender *m, char c)
{
    if (c == '{' || c == '[') {
        if (m->depth == m->max_depth)
            return false;
        m->closers[m->depth++] = c == '{' ? '}' : ']';
        m->n_values++;
    } else {
        drop_comma(m);
        if (m->depth > 0)
            m->depth--;
    }
    m->out[m->len++] = c;
    return m->n_values <= CC_JSON_MAX_VALUES;
}

/* Some templates escape the whole script for HTML. */
static struct cc_span unescape_quotes(struct cc_arena *arena, struct cc_span json)
{
    struct cc_span out = {NULL, 0}, quote = CC_SPAN("&quot;");
    char *to = cc_arena_alloc(arena, json.len + 1);
    size_t at = 0;

    if (to == NULL)
        return out;
    out.ptr = to;
    while (at < json.len) {
        if (json.ptr[at] == '&' && cc_span_starts(cc_span_slice(json, at, json.len), quote)) {
            to[out.len++] = '"';
            at += quote.len;
        } else {
            to[out.len++] = json.ptr[at++];
        }
    }
    return out;
}

struct cc_span cc_json_mend(struct cc_arena *arena, const struct cc_limits *limits,
                            struct cc_span json)
{
    struct mender m = {json, 0, NULL, 0, {0}, 0, limits->max_json_depth, 0};
    struct cc_span out = CC_SPAN("");

    json = cc_span_trim(json);
    if (json.len == 0 || json.len > limits->max_json_bytes)
        return out;
    if (memchr(json.ptr, '"', json.len) == NULL &&
        cc_span_find(json, CC_SPAN("&quot;"), 0) != (size_t)-1)
        json = unescape_quotes(arena, json);
    m.in = json;
    if (m.max_depth > MAX_DEPTH)
        m.max_depth = MAX_DEPTH;
    /* what grows: a string cut short by its mark, and the brackets that are missing at the end
     */
    m.out = json.ptr != NULL ? cc_arena_alloc(arena, json.len + MAX_DEPTH + 16) : NULL;
    if (m.out == NULL)
        return CC_SPAN_EMPTY;
    while (m.at < m.in.len) {
        char c = m.in.ptr[m.at];

        if (c == '"') {
            mend_string(&m);
        } else if (c == '{' || c == '[' || (c == '}' && m.depth > 0) ||
                   (c == ']' && m.depth > 0 && m.closers[m.depth - 1] == ']')) {
            m.at++;
            if (!mend_bracket(&m, c))
                return out;
        } else if (!skip_mark(&m)) {
            m.n_values += c == ',' || c == ':';
            if (m.n_values > CC_JSON_MAX_VALUES)
                return out;
            m.out[m.len++] = c;
            m.at++;
        }
    }
    if (m.depth > 0)
        drop_comma(&m);
    while (m.depth > 0)
        m.out[m.len++] = m.closers[--m.depth];
    out.ptr = m.out;
    out.len = m.len;
    return out;
}
