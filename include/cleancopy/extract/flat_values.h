/* flat_values.h -- what a verdict can see of a line of a flattened page: integers only, so that
 * use and training cannot differ.
 *
 * New values go to the end; CC_FLAT_VALUES_VERSION changes when the meaning of one does.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUES_H
#define CLEANCOPY_EXTRACT_FLAT_VALUES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/flat_features.h"
#include "cleancopy/extract/flat_rules.h"

#define CC_FLAT_VALUES_VERSION 2
#define CC_FLAT_FAR            999

/* CC_FLAT_VALUE_LIST(X): X(name, "what it is"). */
#include "cleancopy/extract/flat_value_list.h"

enum cc_flat_value {
#define CC_FLAT_VALUE_ENUM(name, text) CC_FV_##name,
    CC_FLAT_VALUE_LIST(CC_FLAT_VALUE_ENUM)
#undef CC_FLAT_VALUE_ENUM
    CC_FLAT_VALUE_COUNT
};

struct cc_flat_values {
    int32_t value[CC_FLAT_VALUE_COUNT];
};

/* One struct a line, in the arena.  `rules`: the reasons of cc_flat_rules.  `title`: the
 * page's, may be empty. */
enum cc_status cc_flat_values_list(struct cc_arena *arena, const struct cc_flat_lines *lines,
                                   const struct cc_flat_body *body, struct cc_span title,
                                   const enum cc_reason *rules,
                                   struct cc_flat_values **values, struct cc_error *err);

const char *cc_flat_value_name(enum cc_flat_value value);

#endif
