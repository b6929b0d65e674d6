/* progress.h -- tells how far a long command is: a line on the terminal, lines of JSON for machines.
 *
 *     comparing [############--------------] 45% 4.5M of 10.0M paragraphs, 112k/s, 0:49 left
 *     cleaning [#######-------] 32% 12.3k pages, 380/s, 3 failed, 1:10 left
 *
 * The line stands on standard error, when that is a terminal, --quiet was not given and a second has
 * passed; drawn anew at most five times a second, to the width that the terminal has by then,
 * and gone when the work is done.  Where it stands, and how messages get past it: screen.h.
 *
 * With --json there is no such line, but one of JSON a second, and a last one for each stage that took over a second,
 *
 *     {"type":"stage","stage":"cleaning","seconds":12.3,"done":4512,"total":null,"unit":"pages","share":0.32,"failed":3,
 *      "seconds_left":26,"ended":false}
 *
 * on standard output, or, where records go there, on standard error.  --verbose says on standard error how long each
 * stage took.  Fetching, which has more to tell, has lines of its own (fetch_progress.h) on the same screen.
 *
 * Thread use: one thread; one stage at a time. */
#ifndef CLEANCOPY_CMD_PROGRESS_H
#define CLEANCOPY_CMD_PROGRESS_H

#include "cleancopy/core/config.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands in the line. */
struct cc_progress_view {
    const char *verb;     /* "comparing" */
    const char *unit;     /* "paragraphs"; NULL: nothing is counted, the time alone is told */
    uint64_t done, total; /* total 0: nobody knows */
    double seconds;       /* since the work began */
    uint64_t bytes, all_bytes; /* of the input, read and in all; all_bytes 0: nobody knows.  Where known, the share is one of bytes */
    uint64_t failed;
};

#define CC_PROGRESS_MAX_COLUMNS 120 /* wider lines are harder to read, and tell no more */

/* Lays the line out for a terminal of `columns`; it is at least one shorter, so that no terminal
 * wraps it.  What does not fit is left out, the least important first: bar, unit, rate, time left, failures.
 * ASCII, NUL-ended.  Pure. */
void cc_progress_layout(const struct cc_progress_view *view, unsigned columns,
                        char out[CC_PROGRESS_MAX_COLUMNS + 1]);

/* Once, before the first stage: what cfg wants (quiet, verbose, json).  `has_output`: the command's records go to standard
 * output; then no line is drawn where that is a terminal, for they run over the same screen. */
void cc_progress_setup(const struct cc_config *cfg, bool has_output);

/* Since then. */
double cc_progress_seconds(void);

/* Begins a stage.  verb and unit are kept as they are. */
void cc_progress_start(const char *verb, const char *unit, uint64_t total);
/* The work so far, of the total; cheap enough for each document. */
void cc_progress_step(uint64_t done);
/* The same for the bytes of the input and for what failed: shown with the next step. */
void cc_progress_bytes(uint64_t bytes, uint64_t all_bytes);
void cc_progress_failed(uint64_t failed);
/* Whether anybody looks: what is only to be shown need not be found out otherwise. */
bool cc_progress_is_watched(void);
/* Takes the line away, for good. */
void cc_progress_end(void);

#endif
