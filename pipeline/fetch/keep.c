/* What of an answer goes to the archive: the page, or a word that it came again, or why there
 * is none.  All of it is on the disk before the state's commit (fetch.c syncs), so a row never
 * speaks of a record that may be lost.
 *
 * A word for each unchanged page, hourly, as Heritrix and Browsertrix write it: the archive
 * then shows that a page stood as it did at that hour, which no other record says.  It costs
 * some 500 bytes (a page: 12,000).  A refusal is written down when it is new, and not every
 * hour again. */
#include "run.h"

#include "cleancopy/fetch/archive_read.h"

static struct cc_archive_page describe(const struct cc_run *run,
                                       const struct cc_url_record *row,
                                       const struct cc_answer *answer)
{
    return (struct cc_archive_page){.url = row->url,
                                    .date_s = cc_run_now_s(run),
                                    .request = answer->request,
                                    .http = answer->whole,
                                    .ip = cc_span_from(answer->ip)};
}

enum cc_status cc_run_keep_page(struct cc_run *run, const struct cc_answer *answer,
                                struct cc_url_record *row, struct cc_error *err)
{
    struct cc_archive_page page = describe(run, row, answer);
    const char *file;
    enum cc_status st =
        cc_archive_add_page(run->archive, &page, &file, &row->archive_offset, err);

    if (st != CC_OK)
        return st;
    row->archive_file = cc_span_from(file);
    return CC_OK;
}

enum cc_status cc_run_keep_revisit(struct cc_run *run, const struct cc_answer *answer,
                                   const struct cc_url_record *row, struct cc_error *err)
{
    enum cc_archive_revisit kind = CC_REVISIT_NOT_MODIFIED;
    struct cc_archive_page page = describe(run, row, answer);
    struct cc_archive_origin origin;
    char digest[CC_DIGEST_BYTES];
    enum cc_status st;

    st = cc_archive_find(run->cfg->archive_dir, row->archive_file, row->archive_offset,
                         &run->scratch, &origin, err);
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
