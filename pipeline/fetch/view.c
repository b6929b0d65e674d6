#include "cleancopy/fetch/view.h"

#include "run.h"

const char *cc_site_doing_name(enum cc_site_doing doing)
{
    return doing == CC_SITE_ASKING ? "asking" : doing == CC_SITE_WAITING ? "waiting" : "deferred";
}

static void add_site(struct cc_fetch_view *view, const struct cc_queue_site *site,
                     enum cc_site_doing doing, int64_t ms, int64_t now_ms)
{
    const struct cc_site_facts *facts = site->owner;
    struct cc_site_view *shown = &view->sites[view->n_shown++];

    *shown = (struct cc_site_view){.name = site->name, .doing = doing, .ms = ms > 0 ? ms : 0};
    if (facts == NULL)
        return; /* nothing was ever asked of it */
    shown->n_done = facts->n_ended;
    shown->n_left = facts->n_in_line + facts->n_behind;
    if (facts->first_ms != 0 && now_ms > facts->first_ms)
        shown->per_s = (double)facts->n_ended * 1000 / (double)(now_ms - facts->first_ms);
    if (facts->deferred && doing == CC_SITE_WAITING)
        shown->doing = CC_SITE_DEFERRED;
}

/* The tasks whose requests are under way, the oldest request first. */
static size_t list_asking(const struct cc_run *run,
                          const struct cc_run_task *tasks[CC_RUN_IN_FLIGHT])
{
    size_t n = 0, at;

    for (size_t i = 0; i < CC_RUN_IN_FLIGHT; i++) {
        const struct cc_run_task *task;

        if (cc_run_is_idle(run, run->transfers[i]))
            continue;
        task = cc_transfer_owner(run->transfers[i]);
        for (at = n++; at > 0 && tasks[at - 1]->asked_ms > task->asked_ms; at--)
            tasks[at] = tasks[at - 1];
        tasks[at] = task;
    }
    return n;
}

void cc_run_look(struct cc_run *run, bool is_stopping)
{
    const struct cc_run_task *asking[CC_RUN_IN_FLIGHT];
    const struct cc_queue_site *next[CC_FETCH_VIEW_SITES];
    struct cc_fetch_view view = {.counts = run->counts, .is_stopping = is_stopping};
    int64_t now_ms = cc_run_now_ms();
    size_t n_next;

    if (run->job->look == NULL || now_ms - run->look_ms < CC_FETCH_VIEW_MS)
        return;
    run->look_ms = now_ms;
    view.ms = now_ms - run->begun_ms;
    view.n_left = run->n_pages + run->n_behind;
    view.n_asking = list_asking(run, asking);
    view.n_sites = view.n_asking + cc_queue_waiting(run->queue);
    for (size_t i = 0; i < view.n_asking && view.n_shown < CC_FETCH_VIEW_SITES; i++)
        add_site(&view, asking[i]->site, CC_SITE_ASKING, now_ms - asking[i]->asked_ms, now_ms);
    n_next = cc_queue_peek(run->queue, CC_FETCH_VIEW_SITES - view.n_shown, next);
    for (size_t i = 0; i < n_next; i++)
        add_site(&view, next[i], CC_SITE_WAITING, next[i]->next_ms - now_ms, now_ms);
    run->job->look(run->job->user, &view);
}
