/* link.h -- the links in the text that was kept, for those who ask for them.
 *
 * A link is an <a> with an address and words; one that leads to the same page, to a script or to a mail program is none.
 * Paragraphs, headings, list items and quotes have links; verse, tables and code do not.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_LINK_H
#define CLEANCOPY_EXTRACT_LINK_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#define CC_LINK_MAX       1000 /* of one paragraph; more is a directory.  The others are plain text */
#define CC_LINK_MAX_BYTES 8192 /* of an address, as fetch.max_url_bytes */

/* Fills the links of doc's paragraphs, which come from `blocks`. */
enum cc_status cc_link_find(struct cc_arena *arena, const struct cc_dom *dom,
                            const struct cc_blocks *blocks, struct cc_document *doc,
                            struct cc_error *err);

#endif
