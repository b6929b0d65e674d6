/* class_reason.h -- what the words of a class or id attribute say of an element.
 *
 * The table (class_reason_table.h) has general words of the trade ("related", "newsletter", "nav"), none of a single site.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_CLASS_REASON_H
#define CLEANCOPY_EXTRACT_CLASS_REASON_H

#include "cleancopy/core/document.h"
#include "cleancopy/core/span.h"

/* The reason that a class or id names ("related-posts", "newsletterBox"), split at case changes and punctuation.  CC_REASON_NONE where none fits. */
enum cc_reason cc_class_reason(struct cc_span class_or_id);

#endif
