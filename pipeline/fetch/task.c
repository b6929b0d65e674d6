/* Tasks: made, put in line, moved along redirects, ended. */
#include "run.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/decode.h"
#include "cleancopy/fetch/wall.h"

#include <string.h>

/* The task counts no more in the line where it began. */
static void leave_home(struct cc_run_task *task)
{
    if (task->home != NULL)
        ((struct cc_site_facts *)task->home->owner)->n_in_line--;
    task->home = NULL;
}

void cc_run_free_task(struct cc_run *run, struct cc_run_task *task)
{
    leave_home(task);
    run->n_pages -= task->kind == CC_TASK_PAGE ? 1 : 0;
    if (task->before != NULL)
        task->before->behind = task->behind;
    else
        run->tasks = task->behind;
    if (task->behind != NULL)
        task->behind->before = task->before;
    cc_free(task->url);
    cc_free(task->ask);
    cc_free(task->named);
    cc_free(task->chain);
    cc_free(task);
}

const char *cc_run_named(const struct cc_run_task *task)
{
    return task->named != NULL ? task->named : task->url;
}

static unsigned level_of(enum cc_task_kind kind)
{
    return kind == CC_TASK_ROBOTS ? 0 : kind == CC_TASK_PAGE ? 2 : 1;
}

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the queue");
}

struct cc_span cc_run_site(struct cc_run *run, struct cc_span url)
{
    struct cc_span none = CC_SPAN_EMPTY;
    struct cc_url parts;

    return cc_url_split(url, &parts) ? cc_url_site(&run->scratch, parts.host) : none;
}

static enum cc_status put_in_line(struct cc_run *run, struct cc_run_task *task, bool first,
                                  struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(&run->scratch);
    struct cc_span name = cc_run_site(run, cc_span_from(task->url));

    task->site = name.ptr != NULL ? cc_queue_site(run->queue, name) : NULL;
    cc_arena_rewind(&run->scratch, mark);
    if (task->site == NULL)
        return no_memory(err);
    if (task->site != task->home)
        leave_home(task); /* redirected to another site: the old one's line goes on without it */
    cc_queue_add(run->queue, task->site, &task->link, level_of(task->kind), first);
    return CC_OK;
}

enum cc_status cc_run_add(struct cc_run *run, enum cc_task_kind kind, uint32_t source,
                          struct cc_span url, struct cc_span written, const char *found_by,
                          struct cc_run_task **task, struct cc_error *err)
{
    struct cc_run_task *t = cc_calloc(1, sizeof(*t));
    enum cc_status st;

    if (t == NULL)
        return no_memory(err);
    t->kind = kind;
    t->source = source;
    t->found_by = found_by;
    t->behind = run->tasks;
    if (run->tasks != NULL)
        run->tasks->before = t;
    run->tasks = t;
    run->n_pages += kind == CC_TASK_PAGE ? 1 : 0;
    t->url = cc_strndup(url.ptr, url.len);
    st = t->url != NULL ? put_in_line(run, t, kind == CC_TASK_ROBOTS, err) : no_memory(err);
    if (st == CC_OK && written.len > 0)
        st = cc_run_ask_as(run, t, written, err);
    if (st == CC_OK && task != NULL)
        *task = t;
    return st;
}

enum cc_status cc_run_requeue(struct cc_run *run, struct cc_run_task *task,
                              struct cc_error *err)
{
    return put_in_line(run, task, true, err);
}

/* A feed or further page that a page named by itself, and that is not there or not for us:
 * nobody configured it, so that is no failure. */
static bool is_dead_end(const struct cc_run_task *task, enum cc_outcome outcome)
{
    return (task->kind == CC_TASK_FEED || task->kind == CC_TASK_FRONT_PAGE) &&
           task->depth > 0 &&
           (outcome == CC_OUTCOME_ROBOTS || outcome == CC_OUTCOME_HTTP_STATUS ||
            outcome == CC_OUTCOME_TYPE || outcome == CC_OUTCOME_URL);
}

static void report(const struct cc_run *run, const struct cc_run_task *task,
                   enum cc_outcome outcome, const char *detail)
{
    static const char *const kinds[] = {"robots", "feed", "sitemap", "front-page", "page"};
    struct cc_fetch_event event = {
        .outcome = outcome,
        .kind = kinds[task->kind],
        .url = cc_run_named(task),
        .answered = task->url,
        .source = run->cfg->sources[task->source].name,
        .found_by = task->found_by != NULL ? task->found_by : "",
        .detail = detail,
        .http_status = task->http_status,
        .requests = task->n_requests,
        .bytes = task->wire_bytes,
        .ms = task->started_ms != 0 ? cc_run_now_ms() - task->started_ms : 0,
    };

    if (run->job->report != NULL)
        run->job->report(run->job->user, &event);
}

void cc_run_end(struct cc_run *run, struct cc_run_task *task, enum cc_outcome outcome,
                const char *detail)
{
    bool is_page = task->kind == CC_TASK_PAGE;
    bool failed = cc_outcome_is_failure(outcome) || outcome == CC_OUTCOME_ROBOTS;
    struct cc_site_facts *facts = task->site != NULL ? task->site->owner : NULL;

    if (is_dead_end(task, outcome))
        failed = false;
    if (is_page && facts != NULL)
        facts->n_ended++;
    if (is_page)
        run->counts->by_outcome[outcome]++;
    else if (failed)
        run->counts->discovery_failed++;
    if (is_page || failed || outcome == CC_OUTCOME_DEFERRED)
        report(run, task, outcome, detail);
    cc_run_free_task(run, task);
}

enum cc_status cc_run_ask_as(struct cc_run *run, struct cc_run_task *task,
                             struct cc_span written, struct cc_error *err)
{
    struct cc_span url = cc_span_from(task->url);
    struct cc_span ask = cc_url_as_written(&run->scratch, url, written);

    cc_free(task->ask);
    task->ask = NULL;
    if (ask.ptr == NULL)
        return cc_arena_status(&run->scratch, "fetch", err);
    if (cc_span_is(ask, url))
        return CC_OK;
    task->ask = cc_strndup(ask.ptr, ask.len);
    return task->ask != NULL ? CC_OK : no_memory(err);
}

enum cc_status cc_run_move(struct cc_run_task *task, struct cc_span url, struct cc_error *err)
{
    uint64_t *chain = cc_realloc_array(task->chain, (size_t)task->n_chain + 1, sizeof(*chain));
    char *copy = cc_strndup(url.ptr, url.len);

    if (chain != NULL)
        task->chain = chain;
    if (chain == NULL || copy == NULL) {
        cc_free(copy);
        return no_memory(err);
    }
    task->chain[task->n_chain++] = cc_hash64(cc_span_from(task->url));
    if (task->named == NULL)
        task->named = task->url;
    else
        cc_free(task->url);
    task->url = copy;
    task->tries = 0;
    return CC_OK;
}

enum cc_status cc_run_next_hop(struct cc_run *run, const struct cc_run_task *task,
                               const struct cc_answer *answer, uint32_t max_hops,
                               struct cc_span *url, struct cc_error *err)
{
    struct cc_span location = cc_answer_header(answer->headers, CC_SPAN("Location"));
    uint64_t h;
    uint32_t i;

    if (location.len == 0)
        return cc_fail(err, CC_E_INPUT, "fetch", "status %d without Location",
                       (int)answer->status);
    if (task->n_chain >= max_hops)
        return cc_fail(err, CC_E_INPUT, "fetch", "more than %u redirects", max_hops);
    if (cc_url_normal(&run->scratch, cc_span_from(task->url), location,
                      run->cfg->fetch.max_url_bytes, url, NULL) != CC_OK)
        return cc_fail(err, CC_E_INPUT, "fetch",
                       "redirected to \"%.*s\", which is not followed",
                       location.len < 200 ? (int)location.len : 200, location.ptr);
    /* "Take this cookie and ask again" is a circle only when it goes on: max_hops ends it. */
    if (cc_answer_header(answer->headers, CC_SPAN("Set-Cookie")).len > 0)
        return CC_OK;
    h = cc_hash64(*url);
    for (i = 0; i < task->n_chain; i++)
        if (task->chain[i] == h)
            break;
    if (i < task->n_chain || cc_span_is(*url, cc_span_from(task->url)))
        return cc_fail(err, CC_E_INPUT, "fetch", "redirected in a circle");
    return CC_OK;
}

enum cc_status cc_run_decode(struct cc_run *run, const struct cc_answer *answer,
                             size_t max_bytes, unsigned flags, struct cc_error *err)
{
    struct cc_span codings =
        cc_answer_all(&run->scratch, answer->headers, CC_SPAN("Content-Encoding"));

    if (codings.ptr == NULL)
        return cc_arena_status(&run->scratch, "fetch", err);
    cc_buf_done(&run->body);
    cc_buf_init(&run->body, max_bytes);
    return cc_decode_body(codings, answer->body, run->cfg->fetch.max_decode_ratio,
                          flags | (answer->cut ? CC_DECODE_CUT_INPUT : 0u), &run->body, err);
}

/* What a refusal says, as far as it can be read; the header lines are there in any case. */
static struct cc_span refusal_text(struct cc_run *run, const struct cc_answer *answer)
{
    struct cc_answer refusal = *answer;
    struct cc_error why;

    refusal.body = answer->refusal;
    refusal.cut = true;
    if (cc_run_decode(run, &refusal, CC_WALL_MAX_BYTES, CC_DECODE_CUT_OUTPUT, &why) != CC_OK)
        cc_buf_clear(&run->body);
    return cc_buf_span(&run->body);
}

enum cc_outcome cc_run_wall(struct cc_run *run, const struct cc_run_task *task,
                            const struct cc_answer *answer, const char **detail)
{
    struct cc_wall_answer look = {
        .status = answer->status,
        .headers = answer->headers,
        .asked = cc_span_from(cc_run_named(task)),
        .answered = cc_span_from(task->url),
    };
    const char *evidence;
    struct cc_span words;
    enum cc_wall wall;

    look.body = answer->status == 200 ? cc_buf_span(&run->body) : refusal_text(run, answer);
    wall = cc_wall_find(&look, &evidence);
    if (wall == CC_WALL_NONE)
        return CC_OUTCOME_STORED;
    words = cc_arena_printf(&run->scratch, "answered %d: %s", (int)answer->status, evidence);
    *detail = words.ptr != NULL ? words.ptr : evidence;
    return wall == CC_WALL_CONSENT ? CC_OUTCOME_CONSENT : CC_OUTCOME_BOT;
}
