/* companion.h -- paragraphs that say too little to be compared alone.
 *
 *     What happens next                      heading
 *     "We had no other choice."              quote of one line
 *     Add salt and pepper to taste.          short item of a list
 *     Open | High | Low | Close              short row of a table
 *
 * Two outlets that print one of these have not copied: everybody writes so, and quotes the same
 * speaker.  In a copied section they go with it all the same, or a text whose every paragraph is
 * left out would keep its headings.  So each is compared together with the next paragraph that
 * can stand alone (behind the last of these, with the one before it): as a copy counts the same
 * words beside the same canonical paragraph.
 *
 * Plain paragraphs have no companion, however short: roles are known of pages only, and
 * cfg->min_exact_words is their limit.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_DEDUP_COMPANION_H
#define CLEANCOPY_DEDUP_COMPANION_H

#include "cleancopy/core/document.h"

#include <stdint.h>

#define CC_COMPANION_QUOTE_WORDS 25 /* a quote of fewer is one line */
#define CC_COMPANION_ITEM_WORDS  12 /* items and rows of fewer recur in all kinds of lists */

#define CC_COMPANION_NONE UINT32_MAX

/* Fills companions[0 .. doc->n_paragraphs): the number of the paragraph that each one is compared
 * beside; its own where it can stand alone; CC_COMPANION_NONE for all when none can. */
void cc_companion_list(const struct cc_document *doc, uint32_t *companions);

#endif
