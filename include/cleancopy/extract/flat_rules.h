/* flat_rules.h -- what hand-made rules say of a flattened page: its body, its kind, and what a
 * line is.
 *
 * Two steps.  First the *body*: each line is worth points, sentences gain and menus, stamps and
 * headings of widgets lose, and the body is the run of lines with the largest sum (J. Bentley,
 * "Algorithm Design Techniques", 1984).  Few articles are interrupted, so almost everything
 * that does not belong lies in front of or behind it.  Then each line: one of the body goes
 * when it says itself what it is (a stamp, a link to another article, a caption, a button).
 *
 * The verdicts (flat_verdict.h) are a trained model's, which sees all this among its values;
 * the rules alone reached a word F1 of .912 on the development set of 436 pages.  Title, date
 * and the reasons of dropped lines come from them.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_FLAT_RULES_H
#define CLEANCOPY_EXTRACT_FLAT_RULES_H

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

/* One reason a line, in the arena: CC_REASON_NONE for the text. */
enum cc_status cc_flat_rules(struct cc_arena *arena, const struct cc_flat_lines *lines,
                             const struct cc_flat_body *body, enum cc_reason **reasons,
                             struct cc_error *err);

/* What a line is that the rules would keep and the model does not: its words, else the widget
 * whose heading stands above; CC_REASON_LOW_SCORE where nothing tells.  `section`: reason of
 * that heading or CC_REASON_NONE. */
enum cc_reason cc_flat_reason_to_drop(const struct cc_flat_line *line, enum cc_reason section);

#endif
