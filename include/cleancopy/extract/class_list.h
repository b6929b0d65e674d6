/* class_list.h -- the class tokens of all elements of a page that hold text, made once for all that ask for them.
 *
 * Elements that look alike (the items of a list, the paragraphs of an article) have the same tokens: they share a set.  A page of 2,000
 * elements has some 180 sets.
 *
 * Pure: one arena a thread.  Memory: 4 bytes a node, 4 a token. */
#ifndef CLEANCOPY_EXTRACT_CLASS_LIST_H
#define CLEANCOPY_EXTRACT_CLASS_LIST_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"

struct cc_class_list {
    const uint32_t *set_of; /* of each node: 1 + its set; 0: no tokens, or no text in it */
    uint32_t n_sets;
    const uint32_t *first;  /* set s has the tokens from first[s] to before first[s + 1] */
    const uint32_t *tokens; /* as cc_class_tokens() gives them */
};

/* Of the elements that hold a block, and of the inline ones, which may be part of one.  False when the arena refused. */
bool cc_class_list_make(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                        struct cc_class_list *list);

#endif
