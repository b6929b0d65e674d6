#include "cleancopy/extract/class_list.h"

#include "cleancopy/extract/class_token.h"
#include "cleancopy/extract/count_table.h"
#include "cleancopy/extract/page_token.h"
#include "cleancopy/extract/tag_traits.h"

struct growth {
    uint32_t *first, *tokens;
    size_t max_sets, max_tokens;
};

/* Room for one more set, and for the beginning of the next. */
static bool make_room(struct cc_arena *arena, struct growth *g, uint32_t n_sets, uint32_t n_tokens)
{
    if (n_sets + 2 > g->max_sets) {
        g->first = cc_arena_grow(arena, g->first, g->max_sets * sizeof(*g->first), 2 * g->max_sets * sizeof(*g->first));
        g->max_sets *= 2;
    }
    if (n_tokens + CC_CLASS_TOKENS_MAX > g->max_tokens) {
        g->tokens =
            cc_arena_grow(arena, g->tokens, g->max_tokens * sizeof(*g->tokens), 2 * g->max_tokens * sizeof(*g->tokens));
        g->max_tokens *= 2;
    }
    return g->first != NULL && g->tokens != NULL;
}

bool cc_class_list_make(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                        struct cc_class_list *list)
{
    const bool *holds = cc_page_holders(arena, dom, blocks);
    uint32_t *set_of = cc_arena_calloc(arena, (size_t)dom->n_nodes + 1, sizeof(*set_of)), i, *set;
    struct growth g = {NULL, NULL, 256, 2048};
    struct cc_count_table sets; /* by key: 1 + its place */
    uint64_t key;

    g.first = cc_arena_calloc(arena, g.max_sets, sizeof(*g.first));
    g.tokens = cc_arena_alloc(arena, g.max_tokens * sizeof(*g.tokens));
    if (holds == NULL || set_of == NULL || g.first == NULL || g.tokens == NULL ||
        !cc_count_table_make(arena, &sets, dom->n_nodes))
        return false;
    list->n_sets = 0;
    for (i = 0; i < dom->n_nodes; i++) {
        const struct cc_node *node = &dom->nodes[i];

        if (node->n_attrs == 0 || (!holds[i] && !cc_tag_is_inline(node->tag)))
            continue;
        key = cc_class_tokens_key(dom, i);
        if (key == 0)
            continue;
        set = cc_count_table_at(&sets, key);
        if (*set == 0) {
            uint32_t n = g.first[list->n_sets];

            if (!make_room(arena, &g, list->n_sets, n))
                return false;
            n += cc_class_tokens(dom, i, g.tokens + n);
            *set = ++list->n_sets;
            g.first[list->n_sets] = n;
        }
        set_of[i] = *set;
    }
    list->set_of = set_of;
    list->first = g.first;
    list->tokens = g.tokens;
    return true;
}
