#include "progress.h"

#include "figures.h"
#include "screen.h"

#include <stdio.h>
#include <string.h>

#define LEAST_BAR 10 /* characters in it; fewer show nothing */

/* ---- layout ---- */

static void time_left(const struct cc_progress_view *view, char out[24])
{
    double left = view->done > 0 ? view->seconds / (double)view->done *
                                       (double)(view->total - view->done)
                                 : 0;

    cc_figure_time((uint64_t)left, out);
}

/* The line's parts, of which the last few may be left out. */
struct parts {
    char head[32], count[48], unit[40], left[40], rate[32];
};

static void make_parts(const struct cc_progress_view *view, struct parts *parts)
{
    char done[16], total[16], rate[16], left[24];

    memset(parts, 0, sizeof *parts);
    cc_figure_short((double)view->done, done);
    cc_figure_short(view->seconds > 0 ? (double)view->done / view->seconds : 0, rate);
    (void)snprintf(parts->unit, sizeof parts->unit, " %.32s", view->unit);
    (void)snprintf(parts->rate, sizeof parts->rate, ", %s/s", rate);
    (void)snprintf(parts->head, sizeof parts->head, "%.24s", view->verb);
    if (view->total == 0) {
        (void)snprintf(parts->count, sizeof parts->count, " %s", done);
        return;
    }
    cc_figure_short((double)view->total, total);
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
    bool shown; /* this line may be drawn at all */
    double begun_s, drawn_s;
} line;

void cc_progress_start(bool quiet, const char *verb, const char *unit, uint64_t total)
{
    struct cc_progress_view view = {.verb = verb, .unit = unit, .total = total};

    cc_progress_end();
    line.view = view;
    line.shown = !quiet && cc_screen_is_there();
    line.begun_s = cc_screen_now_s();
    line.drawn_s = line.begun_s + CC_SCREEN_FIRST_S - CC_SCREEN_REDRAW_S;
}

void cc_progress_step(uint64_t done)
{
    char text[CC_PROGRESS_MAX_COLUMNS + 1];
    double now;

    if (!line.shown)
        return;
    now = cc_screen_now_s();
    if (now - line.drawn_s < CC_SCREEN_REDRAW_S)
        return;
    line.view.done = done;
    line.view.seconds = now - line.begun_s;
    line.drawn_s = now;
    cc_progress_layout(&line.view, cc_screen_size().columns, text);
    cc_screen_show(text);
}

void cc_progress_end(void)
{
    if (line.shown)
        cc_screen_clear();
    line.shown = false;
}
