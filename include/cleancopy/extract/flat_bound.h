/* flat_bound.h -- feature_bound.h for flattened text: a text's counts end where the training texts become few.
 *
 * A long text's last paragraphs were dropped for nothing but the number of lines before them.  Bounds are about what nine in ten
 * of the training texts stay below.  They hold where a line is scored, not in what training reads: learnt with bounded values the
 * trees were worse, out of fold (.939 for .941) and on invented long texts.
 *
 * Pure. */
#ifndef CLEANCOPY_EXTRACT_FLAT_BOUND_H
#define CLEANCOPY_EXTRACT_FLAT_BOUND_H

#include "cleancopy/extract/flat_values.h"

/* X(value, bound): greater values become the bound. */
#define CC_FLAT_BOUNDS(X)                                                                          \
    X(FROM_START, 300)                                                                             \
    X(TO_END, 300)                                                                                 \
    X(FROM_TITLE, 300)                                                                             \
    X(LINES_BEFORE, 400)                                                                           \
    X(LINES_BEHIND, 400)                                                                           \
    X(PROSE_BEFORE, 3000)                                                                          \
    X(PROSE_BEHIND, 3000)                                                                          \
    X(STRETCH, 2000)                                                                               \
    X(STRETCH_PLACE, 2000)                                                                         \
    X(STRETCH_LINES, 45)                                                                           \
    X(SECTION_UNITS, 2000)                                                                         \
    X(PAGE_LINES, 400)                                                                             \
    X(PAGE_PROSE, 3500)                                                                            \
    X(PAGE_SENTENCES, 90)                                                                          \
    X(PAGE_STAMPS, 10)

void cc_flat_values_bound(struct cc_flat_values *values, uint32_t count);

#endif
