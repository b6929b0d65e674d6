/* flat_verdict.h -- which lines of a flattened page are the article's.
 *
 * Two steps.  First the *body*: each line is worth points, sentences gain and menus, stamps and
 * headings of widgets lose, and the body is the run of lines with the largest sum (J. Bentley,
 * "Algorithm Design Techniques", 1984).  Few articles are interrupted, so almost everything
 * that does not belong lies in front of or behind it.  Then the lines of the body: one goes
 * when it says itself what it is (a stamp, a link to another article, a caption, a button).
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VERDICT_H
#define CLEANCOPY_EXTRACT_FLAT_VERDICT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/flat_features.h"

struct cc_flat_body {
    uint32_t from, to; /* lines [from, to); equal when the page has no body */
    uint32_t title;    /* line that is the title, or CC_NO_INDEX: the caller's to fill */
    enum cc_kind kind; /* article, listing, forum or empty */
};

/* Points of one line: above 0 it looks like running text.  -100 to 100. */
int32_t cc_flat_points(const struct cc_flat_lines *lines, uint32_t i);

/* Finds the body and the page's kind; title is CC_NO_INDEX. */
void cc_flat_find_body(const struct cc_flat_lines *lines, struct cc_flat_body *body);

/* One verdict a line, in the arena.  *quality: 0 to 1, from how clear the cases were. */
enum cc_status cc_flat_verdicts(struct cc_arena *arena, const struct cc_flat_lines *lines,
                                const struct cc_flat_body *body, struct cc_verdict **verdicts,
                                double *quality, struct cc_error *err);

#endif
