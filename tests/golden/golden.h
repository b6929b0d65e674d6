/* golden.h -- what golden tests share: lists of pages, and a difference that a reader of the log understands. */
#ifndef CLEANCOPY_TESTS_GOLDEN_H
#define CLEANCOPY_TESTS_GOLDEN_H

#include "support.h"

#include "cleancopy/core/buf.h"

#include <stdbool.h>

/* Does `path` end in a line of the list?  A line with # at its start is a comment. */
bool golden_is_listed(struct cc_span list, const char *path);

/* True when `got` is what stands in the file; else shows the first line in which the two differ and, under
 * CLEANCOPY_BLESS=1, writes the file again: the difference is part of the commit, and somebody has to read it. */
bool golden_is(struct cc_arena *arena, const char *path, struct cc_span got);

#endif
