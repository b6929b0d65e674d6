/* flat_values_copy.h -- how much of a line stands elsewhere in the page, and how like the title it is.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUES_COPY_H
#define CLEANCOPY_EXTRACT_FLAT_VALUES_COPY_H

#include "cleancopy/extract/flat_values.h"

/* Fills CC_FV_COPIES to CC_FV_TITLE_OF.  False when the arena refused. */
bool cc_flat_values_copy(struct cc_arena *arena, const struct cc_flat_lines *lines,
                         struct cc_span title, struct cc_flat_values *values);

#endif
