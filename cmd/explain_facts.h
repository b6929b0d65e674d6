/* explain_facts.h -- what `explain` tells of a page, as lines of JSON: the page first, then a
 * line a block.
 *
 *     {"source","url","canonical_url","id","outlet","kind","quality","read_as","data","title","date","language",
 *      "authors":[…],"limit","site","kept":{"blocks","words"},"dropped":{"blocks","words"},"reasons":{"navigation":3,…}}
 *     {"position","verdict","score","reason","role","level","words","path","text","rule"}
 *
 * They are made where the page is cleaned, which may be another process, and shown by whoever
 * has a terminal (explain_view.h).  A line a block, because a page may have 150,000 of them: no
 * tree of all of it is needed to show it.  The manual has the meaning of each field.
 *
 * Thread use: any thread. */
#ifndef CLEANCOPY_CMD_EXPLAIN_FACTS_H
#define CLEANCOPY_CMD_EXPLAIN_FACTS_H

#include "cleancopy/batch.h"

/* For struct cc_batch: appends the lines, each with its line feed, to item->out; with
 * cfg->features one line with the features instead (explain_features.h).  What fails becomes
 * the item's status. */
void cc_explain_facts(const struct cc_config *cfg, struct cc_batch_item *item);

#endif
