/* correction.h -- the box in which an outlet says what it had wrong.
 *
 * A correction belongs to the article and is not part of its story: it gets a role of its own (CC_ROLE_CORRECTION), so that who wants
 * the story alone can leave it out, and stays in the text in either scope.  It is told by a class or id ("correction", in several
 * languages), by a label that a colon or dash follows ("Korrektur:"), or by how it begins ("An earlier version of this article").
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_CORRECTION_H
#define CLEANCOPY_EXTRACT_CORRECTION_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/class_list.h"
#include "cleancopy/extract/dom.h"

#define CC_CORRECTION_MAX_WORDS 150 /* of a box; usual ones have 20 to 60 */

/* Gives blocks that are corrections their role.  `dom`, and `classes` with it, may be NULL (flattened text: by their words alone).  To be called when the
 * features are there: the model knows no such role. */
enum cc_status cc_corrections_mark(struct cc_arena *arena, const struct cc_dom *dom,
                                   const struct cc_class_list *classes, struct cc_blocks *blocks,
                                   struct cc_error *err);

#endif
