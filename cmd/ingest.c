#include "ingest.h"

#include "progress.h"

#include "cleancopy/state/left_out_store.h"
#include "cleancopy/write/record.h"

/* Pages stored between two commits: a kill loses at most the cleaning of so many, and an fsync for each commit
 * does not show. */
#define PAGES_PER_COMMIT 500

/* It is half a line at most, so that with its duplicates written into it, it still fits one. */
void cc_ingest_make_record(const struct cc_config *cfg, struct cc_batch_item *item)
{
    size_t max_bytes = cfg->limits.max_line_bytes / 2;

    item->status = cc_record_store(&item->out, &item->doc, &item->err);
    if (item->status == CC_OK && item->out.len > max_bytes)
        item->status = cc_fail(&item->err, CC_E_LIMIT, "record",
                               "its record of %zu bytes is over half of max_line_bytes (%zu)",
                               item->out.len, max_bytes);
}

static enum cc_status put(struct cc_ingest *ingest, const struct cc_stored_document *document,
                          struct cc_error *err)
{
    bool changed = false;
    enum cc_status st = cc_document_put(ingest->state, document, ingest->same_batch, &changed, err);

    ingest->n_changed += changed;
    return st;
}

static enum cc_status put_item(struct cc_ingest *ingest, const struct cc_batch_item *item,
                               struct cc_error *err)
{
    struct cc_stored_document stored = {.id = item->doc.id,
                                        .outlet = item->doc.outlet,
                                        .date = item->doc.date,
                                        .record = cc_buf_span(&item->out)};

    return put(ingest, &stored, err);
}

/* After each page. */
static enum cc_status commit_some(struct cc_ingest *ingest, struct cc_error *err)
{
    enum cc_status st;

    if (++ingest->uncommitted < PAGES_PER_COMMIT)
        return CC_OK;
    ingest->uncommitted = 0;
    st = cc_state_commit(ingest->state, err);
    return st == CC_OK ? cc_state_begin(ingest->state, err) : st;
}

enum cc_status cc_ingest_put(struct cc_ingest *ingest, const struct cc_stored_document *document,
                             struct cc_error *err)
{
    enum cc_status st = put(ingest, document, err);

    cc_progress_step(++ingest->n_pages);
    return st == CC_OK ? commit_some(ingest, err) : st;
}

static enum cc_status store_page(void *user, struct cc_batch_item *item, struct cc_error *err)
{
    struct cc_ingest *ingest = user;
    enum cc_status st = CC_OK;

    ingest->n_pages++;
    cc_progress_failed(ingest->n_failed);
    cc_progress_step(ingest->n_pages);
    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT) {
        ingest->n_failed++;
        cc_say_page(item->page.source, &item->err);
    } else if (item->status != CC_OK) {
        *err = item->err;
        return item->status;
    } else if (cc_left_out_take(&ingest->left_out, ingest->cfg, item)) {
        st = cc_left_out_store_put(ingest->state, item->page.source, item->left_out, err);
    } else {
        if (item->reading.over_limit.status != CC_OK) {
            ingest->n_failed++;
            cc_say_no_tree(item->page.source, &item->reading.over_limit);
        }
        st = put_item(ingest, item, err);
        if (st == CC_OK && ingest->knows_left_out)
            st = cc_left_out_store_put(ingest->state, item->page.source, CC_LEFT_OUT_NOT, err);
    }
    if (st == CC_OK && ingest->stored != NULL)
        st = ingest->stored(ingest->user, item, err);
    return st == CC_OK ? commit_some(ingest, err) : st;
}

static enum cc_status next_page(void *user, struct cc_arena *arena, struct cc_page *page,
                                struct cc_error *err)
{
    struct cc_ingest *ingest = user;

    return ingest->next(ingest->user, arena, page, err);
}

enum cc_status cc_ingest_prepare(struct cc_ingest *ingest, struct cc_error *err)
{
    ingest->batch = (struct cc_batch){.cfg = ingest->cfg, .stop = &cc_stop, .user = ingest,
                                      .next = next_page,
                                     .work = cc_ingest_make_record, .emit = store_page,
                                      .filter = &ingest->cfg->filter};
    return cc_batch_prepare(&ingest->batch, err);
}

void cc_ingest_done(struct cc_ingest *ingest)
{
    cc_batch_done(&ingest->batch);
}

void cc_say_unfiltered(const struct cc_config *cfg, const char *why)
{
    if (why != NULL && !cfg->quiet)
        cc_say("the processes that clean pages could call the system as they like: %s", why);
}

enum cc_status cc_ingest_records(struct cc_ingest *ingest,
                                 enum cc_status (*put_all)(void *user, struct cc_ingest *ingest,
                                                           struct cc_error *err),
                                 void *user, struct cc_error *err)
{
    enum cc_status st = cc_state_begin(ingest->state, err);

    if (st != CC_OK)
        return st;
    st = put_all(user, ingest, err);
    if (st != CC_OK) {
        cc_state_rollback(ingest->state);
        return st;
    }
    return cc_state_commit(ingest->state, err);
}

static enum cc_status run_batch(void *user, struct cc_ingest *ingest, struct cc_error *err)
{
    struct cc_left_out_sums sums;
    enum cc_status st = cc_left_out_store_sums(ingest->state, &sums, err);

    (void)user;
    if (st != CC_OK)
        return st;
    ingest->knows_left_out = sums.by_outlet + sums.by_language > 0;
    cc_progress_start("cleaning", "pages", ingest->total);
    st = cc_batch_run(&ingest->batch, err);
    cc_progress_end();
    cc_say_unfiltered(ingest->cfg, cc_batch_unfiltered(&ingest->batch));
    return st;
}

enum cc_status cc_ingest_run(struct cc_ingest *ingest, struct cc_error *err)
{
    return cc_ingest_records(ingest, run_batch, NULL, err);
}
