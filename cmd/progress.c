#include "progress.h"

#include "commands.h"
#include "figures.h"
#include "screen.h"

#include "cleancopy/write/json.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LEAST_BAR      10   /* characters in it; fewer show nothing */
#define LOG_S          1.0  /* between two lines of JSON */
#define MAX_LINE_BYTES 4096 /* of JSON: a dozen short fields */

/* ---- layout ---- */

/* 0 to 1; less than 0: nobody knows. */
static double share_of(const struct cc_progress_view *view)
{
    uint64_t done = view->all_bytes > 0 ? view->bytes : view->done;
    uint64_t total = view->all_bytes > 0 ? view->all_bytes : view->total;

    if (total == 0)
        return -1;
    return done < total ? (double)done / (double)total : 1;
}

/* Seconds; less than 0: nobody knows. */
static double left_of(const struct cc_progress_view *view)
{
    double share = share_of(view);

    return share > 0 ? view->seconds / share * (1 - share) : -1;
}

/* The line's parts, of which all but the first two may be left out. */
struct parts {
    char head[32], count[48], unit[40], rate[32], failed[32], left[40];
};

static void make_count(const struct cc_progress_view *view, struct parts *parts)
{
    double share = share_of(view);
    char done[16], total[16], percent[16] = "";

    cc_figure_short((double)view->done, done);
    cc_figure_short((double)view->total, total);
    if (share >= 0)
        (void)snprintf(percent, sizeof percent, " %d%%", (int)(share * 100));
    (void)snprintf(parts->count, sizeof parts->count, "%s %s%s%s", percent, done,
                   view->total > 0 ? " of " : "", view->total > 0 ? total : "");
}

static void make_parts(const struct cc_progress_view *view, struct parts *parts)
{
    char rate[16], failed[16], time[24];

    memset(parts, 0, sizeof *parts);
    (void)snprintf(parts->head, sizeof parts->head, "%.24s", view->verb);
    if (view->unit == NULL) {
        cc_figure_time((uint64_t)view->seconds, time);
        (void)snprintf(parts->count, sizeof parts->count, " %s", time);
        return;
    }
    make_count(view, parts);
    cc_figure_short(view->seconds > 0 ? (double)view->done / view->seconds : 0, rate);
    (void)snprintf(parts->unit, sizeof parts->unit, " %.32s", view->unit);
    (void)snprintf(parts->rate, sizeof parts->rate, ", %s/s", rate);
    if (view->failed > 0) {
        cc_figure_short((double)view->failed, failed);
        (void)snprintf(parts->failed, sizeof parts->failed, ", %s failed", failed);
    }
    if (left_of(view) >= 0) {
        cc_figure_time((uint64_t)left_of(view), time);
        (void)snprintf(parts->left, sizeof parts->left, ", %s left", time);
    }
}

static size_t length(const struct parts *parts)
{
    return strlen(parts->head) + strlen(parts->count) + strlen(parts->unit) +
           strlen(parts->rate) + strlen(parts->failed) + strlen(parts->left);
}

/* " [####------]", where there is room for it and a whole to be a part of. */
static void draw_bar(const struct cc_progress_view *view, size_t room,
                     char out[CC_PROGRESS_MAX_COLUMNS + 1])
{
    size_t width = room < 3 ? 0 : room - 3, full;

    out[0] = '\0';
    if (share_of(view) < 0 || width < LEAST_BAR)
        return;
    width = width < 40 ? width : 40;
    full = (size_t)(share_of(view) * (double)width);
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
    if (length(&parts) > room)
        parts.failed[0] = '\0';
    draw_bar(&seen, room > length(&parts) ? room - length(&parts) : 0, bar);
    (void)snprintf(out, room + 1, "%s%s%s%s%s%s%s", parts.head, bar, parts.count, parts.unit,
                   parts.rate, parts.failed, parts.left); /* cut where even the rest is too long */
}

/* ---- telling ---- */

static struct {
    bool on_screen, verbose;
    FILE *log; /* of JSON; NULL: none */
    double begun_s;
} way;

static struct {
    struct cc_progress_view view;
    bool is_open, was_told;
    double begun_s, next_s;
} stage;

void cc_progress_setup(const struct cc_config *cfg, bool has_output)
{
    bool is_seen = !has_output || !isatty(STDOUT_FILENO);

    way.log = !cfg->json || cfg->quiet ? NULL : has_output ? stderr : stdout;
    way.on_screen = !cfg->json && !cfg->quiet && is_seen && cc_screen_is_there();
    way.verbose = cfg->verbose;
    way.begun_s = cc_screen_now_s();
}

double cc_progress_seconds(void)
{
    return cc_screen_now_s() - way.begun_s;
}

bool cc_progress_is_watched(void)
{
    return way.on_screen || way.log != NULL;
}

void cc_progress_start(const char *verb, const char *unit, uint64_t total)
{
    struct cc_progress_view view = {.verb = verb, .unit = unit, .total = total};

    cc_progress_end();
    stage.view = view;
    stage.is_open = true;
    stage.was_told = false;
    stage.begun_s = cc_screen_now_s();
    stage.next_s = stage.begun_s + CC_SCREEN_FIRST_S;
}

static void put_number(struct cc_buf *out, const char *name, double value, int places)
{
    if (value < 0)
        cc_buf_printf(out, ",\"%s\":null", name);
    else
        cc_buf_printf(out, ",\"%s\":%.*f", name, places, value);
}

/* A broken pipe shows at the end, where it is standard output: cc_stdout_done(). */
static void log_stage(bool has_ended)
{
    const struct cc_progress_view *view = &stage.view;
    struct cc_buf out;

    cc_buf_init(&out, MAX_LINE_BYTES);
    cc_buf_printf(&out, "{\"type\":\"stage\",\"stage\":\"%s\"", view->verb);
    put_number(&out, "seconds", view->seconds, 3);
    put_number(&out, "done", view->unit != NULL ? (double)view->done : -1, 0);
    put_number(&out, "total", view->total > 0 ? (double)view->total : -1, 0);
    cc_buf_add_string(&out, ",\"unit\":");
    cc_json_or_null(&out, cc_span_from(view->unit));
    put_number(&out, "share", share_of(view), 4);
    put_number(&out, "failed", (double)view->failed, 0);
    put_number(&out, "seconds_left", left_of(view), 0);
    cc_buf_printf(&out, ",\"ended\":%s}\n", has_ended ? "true" : "false");
    if (out.status == CC_OK)
        (void)fwrite(out.ptr, 1, out.len, way.log);
    (void)fflush(way.log);
    cc_buf_done(&out);
}

static void tell(void)
{
    char text[CC_PROGRESS_MAX_COLUMNS + 1];

    stage.was_told = true;
    if (way.log != NULL) {
        log_stage(false);
        return;
    }
    cc_progress_layout(&stage.view, cc_screen_size().columns, text);
    cc_screen_show(text);
}

void cc_progress_step(uint64_t done)
{
    double now;

    stage.view.done = done;
    if (!stage.is_open || !cc_progress_is_watched())
        return;
    now = cc_screen_now_s();
    if (now < stage.next_s)
        return;
    stage.next_s = now + (way.log != NULL ? LOG_S : CC_SCREEN_REDRAW_S);
    stage.view.seconds = now - stage.begun_s;
    tell();
}

void cc_progress_bytes(uint64_t bytes, uint64_t all_bytes)
{
    stage.view.bytes = bytes;
    stage.view.all_bytes = all_bytes;
}

void cc_progress_failed(uint64_t failed)
{
    stage.view.failed = failed;
}

static void say_stage(void)
{
    const struct cc_progress_view *view = &stage.view;

    if (view->unit == NULL)
        cc_say("%s: %.1f s", view->verb, view->seconds);
    else
        cc_say("%s: %" PRIu64 " %s in %.1f s, %" PRIu64 " failed", view->verb, view->done,
               view->unit, view->seconds, view->failed);
}

void cc_progress_end(void)
{
    if (!stage.is_open)
        return;
    stage.is_open = false;
    stage.view.seconds = cc_screen_now_s() - stage.begun_s;
    if (way.on_screen)
        cc_screen_clear();
    if (way.log != NULL && stage.was_told)
        log_stage(true);
    if (way.verbose)
        say_stage();
}
