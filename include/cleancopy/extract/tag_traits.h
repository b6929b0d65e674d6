/* tag_traits.h -- what the HTML standard's tree builder knows of each element, as bits.
 *
 * Source: HTML Living Standard, "tree construction": special and formatting elements, scopes,
 * implied end tags.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TAG_TRAITS_H
#define CLEANCOPY_EXTRACT_TAG_TRAITS_H

#include "cleancopy/extract/dom.h"

enum cc_tag_trait {
    CC_TRAIT_VOID = 1,        /* has no content and no end tag */
    CC_TRAIT_SPECIAL = 2,     /* stops the search for an inline element's start */
    CC_TRAIT_SCOPE = 4,       /* stops the search for a block's start */
    CC_TRAIT_CLOSES_P = 8,    /* its start tag ends an open <p> */
    CC_TRAIT_FORMATTING = 16, /* reopened when a block cuts it */
    CC_TRAIT_MARKER = 32,     /* formatting does not leave it */
    CC_TRAIT_HEADING = 64,
    CC_TRAIT_BREAKS_OUT = 128, /* its start tag ends svg or math */
    CC_TRAIT_LIST = 256,       /* stops the search for a list item's start */
    CC_TRAIT_STOPS_P = 512,    /* a button: a paragraph around it stays open */
    CC_TRAIT_TABLE_PART = 1024, /* tbody, thead, tfoot, tr, td, th, caption, colgroup */
    CC_TRAIT_INLINE = 2048,     /* not the tree builder's: text, and what flows inside a line of it as a browser draws it */
    CC_TRAIT_RAW = 4096         /* its content is text: script, style, title … */
};

extern const uint16_t cc_tag_trait_bits[CC_TAG_OTHER + 1];

/* The element's traits, or-ed. */
static inline uint32_t cc_tag_traits(enum cc_tag tag)
{
    return cc_tag_trait_bits[tag];
}

/* True for text, and for the elements that flow inside a line of it (a, b, span, …) as a browser draws them. */
static inline bool cc_tag_is_inline(enum cc_tag tag)
{
    return (cc_tag_traits(tag) & CC_TRAIT_INLINE) != 0;
}

/* True for the elements whose content the standard reads as text, tags and all, where the tree is in HTML. */
static inline bool cc_tag_is_raw(enum cc_tag tag)
{
    return (cc_tag_traits(tag) & CC_TRAIT_RAW) != 0;
}

#endif
