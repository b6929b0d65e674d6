#include "fetch_log.h"

#include "commands.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/now.h"
#include "cleancopy/core/url.h"
#include "cleancopy/write/json.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LINE_BYTES ((size_t)256 << 10) /* three URLs of 8 KiB, each byte written as six */

struct cc_fetch_log {
    const struct cc_config *cfg;
    bool wants_pages, has_failed;
    char path[PATH_MAX]; /* empty: no log */
    int fd;
    struct cc_buf line;
    struct cc_arena arena; /* of one event */
};

/* SIGHUP came. */
static volatile sig_atomic_t wants_reopening;

static void on_hangup(int number)
{
    (void)number;
    wants_reopening = 1;
}

/* For jobs without a terminal: on one, SIGHUP says that it is gone, and is left to end the run. */
static void catch_hangup(void)
{
    struct sigaction action;

    if (isatty(STDERR_FILENO) || sigaction(SIGHUP, NULL, &action) != 0 ||
        action.sa_handler == SIG_IGN) /* nohup */
        return;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_hangup;
    sigemptyset(&action.sa_mask);
    (void)sigaction(SIGHUP, &action, NULL); /* fails for a wrong signal number alone */
}

static bool open_file(struct cc_fetch_log *log)
{
    log->fd = open(log->path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    return log->fd >= 0;
}

/* Who crawls says who he is.  Not for one page or a few, as browsers and curl fetch them. */
static void ask_for_contact(const struct cc_fetch_log *log)
{
    if (log->cfg->contact == NULL && log->cfg->user_agent == NULL && !log->cfg->quiet &&
        !log->wants_pages)
        cc_say("no contact: give --contact ADDRESS (a URL or mail address), so that webmasters can write to you");
}

enum cc_status cc_fetch_log_open(const struct cc_config *cfg, bool wants_pages,
                                 struct cc_fetch_log **out, struct cc_error *err)
{
    struct cc_fetch_log *log = cc_calloc(1, sizeof *log);
    int n = 0;

    *out = log;
    if (log == NULL)
        return cc_fail(err, CC_E_NOMEM, "log", "no memory for the log");
    log->cfg = cfg;
    log->wants_pages = wants_pages;
    log->fd = -1;
    cc_buf_init(&log->line, MAX_LINE_BYTES);
    cc_arena_init(&log->arena, (size_t)1 << 20);
    if (cfg->dry_run)
        return CC_OK;
    if (cfg->log_path != NULL)
        n = snprintf(log->path, sizeof log->path, "%s", cfg->log_path);
    else if (cfg->state_dir != NULL)
        n = snprintf(log->path, sizeof log->path, "%s/fetch.jsonl", cfg->state_dir);
    if (n < 0 || (size_t)n >= sizeof log->path)
        return cc_fail(err, CC_E_IO, "log", "%s: the path is too long", cfg->log_path != NULL ? cfg->log_path : cfg->state_dir);
    if (log->path[0] != '\0' && !open_file(log))
        return cc_fail(err, CC_E_IO, "log", "%s: cannot be opened: %s (--log names another file)", log->path,
                       strerror(errno));
    if (log->fd >= 0)
        catch_hangup();
    ask_for_contact(log);
    return CC_OK;
}

/* Said once: the pages matter more. */
static void give_up(struct cc_fetch_log *log)
{
    if (!log->has_failed)
        cc_say("%s: cannot be written: %s", log->path, strerror(errno));
    log->has_failed = true;
}

/* After SIGHUP the file may have another name, and after a while it is long enough. */
static void rotate(struct cc_fetch_log *log)
{
    char old[PATH_MAX + 2];
    struct stat about;
    bool is_full = fstat(log->fd, &about) == 0 && S_ISREG(about.st_mode) &&
                   about.st_size >= CC_FETCH_LOG_MAX_BYTES;

    if (wants_reopening == 0 && !is_full)
        return;
    if (wants_reopening == 0) {
        (void)snprintf(old, sizeof old, "%s.1", log->path); /* fits */
        if (rename(log->path, old) != 0)
            return; /* then it grows on */
    }
    wants_reopening = 0;
    (void)close(log->fd); /* each line was checked when it was written */
    if (!open_file(log))
        give_up(log);
}

static void add_text(struct cc_buf *out, const char *name, const char *value)
{
    cc_buf_printf(out, ",\"%s\":", name);
    cc_json_or_null(out, cc_span_from(value));
}

static void make_line(struct cc_buf *out, int64_t now_s, const struct cc_fetch_event *event)
{
    cc_buf_clear(out);
    cc_buf_printf(out, "{\"time\":");
    cc_json_time(out, now_s);
    add_text(out, "outcome", cc_outcome_name(event->outcome));
    add_text(out, "kind", event->kind);
    add_text(out, "url", event->url);
    add_text(out, "answered", event->answered);
    add_text(out, "source", event->source);
    add_text(out, "found_by", event->found_by);
    cc_buf_printf(out, ",\"http_status\":%" PRId32 ",\"requests\":%" PRIu32 ",\"bytes\":%" PRIu64
                       ",\"ms\":%" PRId64,
                  event->http_status, event->requests, event->bytes, event->ms);
    add_text(out, "detail", event->detail);
    cc_buf_printf(out, "}\n");
}

static void write_line(struct cc_fetch_log *log, const struct cc_fetch_event *event)
{
    ssize_t n;

    rotate(log);
    if (log->fd < 0)
        return;
    make_line(&log->line, cc_now_s(log->cfg->clock_offset_s), event);
    if (log->line.status != CC_OK)
        return; /* no memory: the run ends soon */
    do
        n = write(log->fd, log->line.ptr, log->line.len);
    while (n < 0 && errno == EINTR);
    if (n >= 0 && (size_t)n < log->line.len)
        errno = ENOSPC;
    if (n < 0 || (size_t)n < log->line.len)
        give_up(log);
}

static bool is_worth_a_line(const struct cc_fetch_log *log, enum cc_outcome outcome)
{
    if (log->cfg->verbose || log->cfg->dry_run || cc_outcome_is_failure(outcome))
        return true;
    return log->wants_pages && outcome != CC_OUTCOME_STORED && outcome != CC_OUTCOME_UNCHANGED;
}

/* Logs are read by more people than may know a password. */
static const char *without_user(struct cc_fetch_log *log, const char *text)
{
    struct cc_span shown = cc_url_without_user(&log->arena, cc_span_from(text));

    return text == NULL || shown.ptr != NULL ? shown.ptr : "(no memory)";
}

void cc_fetch_log_add(struct cc_fetch_log *log, const struct cc_fetch_event *event)
{
    struct cc_fetch_event shown = *event;

    cc_arena_reset(&log->arena);
    shown.url = without_user(log, event->url);
    shown.answered = without_user(log, event->answered);
    shown.found_by = without_user(log, event->found_by);
    shown.detail = without_user(log, event->detail);
    if (is_worth_a_line(log, event->outcome))
        cc_say("%s: %s%s%s", shown.url, cc_outcome_name(event->outcome),
               shown.detail[0] != '\0' ? ": " : "", shown.detail);
    if (log->fd >= 0)
        write_line(log, &shown);
}

void cc_fetch_log_close(struct cc_fetch_log *log)
{
    if (log == NULL)
        return;
    if (log->fd >= 0 && close(log->fd) != 0)
        give_up(log);
    cc_buf_done(&log->line);
    cc_arena_done(&log->arena);
    cc_free(log);
}
