#include "cleancopy/source/text_record.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_load.h"

#include <jansson.h>

static struct cc_span string_of(struct cc_arena *arena, const json_t *value)
{
    struct cc_span s = {json_string_value(value), json_string_length(value)};

    return s.ptr != NULL && s.len > 0 ? cc_arena_copy(arena, s) : CC_SPAN_EMPTY;
}

static bool make_paragraphs(struct cc_arena *arena, size_t n, struct cc_document *doc)
{
    doc->paragraphs = cc_arena_calloc(arena, n, sizeof *doc->paragraphs);
    if (doc->paragraphs == NULL)
        return false;
    doc->n_paragraphs = (uint32_t)n;
    return true;
}

/* Where the next "\n\n" begins, or the length. */
static size_t find_break(struct cc_span s, size_t from)
{
    while (from + 1 < s.len) {
        const char *lf = memchr(s.ptr + from, '\n', s.len - from - 1);

        if (lf == NULL)
            break;
        from = (size_t)(lf - s.ptr);
        if (lf[1] == '\n')
            return from;
        from++;
    }
    return s.len;
}

static bool split_text(struct cc_arena *arena, struct cc_span s, struct cc_document *doc)
{
    size_t n = 1, from = 0;

    for (size_t at = find_break(s, 0); at < s.len; at = find_break(s, at + 2))
        n++;
    if (!make_paragraphs(arena, n, doc))
        return false;
    for (uint32_t i = 0; i < n; i++) {
        size_t at = find_break(s, from);

        doc->paragraphs[i].text = cc_span_slice(s, from, at);
        from = at + 2;
    }
    return true;
}

static bool take_list(struct cc_arena *arena, const json_t *list, struct cc_document *doc)
{
    size_t n = json_array_size(list);

    if (!make_paragraphs(arena, n, doc))
        return false;
    for (size_t i = 0; i < n; i++) {
        const json_t *item = json_array_get(list, i);

        doc->paragraphs[i].text =
            string_of(arena, json_is_object(item) ? json_object_get(item, "text") : item);
    }
    return true;
}

static bool take_id(struct cc_arena *arena, const json_t *id, struct cc_document *doc,
                    struct cc_span *written_id)
{
    size_t len = json_dumpb(id, NULL, 0, JSON_ENCODE_ANY | JSON_COMPACT);
    char *copy = cc_arena_alloc(arena, len);

    if (copy == NULL)
        return false;
    (void)json_dumpb(id, copy, len, JSON_ENCODE_ANY | JSON_COMPACT); /* it fits */
    written_id->ptr = copy;
    written_id->len = len;
    doc->id = cc_hash_written_id(*written_id);
    return true;
}

static enum cc_status read_object(struct cc_arena *arena, const json_t *object,
                                  struct cc_document *doc, struct cc_span *written_id,
                                  struct cc_error *err)
{
    const json_t *id = json_object_get(object, "id"), *text = json_object_get(object, "text");
    const json_t *list = json_object_get(object, "paragraphs");
    bool has_list = json_array_size(list) > 0, has_text = json_is_string(text);

    if (!json_is_object(object))
        return cc_fail(err, CC_E_INPUT, "dedup", "not a JSON object");
    if (!json_is_string(id) && !json_is_integer(id))
        return cc_fail(err, CC_E_INPUT, "dedup", "no \"id\" (a string or a whole number)");
    if (!has_text && !json_is_array(list))
        return cc_fail(err, CC_E_INPUT, "dedup", "no \"text\" and no \"paragraphs\"");
    if (take_id(arena, id, doc, written_id) &&
        (has_list   ? take_list(arena, list, doc)
         : has_text ? split_text(arena, string_of(arena, text), doc)
                    : true)) {
        doc->outlet = string_of(arena, json_object_get(object, "outlet"));
        doc->date = string_of(arena, json_object_get(object, "date"));
    }
    return cc_arena_status(arena, "dedup", err);
}

static enum cc_status read_with_jansson(struct cc_arena *arena, struct cc_span line,
                                        struct cc_document *doc, struct cc_span *written_id,
                                        struct cc_error *err)
{
    json_error_t why;
    json_t *object;
    enum cc_status st;

    object = cc_json_load(line, JSON_ALLOW_NUL, &why);
    if (object != NULL)
        st = read_object(arena, object, doc, written_id, err);
    else if (json_error_code(&why) == json_error_out_of_memory)
        st = cc_fail(err, CC_E_NOMEM, "dedup", "no memory for a line");
    else
        st = cc_fail(err, CC_E_INPUT, "dedup", "broken JSON in column %d: %s", why.column,
                     why.text);
    json_decref(object);
    return st;
}

/* ---- lines of plain fields ---- */

enum field {
    FIELD_ID,
    FIELD_TEXT,
    FIELD_OUTLET,
    FIELD_DATE,
    FIELD_PARAGRAPHS, /* not one of the values: a list is left to jansson */
    FIELD_COUNT
};

static bool scan_line(struct cc_json_scan *scan, struct cc_span line,
                      struct cc_json_value *values)
{
    static const struct cc_span names[] = {
        [FIELD_ID] = {"id", 2},         [FIELD_TEXT] = {"text", 4},
        [FIELD_OUTLET] = {"outlet", 6}, [FIELD_DATE] = {"date", 4},
        [FIELD_PARAGRAPHS] = {"paragraphs", 10}};

    return scan != NULL && cc_json_scan_line(scan, line, names, FIELD_COUNT, values) &&
           (values[FIELD_ID].is_string || values[FIELD_ID].is_integer) &&
           values[FIELD_TEXT].is_string;
}

static struct cc_span copy_string(struct cc_arena *arena, const struct cc_json_value *value)
{
    return value->string.len > 0 ? cc_arena_copy(arena, value->string) : CC_SPAN_EMPTY;
}

enum cc_status cc_text_record_read(struct cc_arena *arena, struct cc_json_scan *scan,
                                   struct cc_span line, struct cc_document *doc,
                                   struct cc_span *written_id, struct cc_error *err)
{
    struct cc_json_value values[FIELD_COUNT];
    const struct cc_json_value *id = &values[FIELD_ID];
    json_t *json_id;

    memset(doc, 0, sizeof *doc);
    if (!scan_line(scan, line, values))
        return read_with_jansson(arena, line, doc, written_id, err);
    json_id = id->is_string ? json_stringn_nocheck(id->string.ptr, id->string.len)
                            : json_integer(id->integer);
    if (json_id == NULL)
        return cc_fail(err, CC_E_NOMEM, "dedup", "no memory for a line");
    if (take_id(arena, json_id, doc, written_id) &&
        split_text(arena, copy_string(arena, &values[FIELD_TEXT]), doc)) {
        doc->outlet = copy_string(arena, &values[FIELD_OUTLET]);
        doc->date = copy_string(arena, &values[FIELD_DATE]);
    }
    json_decref(json_id);
    return cc_arena_status(arena, "dedup", err);
}
