#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

/* From the cursor to the end of the screen, and back to its line's beginning.  The blank is for tmux (3.3), which
 * takes a wipe that begins in the screen's first cell for "clear" and keeps what it wiped in its history. */
#define WIPE "\r \033[J\r"

#define MAX_COLUMNS 10000 /* a COLUMNS over this is no width */

static struct {
    char text[CC_SCREEN_BYTES]; /* empty: nothing is to stand there */
    struct cc_screen_size size; /* that the text was made for */
    bool visible;
    double restored_s;
} screen;

/* A terminal that does more than print. */
static bool is_able(int fd)
{
    const char *term = getenv("TERM");

    return isatty(fd) && term != NULL && strcmp(term, "dumb") != 0;
}

bool cc_screen_is_there(void)
{
    return is_able(STDERR_FILENO);
}

struct cc_screen_size cc_screen_size(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
        return (struct cc_screen_size){80, 24};
    return (struct cc_screen_size){size.ws_col, size.ws_row};
}

unsigned cc_screen_columns(int fd)
{
    const char *given = getenv("COLUMNS");
    struct winsize size;
    unsigned long n = given != NULL ? strtoul(given, NULL, 10) : 0;

    if (n > 0 && n <= MAX_COLUMNS)
        return (unsigned)n;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return 80;
    return size.ws_col;
}

bool cc_screen_wants_colour(enum cc_color color, int fd)
{
    const char *no_colour = getenv("NO_COLOR");

    if (color != CC_COLOR_AUTO)
        return color == CC_COLOR_ALWAYS;
    return is_able(fd) && (no_colour == NULL || no_colour[0] == '\0');
}

double cc_screen_now_s(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t); /* always there on Linux */
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* In one write where that can be, so that no half of it is seen. */
static void draw(void)
{
    unsigned n_breaks = 0;
    char up[16] = "";

    for (const char *s = strchr(screen.text, '\n'); s != NULL; s = strchr(s + 1, '\n'))
        n_breaks++;
    if (n_breaks > 0)
        (void)snprintf(up, sizeof up, "\033[%uA", n_breaks);
    fprintf(stderr, WIPE "%s\r%s", screen.text, up);
    (void)fflush(stderr); /* only for the eye */
    screen.visible = true;
}

void cc_screen_show(const char *text)
{
    (void)snprintf(screen.text, sizeof screen.text, "%s", text);
    screen.size = cc_screen_size();
    draw();
}

void cc_screen_hide(void)
{
    if (!screen.visible)
        return;
    fputs(WIPE, stderr);
    (void)fflush(stderr);
    screen.visible = false;
}

void cc_screen_restore(void)
{
    struct cc_screen_size size;

    if (screen.text[0] == '\0' || screen.visible ||
        cc_screen_now_s() - screen.restored_s < CC_SCREEN_REDRAW_S)
        return;
    size = cc_screen_size();
    if (size.columns != screen.size.columns || size.rows != screen.size.rows)
        return;
    screen.restored_s = cc_screen_now_s();
    draw();
}

void cc_screen_clear(void)
{
    cc_screen_hide();
    screen.text[0] = '\0';
}
