/* figures.h -- numbers as one reads them at a glance.
 *
 * Pure. */
#ifndef CLEANCOPY_CMD_FIGURES_H
#define CLEANCOPY_CMD_FIGURES_H

#include <stdint.h>

/* 950, 9.5k, 950k, 9.5M: at most five characters up to 10^15. */
void cc_figure_short(double n, char out[16]);
/* 0:09, 12:34, 1:02:03 */
void cc_figure_time(uint64_t seconds, char out[24]);

#endif
