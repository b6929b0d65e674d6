/* flat_values_way.h -- how far a line is from what parts a page: words of comments, of related
 * articles, of newsletters; dates; lines that recur.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUES_WAY_H
#define CLEANCOPY_EXTRACT_FLAT_VALUES_WAY_H

#include "cleancopy/extract/flat_values.h"

/* Fills CC_FV_P_COMMENTS to CC_FV_SAME_SHAPE. */
void cc_flat_values_way(const struct cc_flat_lines *lines, struct cc_flat_values *values);

#endif
