/* now.h -- what time it is: the wall clock, or the one that --now sets.
 *
 * A simulated run believes that it began at another time; from there on its clock goes at real
 * speed, since it is the wall clock with an offset.  Decisions and records (next tries, robots
 * files, Retry-After, the window, dates in the archive and the log) ask here; waiting and
 * time-outs use a clock of their own that nothing sets.
 *
 * Thread use: any thread. */
#ifndef CLEANCOPY_CORE_NOW_H
#define CLEANCOPY_CORE_NOW_H

#include <stdint.h>

/* Unix time, `offset_s` (cfg->clock_offset_s; 0: the real time) added. */
int64_t cc_now_s(int64_t offset_s);

#endif
