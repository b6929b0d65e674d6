/* flat.h -- pages that a careless scraper already flattened to plain text.
 *
 * A line is a block.  Rules find the body, title, date and kind (flat_rules.h); a trained model
 * (flat_verdict.h) sees each line's shape, repetition in the page, place, neighbours, words and
 * what the rules say of it.  The reasons are those of a block of a tree.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_H
#define CLEANCOPY_EXTRACT_FLAT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/flat_values.h"

/* The text's lines as blocks (empty lines are none, but features see them), a verdict for each,
 * and what the lines tell of the document: doc->title, doc->date and doc->kind where the caller
 * left them empty, doc->quality.  *values: what the verdicts saw, one struct a block.  `text`
 * is UTF-8 and outlives the result. */
enum cc_status cc_flat_read(struct cc_arena *arena, const struct cc_limits *limits,
                            enum cc_scope scope, struct cc_span text, struct cc_document *doc,
                            struct cc_blocks *blocks, struct cc_verdict **verdicts,
                            struct cc_flat_values **values, struct cc_error *err);

#endif
