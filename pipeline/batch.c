/* batch.c -- a page in hand, and the choice between three ways to clean many: one by one here, in threads
 * (batch_threads.c), in processes (batch_workers.c). */
#include "batch_internal.h"

#include "cleancopy/cleaner.h"
#include "cleancopy/extract/metadata.h"

#include <unistd.h>

void cc_batch_clean_item(const struct cc_batch *batch, struct cc_batch_item *item)
{
    if (!cc_batch_is_to_clean(item))
        return;
    item->status = cc_pipeline_read(&item->arena, batch->cfg, &item->page, &item->doc,
                                    &item->reading, &item->err);
    if (item->status == CC_OK && batch->filter != NULL)
        item->left_out = cc_filter_document(batch->filter, item->doc.outlet, item->doc.language, &item->err);
    if (cc_batch_is_to_clean(item) && batch->work != NULL)
        batch->work(batch->cfg, item);
}

/* A page of another outlet need not be cleaned. */
static void leave_out(const struct cc_filter *filter, struct cc_batch_item *item)
{
    struct cc_span outlet;

    if (filter != NULL && cc_filter_asks_outlet(filter) &&
        cc_metadata_outlet(&item->arena, &item->page, &outlet))
        item->left_out = cc_filter_outlet(filter, outlet, &item->err);
}

enum cc_status cc_batch_read_item(const struct cc_batch *batch, struct cc_batch_item *item,
                                  struct cc_error *err)
{
    cc_arena_reset(&item->arena);
    if (batch->cleaners != NULL)
        cc_cleaners_lend(batch->cleaners, &item->arena);
    cc_buf_clear(&item->out);
    memset(&item->page, 0, sizeof item->page);
    memset(&item->doc, 0, sizeof item->doc);
    memset(&item->reading, 0, sizeof item->reading);
    item->left_out = CC_LEFT_OUT_NOT;
    if (batch->stop != NULL && *batch->stop != 0)
        return CC_END;
    item->status = batch->next(batch->user, &item->arena, &item->page, &item->err);
    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT)
        return CC_OK;
    if (item->status == CC_OK)
        leave_out(batch->filter, item);
    if (item->status != CC_OK && item->status != CC_END && err != NULL)
        *err = item->err;
    return item->status;
}

void cc_batch_init_item(const struct cc_batch *batch, struct cc_batch_item *item)
{
    cc_arena_init(&item->arena, batch->cfg->limits.max_arena_bytes);
    cc_buf_init(&item->out, CC_BATCH_MAX_OUT_BYTES);
}

void cc_batch_done_item(struct cc_batch_item *item)
{
    cc_arena_done(&item->arena);
    cc_buf_done(&item->out);
}

enum cc_status cc_batch_run_alone(const struct cc_batch *batch, struct cc_error *err)
{
    struct cc_batch_item item;
    enum cc_status st;

    memset(&item, 0, sizeof item);
    cc_batch_init_item(batch, &item);
    do {
        st = cc_batch_read_item(batch, &item, err);
        if (st == CC_OK) {
            cc_batch_clean_item(batch, &item);
            st = batch->emit(batch->user, &item, err);
        }
    } while (st == CC_OK);
    cc_batch_done_item(&item);
    return st == CC_END ? CC_OK : st;
}

static unsigned count_jobs(const struct cc_batch *batch)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned jobs = batch->cfg->jobs;

    if (jobs == 0)
        jobs = cores < 1 ? 1 : (unsigned)cores;
    return jobs < CC_BATCH_MAX_JOBS ? jobs : CC_BATCH_MAX_JOBS;
}

enum cc_status cc_batch_prepare(struct cc_batch *batch, struct cc_error *err)
{
    if (!batch->cfg->isolate)
        return CC_OK;
    return cc_cleaners_open(batch, count_jobs(batch), &batch->cleaners, err);
}

enum cc_status cc_batch_run(const struct cc_batch *batch, struct cc_error *err)
{
    unsigned jobs = count_jobs(batch);

    if (batch->cleaners != NULL)
        return cc_batch_run_workers(batch, jobs, err);
    return jobs == 1 ? cc_batch_run_alone(batch, err) : cc_batch_run_threads(batch, jobs, err);
}

const char *cc_batch_unfiltered(const struct cc_batch *batch)
{
    return batch->cleaners != NULL ? cc_cleaners_unfiltered(batch->cleaners) : NULL;
}

void cc_batch_done(struct cc_batch *batch)
{
    cc_cleaners_close(batch->cleaners);
    batch->cleaners = NULL;
}

enum cc_status cc_batch_serve(const struct cc_batch *batch, pid_t parent, struct cc_error *err)
{
    return cc_cleaners_nurse(batch, count_jobs(batch), parent, err);
}

void cc_batch_forget(struct cc_batch *batch)
{
    cc_cleaners_forget(batch->cleaners);
    batch->cleaners = NULL;
}
