#include "cleancopy/extract/unfold.h"

#include "cleancopy/extract/dom_guard.h"

#include <string.h>

struct cc_node *cc_dom_add_node(struct cc_dom_growth *growth, uint32_t parent)
{
    struct cc_dom *dom = growth->dom;
    struct cc_node *node;

    if (dom->n_nodes == growth->max_nodes) {
        dom->nodes =
            cc_arena_grow(growth->arena, dom->nodes, growth->max_nodes * sizeof(*dom->nodes),
                          2 * growth->max_nodes * sizeof(*dom->nodes));
        if (dom->nodes == NULL)
            return NULL;
        growth->max_nodes *= 2;
    }
    node = &dom->nodes[dom->n_nodes++];
    memset(node, 0, sizeof(*node));
    node->parent = parent;
    node->end = dom->n_nodes;
    return node;
}

bool cc_pieces_join(struct cc_arena *arena, const struct cc_skeleton_piece *pieces, size_t n,
                    struct cc_span *text)
{
    size_t i, len = 0;
    bool is_one = true;
    char *bytes;

    for (i = 0; i < n; i++) {
        is_one = is_one && pieces[0].text.ptr + len == pieces[i].text.ptr;
        len += pieces[i].text.len;
    }
    *text = (struct cc_span){pieces[0].text.ptr, len};
    if (is_one)
        return true;
    bytes = cc_arena_alloc(arena, len);
    if (bytes == NULL)
        return false;
    text->ptr = bytes;
    for (i = 0; i < n; bytes += pieces[i++].text.len)
        memcpy(bytes, pieces[i].text.ptr, pieces[i].text.len);
    return true;
}

/* The pieces from *piece to `end` as children of `parent`: each comment begins a text anew. */
static bool add_texts(struct cc_dom_growth *growth, const struct cc_skeleton_piece *pieces,
                      uint32_t parent, uint32_t *piece, uint32_t end)
{
    while (*piece < end) {
        uint32_t first = *piece;
        struct cc_node *node = cc_dom_add_node(growth, parent);

        do
            ++*piece;
        while (*piece < end && !pieces[*piece].is_after_other);
        if (node == NULL ||
            !cc_pieces_join(growth->arena, &pieces[first], *piece - first, &node->name))
            return false;
    }
    return true;
}

static bool add_element(struct cc_dom_growth *growth, const struct cc_skeleton_tag *tag,
                        uint32_t parent)
{
    struct cc_node *node = cc_dom_add_node(growth, parent);

    if (node == NULL)
        return false;
    node->tag = (enum cc_tag)tag->tag;
    node->name = tag->name;
    node->first_attr = tag->first_attr;
    node->n_attrs = tag->n_attrs;
    return true;
}

bool cc_unfold(struct cc_dom_growth *growth, const struct cc_skeleton *skeleton, uint32_t tag,
               uint32_t node)
{
    const struct cc_skeleton_tag *tags = skeleton->tags;
    struct cc_dom *dom = growth->dom;
    uint32_t open[CC_GUARD_MAX_DEPTH + 1]; /* their tags; one more for what has no content */
    uint32_t n_open = 1, next = tag + 1, piece = tags[tag].first_piece;

    open[0] = tag;
    while (n_open > 0) {
        const struct cc_skeleton_tag *top = &tags[open[n_open - 1]];
        bool is_more = next < top->end_tag;
        uint32_t stop = is_more ? tags[next].first_piece : top->end_piece;

        if (!add_texts(growth, skeleton->pieces, node, &piece, stop))
            return false;
        if (is_more) {
            if (!add_element(growth, &tags[next], node))
                return false;
            node = dom->n_nodes - 1;
            open[n_open++] = next++;
        } else {
            dom->nodes[node].end = dom->n_nodes;
            node = dom->nodes[node].parent;
            n_open--;
        }
    }
    return true;
}
