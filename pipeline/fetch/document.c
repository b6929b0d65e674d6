/* What came back for a feed, sitemap or front page.  In one transaction: what it names replaces
 * what it named before, each page gets its row, and only then its validators are written.  So
 * "not modified" always means: what it names is in the state. */
#include "run.h"

#include "cleancopy/core/document.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/fetch/answer.h"
#include "cleancopy/state/discovery_store.h"

#include <stdio.h>
#include <string.h>

static enum cc_status name_sitemap(struct cc_run *run, const struct cc_run_task *task,
                                   const char *document, struct cc_span url,
                                   struct cc_error *err)
{
    if (task->depth >= CC_RUN_SITEMAP_DEPTH || task->n_sitemaps == NULL ||
        *task->n_sitemaps >= run->cfg->fetch.max_sitemaps)
        return CC_OK;
    (*task->n_sitemaps)++;
    return cc_run_name_document(run, CC_TASK_SITEMAP, task->source, url, document,
                                task->depth + 1, task->n_sitemaps, err);
}

static enum cc_status name_one(struct cc_run *run, const struct cc_run_task *task,
                               const char *document, enum cc_link_kind kind, struct cc_span url,
                               int64_t changed_at_s, struct cc_error *err)
{
    switch (kind) {
    case CC_LINK_PAGE:
        return cc_run_name_page(run, task->source, url, CC_SPAN_EMPTY, document, false,
                                changed_at_s, err);
    case CC_LINK_SITEMAP:
        return name_sitemap(run, task, document, url, err);
    case CC_LINK_FEED:
        if (task->kind == CC_TASK_FEED && task->depth > 0)
            return CC_OK; /* a page named this "feed", which names another: enough */
        return cc_run_name_document(run, CC_TASK_FEED, task->source, url, document,
                                    task->depth + 1, NULL, err);
    case CC_LINK_NEXT:
        if (task->depth >= run->cfg->fetch.max_next_pages)
            return CC_OK;
        return cc_run_name_document(run, CC_TASK_FRONT_PAGE, task->source, url, document,
                                    task->depth + 1, NULL, err);
    }
    return CC_OK;
}

static enum cc_status name_set(struct cc_run *run, const struct cc_run_task *task,
                               const char *document, enum cc_link_kind kind,
                               const struct cc_url_set *set, struct cc_error *err)
{
    enum cc_status st = CC_OK;
    uint32_t i;

    for (i = 0; i < set->count && st == CC_OK; i++) {
        if (!run->cfg->dry_run)
            st = cc_link_put(run->state, cc_span_from(task->url), kind, set->list[i], err);
        if (st == CC_OK)
            st = name_one(run, task, document, kind, set->list[i],
                          set->changed_at_s[i], err);
    }
    return st;
}

static enum cc_status name_all(struct cc_run *run, const struct cc_run_task *task,
                               const char *document, const struct cc_discovered *found,
                               struct cc_error *err)
{
    enum cc_status st = name_set(run, task, document, CC_LINK_PAGE, &found->pages, err);

    if (st == CC_OK)
        st = name_set(run, task, document, CC_LINK_SITEMAP, &found->sitemaps, err);
    if (st == CC_OK)
        st = name_set(run, task, document, CC_LINK_FEED, &found->feeds, err);
    if (st == CC_OK)
        st = name_set(run, task, document, CC_LINK_NEXT, &found->next, err);
    return st;
}

/* What the document named when it was last read, whoever asked for it then: links are kept under
 * the URL that answered, as its validators are.  When it said that a page was changed, the
 * page's row knows it since (seed.c). */
static enum cc_status name_again(struct cc_run *run, const struct cc_run_task *task,
                                 const char *document, enum cc_link_kind kind,
                                 struct cc_error *err)
{
    struct cc_span after = CC_SPAN(""), url;
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, run->cfg->limits.max_arena_bytes);
    for (;;) {
        st = cc_link_next(run->state, &arena, cc_span_from(task->url), kind, after, &url, err);
        if (st != CC_OK)
            break;
        st = name_one(run, task, document, kind, url, CC_NO_TIME, err);
        if (st != CC_OK)
            break;
        after = url;
    }
    cc_arena_done(&arena);
    return st == CC_END ? CC_OK : st;
}

static enum cc_discovery discovery_of(enum cc_task_kind kind)
{
    switch (kind) {
    case CC_TASK_FEED:
        return CC_DISCOVERY_FEED;
    case CC_TASK_SITEMAP:
        return CC_DISCOVERY_SITEMAP;
    default:
        return CC_DISCOVERY_FRONT_PAGE;
    }
}

static struct cc_discovery_input input_of(const struct cc_run *run, const struct cc_run_task *task)
{
    return (struct cc_discovery_input){.kind = discovery_of(task->kind),
                                       .named = cc_span_from(cc_run_named(task)),
                                       .url = cc_span_from(task->url),
                                       .source = &run->cfg->sources[task->source]};
}

/* The document's row; one that was not read before has none, and gets an empty one. */
static enum cc_status get_row(struct cc_run *run, const struct cc_run_task *task,
                              struct cc_discovery_record *row, struct cc_error *err)
{
    struct cc_span url = cc_span_from(task->url);
    enum cc_status st = cc_discovery_get(run->state, &run->scratch, url, row, err);

    if (st != CC_END)
        return st;
    memset(row, 0, sizeof(*row));
    row->url = url;
    return CC_OK;
}

enum cc_status cc_run_document_validators(struct cc_run *run, const struct cc_run_task *task,
                                          struct cc_transfer_request *request,
                                          struct cc_error *err)
{
    struct cc_discovery_input input = input_of(run, task);
    struct cc_discovery_record row;
    enum cc_status st = get_row(run, task, &row, err);

    if (st != CC_OK || row.settings != cc_discover_settings(run->cfg, &input))
        return st; /* read anew, changed or not */
    request->etag = row.etag;
    request->last_modified = row.last_modified;
    return CC_OK;
}

/* The archive first, as for a page. */
static enum cc_status write_row(struct cc_run *run, const struct cc_run_task *task,
                                const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_span etag = cc_answer_validator(answer->headers, CC_SPAN("ETag"));
    struct cc_span modified = cc_answer_validator(answer->headers, CC_SPAN("Last-Modified"));
    struct cc_discovery_input input = input_of(run, task);
    uint64_t hash = answer->status == 200 ? cc_hash64(cc_buf_span(&run->body)) : 0;
    struct cc_discovery_record row;
    enum cc_status st = get_row(run, task, &row, err);

    if (st != CC_OK)
        return st;
    st = cc_run_keep_document(run, task, answer, answer->status == 200 && hash != row.body_hash,
                              &row, err);
    if (st != CC_OK)
        return st;
    if (answer->status == 200) {
        row.body_hash = hash;
        row.settings = cc_discover_settings(run->cfg, &input);
    }
    row.found_by = cc_span_from(task->found_by);
    if (answer->status == 200 || etag.len > 0)
        row.etag = etag;
    if (answer->status == 200 || modified.len > 0)
        row.last_modified = modified;
    row.fetched_at_s = cc_run_now_s(run);
    return cc_discovery_put(run->state, &row, err);
}

static enum cc_status keep_found(struct cc_run *run, struct cc_run_task *task,
                                 const struct cc_answer *answer,
                                 const struct cc_discovered *found, struct cc_error *err)
{
    const char *document = cc_run_keep(run, cc_span_from(cc_run_named(task)));
    enum cc_status st = CC_OK;

    if (document == NULL)
        return cc_arena_status(&run->strings, "fetch", err);
    if (!run->cfg->dry_run) {
        st = cc_run_begin(run, err);
        if (st == CC_OK)
            st = cc_link_clear(run->state, cc_span_from(task->url), err);
    }
    if (st == CC_OK)
        st = name_all(run, task, document, found, err);
    if (st == CC_OK && !run->cfg->dry_run)
        st = write_row(run, task, answer, err);
    if (st == CC_OK)
        cc_run_end(run, task, CC_OUTCOME_STORED, "");
    return st;
}

static enum cc_status failed(struct cc_run *run, struct cc_run_task *task,
                             enum cc_outcome outcome, enum cc_status st,
                             const struct cc_error *why, struct cc_error *err)
{
    if (st != CC_E_INPUT && st != CC_E_LIMIT)
        return cc_fail(err, st, "fetch", "%s", why->message);
    cc_run_end(run, task, st == CC_E_LIMIT ? CC_OUTCOME_SIZE : outcome, why->message);
    return CC_OK;
}

static enum cc_status discover(struct cc_run *run, struct cc_arena *arena,
                               const struct cc_discovery_input *input, struct cc_discovered *found,
                               struct cc_error *err)
{
    const struct cc_fetch_job *job = run->job;

    return job->discover != NULL ? job->discover(job->reader, arena, input, found, err)
                                 : cc_discover(arena, run->cfg, input, found, err);
}

static enum cc_status read_document(struct cc_run *run, struct cc_run_task *task,
                                    const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_discovery_input input = input_of(run, task);
    struct cc_discovered found;
    struct cc_arena arena;
    struct cc_error why;
    const char *words;
    char detail[160];
    enum cc_outcome wall;
    enum cc_status st;

    st = cc_run_decode(run, answer, run->cfg->fetch.max_body_bytes, 0, &why);
    if (st != CC_OK)
        return failed(run, task, CC_OUTCOME_DECODE, st, &why, err);
    wall = cc_run_wall(run, task, answer, &words);
    if (wall != CC_OUTCOME_STORED) {
        cc_run_end(run, task, wall, words);
        return CC_OK;
    }
    /* Its own arena: naming a page uses run->scratch. */
    cc_arena_init(&arena, run->cfg->limits.max_arena_bytes);
    input.content_type = cc_answer_header(answer->headers, CC_SPAN("Content-Type"));
    input.body = cc_buf_span(&run->body);
    st = discover(run, &arena, &input, &found, &why);
    if (st != CC_OK) {
        st = failed(run, task, CC_OUTCOME_TYPE, st, &why, err);
    } else if (found.n_refused > 0 && found.pages.count + found.sitemaps.count +
                                              found.feeds.count + found.next.count ==
                                          0) {
        snprintf(detail, sizeof(detail),
                 "none of its %u links stays on its site; allow-hosts in its [source] section "
                 "allows others",
                 (unsigned)found.n_refused);
        cc_run_end(run, task, CC_OUTCOME_URL, detail);
    } else {
        st = keep_found(run, task, answer, &found, err);
    }
    cc_arena_done(&arena);
    return st;
}

static enum cc_status not_modified(struct cc_run *run, struct cc_run_task *task,
                                   const struct cc_answer *answer, struct cc_error *err)
{
    static const enum cc_link_kind kinds[] = {CC_LINK_PAGE, CC_LINK_SITEMAP, CC_LINK_FEED,
                                              CC_LINK_NEXT};
    const char *document = cc_run_keep(run, cc_span_from(cc_run_named(task)));
    enum cc_status st = CC_OK;
    size_t i;

    if (document == NULL)
        return cc_arena_status(&run->strings, "fetch", err);
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && st == CC_OK; i++)
        st = name_again(run, task, document, kinds[i], err);
    if (st == CC_OK && !run->cfg->dry_run) {
        st = cc_run_begin(run, err);
        if (st == CC_OK)
            st = write_row(run, task, answer, err);
    }
    if (st == CC_OK)
        cc_run_end(run, task, CC_OUTCOME_UNCHANGED, "");
    return st;
}

static enum cc_status follow(struct cc_run *run, struct cc_run_task *task,
                             const struct cc_answer *answer, struct cc_error *err)
{
    struct cc_error why;
    struct cc_span url;
    enum cc_status st;

    if (cc_run_next_hop(run, task, answer, run->cfg->fetch.max_redirects, &url, &why) !=
        CC_OK) {
        cc_run_end(run, task, CC_OUTCOME_REDIRECT, why.message);
        return CC_OK;
    }
    st = cc_run_move(task, url, err);
    return st == CC_OK ? cc_run_requeue(run, task, err) : st;
}

static void refused(struct cc_run *run, struct cc_run_task *task,
                    const struct cc_answer *answer)
{
    const char *words;
    char detail[32];
    enum cc_outcome wall = cc_run_wall(run, task, answer, &words);

    snprintf(detail, sizeof(detail), "answered %d", (int)answer->status);
    cc_run_end(run, task, wall != CC_OUTCOME_STORED ? wall : CC_OUTCOME_HTTP_STATUS,
               wall != CC_OUTCOME_STORED ? words : detail);
}

enum cc_status cc_run_document_answer(struct cc_run *run, struct cc_run_task *task,
                                      const struct cc_answer *answer, struct cc_error *err)
{
    if (answer->outcome != CC_OUTCOME_STORED) {
        cc_run_end(run, task, answer->outcome, answer->detail);
        return CC_OK;
    }
    if (cc_answer_is_redirect(answer->status))
        return follow(run, task, answer, err);
    switch (answer->status) {
    case 200:
        return read_document(run, task, answer, err);
    case 304:
        return not_modified(run, task, answer, err);
    default:
        refused(run, task, answer);
        return CC_OK;
    }
}
