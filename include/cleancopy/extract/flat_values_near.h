/* flat_values_near.h -- what stands around a line: neighbours, windows, flows.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUES_NEAR_H
#define CLEANCOPY_EXTRACT_FLAT_VALUES_NEAR_H

#include "cleancopy/extract/flat_values.h"

/* Fills CC_FV_P1_UNITS to CC_FV_RISE_BEHIND from the values of the lines' own text, which are there already. */
void cc_flat_values_near(const struct cc_flat_lines *lines, struct cc_flat_values *values);

#endif
