#include "cleancopy/write/record_read.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_tree.h"
#include "cleancopy/write/json.h"
#include "cleancopy/write/record_policy.h"

#include <math.h>
#include <string.h>

/* What all readers share.  The first failure stays in `status`; after it the rest is skipped. */
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
