/* json_simd.cc -- simdjson's tree, copied into nodes of the arena: no exception leaves. */
extern "C" {
#include "cleancopy/core/arena.h"
}
#include "json_simd.h"

#include <new>

#include <simdjson.h>

namespace dom = simdjson::dom;

struct cc_json_tree {
    dom::parser parser; /* has the strings */
};

namespace {

struct builder {
    struct cc_arena *arena;
    bool has_escapes; /* "\u", somewhere */
    bool is_valid;    /* so far */
};

/* simdjson 3.0.1 lets a lone half of a surrogate pair through, which no UTF-8 can say; without such
 * escapes the strings are as valid as the text was. */
struct cc_span span_of(struct builder *b, std::string_view text)
{
    struct cc_span s = {text.data(), text.size()};

    if (b->has_escapes)
        b->is_valid = b->is_valid && simdjson::validate_utf8(text);
    return s;
}

void fill(struct builder *b, dom::element from, struct cc_json_node *node);

template <class List> uint32_t count(List list)
{
    uint32_t n = 0; /* size() stops at 2^24 - 1 */

    for (auto item : list) {
        (void)item;
        n++;
    }
    return n;
}

/* Zeroed nodes for so many items; NULL for none, and when the arena refused. */
struct cc_json_node *take_room(struct builder *b, struct cc_json_node *node, uint32_t n)
{
    void *room = n > 0 ? cc_arena_calloc(b->arena, n, sizeof *node) : NULL;

    node->as.items.list = static_cast<struct cc_json_node *>(room);
    node->as.items.count = room != NULL ? n : 0;
    return static_cast<struct cc_json_node *>(room);
}

void fill_array(struct builder *b, dom::array from, struct cc_json_node *node)
{
    struct cc_json_node *item = take_room(b, node, count(from));

    if (item == NULL)
        return;
    for (dom::element one : from)
        fill(b, one, item++);
}

void fill_object(struct builder *b, dom::object from, struct cc_json_node *node)
{
    struct cc_json_node *item = take_room(b, node, count(from));

    if (item == NULL)
        return;
    for (dom::key_value_pair one : from) {
        item->key = span_of(b, one.key);
        fill(b, one.value, item++);
    }
}

/* Below CC_JSON_MAX_DEPTH of itself: the parser saw to it. */
void fill(struct builder *b, dom::element from, struct cc_json_node *node)
{
    switch (from.type()) {
    case dom::element_type::STRING:
        node->kind = CC_JSON_STRING;
        node->as.string = span_of(b, from.get_string().value_unsafe());
        break;
    case dom::element_type::INT64:
        node->kind = CC_JSON_INTEGER;
        node->as.integer = from.get_int64().value_unsafe();
        break;
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
        node->kind = CC_JSON_REAL;
        node->as.real = from.get_double().value_unsafe();
        break;
    case dom::element_type::BOOL:
        node->kind = from.get_bool().value_unsafe() ? CC_JSON_TRUE : CC_JSON_FALSE;
        break;
    case dom::element_type::ARRAY:
        node->kind = CC_JSON_ARRAY;
        fill_array(b, from.get_array().value_unsafe(), node);
        break;
    case dom::element_type::OBJECT:
        node->kind = CC_JSON_OBJECT;
        fill_object(b, from.get_object().value_unsafe(), node);
        break;
    default:
        node->kind = CC_JSON_NULL;
    }
}

enum cc_status status_of(simdjson::error_code code)
{
    if (code == simdjson::MEMALLOC)
        return CC_E_NOMEM;
    return code == simdjson::DEPTH_ERROR || code == simdjson::CAPACITY ? CC_E_LIMIT : CC_E_INPUT;
}

enum cc_status build(struct cc_arena *arena, struct cc_span text, struct cc_json_tree *tree,
                     const struct cc_json_node **root)
{
    auto *top = static_cast<struct cc_json_node *>(cc_arena_calloc(arena, 1, sizeof **root));
    std::string_view all(text.ptr, text.len);
    struct builder b = {arena, all.find("\\u") != std::string_view::npos, true};
    dom::element from;
    simdjson::error_code code = tree->parser.parse(text.ptr, text.len, true).get(from);

    if (code != simdjson::SUCCESS)
        return status_of(code);
    if (top != NULL)
        fill(&b, from, top);
    *root = top;
    if (arena->status != CC_OK)
        return arena->status;
    return b.is_valid ? CC_OK : CC_E_INPUT;
}

} // namespace

enum cc_status cc_json_simd_read(struct cc_arena *arena, struct cc_span text,
                                 struct cc_json_tree **tree, const struct cc_json_node **root)
{
    enum cc_status st = CC_E_NOMEM;

    *root = NULL;
    *tree = new (std::nothrow) cc_json_tree;
    if (*tree == NULL)
        return st;
    try {
        st = text.len > 0 ? build(arena, text, *tree, root) : CC_E_INPUT;
    } catch (const std::bad_alloc &) {
        st = CC_E_NOMEM;
    }
    if (st != CC_OK) {
        cc_json_tree_free(*tree);
        *tree = NULL;
    }
    return st;
}

void cc_json_tree_free(struct cc_json_tree *tree)
{
    delete tree;
}
