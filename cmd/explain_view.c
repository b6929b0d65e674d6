#include "explain_view.h"

#include "screen.h"

#include "cleancopy/core/json_load.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#define MAX_OUT_BYTES ((size_t)1 << 30) /* emptied after each block, which a page bounds */

static struct cc_span span_of(const json_t *value)
{
    return (struct cc_span){json_string_value(value), json_string_length(value)};
}

static struct cc_span field(const json_t *object, const char *name)
{
    return span_of(json_object_get(object, name));
}

bool cc_explain_view_init(struct cc_explain_view *view, enum cc_color color)
{
    bool is_screen = isatty(STDOUT_FILENO) || color == CC_COLOR_ALWAYS;

    *view =
        (struct cc_explain_view){.style = is_screen ? &cc_explain_screen : &cc_explain_plain,
                                 .columns = cc_screen_columns(STDOUT_FILENO),
                                 .colour = cc_screen_wants_colour(color, STDOUT_FILENO)};
    cc_buf_init(&view->out, MAX_OUT_BYTES);
    cc_buf_init(&view->tamed, MAX_OUT_BYTES);
    cc_buf_init(&view->words, MAX_OUT_BYTES);
    if (is_screen)
        view->wrap = cc_wrap_open();
    return !is_screen || view->wrap != NULL;
}

void cc_explain_view_done(struct cc_explain_view *view)
{
    cc_buf_done(&view->out);
    cc_buf_done(&view->tamed);
    cc_buf_done(&view->words);
    cc_wrap_close(view->wrap);
}

enum cc_status cc_explain_view_flush(struct cc_explain_view *view, struct cc_error *err)
{
    if (view->out.status != CC_OK)
        return cc_fail(err, view->out.status, "explain", "no memory to show a page");
    if (view->out.len > 0)
        (void)fwrite(view->out.ptr, 1, view->out.len, stdout);
    cc_buf_clear(&view->out);
    return CC_OK;
}

void cc_explain_check(struct cc_explain_view *view)
{
    if (view->out.status == CC_OK && view->tamed.status != CC_OK)
        view->out.status = view->tamed.status;
    if (view->out.status == CC_OK && view->words.status != CC_OK)
        view->out.status = view->words.status;
}

enum cc_status cc_explain_line_read(struct cc_span line, json_t **object, struct cc_error *err)
{
    json_error_t why;

    *object = cc_json_load(line, JSON_ALLOW_NUL, &why);
    if (json_is_object(*object))
        return CC_OK;
    if (*object == NULL && json_error_code(&why) == json_error_out_of_memory)
        return cc_fail(err, CC_E_NOMEM, "explain", "no memory to show a page");
    json_decref(*object);
    *object = NULL;
    return cc_fail(err, CC_E_INPUT, "explain",
                   "the process that read it gave an answer that means nothing");
}

bool cc_explain_block_read(const json_t *line, struct cc_explain_block *block)
{
    struct cc_span verdict = field(line, "verdict");
    enum cc_reason reason;
    enum cc_role role;

    *block = (struct cc_explain_block){
        .keep = cc_span_is(verdict, CC_SPAN("keep")),
        .score = (unsigned)json_integer_value(json_object_get(line, "score")),
        .reason = field(line, "reason"),
        .role = field(line, "role"),
        .path = field(line, "path"),
        .text = field(line, "text"),
        .rule = field(line, "rule")};
    return verdict.len > 0 && cc_role_from_name(block->role, &role) &&
           (block->reason.len == 0 || cc_reason_from_name(block->reason, &reason));
}

/* ---- the page's own fields ---- */

typedef void put_function(struct cc_explain_view *view, const char *name, struct cc_span value);

static void put_words(struct cc_explain_view *view, put_function *put, const char *name)
{
    cc_explain_check(view);
    put(view, name, cc_buf_span(&view->words));
    cc_buf_clear(&view->words);
}

static void put_kind(struct cc_explain_view *view, put_function *put, const json_t *page)
{
    cc_buf_printf(&view->words, "%.*s, quality %.2f, read as %.*s",
                  CC_SPAN_PRINT(field(page, "kind")),
                  json_number_value(json_object_get(page, "quality")),
                  CC_SPAN_PRINT(field(page, "read_as")));
    put_words(view, put, "kind");
}

/* " (news.ini:12)" */
static void add_place(struct cc_buf *out, const json_t *thing)
{
    cc_buf_printf(out, " (%.*s:%" JSON_INTEGER_FORMAT ")", CC_SPAN_PRINT(field(thing, "file")),
                  json_integer_value(json_object_get(thing, "line")));
}

static void put_rule(struct cc_explain_view *view, put_function *put, const json_t *rule)
{
    int64_t elements = json_integer_value(json_object_get(rule, "elements"));
    int64_t found = json_integer_value(json_object_get(rule, "found"));

    cc_buf_add(&view->words, field(rule, "rule"));
    add_place(&view->words, rule);
    cc_buf_printf(&view->words, ": %" PRId64 " element%s, %" PRId64 " %.*s%s", elements,
                  elements == 1 ? "" : "s", found, CC_SPAN_PRINT(field(rule, "of")),
                  found == 1 ? "" : "s");
    put_words(view, put, "rule");
}

static void put_site(struct cc_explain_view *view, put_function *put, const json_t *site)
{
    json_t *rule;
    size_t i;

    if (json_is_string(site))
        put(view, "site", span_of(site));
    if (!json_is_object(site))
        return;
    cc_buf_add(&view->words, field(site, "host"));
    add_place(&view->words, site);
    put_words(view, put, "site");
    json_array_foreach (json_object_get(site, "rules"), i, rule)
        put_rule(view, put, rule);
}

void cc_explain_fields(struct cc_explain_view *view, const json_t *page, put_function *put)
{
    static const char *const plain[] = {"title", "date", "language", "outlet"};
    json_t *author;
    size_t i;

    cc_buf_clear(&view->words);
    put(view, "source", field(page, "source"));
    put_kind(view, put, page);
    if (field(page, "data").len > 0)
        put(view, "data", field(page, "data"));
    for (i = 0; i < sizeof plain / sizeof *plain; i++)
        put(view, plain[i], field(page, plain[i]));
    json_array_foreach (json_object_get(page, "authors"), i, author)
        put(view, "author", span_of(author));
    if (field(page, "limit").len > 0)
        put(view, "limit", field(page, "limit"));
    if (field(page, "left_out").len > 0)
        put(view, "left out", field(page, "left_out"));
    put_site(view, put, json_object_get(page, "site"));
}

/* ---- sums, copies ---- */

static void put_sum(struct cc_buf *out, const json_t *sum, const char *what)
{
    cc_buf_printf(out, "%" JSON_INTEGER_FORMAT " %s (%" JSON_INTEGER_FORMAT " words)",
                  json_integer_value(json_object_get(sum, "blocks")), what,
                  json_integer_value(json_object_get(sum, "words")));
}

void cc_explain_summary(struct cc_buf *out, const json_t *page)
{
    const char *separator = ": ", *reason;
    enum cc_reason known;
    json_t *n;

    put_sum(out, json_object_get(page, "kept"), "kept");
    cc_buf_add_string(out, ", ");
    put_sum(out, json_object_get(page, "dropped"), "dropped");
    json_object_foreach (json_object_get(page, "reasons"), reason, n) {
        if (!cc_reason_from_name(cc_span_from(reason), &known))
            continue;
        cc_buf_printf(out, "%s%s %" JSON_INTEGER_FORMAT, separator, reason,
                      json_integer_value(n));
        separator = ", ";
    }
}

void cc_explain_copy_words(struct cc_buf *out, const struct cc_explain_copy *copy)
{
    cc_buf_printf(out, "%s %.*s", copy->is_kept ? "copy of" : "also in",
                  CC_SPAN_PRINT(copy->place.outlet));
    if (copy->date.len > 0)
        cc_buf_printf(out, ", %.*s", CC_SPAN_PRINT(copy->date));
    cc_buf_printf(out, ": %s", cc_relation_name(copy->place.relation));
    if (copy->place.relation != CC_RELATION_EXACT)
        cc_buf_printf(out, " %.2f", copy->place.similarity);
    if (copy->url.len > 0)
        cc_buf_printf(out, ", %.*s", CC_SPAN_PRINT(copy->url));
    cc_buf_printf(out, ", paragraph %" PRIu32 " of %016" PRIx64, copy->place.paragraph,
                  copy->place.doc);
}
