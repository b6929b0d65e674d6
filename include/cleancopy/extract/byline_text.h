/* byline_text.h -- the texts that a byline may be: an element's, when it is short, and the one beside a node.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_TEXT_H
#define CLEANCOPY_EXTRACT_BYLINE_TEXT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

/* An element's text when it is short enough for a byline; else empty.  A blank stands between its text nodes: names and dates often lie in
 * elements of their own with nothing between them. */
struct cc_span cc_byline_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node);

/* The text that is no blank before (step -1) or behind (1) a node, within so many nodes; empty for none. */
struct cc_span cc_byline_text_beside(const struct cc_dom *dom, uint32_t node, int step, uint32_t nodes);

#endif
