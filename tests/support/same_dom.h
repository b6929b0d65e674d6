/* same_dom.h -- the two ways to a page's tree (dom.h), compared node for node. */
#ifndef TESTS_SAME_DOM_H
#define TESTS_SAME_DOM_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stddef.h>

/* Reads the page both ways.  True when both give the same status and tree; else what differs is in `said`.
 * *way: what dom.h says of the first one's way (a literal), NULL when there is no tree. */
bool same_dom(struct cc_span html, const char **way, char *said, size_t said_bytes);

#endif
