/* paragraph.h -- kept blocks to paragraphs, dropped blocks to removed entries.
 *
 * Which is which, and why, block_fate.h says.  Text becomes NFC.  Blocks that a seam joins are one paragraph, with the place, the role and
 * the score of the first.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_PARAGRAPH_H
#define CLEANCOPY_EXTRACT_PARAGRAPH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

/* Fills doc->paragraphs and doc->removed (both in page order).  `dom` may be NULL (flattened
 * text).  Without `paths` the removed blocks have none: they take 3 % of a page's time.  doc->title and doc->kind are read; the kind
 * becomes CC_KIND_EMPTY when no paragraph is left.  Every block ends in exactly one of the two lists. */
enum cc_status cc_paragraph_list(struct cc_arena *arena, const struct cc_dom *dom,
                                 const struct cc_blocks *blocks,
                                 const struct cc_verdict *verdicts, bool paths,
                                 struct cc_document *doc, struct cc_error *err);

#endif
