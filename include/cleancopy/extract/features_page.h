/* features_page.h -- the features that all blocks of a page share: its makeup, its address and
 * what it calls itself.
 *
 * Thread use: pure, any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_PAGE_H
#define CLEANCOPY_EXTRACT_FEATURES_PAGE_H

#include "cleancopy/extract/element_mark.h"
#include "cleancopy/extract/features.h"

/* The kind that a schema.org or OpenGraph type names ("NewsArticle", "og:product"); false for
 * none that is known. */
bool cc_kind_hinted(struct cc_span type, enum cc_kind *kind);

/* Fills CC_F_TOP_PARA, CC_F_PAGE_BLOCKS to CC_F_PAGE_HEADINGS and CC_F_HINT to CC_F_PAGE_TIMES
 * of every block; wants the features of text done.  `clean`: sums over the paragraphs that
 * stand in no bad place. */
void cc_features_page(const struct cc_dom *dom, const struct cc_blocks *blocks,
                      const struct cc_page_sums *sums, const struct cc_page_sums *clean,
                      const struct cc_page_hints *hints, const bool *is_para,
                      struct cc_features *features);

#endif
