/* flat_kind.h -- article, listing or forum: what the lines of a body are together.
 *
 * Told by what recurs: days that fall from teaser to teaser, cut-off teasers, stamps between
 * them, a "Reply" under each post.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_FLAT_KIND_H
#define CLEANCOPY_EXTRACT_FLAT_KIND_H

#include "cleancopy/core/document.h"
#include "cleancopy/extract/flat_features.h"

/* Kind of the body [from, to): CC_KIND_EMPTY, CC_KIND_FORUM, CC_KIND_LISTING or
 * CC_KIND_ARTICLE. */
enum cc_kind cc_flat_kind(const struct cc_flat_lines *lines, uint32_t from, uint32_t to);

#endif
