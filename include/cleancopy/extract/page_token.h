/* page_token.h -- what names the kind of a whole page: the classes of <html> and <body>, the
 * words of its address, the type it gives itself.
 *
 * As hashes, like class_token.h's; the model's table knows those that many sites share.
 *
 * Pure but for the arena: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PAGE_TOKEN_H
#define CLEANCOPY_EXTRACT_PAGE_TOKEN_H

#include "cleancopy/extract/class_token.h"
#include "cleancopy/extract/features.h"

#include <stdbool.h>

#define CC_PAGE_TOKENS_MAX   256 /* what comes after is not looked at */
#define CC_PAGE_SEGMENT_WORDS 3  /* a path segment with more is a title: left out */

/* Puts the page's tokens into `out` (room for CC_PAGE_TOKENS_MAX); returns how many.  Repeats are
 * possible. */
uint32_t cc_page_tokens(const struct cc_dom *dom, const struct cc_page_hints *hints,
                        uint32_t *out);

/* Whether an element holds a block, one flag a node; the root counts as one that does.  The
 * classes of these are tokens of the page as well.  NULL when the arena refused. */
const bool *cc_page_holders(struct cc_arena *arena, const struct cc_dom *dom,
                            const struct cc_blocks *blocks);

#endif
