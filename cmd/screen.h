/* screen.h -- a few lines at the foot of the terminal that change while a command works, and are gone at its end.
 *
 * On standard error.  The cursor waits at the beginning of the first line: so "wipe from here to
 * the end of the screen" takes away all of them, also when a terminal that was made
 * narrower has broken them into more lines.  Messages (cc_say) take the lines' place, and these
 * come again below.
 *
 * Thread use: one thread. */
#ifndef CLEANCOPY_CMD_SCREEN_H
#define CLEANCOPY_CMD_SCREEN_H

#include "cleancopy/core/config.h"

#include <stdbool.h>

#define CC_SCREEN_REDRAW_S 0.2 /* five times a second: the eye has no use for more */
#define CC_SCREEN_FIRST_S  1.0 /* what is done by then needs no lines */
#define CC_SCREEN_BYTES    8192

struct cc_screen_size {
    unsigned columns, rows;
};

/* Standard error is a terminal that moves its cursor as it is told. */
bool cc_screen_is_there(void);
struct cc_screen_size cc_screen_size(void); /* by now; 80 by 24 where it does not tell */
/* COLUMNS, where it is a number; else what the terminal `fd` says, else 80. */
unsigned cc_screen_columns(int fd);
/* auto: `fd` is a terminal, not a dumb one, and there is no NO_COLOR (https://no-color.org). */
bool cc_screen_wants_colour(enum cc_color color, int fd);
double cc_screen_now_s(void);               /* the clock that drawings go by: it runs forward */

/* Puts `text` there, in the place of what stood there: lines with "\n" between them and none at the end, each
 * shorter than the terminal is wide, fewer than it is high.  Longer than CC_SCREEN_BYTES: cut. */
void cc_screen_show(const char *text);
/* Takes it away, for good; nothing happens where nothing is. */
void cc_screen_clear(void);

/* For a message: takes it away ... and puts it there again below, unless another message did so a moment ago or the terminal has
 * another size by now; then the next show does. */
void cc_screen_hide(void);
void cc_screen_restore(void);

#endif
