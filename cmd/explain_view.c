#include "explain_view.h"

#include "screen.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MAX_OUT_BYTES ((size_t)1 << 30) /* it is emptied after each block, and a block is at most a page long */

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

    *view = (struct cc_explain_view){.style = is_screen ? &cc_explain_screen : &cc_explain_plain,
                                     .columns = cc_screen_columns(STDOUT_FILENO),
                                     .colour = cc_screen_wants_colour(color, STDOUT_FILENO)};
    cc_buf_init(&view->out, MAX_OUT_BYTES);
    cc_buf_init(&view->tamed, MAX_OUT_BYTES);
    if (is_screen)
        view->wrap = cc_wrap_open();
    return !is_screen || view->wrap != NULL;
}

void cc_explain_view_done(struct cc_explain_view *view)
{
    cc_buf_done(&view->out);
    cc_buf_done(&view->tamed);
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

bool cc_explain_block_read(const json_t *line, struct cc_explain_block *block)
{
    struct cc_span verdict = field(line, "verdict");

    *block = (struct cc_explain_block){.keep = cc_span_is(verdict, CC_SPAN("keep")),
                                       .score = (unsigned)json_integer_value(
                                           json_object_get(line, "score")),
                                       .reason = field(line, "reason"),
                                       .role = field(line, "role"),
                                       .path = field(line, "path"),
                                       .text = field(line, "text"),
                                       .rule = field(line, "rule")};
    return verdict.len > 0 && block->role.len > 0;
}

/* ---- the page's own fields ---- */

struct putter {
    void *user;
    void (*put)(void *user, const char *name, struct cc_span value);
};

static void put_kind(const struct putter *to, const json_t *page)
{
    char text[96];
    int n = snprintf(text, sizeof text, "%.32s, quality %.2f, read as %.8s",
                     field(page, "kind").len > 0 ? field(page, "kind").ptr : "",
                     json_number_value(json_object_get(page, "quality")),
                     field(page, "read_as").len > 0 ? field(page, "read_as").ptr : "");

    to->put(to->user, "kind", (struct cc_span){text, n > 0 ? (size_t)n : 0});
}

static void put_rules(const struct putter *to, const json_t *rules)
{
    json_t *rule;
    size_t i;

    json_array_foreach (rules, i, rule) {
        int64_t elements = json_integer_value(json_object_get(rule, "elements"));
        int64_t found = json_integer_value(json_object_get(rule, "found"));
        struct cc_span name = field(rule, "rule"), file = field(rule, "file");
        struct cc_buf text;

        cc_buf_init(&text, MAX_OUT_BYTES);
        cc_buf_printf(&text, "%.*s (%.*s:%" JSON_INTEGER_FORMAT "): ", CC_SPAN_PRINT(name),
                      CC_SPAN_PRINT(file), json_integer_value(json_object_get(rule, "line")));
        cc_buf_printf(&text, "%" PRId64 " element%s, %" PRId64 " %.*s%s", elements,
                      elements == 1 ? "" : "s", found, CC_SPAN_PRINT(field(rule, "of")),
                      found == 1 ? "" : "s");
        to->put(to->user, "rule", cc_buf_span(&text));
        cc_buf_done(&text);
    }
}

static void put_site(const struct putter *to, const json_t *site)
{
    struct cc_span host = field(site, "host"), file = field(site, "file");
    struct cc_buf text;

    if (json_is_string(site))
        to->put(to->user, "site", span_of(site));
    if (host.len == 0)
        return;
    cc_buf_init(&text, MAX_OUT_BYTES);
    cc_buf_printf(&text, "%.*s (%.*s:%" JSON_INTEGER_FORMAT ")", CC_SPAN_PRINT(host),
                  CC_SPAN_PRINT(file), json_integer_value(json_object_get(site, "line")));
    to->put(to->user, "site", cc_buf_span(&text));
    cc_buf_done(&text);
    put_rules(to, json_object_get(site, "rules"));
}

void cc_explain_fields(const json_t *page, void *user,
                       void (*put)(void *user, const char *name, struct cc_span value))
{
    static const char *const plain[] = {"title", "date", "language", "outlet"};
    struct putter to = {user, put};
    json_t *author;
    size_t i;

    put(user, "source", field(page, "source"));
    put_kind(&to, page);
    if (field(page, "data").len > 0)
        put(user, "data", field(page, "data"));
    for (i = 0; i < sizeof plain / sizeof *plain; i++)
        put(user, plain[i], field(page, plain[i]));
    json_array_foreach (json_object_get(page, "authors"), i, author)
        put(user, "author", span_of(author));
    if (field(page, "limit").len > 0)
        put(user, "limit", field(page, "limit"));
    put_site(&to, json_object_get(page, "site"));
}

/* ---- sums, copies ---- */

static void put_sum(struct cc_buf *out, const json_t *sum, const char *what)
{
    cc_buf_printf(out,
                  "%" JSON_INTEGER_FORMAT " %s (%" JSON_INTEGER_FORMAT " words)",
                  json_integer_value(json_object_get(sum, "blocks")), what,
                  json_integer_value(json_object_get(sum, "words")));
}

void cc_explain_summary(struct cc_buf *out, const json_t *page)
{
    const char *separator = ": ", *reason;
    json_t *n;

    put_sum(out, json_object_get(page, "kept"), "kept");
    cc_buf_add_string(out, ", ");
    put_sum(out, json_object_get(page, "dropped"), "dropped");
    json_object_foreach (json_object_get(page, "reasons"), reason, n) {
        cc_buf_printf(out, "%s%s %" JSON_INTEGER_FORMAT, separator, reason, json_integer_value(n));
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
