#include "cleancopy/core/json_tree.h"

#include "cleancopy/core/json_load.h"
#include "json_simd.h"

#include <string.h>

#define STEP "json"

/* What is wrong with a text that simdjson refused. */
static enum cc_status explain(struct cc_span text, struct cc_error *err)
{
    json_error_t why;
    json_t *value = cc_json_load(text, JSON_ALLOW_NUL | JSON_DECODE_ANY, &why);

    if (value != NULL) {
        json_decref(value);
        return cc_fail(err, CC_E_INPUT, STEP, "not JSON: broken UTF-8, or a number out of range");
    }
    if (json_error_code(&why) == json_error_out_of_memory)
        return cc_fail(err, CC_E_NOMEM, STEP, "no memory for %zu bytes of JSON", text.len);
    (void)cc_fail(err, CC_E_INPUT, STEP, "not JSON: %s", why.text);
    if (err != NULL && why.position > 0)
        err->offset = (uint64_t)why.position;
    return CC_E_INPUT;
}

enum cc_status cc_json_tree_read(struct cc_arena *arena, struct cc_span text,
                                 struct cc_json_tree **tree, const struct cc_json_node **root,
                                 struct cc_error *err)
{
    enum cc_status st = cc_json_simd_read(arena, text, tree, root);

    if (st == CC_OK)
        return CC_OK;
    if (arena->status != CC_OK)
        return cc_arena_status(arena, STEP, err);
    if (st == CC_E_LIMIT)
        return cc_fail(err, st, STEP, "JSON with more than %d lists and objects within one another",
                       CC_JSON_MAX_DEPTH);
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, STEP, "no memory for %zu bytes of JSON", text.len);
    return explain(text, err);
}

const struct cc_json_node *cc_json_member(const struct cc_json_node *object, const char *name)
{
    struct cc_span wanted = cc_span_from(name);
    uint32_t i;

    if (object == NULL || object->kind != CC_JSON_OBJECT)
        return NULL;
    for (i = object->as.items.count; i > 0; i--) {
        const struct cc_json_node *item = &object->as.items.list[i - 1];

        if (cc_span_is(item->key, wanted))
            return item->kind != CC_JSON_NULL ? item : NULL;
    }
    return NULL;
}

uint32_t cc_json_count(const struct cc_json_node *array)
{
    return array != NULL && array->kind == CC_JSON_ARRAY ? array->as.items.count : 0;
}

double cc_json_number(const struct cc_json_node *node)
{
    if (node == NULL)
        return 0;
    if (node->kind == CC_JSON_INTEGER)
        return (double)node->as.integer;
    return node->kind == CC_JSON_REAL ? node->as.real : 0;
}

struct cc_span cc_json_text(const struct cc_json_node *node)
{
    return node != NULL && node->kind == CC_JSON_STRING ? node->as.string : CC_SPAN_EMPTY;
}
