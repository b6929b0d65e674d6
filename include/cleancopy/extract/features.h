/* features.h -- what a verdict can see of a block: integers only, so that use and training
 * cannot differ.
 *
 * Shares are in permille (0 to 1000).  New features go to the end; CC_FEATURES_VERSION changes
 * when the meaning of one does.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FEATURES_H
#define CLEANCOPY_EXTRACT_FEATURES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#define CC_FEATURES_VERSION 1

/* CC_FEATURE_LIST(X): X(name, "what it is").  See features.c for how each is computed. */
#include "cleancopy/extract/feature_list.h"

enum cc_feature {
#define CC_FEATURE_ENUM(name, text) CC_F_##name,
    CC_FEATURE_LIST(CC_FEATURE_ENUM)
#undef CC_FEATURE_ENUM
    CC_FEATURE_COUNT
};

struct cc_features {
    int32_t value[CC_FEATURE_COUNT];
};

/* One struct a block, in the blocks' order, in the arena.  `title` is the document's title (may be
 * empty), `body_hint` the JSON-LD article body (may be empty). */
enum cc_status cc_features_list(struct cc_arena *arena, const struct cc_dom *dom,
                                const struct cc_blocks *blocks, struct cc_span title,
                                struct cc_span body_hint, struct cc_features **features,
                                struct cc_error *err);

const char *cc_feature_name(enum cc_feature feature);

#endif
