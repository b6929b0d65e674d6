/* gumbo's tree, flattened.  Nothing outside this file knows the library.
 *
 * A page goes one of two ways to the same tree, node for node (tests/fuzz/fuzz_parsers.c):
 *
 *     page -> skeleton -> gumbo -> flatten, texts and attributes out of the page      most pages
 *     page ------------> gumbo -> flatten, texts and attributes out of gumbo's nodes  the others
 *
 * What must be known of gumbo 0.10.1 (see dom.h and dom_guard.h for the limits):
 * - it checks no allocation, so the allocator never returns NULL: it leaves by longjmp;
 * - gumbo_destroy_output recurses as deep as the tree: never called, the arena drops it all;
 * - max_errors = 0, because each recorded error copies the whole stack of open elements. */
#include "cleancopy/extract/dom.h"

#include "cleancopy/extract/dom_guard.h"
#include "cleancopy/extract/html_input.h"
#include "cleancopy/extract/skeleton.h"
#include "cleancopy/extract/tag_scan.h"
#include "cleancopy/extract/tag_traits.h"
#include "cleancopy/extract/unfold.h"

#include <gumbo.h>
#include <pthread.h>
#include <setjmp.h>
#include <string.h>

#define LEVELS 64  /* that the walk's stack has room for at first: real trees have 57 */
#define NODES  256 /* that there is room for at first, beside those of a skeleton */

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
    struct cc_dom_growth growth; /* of its nodes */
    uint32_t max_attrs;          /* room for its attributes */
    struct level *levels;
    size_t n_levels, max_levels;
    const struct cc_skeleton *skeleton; /* NULL: gumbo read the page itself */
    uint32_t tag_hint, piece_hint;      /* where in the skeleton the walk is */
    uint32_t n_raw;                     /* elements met whose content the skeleton took for text */
    uint32_t n_folds;                   /* elements met whose content the skeleton folded */
    bool is_astray; /* the tree is not the skeleton's: one of its guesses was wrong */
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

static bool go_astray(struct walk *walk)
{
    walk->is_astray = true;
    return false;
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

/* ---- names ---- */

static enum cc_tag tag_of_gumbo[GUMBO_TAG_LAST + 1];
static pthread_once_t tags_made = PTHREAD_ONCE_INIT;

static void make_tags(void)
{
    int tag;

    for (tag = 0; tag <= GUMBO_TAG_LAST; tag++) {
        const char *name = tag < GUMBO_TAG_UNKNOWN ? gumbo_normalized_tagname((GumboTag)tag) : "";

        tag_of_gumbo[tag] = cc_tag_from_name(cc_span_from(name));
    }
}

static bool name_element(struct cc_arena *arena, const GumboElement *element,
                         struct cc_node *node)
{
    GumboStringPiece piece = element->original_tag;

    node->tag = tag_of_gumbo[element->tag];
    if (node->tag == CC_TAG_OTHER && element->tag != GUMBO_TAG_UNKNOWN) {
        node->name = cc_span_from(gumbo_normalized_tagname(element->tag));
        return true;
    }
    if (node->tag == CC_TAG_OTHER) {
        gumbo_tag_from_original_text(&piece);
        node->name = (struct cc_span){piece.data, piece.length};
        node->tag = cc_tag_from_name(node->name);
    }
    if (node->tag != CC_TAG_OTHER)
        node->name = cc_span_from(cc_tag_name(node->tag));
    else
        node->name = lower_copy(arena, node->name);
    return arena->status == CC_OK;
}

/* ---- attributes ---- */

/* gumbo gives those of svg and math the standard's capitals, and takes prefixes off. */
static struct cc_span attr_name(struct cc_arena *arena, const GumboAttribute *attr)
{
    switch (attr->attr_namespace) {
    case GUMBO_ATTR_NAMESPACE_XLINK:
        return cc_arena_printf(arena, "xlink:%s", attr->name);
    case GUMBO_ATTR_NAMESPACE_XML:
        return cc_arena_printf(arena, "xml:%s", attr->name);
    case GUMBO_ATTR_NAMESPACE_XMLNS:
        return strcmp(attr->name, "xmlns") == 0
                   ? CC_SPAN("xmlns")
                   : cc_arena_printf(arena, "xmlns:%s", attr->name);
    default:
        return cc_span_from(attr->name);
    }
}

static bool copy_attrs(struct walk *walk, const GumboElement *element, struct cc_node *node)
{
    const GumboVector *attrs = &element->attributes;
    struct cc_dom *dom = walk->dom;
    unsigned int i;

    node->first_attr = dom->n_attrs;
    node->n_attrs = attrs->length;
    while (dom->n_attrs + attrs->length > walk->max_attrs) {
        dom->attrs = cc_arena_grow(walk->arena, dom->attrs, walk->max_attrs * sizeof(*dom->attrs),
                                   2 * walk->max_attrs * sizeof(*dom->attrs));
        if (dom->attrs == NULL)
            return false;
        walk->max_attrs *= 2;
    }
    for (i = 0; i < attrs->length; i++) {
        const GumboAttribute *from = attrs->data[i];
        struct cc_attr *to = &dom->attrs[dom->n_attrs++];

        to->name = attr_name(walk->arena, from);
        if (element->tag_namespace != GUMBO_NAMESPACE_HTML)
            to->name = lower_copy(walk->arena, to->name);
        to->value = cc_span_from(from->value);
    }
    return walk->arena->status == CC_OK;
}

/* True when gumbo saw the end of the element where the fold did.  <head> alone gets more afterwards: a <link> behind
 * </head>, say. */
static bool is_as_folded(const GumboElement *element, const struct cc_skeleton_tag *tag)
{
    bool is_html = element->tag_namespace == GUMBO_NAMESPACE_HTML;

    return (element->children.length == 0 || tag->tag == CC_TAG_HEAD) &&
           (is_html || tag->tag == CC_TAG_SVG);
}

/* The element's attributes out of the skeleton, and the proof of its guesses about the content.  *folded: its tag, when
 * the content is to be had from the skeleton alone. */
static bool look_up_attrs(struct walk *walk, const GumboElement *element, struct cc_node *node,
                          const struct cc_skeleton_tag **folded)
{
    const char *original = element->original_tag.data;
    const struct cc_skeleton_tag *tag;
    bool is_html = element->tag_namespace == GUMBO_NAMESPACE_HTML;

    if (original == NULL) /* the page does not have its tag, or has a second <body> alone */
        return copy_attrs(walk, element, node);
    tag = cc_skeleton_find_tag(walk->skeleton, (size_t)(original - walk->skeleton->html),
                               &walk->tag_hint);
    if (tag == NULL || (cc_tag_is_raw((enum cc_tag)tag->tag) && tag->is_raw != is_html))
        return go_astray(walk);
    if (tag->is_folded && !is_as_folded(element, tag))
        return go_astray(walk);
    walk->n_raw += tag->is_raw;
    walk->n_folds += tag->is_folded;
    *folded = tag->is_folded ? tag : NULL;
    if (tag->is_whole)
        return copy_attrs(walk, element, node);
    node->first_attr = tag->first_attr;
    node->n_attrs = tag->n_attrs;
    return true;
}

/* ---- text ---- */

/* The text of a node of stand-ins.  Those of a node follow each other in the skeleton: gumbo collects
 * characters, skipping tags that it ignores, until a tag ends the node. */
static bool look_up_text(struct walk *walk, const GumboText *node, struct cc_span *text)
{
    const struct cc_skeleton *skeleton = walk->skeleton;
    const struct cc_skeleton_mark *first = cc_skeleton_find_piece(
        skeleton, (size_t)(node->original_text.data - skeleton->html), &walk->piece_hint);
    size_t n = strlen(node->text), i;

    if (first == NULL || n > (size_t)(skeleton->piece_marks + skeleton->n_piece_marks - first))
        return go_astray(walk);
    for (i = 0; i < n; i++)
        if (skeleton->html[first[i].at] != node->text[i] || first[i].index != first->index + i)
            return go_astray(walk);
    walk->piece_hint += (uint32_t)n - 1;
    return cc_pieces_join(walk->arena, &skeleton->pieces[first->index], n, text);
}

/* ---- nodes ---- */

static bool push(struct walk *walk, const GumboVector *children, uint32_t node)
{
    if (walk->n_levels == walk->max_levels) {
        walk->levels =
            cc_arena_grow(walk->arena, walk->levels, walk->max_levels * sizeof(struct level),
                          walk->max_levels * 2 * sizeof(struct level));
        if (walk->levels == NULL)
            return false;
        walk->max_levels *= 2;
    }
    walk->levels[walk->n_levels++] = (struct level){children, 0, node};
    return true;
}

static bool enter(struct walk *walk, const GumboNode *from, uint32_t parent)
{
    struct cc_node *node = cc_dom_add_node(&walk->growth, parent);
    const struct cc_skeleton_tag *folded = NULL;
    uint32_t at = walk->dom->n_nodes - 1;

    if (node == NULL)
        return false;
    if (is_text(from)) {
        if (walk->skeleton != NULL)
            return look_up_text(walk, &from->v.text, &node->name);
        node->name = cc_span_from(from->v.text.text);
        return true;
    }
    if (!name_element(walk->arena, &from->v.element, node) ||
        !(walk->skeleton != NULL ? look_up_attrs(walk, &from->v.element, node, &folded)
                                 : copy_attrs(walk, &from->v.element, node)))
        return false;
    if (folded != NULL &&
        !cc_unfold(&walk->growth, walk->skeleton, (uint32_t)(folded - walk->skeleton->tags), at))
        return false;
    return push(walk, &from->v.element.children, at);
}

static bool walk_tree(struct walk *walk, const GumboNode *root)
{
    bool ok = enter(walk, root, CC_NO_INDEX);

    while (ok && walk->n_levels > 0) {
        struct level *top = &walk->levels[walk->n_levels - 1];
        const GumboNode *child;

        if (top->next == top->children->length) {
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

/* False when the arena refused, or when the tree is not that of the skeleton (*is_astray). */
static bool flatten(struct cc_arena *arena, const GumboNode *root,
                    const struct cc_skeleton *skeleton, struct cc_dom *dom, bool *is_astray)
{
    struct walk walk = {
        .arena = arena, .dom = dom, .growth = {arena, dom, NODES}, .skeleton = skeleton};

    pthread_once(&tags_made, make_tags);
    memset(dom, 0, sizeof(*dom));
    walk.max_levels = LEVELS;
    walk.levels = cc_arena_alloc(arena, walk.max_levels * sizeof(*walk.levels));
    if (skeleton != NULL)
        walk.growth.max_nodes += skeleton->n_tags + skeleton->n_pieces;
    dom->nodes = cc_arena_alloc(arena, walk.growth.max_nodes * sizeof(*dom->nodes));
    if (skeleton != NULL) {
        dom->attrs = skeleton->attrs;
        dom->n_attrs = skeleton->n_attrs;
        walk.max_attrs = skeleton->max_attrs;
    } else {
        walk.max_attrs = NODES;
        dom->attrs = cc_arena_alloc(arena, walk.max_attrs * sizeof(*dom->attrs));
    }
    if (arena->status != CC_OK)
        return false;
    if (walk_tree(&walk, root) && skeleton != NULL &&
        (walk.n_raw != skeleton->n_raw || walk.n_folds != skeleton->n_folds))
        walk.is_astray = true;
    *is_astray = walk.is_astray;
    return arena->status == CC_OK && !walk.is_astray;
}

/* ---- the two ways ---- */

enum cc_status cc_dom_parse_plain(struct cc_arena *arena, const struct cc_limits *limits,
                                  struct cc_span html, struct cc_dom *dom, struct cc_error *err)
{
    struct cc_span page = html;
    GumboOutput *output;
    enum cc_status st;
    bool is_astray;

    /* the guard sees what it sees of a skeleton's page, so that both ways have the same limits */
    if (html.len <= limits->max_page_bytes && !cc_html_input(arena, html, &page))
        page = html;
    if (page.ptr == NULL && html.len > 0)
        return cc_arena_status(arena, "dom", err);
    st = cc_dom_guard(limits, page, NULL, err);
    if (st != CC_OK)
        return st;
    output = parse(arena, html);
    if (output == NULL || !flatten(arena, output->root, NULL, dom, &is_astray))
        return cc_arena_status(arena, "dom", err);
    dom->way = "plain";
    return CC_OK;
}

/* *obstacle: why it has to be the plain way, or NULL. */
static enum cc_status parse_skeleton(struct cc_arena *arena, const struct cc_limits *limits,
                                     struct cc_span html, struct cc_dom *dom,
                                     const char **obstacle, struct cc_error *err)
{
    struct cc_skeleton skeleton;
    struct cc_span page;
    GumboOutput *output;
    enum cc_status st;
    bool is_astray = false;

    if (!cc_html_input(arena, html, &page)) {
        *obstacle = "a NUL, or broken UTF-8";
        return CC_OK;
    }
    if (page.ptr == NULL && html.len > 0)
        return cc_arena_status(arena, "dom", err);
    st = cc_skeleton_make(arena, limits, page, &skeleton, obstacle, err);
    if (st != CC_OK || *obstacle != NULL)
        return st;
    output = parse(arena, (struct cc_span){skeleton.html, skeleton.len});
    if (output == NULL || !flatten(arena, output->root, &skeleton, dom, &is_astray)) {
        if (!is_astray)
            return cc_arena_status(arena, "dom", err);
        *obstacle = "text in svg or select";
    }
    dom->way = "skeleton";
    return CC_OK;
}

enum cc_status cc_dom_parse(struct cc_arena *arena, const struct cc_limits *limits,
                            struct cc_span html, struct cc_dom *dom, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    const char *obstacle = NULL;
    enum cc_status st;

    if (html.len > limits->max_page_bytes)
        return cc_fail(err, CC_E_LIMIT, "dom", "over max_page_bytes: %zu", html.len);
    st = parse_skeleton(arena, limits, html, dom, &obstacle, err);
    if (st != CC_OK || obstacle == NULL)
        return st;
    cc_arena_rewind(arena, mark);
    st = cc_dom_parse_plain(arena, limits, html, dom, err);
    dom->way = obstacle;
    return st;
}
