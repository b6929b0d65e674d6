/* An answer that asks for patience, or that may be better the next time.  A short Retry-After is
 * waited for, a long one puts off the whole site; what stumbled is asked again CC_RUN_TRIES times,
 * with growing delays (gate.c). */
#include "run.h"

#include "cleancopy/fetch/answer.h"

enum cc_status cc_run_close(struct cc_run *run, struct cc_run_task *task,
                            enum cc_outcome outcome, const char *detail, struct cc_error *err)
{
    if (task->kind == CC_TASK_PAGE)
        return cc_run_page_failed(run, task, outcome, 0, detail, err);
    if (task->kind == CC_TASK_ROBOTS)
        cc_run_robots_closed(run, task, outcome, detail);
    else
        cc_run_end(run, task, outcome, detail);
    return CC_OK;
}

static bool may_help_to_try_again(const struct cc_answer *answer)
{
    if (answer->http2_failed)
        return true;
    if (answer->outcome == CC_OUTCOME_STORED)
        return answer->status >= 500 || answer->status == 429;
    return answer->outcome == CC_OUTCOME_DECODE && answer->had_status;
}

enum cc_status cc_run_be_patient(struct cc_run *run, struct cc_run_task *task,
                                 const struct cc_answer *answer, int64_t *next_ms, bool *done,
                                 struct cc_error *err)
{
    bool busy = answer->outcome == CC_OUTCOME_STORED &&
                (answer->status == 429 || answer->status == 503);
    int64_t wait_s = busy ? cc_answer_retry_after_s(answer->headers, cc_run_now_s(run)) : -1;
    struct cc_site_facts *facts = cc_run_facts(run, task->site);
    bool again = may_help_to_try_again(answer) && task->tries < CC_RUN_TRIES;
    const char *detail;
    enum cc_status st;

    *done = false;
    task->http1 = task->http1 || answer->http2_failed;
    if (facts == NULL)
        return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for sites");
    /* A challenge that does not ask for time does not go away by asking again. */
    if (wait_s < 0 && may_help_to_try_again(answer) && task->kind != CC_TASK_ROBOTS &&
        answer->outcome == CC_OUTCOME_STORED &&
        cc_run_wall(run, task, answer, &detail) != CC_OUTCOME_STORED)
        return CC_OK;
    if (again && wait_s <= CC_RUN_SHORT_WAIT_S) {
        if (wait_s > 0 && cc_run_now_ms() + wait_s * 1000 > *next_ms)
            *next_ms = cc_run_now_ms() + wait_s * 1000;
        *done = true;
        return cc_run_requeue(run, task, err);
    }
    if (wait_s < 0 && answer->status == 429)
        wait_s = CC_RUN_TOO_MANY_S;
    if (!busy || wait_s < 0 || task->kind == CC_TASK_ROBOTS) {
        if (busy && wait_s >= 0)
            return cc_run_defer(run, task->site, cc_run_now_s(run) + wait_s, err);
        return CC_OK;
    }
    st = cc_run_defer(run, task->site, cc_run_now_s(run) + wait_s, err);
    if (st != CC_OK)
        return st;
    *done = true;
    return cc_run_close(run, task, CC_OUTCOME_DEFERRED, "the site asked to wait", err);
}
