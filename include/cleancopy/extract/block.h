/* block.h -- a tree's runs of text: one block for each stretch of inline content.
 *
 * A block ends where a block-level element starts or ends and at two <br> in a row.  A table row is one
 * block (cells joined by " | ", table_grid.h), <pre> one block with its lines kept, a run of short lines that <br> parts one with its
 * lines beside it (verse.h).  Script, style, template,
 * svg, math, forms' fields (select, textarea) and media fall-backs are no text; noscript is only when it holds four
 * fifths of the page.  A custom element in a sentence flows with it, any other is a block.
 * A link into the page that shows a mark alone (the pilcrow beside a heading) is none.
 * Source: text blocks as in C. Kohlschütter et al., "Boilerplate Detection using Shallow Text Features", 2010.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BLOCK_H
#define CLEANCOPY_EXTRACT_BLOCK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

/* Blocks in document order.  CC_E_LIMIT past limits->max_blocks. */
enum cc_status cc_block_list(struct cc_arena *arena, const struct cc_limits *limits,
                             const struct cc_dom *dom, struct cc_blocks *blocks,
                             struct cc_error *err);

#endif
