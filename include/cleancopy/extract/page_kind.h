/* page_kind.h -- what a page is: an article, a list of links, a product …
 *
 * For each kind boosted trees tell how likely it is, from the makeup of the page (features_page.h), from the words that
 * name it (page_token.h), from the class words of the elements that hold its blocks, each once, and from what
 * the verdicts would keep and how that is built (kept_shape.h); the likeliest wins.  A page that calls itself a NewsArticle (or the like) or a LiveBlogPosting
 * is an article: of the 58 of wcxb-dev that do all are, and few live blogs are among the pages that were learnt from.
 *
 * Pure but for the arena: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PAGE_KIND_H
#define CLEANCOPY_EXTRACT_PAGE_KIND_H

#include "cleancopy/extract/class_list.h"
#include "cleancopy/extract/features.h"
#include "cleancopy/extract/kept_shape.h"

#define CC_KINDS_LEARNT 7 /* all but CC_KIND_EMPTY, in the order of enum cc_kind */

/* What the kind is told from, in the order of the trees' features. */
enum cc_kind_feature {
    CC_K_PAGE, /* CC_KIND_PAGE_FEATURES values that all blocks share, in kind_features[] order */
    CC_KIND_PAGE_FEATURES = 25,
    CC_K_TOKENS = CC_KIND_PAGE_FEATURES,              /* sum of the tokens' weights for each kind */
    CC_K_CLASS = CC_K_TOKENS + CC_KINDS_LEARNT,       /* sum of the class words' weights for each kind … */
    CC_K_CLASS_MOST = CC_K_CLASS + CC_KINDS_LEARNT,   /* … and the greatest, 0 at least */
    CC_K_KEPT = CC_K_CLASS_MOST + CC_KINDS_LEARNT,    /* CC_KEPT_COUNT values of what would be kept (kept_shape.h) */
    CC_KIND_FEATURE_COUNT = CC_K_KEPT + CC_KEPT_COUNT
};

/* `sums` are the verdict model's, one a block.  Fills values[CC_KIND_FEATURE_COUNT].  False when the arena refused. */
bool cc_kind_features(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                      const struct cc_class_list *classes, const struct cc_page_hints *hints,
                      const struct cc_features *features, const int32_t *sums, int32_t *values);

/* *kind: CC_KIND_EMPTY for a page without blocks.  False when the arena refused. */
bool cc_page_kind(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_blocks *blocks,
                  const struct cc_class_list *classes, const struct cc_page_hints *hints,
                  const struct cc_features *features, const int32_t *sums, enum cc_kind *kind);

#endif
