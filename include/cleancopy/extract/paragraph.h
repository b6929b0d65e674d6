/* paragraph.h -- kept blocks to paragraphs, dropped blocks to removed entries.
 *
 * Text becomes NFC; the title is not repeated as the first heading (reason `header`); a paragraph of ten words or more
 * that the page already had, as equal text or contained in an earlier one, is `repeated-in-page`; so is a long one of which
 * several earlier ones, or several later ones, have nine tenths: a second copy of the article that stands as one block.  Shorter
 * ones are between two copies whose first ones have the same between them.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_PARAGRAPH_H
#define CLEANCOPY_EXTRACT_PARAGRAPH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

/* Fills doc->paragraphs and doc->removed (both in page order).  `dom` may be NULL (flattened
 * text).  Without `paths` the removed blocks have none: they take 3 % of a page's time.  Sets kind to CC_KIND_EMPTY
 * when no paragraph is left.  Every block ends in exactly one of the two lists. */
enum cc_status cc_paragraph_list(struct cc_arena *arena, const struct cc_dom *dom,
                                 const struct cc_blocks *blocks,
                                 const struct cc_verdict *verdicts, bool paths,
                                 struct cc_document *doc, struct cc_error *err);

#endif
