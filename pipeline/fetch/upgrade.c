/* Hosts that want to be asked over https alone (HSTS).  libcurl could see to it, but within a
 * run only: 7.88 reads its file anew for each transfer of a handle, and writes it when a handle
 * is closed, so that a run that is killed would have learnt nothing; and what it asks over
 * https then has passed the gate, and brings the validators, of the http URL.  So it is done
 * here, before the gate: the URL moves as if by a redirect, and what a host says goes with the
 * transaction of the answer in which it says it. */
#include "run.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/hsts.h"
#include "cleancopy/state/hsts_store.h"

#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

/* Each answer says it again: the time is written down when it has moved by a day. */
#define WORTH_WRITING_S 86400

/* ---- what hosts say -------------------------------------------------------------------- */

/* RFC 6797, 8.1.1: names alone. */
static bool is_address(const struct cc_url *parts)
{
    char host[64];
    struct in_addr address;

    if (parts->host.len == 0 || parts->host.ptr[0] == '[')
        return true;
    if (parts->host.len >= sizeof(host))
        return false;
    (void)snprintf(host, sizeof(host), "%.*s", CC_SPAN_PRINT(parts->host)); /* fits */
    return inet_pton(AF_INET, host, &address) == 1;
}

static enum cc_status remember(struct cc_run *run, struct cc_span host,
                               const struct cc_hsts *hsts, struct cc_error *err)
{
    struct cc_hsts_record old,
        record = {host, hsts->with_subdomains, cc_run_now_s(run) + hsts->max_age_s};
    enum cc_status known = cc_hsts_get(run->state, &run->scratch, host, &old, err), st;
    int64_t moved_s = known == CC_OK ? record.expires_at_s - old.expires_at_s : 0;

    if (known != CC_OK && known != CC_END)
        return known;
    if (hsts->max_age_s == 0 && known == CC_END)
        return CC_OK;
    if (known == CC_OK && hsts->max_age_s > 0 && old.with_subdomains == hsts->with_subdomains &&
        moved_s >= 0 && moved_s < WORTH_WRITING_S)
        return CC_OK;
    st = cc_run_begin(run, err);
    if (st != CC_OK)
        return st;
    return hsts->max_age_s == 0 ? cc_hsts_forget(run->state, host, err)
                                : cc_hsts_put(run->state, &record, err);
}

enum cc_status cc_run_note_hsts(struct cc_run *run, const struct cc_run_task *task,
                                const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_span value =
        cc_answer_header(answer->headers, CC_SPAN("Strict-Transport-Security"));
    struct cc_hsts hsts;
    struct cc_url parts;

    if (run->cfg->dry_run || value.len == 0 || !cc_hsts_parse(value, &hsts) ||
        !cc_url_split(cc_span_from(task->url), &parts) ||
        !cc_span_is(parts.scheme, CC_SPAN("https")) || is_address(&parts))
        return CC_OK;
    return remember(run, parts.host, &hsts, err);
}

/* ---- and what comes of it -------------------------------------------------------------- */

/* The host itself, or one above it that speaks for all below. */
static enum cc_status wants_https(struct cc_run *run, struct cc_span host, bool *wants,
                                  struct cc_error *err)
{
    struct cc_hsts_record record;
    bool is_parent = false;
    size_t dot;

    *wants = false;
    while (host.len > 0 && !*wants) {
        enum cc_status st = cc_hsts_get(run->state, &run->scratch, host, &record, err);

        if (st != CC_OK && st != CC_END)
            return st;
        *wants = st == CC_OK && record.expires_at_s > cc_run_now_s(run) &&
                 (!is_parent || record.with_subdomains);
        is_parent = true;
        dot = cc_span_find(host, CC_SPAN("."), 0);
        host = dot == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(host, dot + 1, host.len);
    }
    return CC_OK;
}

static enum cc_status with_https(struct cc_run *run, const char *http, struct cc_span *https,
                                 struct cc_error *err)
{
    *https = cc_arena_printf(&run->scratch, "https%s", http + 4);
    return cc_arena_status(&run->scratch, "fetch", err);
}

enum cc_status cc_run_upgrade(struct cc_run *run, struct cc_run_task *task,
                              struct cc_error *err)
{
    struct cc_span written, ask = CC_SPAN_EMPTY, url;
    bool wants = false, no_memory = false;
    struct cc_url parts;
    enum cc_status st;

    cc_arena_reset(&run->scratch);
    if (!cc_url_split(cc_span_from(task->url), &parts) ||
        !cc_span_is(parts.scheme, CC_SPAN("http")) || is_address(&parts))
        return CC_OK;
    st = wants_https(run, parts.host, &wants, err);
    if (st != CC_OK || !wants)
        return st;
    st = with_https(run, task->url, &written, err);
    if (st == CC_OK && task->ask != NULL)
        st = with_https(run, task->ask, &ask, err);
    if (st == CC_OK) /* a port that was http's own is not https's */
        st = cc_url_normal(&run->scratch, CC_SPAN_EMPTY, written, run->cfg->fetch.max_url_bytes,
                           &url, err);
    if (st == CC_E_INPUT || st == CC_E_LIMIT)
        return CC_OK; /* a byte too long with the "s": it is asked for as it is */
    if (st == CC_OK)
        st = cc_run_move(task, url, err);
    if (st == CC_OK)
        st = cc_run_ask_as(run, task, ask, err);
    if (st != CC_OK || task->kind != CC_TASK_PAGE)
        return st;
    (void)cc_queue_see(run->queue, cc_hash64_seed(url, 0),
                       &no_memory); /* seen twice: asked for twice */
    return no_memory ? cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the queue") : CC_OK;
}
