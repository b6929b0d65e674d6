/* element_path.h -- where in the page an element is, for people: "html/body/div.story/p".
 *
 * The names from the root down, each with its first class behind a dot; at most 240 bytes, cut in the middle with "…".
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_ELEMENT_PATH_H
#define CLEANCOPY_EXTRACT_ELEMENT_PATH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/dom.h"

#define CC_ELEMENT_PATH_MAX_BYTES 240

/* A text node's name is "#text".  ptr NULL when the arena refused. */
struct cc_span cc_element_path(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node);

#endif
