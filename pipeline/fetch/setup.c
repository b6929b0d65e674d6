/* What a run needs, made before it and given back after: settings checked, queue, archive,
 * libcurl's handles. */
#include "run.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/state/frontier.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define MAX_STRINGS_BYTES ((size_t)64 << 20) /* names of 50,000 feeds and sitemaps */
#define MAX_CONNECTIONS   64L

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the run");
}

static enum cc_status open_transfers(struct cc_run *run, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    size_t i;

    st = cc_guard_open(run->cfg, &run->guard, err);
    if (st != CC_OK)
        return st;
    run->multi = curl_multi_init();
    run->share = curl_share_init();
    if (run->multi == NULL || run->share == NULL ||
        curl_share_setopt(run->share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE) != CURLSHE_OK ||
        curl_multi_setopt(run->multi, CURLMOPT_MAXCONNECTS, MAX_CONNECTIONS) != CURLM_OK)
        return no_memory(err);
    run->common =
        (struct cc_transfer_common){run->cfg, run->user_agent, run->guard, run->share};
    for (i = 0; i < CC_RUN_IN_FLIGHT && st == CC_OK; i++) {
        st = cc_transfer_open(&run->common, &run->transfers[i], err);
        if (st == CC_OK)
            run->idle[run->n_idle++] = run->transfers[i];
    }
    return st;
}

static enum cc_status open_run(struct cc_run *run, struct cc_error *err)
{
    const struct cc_config *cfg = run->cfg;
    struct cc_span agent;

    if (cfg->ca_file != NULL && access(cfg->ca_file, R_OK) != 0)
        return cc_fail(err, CC_E_USAGE, "fetch", "%s: cannot read the CA file: %s",
                       cfg->ca_file, strerror(errno));
    if (cfg->netrc_path != NULL && access(cfg->netrc_path, R_OK) != 0)
        return cc_fail(err, CC_E_USAGE, "fetch", "%s: cannot read the netrc file: %s",
                       cfg->netrc_path, strerror(errno)); /* libcurl would go on without it */
    if (cfg->archive_dir == NULL && run->job->copies == NULL && !cfg->dry_run)
        return cc_fail(err, CC_E_USAGE, "fetch", "no archive folder is set");
    if (cfg->user_agent != NULL)
        agent = cc_arena_printf(&run->strings, "%s", cfg->user_agent);
    else if (cfg->contact != NULL)
        agent = cc_arena_printf(&run->strings, "cleancopy/" CC_VERSION " (+%s)", cfg->contact);
    else
        agent = cc_arena_printf(&run->strings, "cleancopy/" CC_VERSION);
    run->user_agent = agent.ptr;
    run->token = cc_robots_token(agent);
    run->queue = cc_queue_open();
    if (agent.ptr == NULL || run->queue == NULL)
        return no_memory(err);
    if (run->token.len == 0)
        run->token = CC_SPAN("cleancopy");
    if (cfg->archive_dir != NULL && !cfg->dry_run) {
        enum cc_status st;

        run->crawler.user_agent = agent;
        run->crawler.contact = cc_span_from(cfg->contact);
        st = cc_archive_open(cfg->archive_dir, &run->crawler, &run->archive, err);

        if (st != CC_OK)
            return st;
    }
    return open_transfers(run, err);
}

bool cc_run_is_idle(const struct cc_run *run, const struct cc_transfer *transfer)
{
    size_t i;

    for (i = 0; i < run->n_idle; i++)
        if (run->idle[i] == transfer)
            return true;
    return false;
}

void cc_run_take_down(struct cc_run *run)
{
    struct cc_answer answer;
    struct cc_queue_site *site;
    size_t i;

    if (run == NULL)
        return;
    /* A change that was not finished must not be kept by half. */
    if (run->in_transaction)
        cc_state_rollback(run->state);
    for (i = 0; i < CC_RUN_IN_FLIGHT; i++) {
        if (run->transfers[i] != NULL && !cc_run_is_idle(run, run->transfers[i]))
            cc_transfer_end(run->transfers[i], run->multi, CURLE_OK, &answer);
        cc_transfer_close(run->transfers[i]);
    }
    if (run->multi != NULL)
        (void)curl_multi_cleanup(run->multi); /* no handle is in it any more */
    if (run->share != NULL)
        (void)curl_share_cleanup(run->share); /* nor uses this */
    cc_guard_close(run->guard);
    while (run->tasks != NULL)
        cc_run_free_task(run, run->tasks);
    site = run->queue != NULL ? cc_queue_first_site(run->queue) : NULL;
    for (; site != NULL; site = site->next_site)
        cc_run_forget_site(site, true);
    cc_queue_close(run->queue);
    cc_archive_close(run->archive);
    cc_buf_done(&run->body);
    cc_name_list_done(&run->found_by);
    cc_name_list_done(&run->named);
    cc_arena_done(&run->scratch);
    cc_arena_done(&run->strings);
    cc_free(run);
}

enum cc_status cc_run_set_up(const struct cc_fetch_job *job, struct cc_fetch_counts *counts,
                             struct cc_run **opened, struct cc_error *err)
{
    struct cc_run *run = cc_calloc(1, sizeof(*run));
    enum cc_status st;

    *opened = run;
    memset(counts, 0, sizeof(*counts));
    if (run == NULL)
        return no_memory(err);
    run->job = job;
    run->cfg = job->cfg;
    run->state = job->state;
    run->counts = counts;
    run->begun_ms = cc_run_now_ms();
    cc_arena_init(&run->scratch, job->cfg->limits.max_arena_bytes);
    cc_arena_init(&run->strings, MAX_STRINGS_BYTES);
    cc_buf_init(&run->body, 0);
    cc_name_list_init(&run->found_by);
    cc_name_list_init(&run->named);
    run->started_s = cc_run_now_s(run);
    run->end_ms =
        job->cfg->max_time_s > 0 ? cc_run_now_ms() + job->cfg->max_time_s * 1000 : INT64_MAX;
    st = open_run(run, err);
    return st == CC_OK ? cc_frontier_open(run->state, err) : st;
}
