#include "cleancopy/extract/json_quotes.h"

#include <stdbool.h>
#include <string.h>

#define MAX_DEPTH 64

enum role {
    NAME, /* of an object's member */
    VALUE,
    ITEM /* of an array, or outside of all */
};

struct quotes {
    struct cc_span in;
    size_t at;
    char *out;
    size_t len;
    char open[MAX_DEPTH]; /* brackets, innermost last */
    size_t depth, n_escaped;
    bool is_value; /* a colon came since the last comma or bracket */
};

static size_t skip_space(struct cc_span s, size_t at)
{
    while (at < s.len && (s.ptr[at] == ' ' || s.ptr[at] == '\t' || s.ptr[at] == '\n' || s.ptr[at] == '\r'))
        at++;
    return at;
}

static enum role role_of(const struct quotes *q)
{
    if (q->depth == 0 || q->open[q->depth - 1] == '[')
        return ITEM;
    return q->is_value ? VALUE : NAME;
}

/* Whether a name with its colon, or the object's end, stands at `at`. */
static bool goes_on(struct cc_span s, size_t at)
{
    at = skip_space(s, at);
    if (at >= s.len || s.ptr[at] == '}')
        return true;
    if (s.ptr[at] != '"')
        return false;
    for (at++; at < s.len && s.ptr[at] != '"'; at++)
        ;
    at = skip_space(s, at < s.len ? at + 1 : at);
    return at < s.len && s.ptr[at] == ':';
}

/* Whether the quotation mark before `behind` closes a string of that role. */
static bool closes(struct cc_span s, size_t behind, enum role role)
{
    size_t at = skip_space(s, behind);
    char c = at < s.len ? s.ptr[at] : '\0';

    if (at >= s.len)
        return true;
    switch (role) {
    case NAME:
        return c == ':';
    case VALUE:
        return c == '}' || (c == ',' && goes_on(s, at + 1));
    default:
        return c == ',' || c == ']';
    }
}

/* From behind the opening mark to behind the closing one. */
static void put_string(struct quotes *q, enum role role)
{
    while (q->at < q->in.len) {
        char c = q->in.ptr[q->at++];
        bool is_end = c == '"' && closes(q->in, q->at, role);

        if (c == '"' && !is_end) {
            q->out[q->len++] = '\\';
            q->n_escaped++;
        }
        q->out[q->len++] = c;
        if (is_end)
            return;
        if (c == '\\' && q->at < q->in.len)
            q->out[q->len++] = q->in.ptr[q->at++];
    }
}

/* A sign outside of strings; false where it is too deep. */
static bool take_sign(struct quotes *q, char c)
{
    if (c == '{' || c == '[') {
        if (q->depth == MAX_DEPTH)
            return false;
        q->open[q->depth++] = c;
        q->is_value = false;
    } else if ((c == '}' || c == ']') && q->depth > 0) {
        q->depth--;
        q->is_value = false;
    } else if (c == ':' || c == ',') {
        q->is_value = c == ':';
    }
    return true;
}

static size_t count_marks(struct cc_span s)
{
    size_t i, n = 0;

    for (i = 0; i < s.len; i++)
        n += s.ptr[i] == '"';
    return n;
}

struct cc_span cc_json_mend_quotes(struct cc_arena *arena, struct cc_span json)
{
    struct quotes q = {.in = json};

    if (json.len == 0 || json.len > CC_JSON_QUOTES_MAX_BYTES)
        return CC_SPAN_EMPTY;
    q.out = cc_arena_alloc(arena, json.len + count_marks(json));
    if (q.out == NULL)
        return CC_SPAN_EMPTY;
    while (q.at < json.len) {
        char c = json.ptr[q.at++];

        if (!take_sign(&q, c))
            return CC_SPAN_EMPTY;
        q.out[q.len++] = c;
        if (c == '"')
            put_string(&q, role_of(&q));
    }
    return q.n_escaped > 0 ? (struct cc_span){q.out, q.len} : CC_SPAN_EMPTY;
}
