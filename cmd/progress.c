#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#define FIRST_DRAW_S 0.5 /* what is done by then needs no line */
#define REDRAW_S     0.2

#define USUAL_COLUMNS 80 /* of a terminal that does not tell */
#define LEAST_BAR     10 /* characters in it; fewer show nothing */

/* ---- layout ---- */

/* 950, 9.5k, 950k, 9.5M: at most five characters up to 10^12. */
static void short_number(double n, char out[16])
{
    static const char *const units[] = {"", "k", "M", "G", "T"};
    size_t unit = 0;

    while (n >= 999.5 && unit < 4) {
        n /= 1000;
        unit++;
    }
    (void)snprintf(out, 16, "%.*f%s", unit > 0 && n < 99.95 ? 1 : 0, n, units[unit]);
}

static void time_left(const struct cc_progress_view *view, char out[24])
{
    double left = view->done > 0 ? view->seconds / (double)view->done *
                                       (double)(view->total - view->done)
                                 : 0;
    uint64_t s = (uint64_t)left;

    if (s >= 3600)
        (void)snprintf(out, 24, "%" PRIu64 ":%02" PRIu64 ":%02" PRIu64, s / 3600, s / 60 % 60,
                       s % 60);
    else
        (void)snprintf(out, 24, "%" PRIu64 ":%02" PRIu64, s / 60, s % 60);
}

/* The line's parts, of which the last few may be left out. */
struct parts {
    char head[32], count[48], unit[40], left[40], rate[32];
};

static void make_parts(const struct cc_progress_view *view, struct parts *parts)
{
    char done[16], total[16], rate[16], left[24];

    memset(parts, 0, sizeof *parts);
    short_number((double)view->done, done);
    short_number(view->seconds > 0 ? (double)view->done / view->seconds : 0, rate);
    (void)snprintf(parts->unit, sizeof parts->unit, " %.32s", view->unit);
    (void)snprintf(parts->rate, sizeof parts->rate, ", %s/s", rate);
    (void)snprintf(parts->head, sizeof parts->head, "%.24s", view->verb);
    if (view->total == 0) {
        (void)snprintf(parts->count, sizeof parts->count, " %s", done);
        return;
    }
    short_number((double)view->total, total);
    time_left(view, left);
    (void)snprintf(parts->count, sizeof parts->count, " %d%% %s of %s",
                   (int)((double)view->done * 100 / (double)view->total), done, total);
    if (view->done > 0)
        (void)snprintf(parts->left, sizeof parts->left, ", %s left", left);
}

static size_t length(const struct parts *parts)
{
    return strlen(parts->head) + strlen(parts->count) + strlen(parts->unit) +
           strlen(parts->rate) + strlen(parts->left);
}

/* " [####------]", where there is room for it and a whole to be a part of. */
static void draw_bar(const struct cc_progress_view *view, size_t room,
                     char out[CC_PROGRESS_MAX_COLUMNS + 1])
{
    size_t width = room < 3 ? 0 : room - 3, full;

    out[0] = '\0';
    if (view->total == 0 || width < LEAST_BAR)
        return;
    width = width < 40 ? width : 40;
    full = (size_t)((double)view->done / (double)view->total * (double)width);
    out[0] = ' ';
    out[1] = '[';
    memset(out + 2, '#', full);
    memset(out + 2 + full, '-', width - full);
    memcpy(out + 2 + width, "]", 2);
}

void cc_progress_layout(const struct cc_progress_view *view, unsigned columns,
                        char out[CC_PROGRESS_MAX_COLUMNS + 1])
{
    struct cc_progress_view seen = *view;
    char bar[CC_PROGRESS_MAX_COLUMNS + 1];
    struct parts parts;
    size_t room;

    if (seen.total > 0 && seen.done > seen.total)
        seen.done = seen.total;
    room = columns > CC_PROGRESS_MAX_COLUMNS ? CC_PROGRESS_MAX_COLUMNS
           : columns > 0                     ? columns - 1
                                             : 0;
    make_parts(&seen, &parts);
    if (length(&parts) > room)
        parts.unit[0] = '\0';
    if (length(&parts) > room)
        parts.rate[0] = '\0';
    if (length(&parts) > room)
        parts.left[0] = '\0';
    draw_bar(&seen, room > length(&parts) ? room - length(&parts) : 0, bar);
    (void)snprintf(out, room + 1, "%s%s%s%s%s%s", parts.head, bar, parts.count, parts.unit,
                   parts.rate, parts.left); /* cut where even the rest is too long */
}

/* ---- the terminal ---- */

static struct {
    struct cc_progress_view view;
    bool shown;   /* this line may be drawn at all */
    bool visible; /* it stands on the screen */
    double begun_s, drawn_s;
} line;

static double now_s(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t); /* always there on Linux */
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool is_terminal(void)
{
    const char *term = getenv("TERM");

    return isatty(STDERR_FILENO) && term != NULL && strcmp(term, "dumb") != 0;
}

static unsigned columns(void)
{
    struct winsize size;

    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_COLUMNS;
    return size.ws_col;
}

/* The cursor goes back to the line's beginning: there it stays when a terminal that was made
 * narrower breaks the line into two, so that both are wiped (ESC [ J: from the cursor to the end
 * of the screen). */
static void draw(void)
{
    char text[CC_PROGRESS_MAX_COLUMNS + 1];

    cc_progress_layout(&line.view, columns(), text);
    fprintf(stderr, "\r\033[J%s\r", text);
    (void)fflush(stderr); /* only for the eye */
    line.visible = true;
}

void cc_progress_start(bool quiet, const char *verb, const char *unit, uint64_t total)
{
    struct cc_progress_view view = {.verb = verb, .unit = unit, .total = total};

    cc_progress_end();
    line.view = view;
    line.shown = !quiet && is_terminal();
    line.begun_s = now_s();
    line.drawn_s = line.begun_s + FIRST_DRAW_S - REDRAW_S;
}

void cc_progress_step(uint64_t done)
{
    double now;

    if (!line.shown)
        return;
    now = now_s();
    if (now - line.drawn_s < REDRAW_S)
        return;
    line.view.done = done;
    line.view.seconds = now - line.begun_s;
    line.drawn_s = now;
    draw();
}

void cc_progress_hide(void)
{
    if (!line.visible)
        return;
    fputs("\r\033[J", stderr);
    (void)fflush(stderr);
    line.visible = false;
}

void cc_progress_end(void)
{
    cc_progress_hide();
    line.shown = false;
}
