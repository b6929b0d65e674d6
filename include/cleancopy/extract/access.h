/* access.h -- whether a page shows that it ends at a paywall.
 *
 * For pages that do not declare it (detail.h): a stub is a few words of text, and the block
 * that follows them asks for a subscription.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_ACCESS_H
#define CLEANCOPY_EXTRACT_ACCESS_H

#include "cleancopy/core/document.h"

#define CC_ACCESS_MAX_STUB_WORDS                                                               \
    200                         /* teasers before a wall have 40 to 150; real articles with    \
                                   an offer below them more */
#define CC_ACCESS_NEAR_BLOCKS 3 /* from the last kept block to the offer */

/* CC_ACCESS_PAYWALLED when the kept blocks have 1 to CC_ACCESS_MAX_STUB_WORDS words and one of
 * the CC_ACCESS_NEAR_BLOCKS blocks behind the last of them was dropped as paywall; else
 * CC_ACCESS_UNKNOWN.  `verdicts`: one a block. */
enum cc_access cc_access_shown(const struct cc_blocks *blocks,
                               const struct cc_verdict *verdicts);

#endif
