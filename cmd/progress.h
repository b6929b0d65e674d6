/* progress.h -- one line on a terminal that tells how far a long command is.
 *
 *     comparing [############--------------] 45% 4.5M of 10.0M paragraphs, 112k/s, 0:49 left
 *
 * Shown on standard error, when that is a terminal, --quiet was not given and half a second has
 * passed; drawn anew at most five times a second, to the width that the terminal has by then,
 * and gone when the work is done.  Where it stands, and how messages get past it: screen.h.
 *
 * Thread use: one thread; one line at a time. */
#ifndef CLEANCOPY_CMD_PROGRESS_H
#define CLEANCOPY_CMD_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands in the line. */
struct cc_progress_view {
    const char *verb;     /* "comparing" */
    const char *unit;     /* "paragraphs" */
    uint64_t done, total; /* total 0: nobody knows */
    double seconds;       /* since the work began */
};

#define CC_PROGRESS_MAX_COLUMNS 120 /* wider lines are harder to read, and tell no more */

/* Lays the line out for a terminal of `columns`; it is at least one shorter, so that no terminal
 * wraps it.  What does not fit is left out, the least important first: bar, rate, time left, the
 * unit.  ASCII, NUL-ended.  Pure. */
void cc_progress_layout(const struct cc_progress_view *view, unsigned columns,
                        char out[CC_PROGRESS_MAX_COLUMNS + 1]);

/* Begins a line.  `quiet`: none will be shown.  verb and unit are kept as they are. */
void cc_progress_start(bool quiet, const char *verb, const char *unit, uint64_t total);
/* The work so far, of the total; cheap enough for each document. */
void cc_progress_step(uint64_t done);
/* Takes the line away, for good. */
void cc_progress_end(void);

#endif
