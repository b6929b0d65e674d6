#include "cleancopy/source/compared_line.h"

#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/json_tree.h"

#include <string.h>

/* The first field that is not as it should be is remembered. */
struct reader {
    struct cc_arena *arena;
    const struct cc_json_node *line;
    const char *bad;
};

static void refuse(struct reader *r, const char *name)
{
    r->bad = r->bad != NULL ? r->bad : name;
}

static const struct cc_json_node *read_kind(struct reader *r, const char *name,
                                            enum cc_json_kind kind)
{
    const struct cc_json_node *value = cc_json_member(r->line, name);

    if (value != NULL && value->kind == kind)
        return value;
    refuse(r, name);
    return NULL;
}

static uint64_t read_number(struct reader *r, const char *name, uint64_t max)
{
    const struct cc_json_node *value = read_kind(r, name, CC_JSON_INTEGER);

    if (value == NULL)
        return 0;
    if (value->as.integer >= 0 && (uint64_t)value->as.integer <= max)
        return (uint64_t)value->as.integer;
    refuse(r, name);
    return 0;
}

static uint64_t read_hex(struct reader *r, const char *name)
{
    uint64_t value = 0;

    if (!cc_hash_from_hex(cc_json_text(cc_json_member(r->line, name)), &value))
        refuse(r, name);
    return value;
}

/* 0 to 1, 1 also written as an integer. */
static double read_share(struct reader *r, const char *name)
{
    double share = cc_json_number(cc_json_member(r->line, name));

    if (share > 0 && share <= 1)
        return share;
    refuse(r, name);
    return 0;
}

static void read_prefer(struct reader *r, struct cc_compared_head *head)
{
    const struct cc_json_node *list = read_kind(r, "prefer", CC_JSON_ARRAY);

    head->n_prefer = cc_json_count(list);
    if (head->n_prefer == 0)
        return;
    head->prefer = cc_arena_calloc(r->arena, head->n_prefer, sizeof *head->prefer);
    for (uint32_t i = 0; i < head->n_prefer && head->prefer != NULL; i++) {
        if (list->as.items.list[i].kind != CC_JSON_STRING)
            refuse(r, "prefer");
        head->prefer[i] = cc_arena_copy(r->arena, cc_json_text(&list->as.items.list[i]));
    }
}

static void read_part(struct reader *r, struct cc_compared_head *head)
{
    if (cc_json_member(r->line, "part") == NULL)
        return;
    head->n_parts = (uint32_t)read_number(r, "parts", CC_MAX_SHARDS);
    head->part = (uint32_t)read_number(r, "part", head->n_parts);
    head->own = read_hex(r, "own");
    if (head->part == 0)
        refuse(r, "part");
}

static void read_head(struct reader *r, struct cc_compared_head *head)
{
    const struct cc_json_node *cleancopy = read_kind(r, "cleancopy", CC_JSON_STRING);

    head->cleancopy = cc_arena_copy(r->arena, cc_json_text(cleancopy));
    head->normal_form = (uint32_t)read_number(r, "normal_form", UINT32_MAX);
    head->shards = read_hex(r, "shards");
    head->n_documents = read_number(r, "documents", INT64_MAX);
    read_prefer(r, head);
    read_part(r, head);
}

static void read_row(struct reader *r, struct cc_compared_line *out)
{
    const struct cc_json_node *relation = read_kind(r, "relation", CC_JSON_STRING);

    out->doc = read_hex(r, "doc");
    out->paragraph = (uint32_t)read_number(r, "para", UINT32_MAX - 1);
    out->duplicate.doc = read_hex(r, "canonical_doc");
    out->duplicate.paragraph = (uint32_t)read_number(r, "canonical_para", UINT32_MAX - 1);
    out->duplicate.similarity = read_share(r, "similarity");
    if (!cc_relation_from_name(cc_json_text(relation), &out->duplicate.relation) ||
        out->duplicate.relation == CC_RELATION_NONE)
        refuse(r, "relation");
}

/* A string in the arena; missing or null is empty. */
static struct cc_span read_text(struct reader *r, const char *name)
{
    if (cc_json_member(r->line, name) == NULL)
        return CC_SPAN_EMPTY;
    return cc_arena_copy(r->arena, cc_json_text(read_kind(r, name, CC_JSON_STRING)));
}

static void read_document(struct reader *r, struct cc_compared_line *out)
{
    out->doc = read_hex(r, "document");
    out->outlet = read_text(r, "outlet");
    out->date = read_text(r, "date");
}

static void read_namesake(struct reader *r, struct cc_compared_line *out)
{
    out->record = read_text(r, "namesake");
    if (out->record.len == 0)
        refuse(r, "namesake");
}

static void read_furniture(struct reader *r, struct cc_compared_line *out)
{
    out->doc = read_hex(r, "furniture");
    out->paragraph = (uint32_t)read_number(r, "para", UINT32_MAX - 1);
    out->n_pages = (uint32_t)read_number(r, "pages", UINT32_MAX);
    if (out->n_pages == 0)
        refuse(r, "pages");
}

static void read_elsewhere(struct reader *r, struct cc_compared_line *out)
{
    out->doc = read_hex(r, "elsewhere");
}

static void read_end(struct reader *r, struct cc_compared_line *out)
{
    (void)read_kind(r, "end", CC_JSON_TRUE);
    out->n_rows = read_number(r, "rows", INT64_MAX);
}

/* What a line is by the field that no other has; a row is what has none of them. */
static const struct {
    const char *name;
    enum cc_compared_kind kind;
    void (*read)(struct reader *r, struct cc_compared_line *out);
} kinds[] = {
    {"end", CC_COMPARED_END, read_end},
    {"document", CC_COMPARED_DOCUMENT, read_document},
    {"namesake", CC_COMPARED_NAMESAKE, read_namesake},
    {"furniture", CC_COMPARED_FURNITURE, read_furniture},
    {"elsewhere", CC_COMPARED_ELSEWHERE, read_elsewhere},
};

static void read_other(struct reader *r, struct cc_compared_line *out)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (cc_json_member(r->line, kinds[i].name) == NULL)
            continue;
        out->kind = kinds[i].kind;
        kinds[i].read(r, out);
        return;
    }
    out->kind = CC_COMPARED_ROW;
    read_row(r, out);
}

static enum cc_status read_kinds(struct reader *r, struct cc_compared_line *out,
                                 struct cc_error *err)
{
    if (cc_json_member(r->line, "cleancopy_compared") != NULL) {
        out->kind = CC_COMPARED_HEAD;
        if (read_number(r, "cleancopy_compared", INT64_MAX) != CC_COMPARED_VERSION)
            return cc_fail(err, CC_E_INPUT, "compared",
                           "is for another cleancopy: this one reads version %d of such files",
                           CC_COMPARED_VERSION);
        read_head(r, &out->head);
    } else {
        read_other(r, out);
    }
    if (r->bad != NULL)
        return cc_fail(err, CC_E_INPUT, "compared", "\"%s\" is missing or not as it should be", r->bad);
    return cc_arena_status(r->arena, "compared", err);
}

enum cc_status cc_compared_line_read(struct cc_arena *arena, struct cc_span line,
                                     struct cc_compared_line *out, struct cc_error *err)
{
    struct reader r = {.arena = arena};
    struct cc_json_tree *tree = NULL;
    enum cc_status st = cc_json_tree_read(arena, line, &tree, &r.line, err);

    memset(out, 0, sizeof *out);
    if (st == CC_OK)
        st = read_kinds(&r, out, err);
    cc_json_tree_free(tree);
    return st;
}
