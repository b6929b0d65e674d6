/* verdict.h -- keep or drop, for each block of a page with a tree, and why.
 *
 * The scoring is a baseline: readable rules over features.h.  A trained model takes its place
 * behind the same call.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_VERDICT_H
#define CLEANCOPY_EXTRACT_VERDICT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/features.h"

/* One verdict a block, in the arena.  *kind and *quality are the page's.  `type_hint` as from
 * cc_metadata_read. */
enum cc_status cc_verdict_list(struct cc_arena *arena, const struct cc_blocks *blocks,
                               const struct cc_features *features, struct cc_span title,
                               struct cc_span type_hint, struct cc_verdict **verdicts,
                               enum cc_kind *kind, double *quality, struct cc_error *err);

#endif
