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
#include "cleancopy/extract/class_list.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/extract/vocabulary.h"

#define CC_FEATURES_VERSION 4

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
    uint32_t like; /* a number that it shares with its likes alone (features_near.h), from 0 up; no feature */
    struct cc_said sure; /* what its words say that running text does not; no feature */
};

/* What is known of the page besides its tree; each may be empty. */
struct cc_page_hints {
    struct cc_span title, body; /* the document's title, the JSON-LD article body */
    struct cc_span type, url;   /* its type as from cc_metadata_read; its address */
    struct cc_span description, site; /* what it says of itself in a sentence or two; the site's name */
    const struct cc_span *authors;
    uint32_t n_authors;
};

/* One struct a block, in the blocks' order, in the arena. */
enum cc_status cc_features_list(struct cc_arena *arena, const struct cc_dom *dom,
                                const struct cc_blocks *blocks, const struct cc_class_list *classes,
                                const struct cc_page_hints *hints,
                                struct cc_features **features, struct cc_error *err);

const char *cc_feature_name(enum cc_feature feature);

#endif
