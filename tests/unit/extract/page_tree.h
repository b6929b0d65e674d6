/* page_tree.h -- a tree for a test: one arena for all pages of a group of tests. */
#ifndef CLEANCOPY_TESTS_PAGE_TREE_H
#define CLEANCOPY_TESTS_PAGE_TREE_H

#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/dom.h"

struct page_tree {
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_dom dom; /* of the page parsed last */
};

/* Set-up and tear-down of a group: *state is the struct page_tree. */
static inline int page_tree_start(void **state)
{
    static struct page_tree tree;

    cc_config_defaults(&tree.cfg);
    cc_arena_init(&tree.arena, 64u << 20);
    *state = &tree;
    return 0;
}

static inline int page_tree_stop(void **state)
{
    cc_arena_done(&((struct page_tree *)*state)->arena);
    return 0;
}

/* The first element of this kind, or CC_NO_INDEX. */
static inline uint32_t page_tree_first(const struct page_tree *tree, enum cc_tag tag)
{
    uint32_t i;

    for (i = 0; i < tree->dom.n_nodes; i++)
        if (tree->dom.nodes[i].tag == tag)
            return i;
    return CC_NO_INDEX;
}

/* Parses; gives the first <h1>, or CC_NO_INDEX. */
static inline uint32_t page_tree_parse(struct page_tree *tree, const char *html)
{
    assert_int_equal(cc_dom_parse(&tree->arena, &tree->cfg.limits, cc_span_from(html), &tree->dom, NULL), CC_OK);
    return page_tree_first(tree, CC_TAG_H1);
}

#endif
