#include "fetch_layout.h"

#include "figures.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LEAST_NAME  16 /* characters; a narrower terminal gives up columns for it */
#define MOST_NAME   32
#define SMALL_BLOCK 4  /* lines; less tells too little */
#define RED         "\033[31m"
#define PLAIN       "\033[0m"

/* ---- one site ---- */

/* What stands behind a site's name; the last columns to be given up come last. */
struct columns {
    unsigned name; /* its width */
    bool rate, done, left;
};
#define RATE_WIDTH  9u  /* "  5.7/min" */
#define COUNT_WIDTH 12u /* "  99.9k done" */
#define DOING_WIDTH 15u /* "  waiting 9.9 s" */

static unsigned width_of(const struct columns *c)
{
    return c->name + (c->rate ? RATE_WIDTH : 0) + (c->done ? COUNT_WIDTH : 0) +
           (c->left ? COUNT_WIDTH : 0) + DOING_WIDTH;
}

static struct columns choose_columns(unsigned longest, unsigned room)
{
    struct columns c = {longest < MOST_NAME ? longest : MOST_NAME, true, true, true};
    unsigned wanted = c.name, least = wanted < LEAST_NAME ? wanted : LEAST_NAME;

    c.name = least;
    if (width_of(&c) > room)
        c.rate = false;
    if (width_of(&c) > room)
        c.done = false;
    if (width_of(&c) > room)
        c.left = false;
    if (width_of(&c) < room)
        c.name += room - width_of(&c);
    if (c.name > wanted)
        c.name = wanted;
    return c;
}

/* Other bytes than visible ASCII must not get to a terminal; a name that is too long is cut. */
static void add_name(const char *name, unsigned width, char out[MOST_NAME + 1])
{
    size_t len = strlen(name);

    for (unsigned i = 0; i < width; i++)
        out[i] = i >= len ? ' ' : name[i] > ' ' && name[i] <= '~' ? name[i] : '?';
    out[width] = '\0';
    if (len > width && width > 2)
        memcpy(out + width - 2, "..", 2);
}

static void rate_text(double per_s, char out[24])
{
    char n[16];

    if (per_s >= 99.95 || per_s <= 0)
        cc_figure_short(per_s, n);
    else
        (void)snprintf(n, sizeof n, "%.1f", per_s >= 0.095 ? per_s : per_s * 60);
    (void)snprintf(out, 24, "%s/%s", n, per_s > 0 && per_s < 0.095 ? "min" : "s");
}

static void doing_text(const struct cc_site_view *site, char out[48])
{
    double s = (double)site->ms / 1000;

    if (site->doing == CC_SITE_DEFERRED)
        (void)snprintf(out, 48, "deferred");
    else if (site->doing == CC_SITE_WAITING && site->ms < 50) /* 0.0 s */
        (void)snprintf(out, 48, "next");
    else
        (void)snprintf(out, 48, "%s %.*f s", cc_site_doing_name(site->doing), s < 9.95 ? 1 : 0,
                       s);
}

/* At most `room` characters. */
static void lay_out_site(const struct cc_site_view *site, const struct columns *c, unsigned room,
                         char *out)
{
    char name[MOST_NAME + 1], n[16], doing[48], rate[24];
    char line[256];
    size_t len;

    add_name(site->name, c->name, name);
    len = (size_t)snprintf(line, sizeof line, "%s", name);
    if (c->done) {
        cc_figure_short((double)site->n_done, n);
        len += (size_t)snprintf(line + len, sizeof line - len, "  %5s done", n);
    }
    if (c->left) {
        cc_figure_short((double)site->n_left, n);
        len += (size_t)snprintf(line + len, sizeof line - len, "  %5s left", n);
    }
    if (c->rate) {
        rate_text(site->per_s, rate);
        len += (size_t)snprintf(line + len, sizeof line - len, "  %7s", rate);
    }
    doing_text(site, doing);
    len += (size_t)snprintf(line + len, sizeof line - len, "  %s", doing);
    len = len < room ? len : room;
    memcpy(out, line, len);
    out[len] = '\0';
}

/* ---- all of them ---- */

/* One part of the last line. */
struct part {
    unsigned rank; /* the greatest is left out first */
    bool is_red;
    char text[40];
};
#define MAX_PARTS 10

struct parts {
    size_t n;
    struct part part[MAX_PARTS];
};

static void add_part(struct parts *parts, unsigned rank, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static void add_part(struct parts *parts, unsigned rank, const char *format, ...)
{
    struct part *part = &parts->part[parts->n++];
    va_list args;

    part->rank = rank;
    part->is_red = false;
    va_start(args, format);
    (void)vsnprintf(part->text, sizeof part->text, format, args); /* fits */
    va_end(args);
}

static void add_count(struct parts *parts, unsigned rank, uint64_t n, const char *word)
{
    char number[16];

    cc_figure_short((double)n, number);
    add_part(parts, rank, "%s %s", number, word);
}

static void make_parts(const struct cc_fetch_view *view, struct parts *parts)
{
    const uint64_t *by = view->counts->by_outcome;
    uint64_t n_ended = 0, n_failed = cc_fetch_failures(view->counts);
    char text[24];

    parts->n = 0;
    for (int i = 0; i < CC_OUTCOME_COUNT; i++)
        n_ended += by[i];
    cc_figure_time((uint64_t)view->ms / 1000, text);
    add_part(parts, 0, view->is_stopping ? "%s  stopping" : "%s", text);
    add_count(parts, 1, by[CC_OUTCOME_STORED], "stored");
    if (by[CC_OUTCOME_UNCHANGED] > 0)
        add_count(parts, 4, by[CC_OUTCOME_UNCHANGED], "unchanged");
    if (n_failed > 0) {
        add_count(parts, 2, n_failed, "failed");
        parts->part[parts->n - 1].is_red = true;
    }
    if (by[CC_OUTCOME_ROBOTS] > 0)
        add_count(parts, 8, by[CC_OUTCOME_ROBOTS], "not allowed");
    if (by[CC_OUTCOME_DEFERRED] > 0)
        add_count(parts, 7, by[CC_OUTCOME_DEFERRED], "deferred");
    add_count(parts, 3, view->n_left, "left");
    add_count(parts, 5, view->n_sites, view->n_sites == 1 ? "site" : "sites");
    rate_text(view->ms > 0 ? (double)n_ended * 1000 / (double)view->ms : 0, text);
    add_part(parts, 6, "%s", text);
    cc_figure_short((double)view->counts->bytes, text);
    add_part(parts, 9, "%sB", text);
}

static size_t length(const struct parts *parts)
{
    size_t n = 0;

    for (size_t i = 0; i < parts->n; i++)
        n += strlen(parts->part[i].text) + (i > 0 ? 2 : 0);
    return n;
}

static void drop_last_ranked(struct parts *parts)
{
    size_t worst = 0;

    for (size_t i = 1; i < parts->n; i++)
        if (parts->part[i].rank > parts->part[worst].rank)
            worst = i;
    parts->n--;
    memmove(&parts->part[worst], &parts->part[worst + 1],
            (parts->n - worst) * sizeof parts->part[0]);
}

/* At most `room` characters, and what colours them. */
static void lay_out_total(const struct cc_fetch_view *view, unsigned room, bool colour, char *out,
                          size_t capacity)
{
    struct parts parts;
    size_t len = 0;

    make_parts(view, &parts);
    while (parts.n > 1 && length(&parts) > room)
        drop_last_ranked(&parts);
    out[0] = '\0';
    for (size_t i = 0; i < parts.n; i++) {
        bool is_red = colour && parts.part[i].is_red;

        len += (size_t)snprintf(out + len, capacity - len, "%s%s%s%s",
                                i == 0   ? ""
                                : i == 1 ? "  "
                                         : ", ",
                                is_red ? RED : "", parts.part[i].text, is_red ? PLAIN : "");
    }
    if (parts.n == 1 && len > room)
        out[room] = '\0';
}

/* By name. */
static void sort_sites(const struct cc_site_view **sites, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const struct cc_site_view *site = sites[i];
        size_t at = i;

        for (; at > 0 && strcmp(sites[at - 1]->name, site->name) > 0; at--)
            sites[at] = sites[at - 1];
        sites[at] = site;
    }
}

static unsigned most_lines(unsigned rows)
{
    unsigned few = rows / 2 < SMALL_BLOCK ? rows / 2 : SMALL_BLOCK;

    if (rows < 4)
        return 1;
    return rows / 3 > few ? rows / 3 : few;
}

void cc_fetch_layout(const struct cc_fetch_view *view, struct cc_screen_size size,
                              bool colour, char out[CC_FETCH_LAYOUT_BYTES])
{
    const struct cc_site_view *sites[CC_FETCH_VIEW_SITES];
    unsigned room = size.columns > CC_FETCH_LAYOUT_COLUMNS
                        ? CC_FETCH_LAYOUT_COLUMNS
                    : size.columns > 0 ? size.columns - 1
                                       : 0;
    size_t n = most_lines(size.rows) - 1, len = 0, longest = 0;
    struct columns columns;

    if (n > view->n_shown)
        n = view->n_shown;
    if (view->is_stopping)
        n = 0; /* a second Ctrl-C ends the program at once: then as little as can be is left */
    for (size_t i = 0; i < n; i++) {
        sites[i] = &view->sites[i];
        if (strlen(sites[i]->name) > longest)
            longest = strlen(sites[i]->name);
    }
    sort_sites(sites, n);
    columns = choose_columns(longest < MOST_NAME ? (unsigned)longest : MOST_NAME, room);
    for (size_t i = 0; i < n; i++) {
        lay_out_site(sites[i], &columns, room, out + len);
        len += strlen(out + len);
        out[len++] = '\n';
    }
    lay_out_total(view, room, colour, out + len, CC_FETCH_LAYOUT_BYTES - len);
}
