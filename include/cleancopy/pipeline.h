/* pipeline.h -- one page through every step, in their order.  pipeline.c is the only file that sees
 * all of them; read it after document.h.  What comes after: compare_stored.h, write_stored.h.
 *
 * Thread use: on any number of threads, an arena each. */
#ifndef CLEANCOPY_PIPELINE_H
#define CLEANCOPY_PIPELINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/features.h"
#include "cleancopy/extract/flat_values.h"
#include "cleancopy/extract/site_rules.h"

/* What the steps saw on the way: for `explain`. */
struct cc_reading {
    struct cc_span utf8;
    bool has_dom;                 /* false: flattened text, or a page over a limit */
    struct cc_dom dom;
    struct cc_span data;          /* the script whose data the article is from; empty: the tree */
    struct cc_page_hints hints;
    struct cc_blocks blocks;
    struct cc_class_list classes; /* void without a dom */
    struct cc_features *features; /* one a block; NULL without a dom */
    struct cc_flat_values *flat_values; /* one a block; NULL with a dom */
    struct cc_verdict *verdicts;  /* one a block */
    struct cc_site_reading rules; /* what the rules of the page's site did; void without a dom */
    struct cc_error over_limit;   /* status CC_OK, or why the page's text was taken without a tree */
};

/* One page to its document.  Pure.  All memory comes from `arena`; doc and reading point into it.
 * CC_E_INPUT, CC_E_LIMIT: no document; the page is to be skipped.  A page that is over one of the
 * tree's limits still gives a document, from its text alone, and says so in reading->over_limit. */
enum cc_status cc_pipeline_read(struct cc_arena *arena, const struct cc_config *cfg,
                                const struct cc_page *page, struct cc_document *doc,
                                struct cc_reading *reading, struct cc_error *err);

#endif
