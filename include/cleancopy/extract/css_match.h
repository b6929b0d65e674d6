/* css_match.h -- which elements of a page a selector means.
 *
 * One walk over the tree, no going back.  Elements come in document order, so parents and
 * earlier siblings are known when their turn comes.  Each element has a word of bits: bit j
 * says that the selector's compounds 0 to j match with this element as the j-th.  Which bits
 * can be set at all follows from the words of parent and sibling by shifting, as in Shift-And
 * (Baeza-Yates, Gonnet, "A new approach to text searching", 1992); only for these is the
 * element itself looked at.
 *
 *     div p > a      <div> 1    <p> 10    <a> 100: the last compound's bit, the <a> is meant
 *
 * So a selector costs at most (elements x its tests), whatever combinators it has and however
 * deep the tree is; 25 bytes a node are taken once a page.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_CSS_MATCH_H
#define CLEANCOPY_EXTRACT_CSS_MATCH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/css_select.h"
#include "cleancopy/extract/dom.h"

/* A page and what the last selector matched in it. */
struct cc_css_page {
    const struct cc_dom *dom;
    uint32_t *place;     /* of an element among its parent's, from 1; 0 for text */
    uint32_t *before;    /* the sibling element before it, or CC_NO_INDEX */
    bool *is_last;       /* no sibling element follows */
    uint32_t *own;       /* the bits of the element itself … */
    uint32_t *above;     /* … of it and its ancestors … */
    uint32_t *earlier;   /* … of its earlier siblings */
    uint32_t goal;       /* the bit of the last compound */
    uint64_t n_compared; /* tests done for all selectors so far: what matching costs */
};

/* False when the arena refused.  The dom must live as long as the page. */
bool cc_css_page_make(struct cc_arena *arena, const struct cc_dom *dom,
                      struct cc_css_page *page);

/* Matches every element; returns how many the selector means.  Replaces what the last call
 * found. */
uint32_t cc_css_match(struct cc_css_page *page, const struct cc_css *selector);

/* Of the last selector: the element itself is meant; it or an element around it is meant. */
bool cc_css_is_meant(const struct cc_css_page *page, uint32_t element);
bool cc_css_is_inside(const struct cc_css_page *page, uint32_t element);

#endif
