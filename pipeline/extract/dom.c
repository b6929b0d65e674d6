/* gumbo's tree, flattened.  Nothing outside this file knows the library.
 *
 * What must be known of gumbo 0.10.1 (see dom.h and dom_guard.h for the limits):
 * - it checks no allocation, so the allocator never returns NULL: it leaves by longjmp;
 * - gumbo_destroy_output recurses as deep as the tree: never called, the arena drops it all;
 * - max_errors = 0, because each recorded error copies the whole stack of open elements. */
#include "cleancopy/extract/dom.h"

#include "cleancopy/extract/dom_guard.h"
#include "cleancopy/extract/tag_scan.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>

#define WALK_START                                                                             \
    64 /* levels that the walk's stack has room for at first: real trees have 57 */

struct parse_frame {
    struct cc_arena *arena;
    jmp_buf out;
};

static void *parse_alloc(void *userdata, size_t bytes)
{
    struct parse_frame *frame = userdata;
    void *block = cc_arena_alloc(frame->arena, bytes);

    if (block == NULL)
        longjmp(frame->out, 1);
    return block;
}

static void parse_free(void *userdata, void *block)
{
    (void)userdata; /* the arena gives nothing back singly */
    (void)block;
}

/* NULL when the arena refused.  No variable of this function changes between setjmp and
 * longjmp, and gumbo holds nothing but arena memory: leaving its frames behind is safe. */
static GumboOutput *parse(struct cc_arena *arena, struct cc_span html)
{
    struct parse_frame frame;
    GumboOptions options = kGumboDefaultOptions;

    frame.arena = arena;
    options.allocator = parse_alloc;
    options.deallocator = parse_free;
    options.userdata = &frame;
    options.max_errors = 0;
    if (setjmp(frame.out) != 0)
        return NULL;
    return gumbo_parse_with_options(&options, html.ptr != NULL ? html.ptr : "", html.len);
}

/* ---- the walk: gumbo's tree to two arrays, without recursion ---- */

struct level {
    const GumboVector *children;
    unsigned int next; /* child to visit */
    uint32_t node;     /* index of the element in dom->nodes */
};

struct walk {
    struct cc_arena *arena;
    struct cc_dom *dom;
    struct level *levels;
    size_t n_levels, capacity;
    bool fill; /* false: the first round, which only counts */
};

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static bool is_text(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
           node->type == GUMBO_NODE_CDATA;
}

static struct cc_span lower_copy(struct cc_arena *arena, struct cc_span s)
{
    struct cc_span copy = cc_arena_copy(arena, s);
    char *bytes = (char *)(uintptr_t)copy.ptr; /* ours: just copied */
    size_t i;

    for (i = 0; bytes != NULL && i < copy.len; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + 32);
    return copy;
}

static bool name_element(struct cc_arena *arena, const GumboElement *element,
                         struct cc_node *node)
{
    GumboStringPiece piece = element->original_tag;
    const char *known = gumbo_normalized_tagname(element->tag);

    if (element->tag != GUMBO_TAG_UNKNOWN && known[0] != '\0') {
        node->name = cc_span_from(known);
    } else {
        gumbo_tag_from_original_text(&piece);
        node->name = (struct cc_span){piece.data, piece.length};
    }
    node->tag = cc_tag_from_name(node->name);
    if (node->tag != CC_TAG_OTHER)
        node->name = cc_span_from(cc_tag_name(node->tag));
    else if (known[0] == '\0' || element->tag == GUMBO_TAG_UNKNOWN)
        node->name = lower_copy(arena, node->name);
    return arena->status == CC_OK;
}

static void copy_attrs(struct cc_dom *dom, const GumboVector *attrs, struct cc_node *node)
{
    unsigned int i;

    node->first_attr = dom->n_attrs;
    node->n_attrs = attrs->length;
    for (i = 0; i < attrs->length; i++) {
        const GumboAttribute *from = attrs->data[i];
        struct cc_attr *to = &dom->attrs[dom->n_attrs++];

        to->name = cc_span_from(from->name);
        to->value = cc_span_from(from->value);
    }
}

static bool enter(struct walk *walk, const GumboNode *node, uint32_t parent)
{
    uint32_t index = walk->dom->n_nodes++;
    struct cc_node *to = walk->fill ? &walk->dom->nodes[index] : NULL;

    if (to != NULL) {
        memset(to, 0, sizeof(*to));
        to->parent = parent;
        to->end = index + 1;
    }
    if (is_text(node)) {
        if (to != NULL)
            to->name = cc_span_from(node->v.text.text);
        return true;
    }
    if (to == NULL)
        walk->dom->n_attrs += node->v.element.attributes.length;
    else if (!name_element(walk->arena, &node->v.element, to))
        return false;
    else
        copy_attrs(walk->dom, &node->v.element.attributes, to);
    if (walk->n_levels == walk->capacity) {
        walk->levels =
            cc_arena_grow(walk->arena, walk->levels, walk->capacity * sizeof(struct level),
                          walk->capacity * 2 * sizeof(struct level));
        if (walk->levels == NULL)
            return false;
        walk->capacity *= 2;
    }
    walk->levels[walk->n_levels++] = (struct level){&node->v.element.children, 0, index};
    return true;
}

static bool walk_tree(struct walk *walk, const GumboNode *root)
{
    bool ok;

    walk->dom->n_nodes = walk->dom->n_attrs = 0;
    walk->n_levels = 0;
    ok = enter(walk, root, CC_NO_INDEX);
    while (ok && walk->n_levels > 0) {
        struct level *top = &walk->levels[walk->n_levels - 1];
        const GumboNode *child;

        if (top->next == top->children->length) {
            if (walk->fill)
                walk->dom->nodes[top->node].end = walk->dom->n_nodes;
            walk->n_levels--;
            continue;
        }
        child = top->children->data[top->next++];
        if (is_element(child) || is_text(child))
            ok = enter(walk, child, top->node);
    }
    return ok;
}

static bool flatten(struct cc_arena *arena, const GumboNode *root, struct cc_dom *dom)
{
    struct walk walk = {arena, dom, NULL, 0, WALK_START, false};

    walk.levels = cc_arena_alloc(arena, walk.capacity * sizeof(struct level));
    if (walk.levels == NULL || !walk_tree(&walk, root))
        return false;
    dom->nodes = cc_arena_calloc(arena, dom->n_nodes, sizeof(*dom->nodes));
    dom->attrs = cc_arena_calloc(arena, (size_t)dom->n_attrs + 1, sizeof(*dom->attrs));
    if (dom->nodes == NULL || dom->attrs == NULL)
        return false;
    walk.fill = true;
    return walk_tree(&walk, root);
}

enum cc_status cc_dom_parse(struct cc_arena *arena, const struct cc_limits *limits,
                            struct cc_span html, struct cc_dom *dom, struct cc_error *err)
{
    GumboOutput *output;
    enum cc_status st = cc_dom_guard(limits, html, NULL, err);

    if (st != CC_OK)
        return st;
    output = parse(arena, html);
    if (output == NULL || !flatten(arena, output->root, dom))
        return cc_arena_status(arena, "dom", err);
    return CC_OK;
}
