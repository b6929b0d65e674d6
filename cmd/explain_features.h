/* explain_features.h -- the features of a page's blocks as JSON, for training a model.
 *
 * One object a page: {"source","kind","title","form","features_version","names":[…],"blocks":[{"position",
 * "text","role","keep","score","reason","values":[…]}]}.  The form is "html" or "text", as the page was read;
 * values are in the order of names (extract/feature_list.h, extract/flat_value_list.h).  A page with a tree
 * also has "page_tokens", "elements" and "places".  What is dumped is what the verdict saw, so training
 * and use cannot differ. */
#ifndef CLEANCOPY_CMD_EXPLAIN_FEATURES_H
#define CLEANCOPY_CMD_EXPLAIN_FEATURES_H

#include "cleancopy/batch.h"

/* Appends the object and a line feed; failures show in out->status. */
void cc_explain_features(struct cc_buf *out, const struct cc_batch_item *item);

#endif
