/* flat_verdict.h -- keep or drop, for each line of a flattened page, and why.
 *
 * Boosted trees score each line (flat_sums.h), and keep_line.h draws the line between text and the rest.  The trees know what the
 * rules say (flat_rules.h), and the rules name the reason of what is dropped.
 * They learnt from articles: of a list of teasers, what the rules keep stays.  Around them stand a few rules for what they saw too seldom: a headline with
 * a label ("Read also: …") goes, pieces of one sentence (flat_join.h) share a score, and some lines stay by where they stand (flat_lift.h).
 * Training and figures: model/README.md.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VERDICT_H
#define CLEANCOPY_EXTRACT_FLAT_VERDICT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/flat_features.h"
#include "cleancopy/extract/flat_values.h"

/* One verdict a line, in the arena.  `rules`: the reasons of cc_flat_rules.  *quality: the
 * page's, 0 to 1. */
enum cc_status cc_flat_verdicts(struct cc_arena *arena, enum cc_scope scope,
                                const struct cc_flat_lines *lines,
                                const struct cc_blocks *blocks, const enum cc_reason *rules,
                                const struct cc_flat_values *values,
                                struct cc_verdict **verdicts, double *quality,
                                struct cc_error *err);

#endif
