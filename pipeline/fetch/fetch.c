/* The loop.  A site that is free and whose time has come gives its next task; the gate (gate.c)
 * lets it through, puts it back, or closes; what comes back goes to gate.c (robots files),
 * document.c (feeds, sitemaps, front pages) or page.c.  Before each wait the archive is synced,
 * once for all that the turn brought, and the state committed, so that a kill loses at most
 * what one turn brought, and that is asked for again. */
#include "cleancopy/fetch/fetch.h"

#include "cleancopy/core/now.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/state/hsts_store.h"
#include "run.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define MAX_WAIT_MS       250                /* so that a request to stop is soon heard */
#define MAX_CLOSED        1000
#define STOP_GRACE_MS     3000 /* what is in flight when the run is to end may still come in; a service manager
                                  waits 5 s before it is rude */

static const char *const outcome_names[CC_OUTCOME_COUNT] = {
    "ok",           "unchanged",   "deferred", "robots", "url",    "dns",   "connect",  "tls",
    "timeout",      "http-status", "type",     "size",   "decode", "guard", "redirect", "empty",
    "consent-wall", "bot-wall",    "stopped"};

const char *cc_outcome_name(enum cc_outcome outcome)
{
    return (unsigned)outcome < CC_OUTCOME_COUNT ? outcome_names[outcome] : "unknown";
}

bool cc_outcome_is_failure(enum cc_outcome outcome)
{
    switch (outcome) {
    case CC_OUTCOME_STORED:
    case CC_OUTCOME_UNCHANGED:
    case CC_OUTCOME_DEFERRED:
    case CC_OUTCOME_ROBOTS:
    case CC_OUTCOME_EMPTY:
    case CC_OUTCOME_STOPPED:
        return false;
    default:
        return true;
    }
}

uint64_t cc_fetch_failures(const struct cc_fetch_counts *counts)
{
    uint64_t n = counts->discovery_failed;

    for (int i = 0; i < CC_OUTCOME_COUNT; i++) {
        if (cc_outcome_is_failure((enum cc_outcome)i))
            n += counts->by_outcome[i];
    }
    return n;
}

int64_t cc_run_now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t); /* cannot fail with this clock */
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t cc_run_now_s(const struct cc_run *run)
{
    return cc_now_s(run->cfg->clock_offset_s);
}

enum cc_status cc_run_begin(struct cc_run *run, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    if (!run->in_transaction)
        st = cc_state_begin(run->state, err);
    run->in_transaction = st == CC_OK;
    return st;
}

static enum cc_status commit(struct cc_run *run, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    if (!run->in_transaction)
        return CC_OK;
    if (run->archive != NULL)
        st = cc_archive_sync(run->archive, err);
    if (st != CC_OK)
        return st;
    run->in_transaction = false;
    return cc_state_commit(run->state, err);
}

/* ---- start ---- */

/* Validators of what we hold of this URL; none where we do not hold it. */
static enum cc_status find_validators(struct cc_run *run, const struct cc_run_task *task,
                                      struct cc_transfer_request *request, struct cc_error *err)
{
    struct cc_url_record row;
    enum cc_status st;

    if (task->kind == CC_TASK_ROBOTS)
        return CC_OK;
    if (task->kind != CC_TASK_PAGE)
        return cc_run_document_validators(run, task, request, err);
    st = cc_url_get(run->state, &run->scratch, cc_span_from(task->url), &row, err);
    if (st == CC_END)
        return CC_OK;
    if (st != CC_OK)
        return st;
    if (row.body_hash == 0 || !cc_run_holds(run, task, &row))
        return CC_OK;
    request->etag = row.etag;
    request->last_modified = row.last_modified;
    return CC_OK;
}

static enum cc_status start(struct cc_run *run, struct cc_run_task *task, struct cc_error *err)
{
    const struct cc_fetch_limits *limits = &run->cfg->fetch;
    struct cc_site_facts *facts = task->site->owner;
    struct cc_transfer_request request;
    enum cc_status st;

    memset(&request, 0, sizeof(request));
    request.url = task->ask != NULL ? task->ask : task->url;
    request.http1 = task->http1;
    request.is_named = cc_run_host_is_named(run, cc_span_from(task->url));
    request.may_have_secrets = cc_run_origin_is_named(run, cc_span_from(task->url));
    request.cut_at_max = task->kind == CC_TASK_ROBOTS;
    request.max_body_bytes =
        request.cut_at_max ? limits->max_robots_bytes : limits->max_body_bytes;
    request.pages_only = task->kind == CC_TASK_PAGE;
    request.owner = task;
    cc_arena_reset(&run->scratch);
    st = find_validators(run, task, &request, err);
    if (st != CC_OK)
        return st;
    task->tries++;
    task->n_requests++;
    task->asked_ms = cc_run_now_ms();
    if (task->started_ms == 0)
        task->started_ms = task->asked_ms;
    if (facts->first_ms == 0) /* the gate made them */
        facts->first_ms = task->asked_ms;
    st = cc_transfer_start(run->idle[run->n_idle - 1], run->multi, &request, err);
    if (st == CC_OK)
        run->n_idle--;
    return st;
}

bool cc_run_is_told(const struct cc_run *run)
{
    return run->job->stop != NULL && *run->job->stop != 0;
}

/* The run is to end: someone said so, or its time is over. */
static bool is_stopping(struct cc_run *run)
{
    if (run->until_ms == 0 && (cc_run_is_told(run) || cc_run_now_ms() >= run->end_ms))
        run->until_ms = cc_run_now_ms() + STOP_GRACE_MS;
    return run->until_ms != 0;
}

/* The site is free for its next task, which may come from what waits behind its line. */
static enum cc_status leave(struct cc_run *run, struct cc_queue_site *site, int64_t next_ms,
                            enum cc_status st, struct cc_error *err)
{
    if (st == CC_OK)
        st = cc_run_refill(run, site, err);
    cc_queue_release(run->queue, site, next_ms);
    if (cc_queue_site_is_idle(site))
        cc_run_forget_site(site, false);
    return st;
}

/* A private host that only the proxy would see. */
static bool is_behind_proxy(struct cc_run *run, const struct cc_run_task *task)
{
    struct cc_span url = cc_span_from(task->url);
    struct cc_url parts;

    return run->cfg->proxy != NULL && cc_url_split(url, &parts) &&
           !cc_guard_allows_name(run->guard, parts.host,
                                 cc_run_host_is_named(run, url));
}

/* Everything that may be asked at this moment is asked; of what may not, MAX_CLOSED are ended
 * before the loop commits and listens. */
static enum cc_status start_all(struct cc_run *run, struct cc_error *err)
{
    struct cc_run_task *task;
    struct cc_queue_site *site;
    enum cc_outcome outcome = CC_OUTCOME_STORED;
    const char *detail = "";
    enum cc_gate gate;
    enum cc_status st;
    uint32_t n_closed = 0;
    int64_t next_ms;

    while (run->n_idle > 0 && n_closed < MAX_CLOSED && !is_stopping(run)) {
        task = (struct cc_run_task *)cc_queue_take(run->queue, cc_run_now_ms(), &site);
        if (task == NULL)
            return CC_OK;
        next_ms = site->next_ms;
        st = cc_run_upgrade(run, task, err);
        if (st == CC_OK)
            st = cc_run_gate(run, task, &gate, &outcome, &detail, &next_ms, err);
        if (st != CC_OK)
            return st;
        if (gate == CC_GATE_OPEN && task->kind == CC_TASK_PAGE && run->cfg->dry_run) {
            gate = CC_GATE_CLOSED;
            outcome = CC_OUTCOME_STOPPED;
            detail = "would be asked";
        }
        if (gate == CC_GATE_OPEN && is_behind_proxy(run, task)) {
            gate = CC_GATE_CLOSED;
            outcome = CC_OUTCOME_GUARD;
            detail = "a private name, and a proxy would hide its address";
        }
        if (gate == CC_GATE_OPEN) {
            st = start(run, task, err);
            if (st != CC_OK)
                return st;
            continue;
        }
        if (gate == CC_GATE_CLOSED) {
            n_closed++;
            st = cc_run_close(run, task, outcome, detail, err);
        }
        st = leave(run, site, next_ms, st, err);
        if (st != CC_OK)
            return st;
    }
    return CC_OK;
}

/* ---- finish ---- */

static enum cc_status finish(struct cc_run *run, struct cc_transfer *transfer, CURLcode code,
                             struct cc_error *err)
{
    struct cc_run_task *task = cc_transfer_owner(transfer);
    struct cc_queue_site *site = task->site;
    struct cc_answer answer;
    enum cc_status st = CC_OK;
    int64_t next_ms = 0;
    bool done = false;

    cc_arena_reset(&run->scratch);
    cc_transfer_end(transfer, run->multi, code, &answer);
    run->idle[run->n_idle++] = transfer;
    run->counts->bytes += answer.wire_bytes;
    task->wire_bytes += answer.wire_bytes;
    task->http_status = answer.status;
    if (answer.no_memory)
        st = cc_fail(err, CC_E_NOMEM, "fetch", "no memory for an answer");
    if (st == CC_OK)
        st = cc_run_note_hsts(run, task, &answer, err);
    if (st == CC_OK)
        st = cc_run_pause(run, site, task->tries, &answer, &next_ms, err);
    if (st == CC_OK)
        st = cc_run_be_patient(run, task, &answer, &next_ms, &done, err);
    if (st == CC_OK && !done)
        st = cc_run_keep_signpost(run, task, &answer, err);
    if (st == CC_OK && !done) {
        if (task->kind == CC_TASK_ROBOTS)
            st = cc_run_robots_answer(run, task, &answer, &next_ms, err);
        else if (task->kind == CC_TASK_PAGE)
            st = cc_run_page_answer(run, task, &answer, err);
        else
            st = cc_run_document_answer(run, task, &answer, err);
    }
    return leave(run, site, next_ms, st, err);
}

static enum cc_status finish_all(struct cc_run *run, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    CURLMsg *message;
    int left;

    while (st == CC_OK) {
        message = curl_multi_info_read(run->multi, &left);
        if (message == NULL)
            break;
        if (message->msg == CURLMSG_DONE)
            st = finish(run, cc_transfer_of(message->easy_handle), message->data.result, err);
    }
    return st;
}

/* ---- the run ---- */

static enum cc_status wait_for_something(struct cc_run *run, bool stopping,
                                         struct cc_error *err)
{
    int64_t next_ms = cc_queue_next_ms(run->queue), wait_ms = MAX_WAIT_MS;
    CURLMcode code;

    if (!stopping && run->n_idle > 0 && next_ms != CC_QUEUE_NEVER &&
        next_ms - cc_run_now_ms() < wait_ms)
        wait_ms = next_ms > cc_run_now_ms() ? next_ms - cc_run_now_ms() : 0;
    code = curl_multi_poll(run->multi, NULL, 0, (int)wait_ms, NULL);
    if (code != CURLM_OK &&
        code != CURLM_UNRECOVERABLE_POLL) /* a signal may end it: then we look */
        return cc_fail(err, CC_E_NOMEM, "fetch", "waiting failed: %s",
                       curl_multi_strerror(code));
    return CC_OK;
}

/* A site with something behind its line has something in it, so what is left shows in memory. */
static bool ran_out_of_time(const struct cc_run *run)
{
    return run->until_ms != 0 && !cc_run_is_told(run) && run->tasks != NULL;
}

static enum cc_status loop(struct cc_run *run, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    CURLMcode code;
    bool stopping;
    int running;

    while (st == CC_OK) {
        stopping = is_stopping(run);
        if (!stopping)
            st = start_all(run, err);
        if (st != CC_OK)
            break;
        code = curl_multi_perform(run->multi, &running);
        if (code != CURLM_OK)
            return cc_fail(err, CC_E_NOMEM, "fetch", "libcurl: %s", curl_multi_strerror(code));
        st = finish_all(run, err);
        if (st == CC_OK)
            st = commit(run, err);
        if (st != CC_OK)
            break;
        if (run->n_idle == CC_RUN_IN_FLIGHT &&
            (stopping || cc_queue_next_ms(run->queue) == CC_QUEUE_NEVER))
            break;
        if (stopping && cc_run_now_ms() >= run->until_ms)
            break; /* it is asked for again by the next run */
        cc_run_look(run, stopping);
        st = wait_for_something(run, stopping, err);
    }
    run->counts->out_of_time = ran_out_of_time(run);
    return st;
}

enum cc_status cc_fetch_run(const struct cc_fetch_job *job, struct cc_fetch_counts *counts,
                            struct cc_error *err)
{
    struct cc_run *run;
    enum cc_status st = cc_run_set_up(job, counts, &run, err);

    if (st == CC_OK && !job->cfg->dry_run)
        st = cc_run_begin(run, err);
    if (st == CC_OK && !job->cfg->dry_run)
        st = cc_hsts_expire(run->state, run->started_s, err);
    if (st == CC_OK)
        st = cc_run_seed(run, err);
    if (st == CC_OK)
        st = commit(run, err);
    if (st == CC_OK)
        st = loop(run, err);
    if (st == CC_OK && run->archive != NULL)
        st = cc_archive_finish(run->archive, err);
    cc_run_take_down(run);
    return st;
}
