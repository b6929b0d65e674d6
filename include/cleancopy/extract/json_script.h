/* json_script.h -- the JSON of a script element as a tree.
 *
 *     bytes of the page -> mended (json_mend.h) -> tree (core/json_tree.h)
 *
 * Pages write what browsers forgive: more behind the first value, integers of any length.  What simdjson refuses for these,
 * jansson reads and writes plainly; then quotation marks in strings are tried (json_quotes.h).
 *
 * Pure but for the heap.  Thread use: any thread. */
#ifndef CLEANCOPY_EXTRACT_JSON_SCRIPT_H
#define CLEANCOPY_EXTRACT_JSON_SCRIPT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/json_tree.h"

/* The root, NULL for what is no JSON, what is over a limit of cc_json_mend(), and when memory is short (the arena's status tells the
 * last).  *tree holds its strings, and is to be freed in any case. */
const struct cc_json_node *cc_json_script_read(struct cc_arena *arena, const struct cc_limits *limits,
                                               struct cc_span text, struct cc_json_tree **tree);

#endif
