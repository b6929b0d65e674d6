/* page_sums.h -- words summed up the tree, and where in it the running text is.
 *
 * Source of the container search: the "main content" of Readability and its kin, by paragraph
 * words instead of commas.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_PAGE_SUMS_H
#define CLEANCOPY_EXTRACT_PAGE_SUMS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"

#define CC_MAIN_SHARE 750 /* permille of the paragraph words that main holds at least */

/* Of all blocks in an element's subtree. */
struct cc_element_sums {
    uint32_t words, link_words, blocks, para_words;
    uint32_t near_para_words; /* of paragraphs that are its own or its children's */
};

struct cc_page_sums {
    struct cc_element_sums *of; /* one a node of the dom */
    uint32_t *element;          /* of each block: cc_block_level() of its own */
    uint32_t words, link_words, para_words, n_paras;
    uint32_t
        main; /* smallest element with CC_MAIN_SHARE of the paragraph words; 0 without any */
    uint32_t top; /* element with the most near_para_words; 0 without any */
};

/* The nearest block-level element: `element` itself or one around it. */
uint32_t cc_block_level(const struct cc_dom *dom, uint32_t element);

/* `is_para`: one flag a block.  False when the arena refused. */
bool cc_page_sums_make(struct cc_arena *arena, const struct cc_dom *dom,
                       const struct cc_blocks *blocks, const bool *is_para,
                       struct cc_page_sums *sums);

/* Steps from `from` up to its nearest ancestor-or-self that holds `node` (*above), and from
 * there down to `node` (*below). */
void cc_page_distance(const struct cc_dom *dom, uint32_t from, uint32_t node, uint32_t *above,
                      uint32_t *below);

#endif
