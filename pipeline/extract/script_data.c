#include "cleancopy/extract/script_data.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/json_load.h"
#include "cleancopy/extract/json_mend.h"

#include <jansson.h>

#define STEP "script_data"

#define MAX_NAME_BYTES 60

struct reader {
    struct cc_arena *arena;
    const struct cc_limits *limits;
    struct cc_script_list *out;
    char *stream; /* the strings of __next_f.push, joined */
    size_t stream_len, stream_capacity;
};

static void add(struct reader *r, struct cc_span name, struct cc_span json, bool is_jsonld)
{
    struct cc_script_data *data;

    if (r->out->count == CC_SCRIPT_MAX_DATA || json.len < CC_SCRIPT_MIN_BYTES)
        return;
    json = cc_json_mend(r->arena, r->limits, json);
    if (json.len == 0)
        return;
    data = &r->out->list[r->out->count++];
    data->name = cc_span_slice(name, name.len > MAX_NAME_BYTES ? name.len - MAX_NAME_BYTES : 0,
                               name.len);
    data->json = json;
    data->is_jsonld = is_jsonld;
}

/* ---- strings of JavaScript ---- */

/* The literal that begins with the quotation mark at s[at]: what stands between its marks, *end
 * behind it.  False when it does not end. */
static bool string_literal(struct cc_span s, size_t at, struct cc_span *inside, size_t *end)
{
    char mark = s.ptr[at];
    size_t i;

    for (i = at + 1; i < s.len && s.ptr[i] != mark; i++)
        if (s.ptr[i] == '\\')
            i++;
    if (i >= s.len)
        return false;
    *inside = cc_span_slice(s, at + 1, i);
    *end = i + 1;
    return true;
}

/* What the literal stands for, in the arena; len 0 when it is none that JSON knows. */
static struct cc_span decode_literal(struct reader *r, struct cc_span inside)
{
    char *quoted = cc_arena_alloc(r->arena, 2 * inside.len + 2);
    struct cc_span mended, text = CC_SPAN_EMPTY;
    size_t i, len = 0;
    json_t *value;

    if (quoted == NULL)
        return text;
    quoted[len++] = '"';
    for (i = 0; i < inside.len; i++) {
        if (inside.ptr[i] == '"') /* in '…' it needs no backslash */
            quoted[len++] = '\\';
        quoted[len++] = inside.ptr[i];
        if (inside.ptr[i] == '\\' && i + 1 < inside.len)
            quoted[len++] = inside.ptr[++i];
    }
    quoted[len++] = '"';
    mended = cc_json_mend(r->arena, r->limits, (struct cc_span){quoted, len});
    if (mended.len == 0)
        return text;
    value = cc_json_load(mended, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    if (json_is_string(value))
        text = cc_arena_copy(
            r->arena, (struct cc_span){json_string_value(value), json_string_length(value)});
    json_decref(value);
    return text;
}

/* ---- assignments ---- */

static size_t skip_space(struct cc_span s, size_t at)
{
    while (at < s.len && (unsigned char)s.ptr[at] <= ' ')
        at++;
    return at;
}

/* Behind the bracket that closes the one at s[at]; 0 when none does. */
static size_t closing(struct cc_span s, size_t at)
{
    size_t depth = 0, i;
    bool quoted = false;

    for (i = at; i < s.len; i++) {
        char c = s.ptr[i];

        if (c == '\\' && quoted)
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '['))
            depth++;
        else if (!quoted && (c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return 0;
}

/* JSON begins with {" or [ and a value: code does as a rule not. */
static bool begins_json(struct cc_span s, size_t at)
{
    size_t next = at < s.len ? skip_space(s, at + 1) : s.len;

    if (next >= s.len)
        return false;
    if (s.ptr[at] == '{')
        return s.ptr[next] == '"';
    return s.ptr[at] == '[' && (s.ptr[next] == '"' || s.ptr[next] == '{' || s.ptr[next] == '[');
}

static bool is_name_char(char c)
{
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '_' ||
           c == '$' || c == '.';
}

/* "window.__STATE__" before the '=' at s[at]. */
static struct cc_span name_before(struct cc_span s, size_t at)
{
    size_t end = at, from;

    while (end > 0 && (unsigned char)s.ptr[end - 1] <= ' ')
        end--;
    for (from = end; from > 0 && is_name_char(s.ptr[from - 1]);)
        from--;
    return from < end ? cc_span_slice(s, from, end) : CC_SPAN("script");
}

/* What is assigned at s[at] ('='); returns where to go on.  *passed counts bytes looked at. */
static size_t read_assignment(struct reader *r, struct cc_span s, size_t at, size_t *passed)
{
    size_t value = skip_space(s, at + 1), end = 0;
    struct cc_span rest = cc_span_slice(s, value, s.len), inside, call = CC_SPAN("JSON.parse(");

    if (begins_json(s, value)) {
        end = closing(s, value);
        *passed += end > 0 ? end - value : s.len - value;
        if (end > 0)
            add(r, name_before(s, at), cc_span_slice(s, value, end), false);
    } else if (cc_span_starts(rest, call)) {
        value = skip_space(s, value + call.len);
        if (value < s.len && (s.ptr[value] == '"' || s.ptr[value] == '\'')) {
            bool whole = string_literal(s, value, &inside, &end);

            *passed += whole ? end - value : s.len - value;
            if (whole)
                add(r, name_before(s, at), decode_literal(r, inside), false);
        }
    }
    return end > 0 ? end : at + 1;
}

/* ---- React's stream ---- */

static void join(struct reader *r, struct cc_span text)
{
    size_t wanted = r->stream_len + text.len, capacity = r->stream_capacity;

    if (text.len == 0 || wanted > r->limits->max_json_bytes)
        return;
    if (wanted > capacity) {
        while (capacity < wanted)
            capacity = capacity == 0 ? 65536 : 2 * capacity;
        r->stream = cc_arena_grow(r->arena, r->stream, r->stream_capacity, capacity);
        if (r->stream == NULL) {
            r->stream_len = r->stream_capacity = 0;
            return;
        }
        r->stream_capacity = capacity;
    }
    memcpy(r->stream + r->stream_len, text.ptr, text.len);
    r->stream_len = wanted;
}

/* "push([1," at s[at], then a string; returns where to go on. */
static size_t read_push(struct reader *r, struct cc_span s, size_t at, size_t *passed)
{
    struct cc_span inside;
    size_t end;

    at = skip_space(s, at);
    if (at >= s.len || s.ptr[at] != '"')
        return at;
    if (!string_literal(s, at, &inside, &end)) {
        *passed += s.len - at;
        return at + 1;
    }
    join(r, decode_literal(r, inside));
    return end;
}

static int hex(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One row's value behind "id:": where it ends. */
static size_t read_row(json_t *rows, struct cc_span s, size_t at)
{
    size_t n = 0, end;
    const char *line_end;

    if (s.ptr[at] == 'T') { /* T4c1,text: so many bytes, line breaks among them */
        for (at++; at < s.len && hex(s.ptr[at]) >= 0; at++)
            n = n < s.len ? 16 * n + (size_t)hex(s.ptr[at]) : n;
        at += at < s.len && s.ptr[at] == ',';
        end = n < s.len - at ? at + n : s.len;
        /* cut inside a character: refused by jansson, and passed over */
        (void)json_array_append_new(rows, json_stringn(s.ptr + at, end - at));
        return end;
    }
    line_end = memchr(s.ptr + at, '\n', s.len - at);
    end = line_end != NULL ? (size_t)(line_end - s.ptr) : s.len;
    if (s.ptr[at] == '[' || s.ptr[at] == '{' || s.ptr[at] == '"') {
        /* a row that is no JSON is passed over */
        (void)json_array_append_new(
            rows, cc_json_load(cc_span_slice(s, at, end), JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL));
    }
    return end;
}

/* The stream's rows as the text of one array. */
static struct cc_span rows_of(struct reader *r)
{
    struct cc_span s = {r->stream, r->stream_len}, out = CC_SPAN_EMPTY;
    json_t *rows = json_array();
    size_t at = 0;
    char *text;

    while (rows != NULL && at < s.len) {
        size_t colon = at;

        while (colon < s.len && hex(s.ptr[colon]) >= 0)
            colon++;
        if (colon + 1 < s.len && s.ptr[colon] == ':')
            at = read_row(rows, s, colon + 1);
        else
            at++;
        if (at < s.len && s.ptr[at] == '\n')
            at++;
    }
    text = json_dumps(rows, JSON_COMPACT);
    if (text != NULL)
        out = cc_arena_copy(r->arena, cc_span_from(text));
    cc_free(text); /* jansson allocates by alloc.h */
    json_decref(rows);
    return out;
}

/* ---- scripts ---- */

static void read_code(struct reader *r, struct cc_span s)
{
    struct cc_span push = CC_SPAN("__next_f.push([1,");
    size_t at = 0, passed = 0;

    while (at < s.len && passed < CC_SCRIPT_PASSES * s.len && r->arena->status == CC_OK) {
        if (s.ptr[at] == '=')
            at = read_assignment(r, s, at, &passed);
        else if (s.ptr[at] == '_' && cc_span_starts(cc_span_slice(s, at, s.len), push))
            at = read_push(r, s, at + push.len, &passed);
        else
            at++;
    }
}

static void read_script(struct reader *r, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span type = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("type")));
    struct cc_span id = cc_dom_attr(dom, node, CC_SPAN("id")), text;

    if (dom->nodes[node].end == node + 1)
        return;
    text = dom->nodes[node + 1].name; /* a script's text is one node */
    if (cc_span_starts_nocase(type, CC_SPAN("application/ld+json")))
        add(r, CC_SPAN("ld+json"), text, true);
    else if (cc_span_find_nocase(type, CC_SPAN("json"), 0) != (size_t)-1)
        add(r, id.len > 0 ? id : CC_SPAN("json"), text, false);
    else if (type.len == 0 ||
             cc_span_find_nocase(type, CC_SPAN("javascript"), 0) != (size_t)-1 ||
             cc_span_is_nocase(type, CC_SPAN("module")))
        read_code(r, text);
}

enum cc_status cc_script_data_list(struct cc_arena *arena, const struct cc_limits *limits,
                                   const struct cc_dom *dom, struct cc_script_list *out,
                                   struct cc_error *err)
{
    struct reader r = {arena, limits, out, NULL, 0, 0};
    uint32_t i;

    out->count = 0;
    out->list = cc_arena_calloc(arena, CC_SCRIPT_MAX_DATA, sizeof *out->list);
    if (out->list == NULL)
        return cc_arena_status(arena, STEP, err);
    for (i = 0; i < dom->n_nodes && arena->status == CC_OK; i++)
        if (dom->nodes[i].tag == CC_TAG_SCRIPT)
            read_script(&r, dom, i);
    if (r.stream_len > 0)
        add(&r, CC_SPAN("__next_f"), rows_of(&r), false);
    return cc_arena_status(arena, STEP, err);
}
