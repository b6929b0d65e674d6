/* batch_internal.h -- what batch.c shares with the two ways to clean many pages. */
#ifndef CLEANCOPY_PIPELINE_BATCH_INTERNAL_H
#define CLEANCOPY_PIPELINE_BATCH_INTERNAL_H

#include "cleancopy/batch.h"

void cc_batch_init_item(const struct cc_batch *batch, struct cc_batch_item *item);
void cc_batch_done_item(struct cc_batch_item *item);

/* Reads the next page into the item.  CC_OK also for a bad page, which goes its way to emit. */
enum cc_status cc_batch_read_item(const struct cc_batch *batch, struct cc_batch_item *item,
                                  struct cc_error *err);

/* It is neither a bad one nor left out. */
static inline bool cc_batch_is_to_clean(const struct cc_batch_item *item)
{
    return item->status == CC_OK && item->left_out == CC_LEFT_OUT_NOT;
}

/* Cleans it here and now, if it is to be cleaned. */
void cc_batch_clean_item(const struct cc_batch *batch, struct cc_batch_item *item);

/* One page after the other. */
enum cc_status cc_batch_run_alone(const struct cc_batch *batch, struct cc_error *err);
/* batch_threads.c, batch_workers.c: as cc_batch_run(). */
enum cc_status cc_batch_run_threads(const struct cc_batch *batch, unsigned jobs,
                                    struct cc_error *err);
enum cc_status cc_batch_run_workers(const struct cc_batch *batch, unsigned jobs,
                                    struct cc_error *err);

#endif
