/* flat_values_place.h -- where a line stands: body, section, stretch of sentences, list, heading.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUES_PLACE_H
#define CLEANCOPY_EXTRACT_FLAT_VALUES_PLACE_H

#include "cleancopy/extract/flat_values.h"

/* Fills CC_FV_POINTS to CC_FV_HEAD_TITLE from the values of the lines' own text, which are there already. */
void cc_flat_values_place(const struct cc_flat_lines *lines, const struct cc_flat_body *body,
                          const enum cc_reason *rules, struct cc_flat_values *values);

#endif
