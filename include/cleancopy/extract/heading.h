/* heading.h -- what a heading says, and whether it may be of the page's text.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_HEADING_H
#define CLEANCOPY_EXTRACT_HEADING_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>
#include <stdint.h>

/* The text of element `node` on one line, a blank for each <br> and block inside, without its buttons, permalinks and soft hyphens; empty where
 * it is longer than a title can be. */
struct cc_span cc_heading_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node);

/* Whether a node stands in navigation, a footer, an aside, a dialog or what is not shown. */
bool cc_heading_is_furniture(const struct cc_dom *dom, uint32_t node);

/* Whether a link lies in it. */
bool cc_heading_has_link(const struct cc_dom *dom, uint32_t node);

/* Whether a node lies in a link, in a list's item or in <head>: no headline does. */
bool cc_heading_is_in_link(const struct cc_dom *dom, uint32_t node);

#endif
