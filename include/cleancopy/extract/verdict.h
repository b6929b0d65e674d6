/* verdict.h -- keep or drop, for each block of a page with a tree, and why.
 *
 * Each block has two scores (verdict_sums.h): by the habit of gold texts that take all of an article in (headings, captions,
 * author's notes: full) and by that of newsrooms (strict).  The page's kind decides how the two go together where no scope is asked for, and keep_line.h from
 * which probability on a block is kept; the record's score is moved so that this is CC_KEEP.  An
 * article's corrections (correction.h) are kept in all scopes; what is certain (verdict_reason.h, box.h) is
 * dropped whatever its score.  Some blocks of an article stay by where they stand (verdict_lift.h).
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_H
#define CLEANCOPY_EXTRACT_VERDICT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/class_list.h"
#include "cleancopy/extract/features.h"

#define CC_KEEP 500 /* score from which a block is kept */

/* One verdict a block, in the arena.  *kind and *quality are the page's. */
enum cc_status cc_verdict_list(struct cc_arena *arena, enum cc_scope scope,
                               const struct cc_dom *dom, const struct cc_blocks *blocks,
                               const struct cc_class_list *classes, const struct cc_page_hints *hints,
                               const struct cc_features *features,
                               struct cc_verdict **verdicts, enum cc_kind *kind,
                               double *quality, struct cc_error *err);

#endif
