/* Sites.  Before a task goes out, in this order: does the state say that the site wants to be
 * left alone; is its robots file known (in memory, in the state and not a day old, or else:
 * ask); does the file allow the URL.  After an answer: when may the site be asked again. */
#include "run.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/url.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/decode.h"

#include <stdio.h>
#include <string.h>

#define MAX_RULES_BYTES ((size_t)8 << 20) /* of one robots file: 500 KiB of rules need 6 */
#define SHORT_DELAY_MS  1000 /* shorter delays are over before another run could begin */

static enum cc_status no_memory(struct cc_error *err)
{
    return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for sites");
}

struct cc_site_facts *cc_run_facts(struct cc_run *run, struct cc_queue_site *site)
{
    struct cc_site_facts *facts = site->owner;

    if (facts != NULL)
        return facts;
    facts = cc_calloc(1, sizeof(*facts));
    if (facts == NULL)
        return NULL;
    facts->delay_ms = run->cfg->delay_ms;
    facts->not_before_s = CC_NO_TIME;
    if (cc_site_next_allowed(run->state, cc_span_from(site->name), &facts->not_before_s,
                             NULL) != CC_OK)
        facts->not_before_s =
            CC_NO_TIME; /* a state that cannot be read stops the run elsewhere */
    site->owner = facts;
    return facts;
}

static void free_origin(struct cc_origin *origin)
{
    cc_arena_done(&origin->arena);
    cc_free(origin->name);
    cc_free(origin);
}

void cc_run_forget_site(struct cc_queue_site *site, bool for_good)
{
    struct cc_site_facts *facts = site->owner;
    struct cc_origin *origin, *next;

    if (facts == NULL)
        return;
    for (origin = facts->origins; origin != NULL; origin = next) {
        next = origin->next;
        if (for_good) {
            free_origin(origin);
        } else if (origin->state == CC_ORIGIN_KNOWN && !origin->keep) {
            cc_arena_done(&origin->arena);
            origin->state = CC_ORIGIN_NEW; /* the state has it */
        }
    }
    if (for_good) {
        cc_free(facts);
        site->owner = NULL;
    }
}

static enum cc_status find_origin(struct cc_run_task *task, struct cc_site_facts *facts,
                                  struct cc_origin **found, struct cc_error *err)
{
    struct cc_origin *origin;
    struct cc_url parts;
    char name[320]; /* a host name has at most 253 bytes */

    if (!cc_url_split(cc_span_from(task->url), &parts))
        return cc_fail(err, CC_E_INPUT, "fetch", "%s: not a URL", task->url);
    snprintf(name, sizeof(name), "%.*s://%.*s:%u", CC_SPAN_PRINT(parts.scheme),
             CC_SPAN_PRINT(parts.host), (unsigned)parts.port);
    for (origin = facts->origins; origin != NULL; origin = origin->next)
        if (strcmp(origin->name, name) == 0)
            break;
    if (origin == NULL) {
        origin = cc_calloc(1, sizeof(*origin));
        if (origin == NULL)
            return no_memory(err);
        origin->name = cc_strdup(name);
        if (origin->name == NULL) {
            cc_free(origin);
            return no_memory(err);
        }
        origin->site = task->site;
        cc_arena_init(&origin->arena, MAX_RULES_BYTES);
        origin->next = facts->origins;
        facts->origins = origin;
    }
    *found = origin;
    return CC_OK;
}

/* The rules come into force. */
static enum cc_status learn(struct cc_run *run, struct cc_origin *origin, int32_t http_status,
                            struct cc_span body, struct cc_error *err)
{
    struct cc_site_facts *facts = origin->site->owner;
    enum cc_status st = CC_OK;

    cc_arena_reset(&origin->arena);
    cc_robots_none(&origin->robots);
    if (http_status == 200)
        st = cc_robots_parse(&origin->arena, body, run->token, run->cfg->fetch.max_robots_bytes,
                             &origin->robots, err);
    if (st == CC_E_LIMIT) {
        cc_robots_unreachable(&origin->robots); /* rules that we cannot hold are not broken */
        st = CC_OK;
    }
    if (st != CC_OK)
        return st;
    origin->state = CC_ORIGIN_KNOWN;
    origin->keep = run->cfg->dry_run;
    if (origin->robots.crawl_delay_ms > facts->delay_ms)
        facts->delay_ms = origin->robots.crawl_delay_ms;
    return CC_OK;
}

/* From the state.  CC_END: not there, or older than max_age_s. */
static enum cc_status recall(struct cc_run *run, struct cc_origin *origin, int64_t max_age_s,
                             struct cc_error *err)
{
    struct cc_robots_record record;
    enum cc_status st;

    st = cc_robots_get(run->state, &run->scratch, cc_span_from(origin->name), &record, err);
    if (st != CC_OK)
        return st;
    if (cc_run_now_s(run) - record.fetched_at_s > max_age_s ||
        record.fetched_at_s > cc_run_now_s(run))
        return CC_END;
    return learn(run, origin, record.http_status, record.body, err);
}

static enum cc_status ask_for_robots(struct cc_run *run, struct cc_run_task *task,
                                     struct cc_origin *origin, struct cc_error *err)
{
    struct cc_run_task *robots;
    struct cc_url parts;
    struct cc_span url;
    enum cc_status st;

    if (!cc_url_split(cc_span_from(task->url), &parts))
        return cc_fail(err, CC_E_INPUT, "fetch", "%s: not a URL", task->url);
    url = cc_arena_printf(&run->scratch, "%.*s/robots.txt", (int)(parts.path.ptr - task->url),
                          task->url);
    if (url.ptr == NULL)
        return cc_arena_status(&run->scratch, "fetch", err);
    st = cc_run_add(run, CC_TASK_ROBOTS, task->source, url, CC_SPAN_EMPTY, NULL, &robots, err);
    if (st != CC_OK)
        return st;
    robots->origin = origin;
    origin->state = CC_ORIGIN_ASKED;
    cc_queue_block(run->queue, origin->site, true);
    return CC_OK;
}

/* An earlier answer (or run) was asked to wait: an ordinary delay is waited for, more is for a
 * later run. */
static bool must_wait(const struct cc_run *run, struct cc_site_facts *facts, int64_t *next_ms)
{
    int64_t wait_s;

    if (facts->deferred || facts->not_before_s == CC_NO_TIME)
        return false;
    wait_s = facts->not_before_s - cc_run_now_s(run);
    if (wait_s <= 0)
        return false;
    if (wait_s * 1000 > facts->delay_ms + 999 || wait_s * 1000 > CC_RUN_MAX_DELAY_MS) {
        facts->deferred = true;
        return false;
    }
    facts->not_before_s = CC_NO_TIME;
    *next_ms = cc_run_now_ms() + wait_s * 1000;
    return true;
}

static enum cc_status put_back(struct cc_run *run, struct cc_run_task *task, enum cc_gate *gate,
                               struct cc_error *err)
{
    *gate = CC_GATE_WAIT;
    return cc_run_requeue(run, task, err);
}

static void close_gate(enum cc_gate *gate, enum cc_outcome *outcome, const char **detail,
                       enum cc_outcome why, const char *words)
{
    *gate = CC_GATE_CLOSED;
    *outcome = why;
    *detail = words;
}

enum cc_status cc_run_gate(struct cc_run *run, struct cc_run_task *task, enum cc_gate *gate,
                           enum cc_outcome *outcome, const char **detail, int64_t *next_ms,
                           struct cc_error *err)
{
    struct cc_site_facts *facts = cc_run_facts(run, task->site);
    struct cc_origin *origin = NULL;
    enum cc_status st = CC_OK;

    *gate = CC_GATE_OPEN;
    if (facts == NULL)
        return no_memory(err);
    cc_arena_reset(&run->scratch);
    if (task->kind != CC_TASK_ROBOTS) {
        st = find_origin(task, facts, &origin, err);
        if (st == CC_OK && origin->state == CC_ORIGIN_NEW && !facts->deferred)
            st = recall(run, origin, CC_RUN_ROBOTS_FRESH_S, err); /* its delay counts below */
        if (st != CC_OK && st != CC_END)
            return st;
    }
    if (must_wait(run, facts, next_ms))
        return put_back(run, task, gate, err);
    if (facts->deferred) {
        close_gate(gate, outcome, detail, CC_OUTCOME_DEFERRED, "the site asked to wait");
        return CC_OK;
    }
    if (task->kind == CC_TASK_ROBOTS)
        return CC_OK;
    if (origin->state == CC_ORIGIN_NEW) {
        st = ask_for_robots(run, task, origin, err);
        return st == CC_OK ? put_back(run, task, gate, err) : st;
    }
    if (origin->state == CC_ORIGIN_FAILED)
        close_gate(gate, outcome, detail, origin->why, origin->detail);
    else if (!cc_robots_allows(&origin->robots, &run->scratch,
                               cc_robots_target(cc_span_from(task->url))))
        close_gate(gate, outcome, detail, CC_OUTCOME_ROBOTS, "robots.txt does not allow it");
    return CC_OK;
}

/* No file, and no word that there is none: RFC 9309 has everything disallowed.  A copy of the
 * last month is obeyed instead where there is one (2.4). */
static enum cc_status robots_failed(struct cc_run *run, struct cc_origin *origin,
                                    const struct cc_answer *answer, struct cc_error *err)
{
    enum cc_status st = recall(run, origin, (int64_t)30 * CC_RUN_ROBOTS_FRESH_S, err);

    origin->keep = st == CC_OK; /* or the file would be asked for again in this run */
    if (st != CC_END)
        return st;
    origin->state = CC_ORIGIN_FAILED;
    if (answer->outcome == CC_OUTCOME_STORED) {
        origin->why = CC_OUTCOME_HTTP_STATUS;
        snprintf(origin->detail, sizeof(origin->detail), "robots.txt answered %d",
                 (int)answer->status);
    } else {
        origin->why = answer->outcome;
        snprintf(origin->detail, sizeof(origin->detail), "robots.txt: %.140s", answer->detail);
    }
    return CC_OK;
}

static enum cc_status robots_came(struct cc_run *run, struct cc_origin *origin,
                                  int32_t http_status, struct cc_span body,
                                  struct cc_error *err)
{
    struct cc_robots_record record = {cc_run_now_s(run), http_status, body};
    enum cc_status st = CC_OK;

    if (!run->cfg->dry_run) {
        st = cc_run_begin(run, err);
        if (st == CC_OK)
            st = cc_robots_put(run->state, cc_span_from(origin->name), &record, err);
    }
    return st == CC_OK ? learn(run, origin, http_status, body, err) : st;
}

/* *done is false when the file has moved and is asked for there. */
static enum cc_status judge_robots(struct cc_run *run, struct cc_run_task *task,
                                   const struct cc_answer *answer, bool *done,
                                   struct cc_error *err)
{
    struct cc_origin *origin = task->origin;
    struct cc_error why;
    struct cc_span url, body;
    enum cc_status st;

    *done = true;
    if (answer->outcome != CC_OUTCOME_STORED || answer->status >= 500 ||
        answer->status == 429 || answer->status < 200)
        return robots_failed(run, origin, answer, err);
    if (answer->status >= 300 && answer->status < 400) {
        if (cc_run_next_hop(run, task, answer, CC_RUN_ROBOTS_HOPS, &url, &why) != CC_OK)
            return robots_came(run, origin, 404, CC_SPAN_EMPTY, err); /* counts as none */
        *done = false;
        st = cc_run_move(task, url, err);
        return st == CC_OK ? cc_run_requeue(run, task, err) : st;
    }
    if (answer->status != 200)
        return robots_came(run, origin, answer->status, CC_SPAN_EMPTY, err);
    /* one byte more than will be read: so the parser sees that there was more */
    st = cc_run_decode(run, answer, run->cfg->fetch.max_robots_bytes + 1, CC_DECODE_CUT_OUTPUT,
                       &why);
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, "fetch", "%s", why.message);
    if (st != CC_OK) {
        struct cc_answer damaged = *answer;

        damaged.outcome = CC_OUTCOME_DECODE;
        damaged.detail = why.message;
        return robots_failed(run, origin, &damaged, err);
    }
    body = cc_buf_span(&run->body);
    return robots_came(run, origin, 200, answer->cut ? cc_robots_whole_lines(body) : body, err);
}

void cc_run_robots_closed(struct cc_run *run, struct cc_run_task *task, enum cc_outcome outcome,
                          const char *detail)
{
    struct cc_origin *origin = task->origin;

    origin->state = CC_ORIGIN_FAILED;
    origin->why = outcome;
    snprintf(origin->detail, sizeof(origin->detail), "robots.txt: %.140s", detail);
    cc_queue_block(run->queue, origin->site, false);
    cc_run_end(run, task, CC_OUTCOME_UNCHANGED, "");
}

enum cc_status cc_run_robots_answer(struct cc_run *run, struct cc_run_task *task,
                                    const struct cc_answer *answer, int64_t *next_ms,
                                    struct cc_error *err)
{
    struct cc_origin *origin = task->origin;
    struct cc_site_facts *facts = origin->site->owner;
    enum cc_status st;
    bool done;

    st = judge_robots(run, task, answer, &done, err);
    if (st != CC_OK || !done)
        return st;
    /* A delay that would end the site's run holds from the first page on, or there would never
     * be one. */
    if (facts->delay_ms <= CC_RUN_MAX_DELAY_MS) {
        int64_t then_ms = cc_run_now_ms() + facts->delay_ms;

        if (task->site == origin->site)
            *next_ms = *next_ms < then_ms ? then_ms : *next_ms;
        else /* the file was had elsewhere */
            cc_queue_postpone(run->queue, origin->site, then_ms);
    }
    cc_queue_block(run->queue, origin->site, false);
    cc_run_end(run, task, CC_OUTCOME_UNCHANGED, "");
    return CC_OK;
}

enum cc_status cc_run_defer(struct cc_run *run, struct cc_queue_site *site, int64_t until_s,
                            struct cc_error *err)
{
    struct cc_site_facts *facts = cc_run_facts(run, site);
    enum cc_status st;

    if (facts == NULL)
        return no_memory(err);
    facts->deferred = true;
    facts->not_before_s = until_s;
    if (run->cfg->dry_run)
        return CC_OK;
    st = cc_run_begin(run, err);
    return st == CC_OK
               ? cc_site_set_next_allowed(run->state, cc_span_from(site->name), until_s, err)
               : st;
}

/* A site that wants to be asked so rarely has one page a run; who configures such a delay waits. */
static bool is_for_another_run(const struct cc_run *run, const struct cc_site_facts *facts)
{
    return facts->delay_ms > CC_RUN_MAX_DELAY_MS &&
           facts->delay_ms > (int64_t)run->cfg->delay_ms;
}

/* The delay, longer for a site that is slow or says that it is asked too much, and after a stumble
 * of this URL: one delay, then two, then four.  Nothing but the last holds where the user wants no
 * delay at all. */
static int64_t adapted_delay(const struct cc_run *run, struct cc_site_facts *facts,
                             const struct cc_answer *answer, uint32_t tries)
{
    uint32_t doublings = tries > 0 && tries <= CC_RUN_TRIES ? tries - 1 : 0;
    bool busy = answer->status == 429 || answer->status == 503;
    int64_t delay_ms = facts->delay_ms;

    if (busy && facts->slowness < CC_RUN_MAX_SLOWNESS)
        facts->slowness++;
    else if (!busy && facts->slowness > 0)
        facts->slowness--;
    if (doublings < facts->slowness)
        doublings = facts->slowness;
    if (run->cfg->delay_ms > 0 && answer->had_status && delay_ms < answer->ms * CC_RUN_LATENCIES)
        delay_ms = answer->ms * CC_RUN_LATENCIES;
    delay_ms <<= doublings;
    return delay_ms < CC_RUN_MAX_DELAY_MS || facts->delay_ms > CC_RUN_MAX_DELAY_MS
               ? delay_ms
               : CC_RUN_MAX_DELAY_MS;
}

enum cc_status cc_run_pause(struct cc_run *run, struct cc_queue_site *site, uint32_t tries,
                            const struct cc_answer *answer, int64_t *next_ms,
                            struct cc_error *err)
{
    struct cc_site_facts *facts = cc_run_facts(run, site);
    int64_t wait_ms, until_s;
    enum cc_status st;

    if (facts == NULL)
        return no_memory(err);
    wait_ms = adapted_delay(run, facts, answer, tries);
    *next_ms = cc_run_now_ms() + wait_ms;
    /* What only grew in this run is not for the next, which would put the site off for it. */
    if (facts->delay_ms <= SHORT_DELAY_MS || run->cfg->dry_run)
        return CC_OK;
    until_s = cc_run_now_s(run) + (facts->delay_ms + 999) / 1000;
    if (is_for_another_run(run, facts)) {
        *next_ms = cc_run_now_ms(); /* what is in line is put off now, not after the delay */
        return cc_run_defer(run, site, until_s, err);
    }
    st = cc_run_begin(run, err);
    return st == CC_OK
               ? cc_site_set_next_allowed(run->state, cc_span_from(site->name), until_s, err)
               : st;
}
