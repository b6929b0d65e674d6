#include "cleancopy/source/jsonl.h"

#include "cleancopy/core/json_load.h"

#include "cleancopy/source/warc.h"

#include <jansson.h>

/* Commas and opening brackets outside strings: at least the number of values, less one. */
static size_t count_values(struct cc_span s)
{
    bool in_string = false;
    size_t n = 0, at;

    for (at = 0; at < s.len; at++) {
        char c = s.ptr[at];

        if (in_string) {
            if (c == '\\')
                at++;
            else if (c == '"')
                in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == ',' || c == '[' || c == '{') {
            n++;
        }
    }
    return n;
}

static struct cc_span copy_string(struct cc_arena *arena, const json_t *value)
{
    struct cc_span s = CC_SPAN_EMPTY;

    if (!json_is_string(value) || json_string_length(value) == 0)
        return s;
    s.ptr = json_string_value(value);
    s.len = json_string_length(value);
    return cc_arena_copy(arena, s);
}

static struct cc_span copy_id(struct cc_arena *arena, const json_t *value)
{
    if (json_is_integer(value))
        return cc_arena_printf(arena, "%lld", (long long)json_integer_value(value));
    return copy_string(arena, value);
}

static int64_t read_time(const json_t *value)
{
    struct cc_span s = CC_SPAN_EMPTY;

    if (json_is_integer(value))
        return json_integer_value(value);
    if (json_is_string(value)) {
        s.ptr = json_string_value(value);
        s.len = json_string_length(value);
    }
    return cc_warc_time(s);
}

static enum cc_status read_fields(struct cc_arena *arena, const json_t *object,
                                  struct cc_page *page, struct cc_error *err)
{
    const json_t *html = json_object_get(object, "html");
    const json_t *text = json_object_get(object, "text");

    /* JSON is UTF-8, whatever a <meta> in the page says */
    if (json_is_string(html) && json_string_length(html) > 0) {
        page->form = CC_FORM_HTML;
        page->content_type = CC_SPAN("text/html; charset=utf-8");
        page->bytes = copy_string(arena, html);
    } else if (json_is_string(text)) {
        page->form = CC_FORM_TEXT;
        page->content_type = CC_SPAN("text/plain; charset=utf-8");
        page->bytes = copy_string(arena, text);
    } else {
        return cc_fail(err, CC_E_INPUT, "jsonl",
                       "an object without a \"text\" or \"html\" string");
    }
    page->url = copy_string(arena, json_object_get(object, "url"));
    page->title = copy_string(arena, json_object_get(object, "title"));
    page->date = copy_string(arena, json_object_get(object, "date"));
    page->outlet = copy_string(arena, json_object_get(object, "outlet"));
    page->id = copy_id(arena, json_object_get(object, "id"));
    page->fetched_at_s = read_time(json_object_get(object, "fetched_at"));
    return cc_arena_status(arena, "jsonl", err);
}

enum cc_status cc_jsonl_page(struct cc_arena *arena, struct cc_span line, struct cc_page *page,
                             struct cc_error *err)
{
    struct cc_span source = page->source;
    json_error_t problem;
    enum cc_status st;
    json_t *object;

    if (count_values(line) > CC_JSONL_MAX_VALUES)
        return cc_fail(err, CC_E_LIMIT, "jsonl", "more than %d values in a line",
                       CC_JSONL_MAX_VALUES);
    object = cc_json_load(line, JSON_ALLOW_NUL, &problem);
    if (object == NULL && json_error_code(&problem) == json_error_out_of_memory)
        return cc_fail(err, CC_E_NOMEM, "jsonl", "no memory for a line of JSON");
    if (object == NULL)
        return cc_fail(err, CC_E_INPUT, "jsonl", "broken JSON at column %d: %s", problem.column,
                       problem.text);
    memset(page, 0, sizeof *page);
    page->source = source;
    if (json_is_object(object))
        st = read_fields(arena, object, page, err);
    else
        st = cc_fail(err, CC_E_INPUT, "jsonl", "the line is JSON, but not an object");
    json_decref(object);
    return st;
}
