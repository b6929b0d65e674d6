#include "cleancopy/write/record.h"

#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_tree.h"
#include "cleancopy/dedup/reprint.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/record_policy.h"

#include <math.h>

/* ---- writing ---- */

static enum cc_status finish(const struct cc_buf *out, const struct cc_document *doc,
                             struct cc_error *err)
{
    if (out->status == CC_OK)
        return CC_OK;
    return cc_fail(err, out->status, "record", "%.*s: its record is %s",
                   CC_SPAN_PRINT(doc->source),
                   out->status == CC_E_LIMIT ? "larger than the limit for a line"
                                             : "more than memory holds");
}

static void put_text(struct cc_buf *out, const char *key, struct cc_span value)
{
    cc_buf_add_string(out, key);
    cc_json_or_null(out, value);
}

void cc_record_put_duplicate_of(struct cc_buf *out, const struct cc_duplicate *duplicate)
{
    if (duplicate->relation == CC_RELATION_NONE) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, duplicate->doc);
    cc_buf_printf(out, ",\"paragraph\":%u", duplicate->paragraph);
    put_text(out, ",\"outlet\":", duplicate->outlet);
    cc_buf_add_string(out, ",\"similarity\":");
    cc_json_decimal(out, duplicate->similarity, 4);
    cc_buf_printf(out, ",\"relation\":\"%s\"}", cc_relation_name(duplicate->relation));
}

void cc_record_put_reprint(struct cc_buf *out, const struct cc_reprint *reprint)
{
    if (reprint->relation == CC_RELATION_NONE) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, reprint->doc);
    put_text(out, ",\"outlet\":", reprint->outlet);
    cc_buf_printf(out, ",\"relation\":\"%s\",\"share\":", cc_relation_name(reprint->relation));
    cc_json_decimal(out, reprint->share, 4);
    cc_buf_add_string(out, reprint->dropped ? ",\"dropped\":true}" : ",\"dropped\":false}");
}

static void put_list(struct cc_buf *out, const char *key, const struct cc_span *list,
                     uint32_t n)
{
    cc_buf_add_string(out, key);
    cc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_string(out, list[i]);
    }
    cc_buf_add_char(out, ']');
}

/* Escaping goes character by character, so the joined text is the joined escapes: no copy of
 * the whole text is needed. */
static void put_joined(struct cc_buf *out, const struct cc_document *doc)
{
    cc_buf_add_string(out, ",\"text\":");
    if (doc->n_paragraphs == 0) {
        cc_buf_add_string(out, "null");
        return;
    }
    cc_buf_add_char(out, '"');
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (i > 0)
            cc_buf_add_string(out, "\\n\\n");
        cc_json_string_part(out, doc->paragraphs[i].text);
    }
    cc_buf_add_char(out, '"');
}

static void put_paragraphs(struct cc_buf *out, const struct cc_document *doc, bool levels)
{
    cc_buf_add_string(out, ",\"paragraphs\":[");
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        const struct cc_paragraph *p = &doc->paragraphs[i];

        cc_buf_add_string(out, i > 0 ? ",{\"text\":" : "{\"text\":");
        cc_json_string(out, p->text);
        cc_buf_printf(out, ",\"role\":\"%s\",\"duplicate_of\":", cc_role_name(p->role));
        cc_record_put_duplicate_of(out, &p->duplicate_of);
        if (p->left_out != CC_REASON_NONE)
            cc_buf_printf(out, ",\"left_out\":\"%s\",\"pages\":%u", cc_reason_name(p->left_out),
                          p->n_pages);
        if (levels && p->level > 0)
            cc_buf_printf(out, ",\"level\":%u", p->level);
        cc_buf_add_char(out, '}');
    }
    cc_buf_add_char(out, ']');
}

static bool is_judged(const struct cc_document *doc)
{
    for (uint32_t i = 0; i < doc->n_paragraphs; i++)
        if (doc->paragraphs[i].score > 0)
            return true;
    return false;
}

static void put_scores(struct cc_buf *out, const struct cc_document *doc)
{
    if (!is_judged(doc)) {
        cc_buf_add_string(out, ",\"scores\":null");
        return;
    }
    cc_buf_add_string(out, ",\"scores\":[");
    for (uint32_t i = 0; i < doc->n_paragraphs; i++) {
        if (i > 0)
            cc_buf_add_char(out, ',');
        cc_json_decimal(out, doc->paragraphs[i].score / 1000.0, 3);
    }
    cc_buf_add_char(out, ']');
}

static void put_removed(struct cc_buf *out, const struct cc_document *doc)
{
    cc_buf_add_string(out, ",\"removed\":[");
    for (uint32_t i = 0; i < doc->n_removed; i++) {
        const struct cc_removed *r = &doc->removed[i];

        cc_buf_add_string(out, i > 0 ? ",{\"text\":" : "{\"text\":");
        cc_json_string(out, r->text);
        cc_buf_printf(out, ",\"reason\":\"%s\",\"score\":", cc_reason_name(r->reason));
        cc_json_decimal(out, r->score / 1000.0, 3);
        put_text(out, ",\"path\":", r->path);
        cc_buf_printf(out, ",\"position\":%u}", r->position);
    }
    cc_buf_add_char(out, ']');
}

static enum cc_status write_record(struct cc_buf *out, const struct cc_document *doc,
                                   bool removed, bool levels, struct cc_error *err)
{
    cc_buf_add_string(out, "{\"id\":");
    cc_json_hex(out, doc->id);
    put_text(out, ",\"source\":", doc->source);
    put_text(out, ",\"url\":", doc->url);
    put_text(out, ",\"canonical_url\":", doc->canonical_url);
    put_text(out, ",\"outlet\":", doc->outlet);
    cc_buf_printf(out, ",\"kind\":\"%s\"", cc_kind_name(doc->kind));
    put_text(out, ",\"language\":", doc->language);
    put_text(out, ",\"title\":", doc->title);
    put_list(out, ",\"authors\":", doc->authors, doc->n_authors);
    put_text(out, ",\"date\":", doc->date);
    put_text(out, ",\"site_name\":", doc->site_name);
    put_text(out, ",\"description\":", doc->description);
    cc_buf_add_string(out, ",\"fetched_at\":");
    cc_json_time(out, doc->fetched_at_s);
    put_joined(out, doc);
    put_paragraphs(out, doc, levels);
    if (removed)
        put_removed(out, doc);
    else
        cc_buf_add_string(out, ",\"removed\":null");
    cc_buf_add_string(out, ",\"quality\":");
    cc_json_decimal(out, doc->quality, 3);
    cc_buf_add_string(out, ",\"cleancopy\":\"" CC_VERSION "\"");
    put_text(out, ",\"modified\":", doc->modified);
    put_list(out, ",\"tags\":", doc->tags, doc->n_tags);
    put_text(out, ",\"image\":", doc->image);
    put_text(out, ",\"licence\":", doc->licence);
    put_text(out, ",\"access\":",
             doc->access == CC_ACCESS_UNKNOWN ? CC_SPAN_EMPTY
                                              : cc_span_from(cc_access_name(doc->access)));
    cc_buf_add_string(out, ",\"reprint_of\":");
    cc_record_put_reprint(out, &doc->reprint_of);
    cc_buf_add_string(out, ",\"policy\":");
    cc_record_policy_put(out, &doc->policy);
    put_scores(out, doc);
    cc_buf_add_char(out, '}');
    return finish(out, doc, err);
}

enum cc_status cc_record_write(struct cc_buf *out, const struct cc_document *doc, bool removed,
                               struct cc_error *err)
{
    return write_record(out, doc, removed, false, err);
}

enum cc_status cc_record_store(struct cc_buf *out, const struct cc_document *doc,
                               struct cc_error *err)
{
    return write_record(out, doc, true, true, err);
}

enum cc_status cc_record_removed(struct cc_buf *out, const struct cc_document *doc,
                                 const struct cc_removed *removed, struct cc_error *err)
{
    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, doc->id);
    cc_buf_printf(out, ",\"place\":%u,\"stage\":\"extract\",\"reason\":\"%s\",\"score\":",
                  removed->position, cc_reason_name(removed->reason));
    cc_json_decimal(out, removed->score / 1000.0, 3);
    put_text(out, ",\"path\":", removed->path);
    put_text(out, ",\"text\":", removed->text);
    cc_buf_add_string(out, ",\"kept\":null}");
    return finish(out, doc, err);
}

enum cc_status cc_record_duplicate(struct cc_buf *out, const struct cc_document *doc,
                                   uint32_t paragraph, struct cc_error *err)
{
    const struct cc_paragraph *p = &doc->paragraphs[paragraph];
    bool is_furniture = p->left_out != CC_REASON_NONE;

    cc_buf_add_string(out, "{\"doc\":");
    cc_json_hex(out, doc->id);
    cc_buf_printf(out,
                  ",\"place\":%u,\"stage\":\"dedup\",\"reason\":\"%s\",\"score\":", paragraph,
                  cc_reason_name(is_furniture ? p->left_out : CC_REASON_DUPLICATE));
    cc_json_decimal(out, cc_is_copy(&p->duplicate_of) ? p->duplicate_of.similarity : 1, 3);
    put_text(out, ",\"path\":null,\"text\":", p->text);
    cc_buf_add_string(out, ",\"kept\":");
    cc_record_put_duplicate_of(out, &p->duplicate_of);
    if (is_furniture)
        cc_buf_printf(out, ",\"pages\":%u", p->n_pages);
    cc_buf_add_char(out, '}');
    return finish(out, doc, err);
}

/* ---- reading ---- */

/* What all readers share.  The first failure stays in `status`; after it the rest is skipped.
 */
struct reader {
    struct cc_arena *arena;
    struct cc_error *err;
    enum cc_status status;
};

static void fail(struct reader *r, const char *key)
{
    if (r->status == CC_OK)
        r->status = cc_fail(
            r->err, CC_E_INPUT, "record",
            "field \"%s\" is missing or of another type than in cleancopy's records", key);
}

static struct cc_span copy_string(struct reader *r, const struct cc_json_node *value)
{
    struct cc_span s = cc_json_text(value);

    if (s.len == 0)
        return CC_SPAN_EMPTY;
    s = cc_arena_copy(r->arena, s);
    if (s.ptr == NULL && r->status == CC_OK)
        r->status = cc_arena_status(r->arena, "record", r->err);
    return s;
}

static struct cc_span get_span(struct reader *r, const struct cc_json_node *object,
                               const char *key)
{
    const struct cc_json_node *value = cc_json_member(object, key);

    if (value == NULL || r->status != CC_OK)
        return CC_SPAN_EMPTY;
    if (value->kind != CC_JSON_STRING) {
        fail(r, key);
        return CC_SPAN_EMPTY;
    }
    return copy_string(r, value);
}

/* A short string as it stands in the tree: for words that are looked up at once. */
static struct cc_span peek(const struct cc_json_node *object, const char *key)
{
    return cc_json_text(cc_json_member(object, key));
}

static double get_number(struct reader *r, const struct cc_json_node *object, const char *key)
{
    const struct cc_json_node *value = cc_json_member(object, key);

    if (value != NULL && value->kind != CC_JSON_INTEGER && value->kind != CC_JSON_REAL)
        fail(r, key);
    return cc_json_number(value);
}

/* A whole number from 0 to max. */
static uint32_t get_whole(struct reader *r, const struct cc_json_node *object, const char *key,
                          uint32_t max)
{
    const struct cc_json_node *value = cc_json_member(object, key);

    if (value == NULL)
        return 0;
    if (value->kind != CC_JSON_INTEGER || value->as.integer < 0 || value->as.integer > max) {
        fail(r, key);
        return 0;
    }
    return (uint32_t)value->as.integer;
}

static uint64_t get_id(struct reader *r, const struct cc_json_node *object, const char *key)
{
    uint64_t id = 0;

    if (!cc_hash_from_hex(peek(object, key), &id))
        fail(r, key);
    return id;
}

/* An array's length, and room for as many in the arena, zeroed; 0 where it is missing or null. */
static uint32_t get_list(struct reader *r, const struct cc_json_node *value, const char *key,
                         size_t item_bytes, void **list)
{
    uint32_t n = cc_json_count(value);

    *list = NULL;
    if (r->status != CC_OK || value == NULL)
        return 0;
    if (value->kind != CC_JSON_ARRAY)
        fail(r, key);
    if (n == 0)
        return 0;
    *list = cc_arena_calloc(r->arena, n, item_bytes);
    if (*list == NULL) {
        r->status = cc_arena_status(r->arena, "record", r->err);
        return 0;
    }
    return n;
}

static void read_duplicate(struct reader *r, const struct cc_json_node *object,
                           struct cc_duplicate *duplicate)
{
    const struct cc_json_node *value = cc_json_member(object, "duplicate_of");

    if (value == NULL)
        return;
    if (value->kind != CC_JSON_OBJECT) {
        fail(r, "duplicate_of");
        return;
    }
    duplicate->doc = get_id(r, value, "doc");
    duplicate->paragraph = get_whole(r, value, "paragraph", CC_NO_INDEX - 1);
    duplicate->outlet = get_span(r, value, "outlet");
    duplicate->similarity = get_number(r, value, "similarity");
    if (!cc_relation_from_name(peek(value, "relation"), &duplicate->relation))
        fail(r, "relation");
}

static void read_reprint(struct reader *r, const struct cc_json_node *record,
                         struct cc_reprint *reprint)
{
    const struct cc_json_node *value = cc_json_member(record, "reprint_of"), *dropped;

    if (value == NULL)
        return;
    if (value->kind != CC_JSON_OBJECT) {
        fail(r, "reprint_of");
        return;
    }
    reprint->doc = get_id(r, value, "doc");
    reprint->outlet = get_span(r, value, "outlet");
    reprint->share = get_number(r, value, "share");
    dropped = cc_json_member(value, "dropped");
    reprint->dropped = dropped != NULL && dropped->kind == CC_JSON_TRUE;
    if (!cc_relation_from_name(peek(value, "relation"), &reprint->relation))
        fail(r, "relation");
}

static void read_paragraphs(struct reader *r, const struct cc_json_node *record,
                            struct cc_document *doc)
{
    const struct cc_json_node *list = cc_json_member(record, "paragraphs");
    void *items;

    if (list == NULL)
        fail(r, "paragraphs");
    doc->n_paragraphs = get_list(r, list, "paragraphs", sizeof *doc->paragraphs, &items);
    doc->paragraphs = items;
    for (uint32_t i = 0; i < doc->n_paragraphs && r->status == CC_OK; i++) {
        struct cc_paragraph *p = &doc->paragraphs[i];
        const struct cc_json_node *item = &list->as.items.list[i];

        p->text = get_span(r, item, "text");
        p->level = (uint8_t)get_whole(r, item, "level", UINT8_MAX);
        if (!cc_role_from_name(peek(item, "role"), &p->role))
            fail(r, "role");
        read_duplicate(r, item, &p->duplicate_of);
        if (cc_json_member(item, "left_out") != NULL &&
            !cc_reason_from_name(peek(item, "left_out"), &p->left_out))
            fail(r, "left_out");
        p->n_pages = get_whole(r, item, "pages", UINT32_MAX);
    }
}

/* As it is written, 0 to 1. */
static uint16_t to_permille(double score)
{
    return (uint16_t)(score >= 0 && score <= 1 ? round(score * 1000) : 0);
}

/* Of the paragraphs, which are read already; what stands for none is passed over. */
static void read_scores(struct reader *r, const struct cc_json_node *record,
                        struct cc_document *doc)
{
    const struct cc_json_node *list = cc_json_member(record, "scores");

    if (list != NULL && list->kind != CC_JSON_ARRAY)
        fail(r, "scores");
    for (uint32_t i = 0; i < doc->n_paragraphs && i < cc_json_count(list); i++)
        doc->paragraphs[i].score = to_permille(cc_json_number(&list->as.items.list[i]));
}

static void read_removed(struct reader *r, const struct cc_json_node *record,
                         struct cc_document *doc)
{
    const struct cc_json_node *list = cc_json_member(record, "removed");
    void *items;

    doc->n_removed = get_list(r, list, "removed", sizeof *doc->removed, &items);
    doc->removed = items;
    for (uint32_t i = 0; i < doc->n_removed && r->status == CC_OK; i++) {
        struct cc_removed *removed = &doc->removed[i];
        const struct cc_json_node *item = &list->as.items.list[i];

        removed->text = get_span(r, item, "text");
        removed->path = get_span(r, item, "path");
        removed->position = get_whole(r, item, "position", UINT32_MAX);
        removed->score = to_permille(get_number(r, item, "score"));
        if (!cc_reason_from_name(peek(item, "reason"), &removed->reason))
            fail(r, "reason");
    }
}

/* An array of strings. */
static struct cc_span *read_list(struct reader *r, const struct cc_json_node *record,
                                 const char *key, uint32_t *n)
{
    const struct cc_json_node *list = cc_json_member(record, key);
    struct cc_span *spans;
    void *items;

    *n = get_list(r, list, key, sizeof *spans, &items);
    spans = items;
    for (uint32_t i = 0; i < *n && r->status == CC_OK; i++) {
        const struct cc_json_node *item = &list->as.items.list[i];

        if (item->kind != CC_JSON_STRING)
            fail(r, key);
        else
            spans[i] = copy_string(r, item);
    }
    return spans;
}

static void read_fields(struct reader *r, const struct cc_json_node *record,
                        struct cc_document *doc)
{
    doc->id = get_id(r, record, "id");
    doc->source = get_span(r, record, "source");
    doc->url = get_span(r, record, "url");
    doc->canonical_url = get_span(r, record, "canonical_url");
    doc->outlet = get_span(r, record, "outlet");
    if (cc_json_member(record, "kind") != NULL && !cc_kind_from_name(peek(record, "kind"), &doc->kind))
        fail(r, "kind");
    doc->language = get_span(r, record, "language");
    doc->title = get_span(r, record, "title");
    doc->date = get_span(r, record, "date");
    doc->site_name = get_span(r, record, "site_name");
    doc->description = get_span(r, record, "description");
    doc->fetched_at_s = cc_json_time_read(peek(record, "fetched_at"));
    doc->quality = get_number(r, record, "quality");
    doc->authors = read_list(r, record, "authors", &doc->n_authors);
    read_paragraphs(r, record, doc);
    read_scores(r, record, doc);
    read_removed(r, record, doc);
    doc->modified = get_span(r, record, "modified");
    doc->tags = read_list(r, record, "tags", &doc->n_tags);
    doc->image = get_span(r, record, "image");
    doc->licence = get_span(r, record, "licence");
    if (cc_json_member(record, "access") != NULL &&
        !cc_access_from_name(peek(record, "access"), &doc->access))
        fail(r, "access");
    read_reprint(r, record, &doc->reprint_of);
    if (!cc_record_policy_get(r->arena, cc_json_member(record, "policy"), &doc->policy))
        fail(r, "policy");
    if (r->status == CC_OK && r->arena->status != CC_OK)
        r->status = cc_arena_status(r->arena, "record", r->err);
}

enum cc_status cc_record_read(struct cc_arena *arena, struct cc_span line,
                              struct cc_document *doc, struct cc_error *err)
{
    struct reader r = {arena, err, CC_OK};
    const struct cc_json_node *record;
    struct cc_json_tree *tree;
    enum cc_status st;

    memset(doc, 0, sizeof *doc);
    st = cc_json_tree_read(arena, line, &tree, &record, err);
    if (st != CC_OK)
        return st;
    if (record->kind == CC_JSON_OBJECT)
        read_fields(&r, record, doc);
    else
        fail(&r, "id");
    cc_json_tree_free(tree);
    return r.status;
}
