/* What came back for a page: to the archive (keep.c) first, then to its row.  A kill between
 * the two leaves a record that nobody speaks of, and the page is asked for again. */
#include "run.h"

#include "cleancopy/core/document.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/revisit.h"
#include "cleancopy/fetch/wall.h"
#include "cleancopy/source/sniff.h"

#include <stdio.h>
#include <string.h>

enum cc_status cc_run_page_failed(struct cc_run *run, struct cc_run_task *task,
                                  enum cc_outcome outcome, int32_t http_status,
                                  const char *detail, struct cc_error *err)
{
    struct cc_site_facts *facts = cc_run_facts(run, task->site);
    struct cc_span named = cc_span_from(cc_run_named(task));
    struct cc_url_record row;
    enum cc_status st;

    if (facts == NULL)
        return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for sites");
    st = run->cfg->dry_run ? CC_END : cc_url_get(run->state, &run->scratch, named, &row, err);
    if (st == CC_OK && run->archive != NULL)
        st = cc_run_keep_refusal(run, task, &row, outcome, http_status, detail, err);
    if (st == CC_OK) {
        row.reason = cc_span_from(cc_outcome_name(outcome));
        if (http_status != 0)
            row.http_status = http_status;
        if (outcome == CC_OUTCOME_DEFERRED) {
            row.next_try_s = facts->not_before_s;
        } else if (outcome == CC_OUTCOME_ROBOTS) {
            row.next_try_s = cc_run_now_s(run) + CC_RUN_ROBOTS_FRESH_S;
        } else {
            cc_revisit_bad(&row, outcome, http_status, cc_run_now_s(run));
        }
        st = cc_run_begin(run, err);
        if (st == CC_OK)
            st = cc_url_put(run->state, &row, err);
    }
    if (st != CC_OK && st != CC_END)
        return st;
    cc_run_end(run, task, outcome, detail);
    return CC_OK;
}

/* The row of the URL that was asked for first, when redirects led elsewhere: it has been dealt
 * with. */
static enum cc_status settle_named(struct cc_run *run, struct cc_run_task *task,
                                   enum cc_outcome outcome, int32_t status,
                                   struct cc_error *err)
{
    struct cc_url_record row;
    enum cc_status st;

    st = cc_url_get(run->state, &run->scratch, cc_span_from(cc_run_named(task)), &row, err);
    if (st != CC_OK)
        return st == CC_END ? CC_OK : st;
    row.reason = cc_span_from(cc_outcome_name(outcome));
    row.http_status = status;
    cc_revisit_good(&row, outcome == CC_OUTCOME_STORED, cc_run_now_s(run));
    st = cc_run_begin(run, err);
    return st == CC_OK ? cc_url_put(run->state, &row, err) : st;
}

/* The row of the URL that answered; one that redirects led to may be new. */
static enum cc_status answering_row(struct cc_run *run, struct cc_run_task *task,
                                    struct cc_url_record *row, struct cc_error *err)
{
    const struct cc_source *source = &run->cfg->sources[task->source];
    struct cc_span url = cc_span_from(task->url);
    enum cc_status st;

    st = cc_url_get(run->state, &run->scratch, url, row, err);
    if (st != CC_OK && st != CC_END)
        return st;
    if (st == CC_END) {
        memset(row, 0, sizeof(*row));
        row->url = url;
        row->changed_at_s = CC_NO_TIME;
        row->found_by = cc_span_from(cc_run_named(task));
    }
    row->source = cc_span_from(source->name);
    row->outlet = cc_span_from(source->outlet);
    return CC_OK;
}

/* Validators are taken over from every good answer, the unchanged ones too: a server that gives
 * the same page a new ETag would otherwise never say "not modified" again. */
static enum cc_status write_good(struct cc_run *run, struct cc_run_task *task,
                                 struct cc_url_record *row, const struct cc_answer *answer,
                                 enum cc_outcome outcome, const char *detail,
                                 struct cc_error *err)
{
    struct cc_span etag = cc_answer_validator(answer->headers, CC_SPAN("ETag"));
    struct cc_span modified = cc_answer_validator(answer->headers, CC_SPAN("Last-Modified"));
    enum cc_status st;

    if (answer->status == 200 || etag.len > 0)
        row->etag = etag;
    if (answer->status == 200 || modified.len > 0)
        row->last_modified = modified;
    cc_revisit_good(row, outcome == CC_OUTCOME_STORED, cc_run_now_s(run));
    row->http_status = answer->status;
    row->reason = cc_span_from(cc_outcome_name(outcome));
    st = cc_run_begin(run, err);
    if (st == CC_OK)
        st = cc_url_put(run->state, row, err);
    if (st == CC_OK && task->named != NULL)
        st = settle_named(run, task, outcome, answer->status, err);
    if (st == CC_OK)
        cc_run_end(run, task, outcome, detail);
    return st;
}

bool cc_run_holds(const struct cc_run *run, const struct cc_run_task *task,
                  const struct cc_url_record *row)
{
    const struct cc_fetch_copies *copies = run->job->copies;

    if (copies == NULL)
        return row->archive_file.len > 0;
    return (run->archive == NULL || row->archive_file.len > 0) &&
           copies->has(run->job->user, cc_run_named(task), row->body_hash);
}

static enum cc_status archive_page(struct cc_run *run, const struct cc_run_task *task,
                                   const struct cc_answer *answer, bool is_new,
                                   struct cc_url_record *row, struct cc_error *err)
{
    enum cc_status st = CC_END;

    if (!is_new)
        st = cc_run_keep_revisit(run, task, answer, row->archive_file, row->archive_offset, err);
    if (st == CC_END) /* new, or its first record is gone: it is kept once more */
        st = cc_run_keep_answer(run, task, answer, &row->archive_file, &row->archive_offset, err);
    row->to_clean = row->to_clean || (is_new && st == CC_OK);
    return st;
}

static enum cc_status store(struct cc_run *run, struct cc_run_task *task,
                            const struct cc_answer *answer, struct cc_error *err)
{
    uint64_t hash = cc_hash64(cc_buf_span(&run->body));
    const struct cc_fetch_copies *copies = run->job->copies;
    struct cc_url_record row;
    bool is_new;
    enum cc_status st;

    hash = hash == 0 ? 1 : hash; /* 0 says "never fetched" */
    st = answering_row(run, task, &row, err);
    if (st != CC_OK)
        return st;
    is_new = row.body_hash != hash || (run->archive != NULL && row.archive_file.len == 0);
    if (run->archive != NULL)
        st = archive_page(run, task, answer, is_new, &row, err);
    if (st == CC_E_LIMIT) /* max-body-bytes is set higher than a record may be */
        return cc_run_page_failed(run, task, CC_OUTCOME_SIZE, 200, "more than a record holds",
                                  err);
    if (st == CC_OK && copies != NULL)
        st = copies->put(run->job->user, cc_run_named(task), cc_buf_span(&run->body), err);
    if (st != CC_OK)
        return st;
    row.body_hash = hash;
    return is_new ? write_good(run, task, &row, answer, CC_OUTCOME_STORED, "", err)
                  : write_good(run, task, &row, answer, CC_OUTCOME_UNCHANGED, "the same bytes",
                               err);
}

/* UTF-16 or UTF-32 by its header, and perhaps without a byte order mark: its zero bytes are no
 * sign of a binary. */
static bool says_wide(struct cc_span headers)
{
    struct cc_span type = cc_answer_header(headers, CC_SPAN("Content-Type"));

    return cc_span_find_nocase(type, CC_SPAN("utf-16"), 0) != (size_t)-1 ||
           cc_span_find_nocase(type, CC_SPAN("utf-32"), 0) != (size_t)-1;
}

static enum cc_status got_body(struct cc_run *run, struct cc_run_task *task,
                               const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_error why;
    enum cc_outcome wall;
    enum cc_sniffed kind;
    enum cc_status st;
    const char *words;
    char detail[64];

    st = cc_run_decode(run, answer, run->cfg->fetch.max_body_bytes, 0, &why);
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, "fetch", "%s", why.message);
    if (st != CC_OK)
        return cc_run_page_failed(run, task,
                                  st == CC_E_LIMIT ? CC_OUTCOME_SIZE : CC_OUTCOME_DECODE, 200,
                                  why.message, err);
    wall = cc_run_wall(run, task, answer, &words);
    if (wall != CC_OUTCOME_STORED)
        return cc_run_page_failed(run, task, wall, 200, words, err);
    kind = cc_sniff(cc_buf_span(&run->body));
    if (kind == CC_SNIFF_HTML || kind == CC_SNIFF_TEXT || kind == CC_SNIFF_MAIL ||
        kind == CC_SNIFF_JSONL ||
        (kind == CC_SNIFF_BINARY && says_wide(answer->headers)))
        return store(run, task, answer, err);
    snprintf(detail, sizeof(detail), "its bytes are: %s", cc_sniff_name(kind));
    return cc_run_page_failed(run, task, CC_OUTCOME_TYPE, 200, detail, err);
}

static enum cc_status not_modified(struct cc_run *run, struct cc_run_task *task,
                                   const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_url_record row;
    enum cc_status st;

    st = answering_row(run, task, &row, err);
    if (st != CC_OK)
        return st;
    if (row.body_hash == 0 || !cc_run_holds(run, task, &row))
        return cc_run_page_failed(run, task, CC_OUTCOME_HTTP_STATUS, 304,
                                  "304 without having been asked for it", err);
    if (run->archive != NULL)
        st = cc_run_keep_revisit(run, task, answer, row.archive_file, row.archive_offset, err);
    if (st != CC_OK)
        return st;
    return write_good(run, task, &row, answer, CC_OUTCOME_UNCHANGED, "", err);
}

/* By this very task: a redirect that sets a cookie may lead to where it started. */
static bool is_asked_already(const struct cc_run_task *task, struct cc_span url)
{
    uint64_t hash = cc_hash64(url);

    for (uint32_t i = 0; i < task->n_chain; i++)
        if (task->chain[i] == hash)
            return true;
    return cc_span_is(url, cc_span_from(task->url));
}

/* Was the page got in this run, changed or not? */
static enum cc_status was_got(struct cc_run *run, struct cc_span url, bool *got,
                              struct cc_error *err)
{
    struct cc_url_record row;
    enum cc_status st = cc_url_get(run->state, &run->scratch, url, &row, err);

    *got = st == CC_OK && row.body_hash != 0 && row.fetched_at_s >= run->started_s &&
           row.failures == 0;
    return st == CC_END ? CC_OK : st;
}

/* Redirected to a page that was named, or led to, before.  Where this run has got it, that is
 * enough; where that is where consent is asked for, this one has got no further than the other.
 * Else *done is false: it is asked for once more, and ends as it ends. */
static enum cc_status meets_another(struct cc_run *run, struct cc_run_task *task,
                                    const struct cc_answer *answer, struct cc_span url,
                                    bool *done, struct cc_error *err)
{
    enum cc_wall wall = cc_wall_of_redirect(cc_span_from(cc_run_named(task)), url);
    bool got = false;
    enum cc_status st = CC_OK;

    *done = wall != CC_WALL_NONE;
    if (*done)
        return cc_run_page_failed(
            run, task, wall == CC_WALL_CONSENT ? CC_OUTCOME_CONSENT : CC_OUTCOME_BOT,
            answer->status, "leads where others were led before", err);
    if (run->job->copies == NULL) /* each name has a copy of its own */
        st = was_got(run, url, &got, err);
    if (st != CC_OK || !got)
        return st;
    *done = true;
    st = settle_named(run, task, CC_OUTCOME_UNCHANGED, answer->status, err);
    if (st == CC_OK)
        cc_run_end(run, task, CC_OUTCOME_UNCHANGED, "leads to a page that was just fetched");
    return st;
}

static enum cc_status follow(struct cc_run *run, struct cc_run_task *task,
                             const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_error why;
    struct cc_span url;
    bool out_of_memory = false, done = false;
    enum cc_status st;

    if (cc_run_next_hop(run, task, answer, run->cfg->fetch.max_redirects, &url, &why) != CC_OK)
        return cc_run_page_failed(run, task, CC_OUTCOME_REDIRECT, answer->status, why.message,
                                  err);
    if (!is_asked_already(task, url) &&
        !cc_queue_see(run->queue, cc_hash64_seed(url, 0), &out_of_memory)) {
        if (out_of_memory)
            return cc_fail(err, CC_E_NOMEM, "fetch", "no memory for the queue");
        st = meets_another(run, task, answer, url, &done, err);
        if (st != CC_OK || done)
            return st;
    }
    st = cc_run_move(task, url, err);
    if (st == CC_OK)
        st = cc_run_ask_as(run, task, cc_answer_header(answer->headers, CC_SPAN("Location")), err);
    return st == CC_OK ? cc_run_requeue(run, task, err) : st;
}

static enum cc_status refused(struct cc_run *run, struct cc_run_task *task,
                              const struct cc_answer *answer, struct cc_error *err)
{
    const char *words;
    char detail[32];
    enum cc_outcome wall = cc_run_wall(run, task, answer, &words);

    if (wall != CC_OUTCOME_STORED)
        return cc_run_page_failed(run, task, wall, answer->status, words, err);
    snprintf(detail, sizeof(detail), "answered %d", (int)answer->status);
    return cc_run_page_failed(run, task, CC_OUTCOME_HTTP_STATUS, answer->status, detail, err);
}

enum cc_status cc_run_page_answer(struct cc_run *run, struct cc_run_task *task,
                                  const struct cc_answer *answer, struct cc_error *err)
{
    if (answer->outcome != CC_OUTCOME_STORED)
        return cc_run_page_failed(run, task, answer->outcome, answer->status, answer->detail,
                                  err);
    if (cc_answer_is_redirect(answer->status))
        return follow(run, task, answer, err);
    switch (answer->status) {
    case 200:
        return got_body(run, task, answer, err);
    case 204:
    case 205:
        return cc_run_page_failed(run, task, CC_OUTCOME_EMPTY, answer->status, "", err);
    case 304:
        return not_modified(run, task, answer, err);
    default:
        return refused(run, task, answer, err);
    }
}
