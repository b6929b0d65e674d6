/* What of an answer goes to the archive: the page, or a word that it came again, or why there
 * is none; and what led to it or would not let us: redirects, robots files, feeds, sitemaps, front
 * pages, as Heritrix keeps them, so that the archive alone shows the way to each page, and can be
 * replayed from any address on it.  Other answers (404, 503 …) are a word of the refusal.  All of it is on the disk before the state's commit (fetch.c syncs), so a row never
 * speaks of a record that may be lost.
 *
 * A word for each unchanged page, hourly, as Heritrix and Browsertrix write it: the archive
 * then shows that a page stood as it did at that hour, which no other record says.  It costs
 * some 500 bytes (a page: 12,000).  A refusal is written down when it is new, and not every
 * hour again. */
#include "run.h"

#include "cleancopy/fetch/answer.h"
#include "cleancopy/fetch/archive_read.h"

static const char *const roles[] = {[CC_TASK_ROBOTS] = "robots",
                                    [CC_TASK_FEED] = "feed",
                                    [CC_TASK_SITEMAP] = "sitemap",
                                    [CC_TASK_FRONT_PAGE] = "front-page",
                                    [CC_TASK_PAGE] = NULL};

static struct cc_archive_page describe(const struct cc_run *run,
                                       const struct cc_run_task *task,
                                       const struct cc_answer *answer)
{
    return (struct cc_archive_page){.url = cc_span_from(task->url),
                                    .date_s = cc_run_now_s(run),
                                    .request = answer->request,
                                    .http = answer->whole,
                                    .ip = cc_span_from(answer->ip),
                                    .role = cc_span_from(roles[task->kind]),
                                    .truncated = cc_span_from(answer->truncated)};
}

enum cc_status cc_run_keep_answer(struct cc_run *run, const struct cc_run_task *task,
                                  const struct cc_answer *answer, struct cc_span *file,
                                  uint64_t *offset, struct cc_error *err)
{
    struct cc_archive_page page = describe(run, task, answer);
    const char *name;
    enum cc_status st = cc_archive_add_page(run->archive, &page, &name, offset, err);

    if (st == CC_OK)
        *file = cc_span_from(name);
    return st;
}

enum cc_status cc_run_keep_revisit(struct cc_run *run, const struct cc_run_task *task,
                                   const struct cc_answer *answer, struct cc_span file,
                                   uint64_t offset, struct cc_error *err)
{
    enum cc_archive_revisit kind = CC_REVISIT_NOT_MODIFIED;
    struct cc_archive_page page = describe(run, task, answer);
    struct cc_archive_origin origin;
    char digest[CC_DIGEST_BYTES];
    enum cc_status st;

    st = cc_archive_find(run->cfg->archive_dir, file, offset, &run->scratch, &origin, err);
    if (st == CC_END && answer->status == 304)
        st = CC_OK; /* the server's word stands without the record, too */
    if (st != CC_OK)
        return st;
    if (answer->status != 304) {
        cc_archive_payload_digest(answer->whole, digest);
        kind = cc_span_is(origin.digest, cc_span_from(digest)) ? CC_REVISIT_IDENTICAL
                                                               : CC_REVISIT_SAME_DECODED;
    }
    return cc_archive_add_revisit(run->archive, &page, kind, &origin, err);
}

enum cc_status cc_run_keep_signpost(struct cc_run *run, const struct cc_run_task *task,
                                    const struct cc_answer *answer, struct cc_error *err)
{
    bool is_robots_file = task->kind == CC_TASK_ROBOTS && answer->status == 200;
    struct cc_span file;
    uint64_t offset;
    enum cc_status st;

    if (run->archive == NULL || answer->outcome != CC_OUTCOME_STORED ||
        (!is_robots_file && !cc_answer_is_redirect(answer->status)))
        return CC_OK;
    st = cc_run_keep_answer(run, task, answer, &file, &offset, err);
    return st == CC_E_LIMIT ? CC_OK : st; /* larger than a record may be: it goes unarchived */
}

enum cc_status cc_run_keep_document(struct cc_run *run, const struct cc_run_task *task,
                                    const struct cc_answer *answer, bool is_changed,
                                    struct cc_discovery_record *row, struct cc_error *err)
{
    bool is_there = row->archive_file.len > 0;
    enum cc_status st = CC_END;

    if (run->archive == NULL || (answer->status == 304 && !is_there))
        return CC_OK;
    if (!is_changed && is_there)
        st = cc_run_keep_revisit(run, task, answer, row->archive_file, row->archive_offset, err);
    if (st == CC_END) /* new, or its record is gone */
        st = cc_run_keep_answer(run, task, answer, &row->archive_file, &row->archive_offset, err);
    return st == CC_E_LIMIT ? CC_OK : st; /* as above */
}

enum cc_status cc_run_keep_refusal(struct cc_run *run, const struct cc_run_task *task,
                                   const struct cc_url_record *row, enum cc_outcome outcome,
                                   int32_t http_status, const char *detail,
                                   struct cc_error *err)
{
    struct cc_archive_refusal refusal = {.url = cc_span_from(task->url),
                                         .date_s = cc_run_now_s(run),
                                         .reason = cc_span_from(cc_outcome_name(outcome)),
                                         .detail = cc_span_from(detail),
                                         .n_redirects = task->n_chain};
    bool is_known = cc_span_is(row->reason, refusal.reason) &&
                    (http_status == 0 || http_status == row->http_status);

    if (outcome == CC_OUTCOME_DEFERRED || outcome == CC_OUTCOME_STOPPED || is_known)
        return CC_OK;
    if (cc_span_starts(row->found_by, CC_SPAN("http"))) { /* or it was configured */
        refusal.n_links = 1;
        refusal.via = row->found_by;
    }
    if (task->named != NULL)
        refusal.via = cc_span_from(task->named);
    return cc_archive_add_refusal(run->archive, &refusal, err);
}
