/* block_role.h -- what a run of text is: heading, list item, quote, caption or plain paragraph.  Corrections
 * get their role later (correction.h).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_BLOCK_ROLE_H
#define CLEANCOPY_EXTRACT_BLOCK_ROLE_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/dom.h"

/* Fills block->role and block->level from block->element and its ancestors: the nearest of h1
 * to h6 (or ARIA's heading), figcaption, caption, li, dt, dd and blockquote, unless a section,
 * table cell or form stands between.  A definition (dd) is a level below its term. */
void cc_block_find_role(const struct cc_dom *dom, struct cc_block *block);

#endif
