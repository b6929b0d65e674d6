/* element_path.h -- where in the page an element is, for people: "html/body/div.story/p".
 *
 * The names from the root down, each with its first class behind a dot; at most 240 bytes, cut in the middle with "…".
 *
 * A page's blocks are asked for one behind the other, and have most of their way in common: only what a path does not share with the
 * one before is written anew.
 *
 * Thread use: one thread at a time for each struct, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_ELEMENT_PATH_H
#define CLEANCOPY_EXTRACT_ELEMENT_PATH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>

#define CC_ELEMENT_PATH_MAX_BYTES 240

struct cc_element_paths {
    struct cc_arena *arena;
    const struct cc_dom *dom;
    uint32_t last;        /* the node whose path was written last; CC_NO_INDEX before any */
    struct cc_span path;  /* of `last`, whole */
    uint16_t *path_bytes; /* of each node on the way to `last`, itself included */
};

/* False when the arena refused. */
bool cc_element_paths_init(struct cc_arena *arena, const struct cc_dom *dom,
                           struct cc_element_paths *paths);

/* A text node's name is "#text".  ptr NULL when the arena refused. */
struct cc_span cc_element_path(struct cc_element_paths *paths, uint32_t node);

#endif
