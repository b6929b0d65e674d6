/* fetch_layout.h -- how a fetch run stands: a line for each site where something goes on, and one for all of them.
 *
 *     harbourpost.example     12 done    340 left    0.9/s  asking 0.3 s
 *     laregion.example         3 done      9 left  3.0/min  waiting 4.1 s
 *     0:42  950 stored, 20 unchanged, 3 failed, 5.4k left, 120 sites, 14.2/s, 12.3MB
 *
 * Pure. */
#ifndef CLEANCOPY_CMD_FETCH_LAYOUT_H
#define CLEANCOPY_CMD_FETCH_LAYOUT_H

#include "screen.h"

#include "cleancopy/fetch/view.h"

#define CC_FETCH_LAYOUT_COLUMNS 100 /* wider lines are harder to read, and tell no more */
#define CC_FETCH_LAYOUT_BYTES   ((CC_FETCH_VIEW_SITES + 1) * CC_FETCH_LAYOUT_COLUMNS + 64)

/* Each line is shorter than the terminal is wide; all together are at most a third as high (half, where
 * that is below four lines), so that they still fit when it is made much narrower and breaks them.  Sites stand in the order of their names, so that the eye finds
 * them again.  What does not fit is left out, the least important first: rate, pages done, pages left; in the last line
 * the parts at its end, more or less.  ASCII, NUL-ended; with `colour`, red for what failed, by escape sequences
 * that take no room. */
void cc_fetch_layout(const struct cc_fetch_view *view, struct cc_screen_size size, bool colour,
                     char out[CC_FETCH_LAYOUT_BYTES]);

#endif
