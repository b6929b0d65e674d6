/* unfold.h -- builds the nodes of what a skeleton has folded (fold.h), and of its texts.
 *
 * A folded element's tags follow it in the skeleton, in the order of the page.  Each says how many texts came before
 * it and where its own content ends, and that is a tree already:
 *
 *     <ul>one<li>two</li></ul>     tags    0 ul: pieces from 0, ends before tag 2 and piece 2
 *                                          1 li: pieces from 1, ends before tag 2 and piece 2
 *                                  pieces  0 "one", 1 "two"
 *
 * Pure: one arena a thread.  Time and memory: linear in the nodes. */
#ifndef CLEANCOPY_EXTRACT_UNFOLD_H
#define CLEANCOPY_EXTRACT_UNFOLD_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/skeleton.h"

#include <stdbool.h>

/* A tree whose nodes are being added. */
struct cc_dom_growth {
    struct cc_arena *arena;
    struct cc_dom *dom;
    uint32_t max_nodes; /* room in dom->nodes, in the arena; above 0 */
};

/* A new last node, all zero but for parent and end; NULL when the arena refused. */
struct cc_node *cc_dom_add_node(struct cc_dom_growth *growth, uint32_t parent);

/* The text of n > 0 pieces: they mostly stand side by side in the page.  False when the arena refused. */
bool cc_pieces_join(struct cc_arena *arena, const struct cc_skeleton_piece *pieces, size_t n,
                    struct cc_span *text);

/* Adds what is in the element of skeleton->tags[tag], which is_folded, behind the last node: dom->nodes[node], the
 * element itself, whose `end` is set.  False when the arena refused. */
bool cc_unfold(struct cc_dom_growth *growth, const struct cc_skeleton *skeleton, uint32_t tag,
               uint32_t node);

#endif
