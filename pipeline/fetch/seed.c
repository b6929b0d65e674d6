/* What the configuration and the state name.  A URL that a feed names is written down before
 * anything is asked, so that a run that is killed leaves to the next one what it did not get
 * to. */
#include "run.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/revisit.h"
#include "cleancopy/source/url_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LIST_PIECE_BYTES ((size_t)65536) /* longer than the longest URL */

static const char configuration[] = "configuration";

const char *cc_run_keep(struct cc_run *run, struct cc_span s)
{
    return cc_arena_copy(&run->strings, s).ptr;
}

/* "https://harbourpost.example:443" */
static struct cc_span origin_of(struct cc_run *run, const struct cc_url *parts)
{
    return cc_arena_printf(&run->scratch, "%.*s://%.*s:%u", CC_SPAN_PRINT(parts->scheme),
                           CC_SPAN_PRINT(parts->host), (unsigned)parts->port);
}

bool cc_run_host_is_named(const struct cc_run *run, struct cc_span url)
{
    struct cc_url parts;

    return cc_url_split(url, &parts) && cc_name_list_has(&run->named, parts.host);
}

bool cc_run_origin_is_named(struct cc_run *run, struct cc_span url)
{
    struct cc_url parts;
    struct cc_span origin;

    if (!cc_url_split(url, &parts))
        return false;
    origin = origin_of(run, &parts);
    if (origin.ptr != NULL && cc_name_list_has(&run->named, origin))
        return true;
    if (parts.port != 443)
        return false;
    parts.scheme = CC_SPAN("http"); /* the same door, made safer */
    parts.port = 80;
    origin = origin_of(run, &parts);
    return origin.ptr != NULL && cc_name_list_has(&run->named, origin);
}

/* Documents and pages do not shut each other out. */
static uint64_t mark_of(struct cc_span url, bool is_page)
{
    return cc_hash64_seed(url, is_page ? 0 : 1);
}

/* Copies are of what is named now: only what failed has to wait. */
static bool is_due(const struct cc_run *run, const struct cc_url_record *row, int64_t changed_at_s)
{
    if (run->job->copies != NULL && row->fetched_at_s != CC_NO_TIME && row->failures == 0)
        return true;
    return cc_revisit_is_due(row, changed_at_s, cc_run_now_s(run));
}

/* A new row, or the old one brought up to date where the configuration has changed, or where the
 * document that names it says that it was changed: that it says only once. */
static enum cc_status write_row(struct cc_run *run, uint32_t source, struct cc_span url,
                                const char *found_by, int64_t changed_at_s, bool *due,
                                struct cc_error *err)
{
    struct cc_span name = cc_span_from(run->cfg->sources[source].name);
    struct cc_span outlet = cc_span_from(run->cfg->sources[source].outlet);
    struct cc_url_record row;
    bool is_early;
    enum cc_status st;

    st = cc_url_get(run->state, &run->scratch, url, &row, err);
    if (st != CC_OK && st != CC_END)
        return st;
    if (st == CC_END) {
        memset(&row, 0, sizeof(row));
        row.url = url;
        row.fetched_at_s = CC_NO_TIME;
        row.next_try_s = CC_NO_TIME;
        row.changed_at_s = CC_NO_TIME;
        row.found_by = cc_span_from(found_by);
    } else {
        *due = is_due(run, &row, changed_at_s);
        is_early = *due && row.next_try_s > cc_run_now_s(run);
        if (is_early)
            row.next_try_s = cc_run_now_s(run);
        if (!is_early && cc_span_is(row.source, name) && cc_span_is(row.outlet, outlet))
            return CC_OK;
    }
    row.source = name;
    row.outlet = outlet;
    if (run->cfg->dry_run)
        return CC_OK;
    st = cc_run_begin(run, err);
    return st == CC_OK ? cc_url_put(run->state, &row, err) : st;
}

enum cc_status cc_run_name_page(struct cc_run *run, uint32_t source, struct cc_span url,
                                struct cc_span written, const char *found_by, bool configured,
                                int64_t changed_at_s, struct cc_error *err)
{
    bool due = true, no_memory = false;
    enum cc_status st;

    if (cc_queue_has_seen(run->queue, mark_of(url, true)))
        return CC_OK;
    st = write_row(run, source, url, found_by, changed_at_s, &due, err);
    if (st != CC_OK || (!due && !configured))
        return st; /* not seen: another document may know that it was changed */
    (void)cc_queue_see(run->queue, mark_of(url, true), &no_memory);
    if (no_memory)
        return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the queue");
    return cc_run_line_up(run, source, url, written, found_by, err);
}

enum cc_status cc_run_name_document(struct cc_run *run, enum cc_task_kind kind, uint32_t source,
                                    struct cc_span url, const char *found_by, uint32_t depth,
                                    uint32_t *n_sitemaps, struct cc_error *err)
{
    struct cc_run_task *task;
    bool no_memory = false;
    enum cc_status st;

    if (!cc_queue_see(run->queue, mark_of(url, false), &no_memory))
        return no_memory ? cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the queue") : CC_OK;
    st = cc_run_add(run, kind, source, url, CC_SPAN_EMPTY, found_by, &task, err);
    if (st != CC_OK)
        return st;
    task->depth = depth;
    task->n_sitemaps = n_sitemaps;
    return CC_OK;
}

/* A URL or file of the configuration that is of no use. */
static void refuse(struct cc_run *run, uint32_t source, const char *kind, const char *what,
                   const char *why)
{
    struct cc_fetch_event event = {.outcome = CC_OUTCOME_URL,
                                   .kind = kind,
                                   .url = what,
                                   .answered = what,
                                   .source = run->cfg->sources[source].name,
                                   .found_by = configuration,
                                   .detail = why};

    if (strcmp(kind, "page") == 0)
        run->counts->by_outcome[CC_OUTCOME_URL]++;
    else
        run->counts->discovery_failed++;
    if (run->job->report != NULL)
        run->job->report(run->job->user, &event);
}

/* The user trusts the host with more than pages may ask for (guard.h). */
static enum cc_status name_host(struct cc_run *run, struct cc_span url, struct cc_error *err)
{
    struct cc_span origin;
    struct cc_url parts;
    uint32_t number;

    if (cc_url_split(url, &parts)) {
        origin = origin_of(run, &parts);
        if (origin.ptr != NULL && cc_name_list_number(&run->named, parts.host, &number) &&
            cc_name_list_number(&run->named, origin, &number))
            return CC_OK;
    }
    return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the hosts' names");
}

static enum cc_status seed_one(struct cc_run *run, enum cc_task_kind kind, uint32_t source,
                               struct cc_span written, bool configured, struct cc_error *err)
{
    uint32_t *n_sitemaps = NULL;
    struct cc_error why;
    struct cc_span url;
    char shown[256];
    enum cc_status st;

    cc_arena_reset(&run->scratch);
    st = cc_url_normal(&run->scratch, CC_SPAN_EMPTY, written, run->cfg->fetch.max_url_bytes,
                       &url, &why);
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, "fetch", "%s", why.message);
    if (st != CC_OK) {
        written = cc_url_without_user(&run->scratch, written); /* before it is cut */
        snprintf(shown, sizeof(shown), "%.*s", CC_SPAN_PRINT(written));
        refuse(run, source, kind == CC_TASK_PAGE ? "page" : "feed", shown, why.message);
        return CC_OK;
    }
    st = name_host(run, url, err);
    if (st != CC_OK)
        return st;
    if (kind == CC_TASK_PAGE)
        return cc_run_name_page(run, source, url, written, configuration, configured, CC_NO_TIME,
                                err);
    if (kind == CC_TASK_SITEMAP) {
        n_sitemaps = cc_arena_calloc(&run->strings, 1, sizeof(*n_sitemaps));
        if (n_sitemaps == NULL)
            return cc_arena_status(&run->strings, "fetch", err);
    }
    return cc_run_name_document(run, kind, source, url, configuration, 0, n_sitemaps, err);
}

static enum cc_status seed_all(struct cc_run *run, enum cc_task_kind kind, uint32_t source,
                               const char *const *urls, size_t n_urls, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    size_t i;

    for (i = 0; i < n_urls && st == CC_OK && !cc_run_is_told(run); i++)
        st = seed_one(run, kind, source, cc_span_from(urls[i]), true, err);
    return st;
}

/* The whole lines of the piece are named; what is behind the last of them moves to the front. */
static enum cc_status seed_lines(struct cc_run *run, uint32_t source, struct cc_buf *piece,
                                 bool is_last, struct cc_error *err)
{
    struct cc_span all = cc_buf_span(piece), rest, url;
    enum cc_status st = CC_OK;
    size_t whole = all.len;

    while (!is_last && whole > 0 && all.ptr[whole - 1] != '\n' && all.ptr[whole - 1] != '\r')
        whole--;
    if (whole == 0 && all.len > LIST_PIECE_BYTES)
        whole = all.len; /* a line longer than any URL: refused in pieces */
    rest = cc_span_slice(all, 0, whole);
    while (st == CC_OK && !cc_run_is_told(run) && cc_url_list_next(&rest, &url))
        st = seed_one(run, CC_TASK_PAGE, source, url, false, err);
    memmove(piece->ptr, piece->ptr + whole, all.len - whole);
    piece->len -= whole;
    return st;
}

/* Piece by piece: lists may be longer than memory.  *problem is errno's number when reading
 * failed. */
static enum cc_status seed_file(struct cc_run *run, uint32_t source, int fd, int *problem,
                                struct cc_error *err)
{
    enum cc_status st = CC_OK;
    struct cc_buf piece;
    ssize_t n = 1;

    cc_buf_init(&piece, 3 * LIST_PIECE_BYTES);
    while (st == CC_OK && n > 0 && !cc_run_is_told(run)) {
        char *room = cc_buf_reserve(&piece, LIST_PIECE_BYTES);

        if (room == NULL) {
            st = cc_fail(err, CC_E_NOMEM, "fetch", "no memory for a list of URLs");
            break;
        }
        n = read(fd, room, LIST_PIECE_BYTES);
        if (n < 0 && errno == EINTR) {
            n = 1;
            continue;
        }
        *problem = n < 0 ? errno : 0;
        piece.len += n > 0 ? (size_t)n : 0;
        st = seed_lines(run, source, &piece, n <= 0, err);
    }
    cc_buf_done(&piece);
    return st;
}

static enum cc_status seed_list(struct cc_run *run, uint32_t source, const char *path,
                                struct cc_error *err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), problem = fd < 0 ? errno : 0;
    enum cc_status st = CC_OK;

    if (fd >= 0) {
        st = seed_file(run, source, fd, &problem, err);
        (void)close(fd); /* only read */
    }
    if (problem != 0 && st == CC_OK)
        refuse(run, source, "list", path, strerror(problem));
    return st;
}

/* What an earlier run was told of and did not get. */
static enum cc_status seed_pending(struct cc_run *run, uint32_t source, struct cc_error *err)
{
    struct cc_span name = cc_span_from(run->cfg->sources[source].name), after;
    char url[1 << 14]; /* max_url_bytes is 8 KiB; a longer one of an older configuration is left
                        */
    struct cc_url_record row;
    enum cc_status st;

    url[0] = '\0';
    while (!cc_run_is_told(run)) {
        cc_arena_reset(&run->scratch);
        after = cc_span_from(url);
        st = cc_url_next_pending(run->state, &run->scratch, name, after, cc_run_now_s(run),
                                 CC_REVISIT_GIVEN_UP, &row, err);
        if (st != CC_OK)
            return st == CC_END ? CC_OK : st;
        if (row.url.len >= sizeof(url))
            return CC_OK;
        memcpy(url, row.url.ptr, row.url.len);
        url[row.url.len] = '\0';
        /* its row knows who found it */
        st = cc_run_name_page(run, source, row.url, CC_SPAN_EMPTY, "", false, CC_NO_TIME, err);
        if (st != CC_OK)
            return st;
    }
    return CC_OK;
}

enum cc_status cc_run_seed(struct cc_run *run, struct cc_error *err)
{
    const struct cc_source *source;
    enum cc_status st = CC_OK;
    uint32_t i;
    size_t j;

    for (i = 0; i < run->cfg->n_sources && st == CC_OK; i++) {
        source = &run->cfg->sources[i];
        st = seed_all(run, CC_TASK_PAGE, i, source->urls, source->n_urls, err);
        for (j = 0; j < source->n_url_lists && st == CC_OK; j++)
            st = seed_list(run, i, source->url_lists[j], err);
        if (st == CC_OK)
            st = seed_all(run, CC_TASK_FEED, i, source->feeds, source->n_feeds, err);
        if (st == CC_OK)
            st = seed_all(run, CC_TASK_SITEMAP, i, source->sitemaps, source->n_sitemaps, err);
        if (st == CC_OK)
            st = seed_all(run, CC_TASK_FRONT_PAGE, i, source->front_pages,
                          source->n_front_pages, err);
        if (st == CC_OK && run->job->copies == NULL) /* a copy is of what was asked for now */
            st = seed_pending(run, i, err);
    }
    return st;
}
