/* batch.h -- many pages side by side, results in input order.
 *
 *     next (one thread)  ->  work (any thread)  ->  emit (one thread, input order)
 *
 * At most CC_BATCH_SLOTS_PER_JOB pages a job are in hand, so memory does not grow with the number of
 * pages.  With one job everything runs in the calling thread.  The result does not depend on the number of jobs.
 *
 * Thread use: next and emit are called from the thread that called cc_batch_run. */
#ifndef CLEANCOPY_BATCH_H
#define CLEANCOPY_BATCH_H

#include "cleancopy/core/buf.h"
#include "cleancopy/pipeline.h"

#include <signal.h>

#define CC_BATCH_SLOTS_PER_JOB 4

/* A page in hand.  status and err say how reading or cleaning it ended. */
struct cc_batch_item {
    struct cc_arena arena;
    struct cc_page page;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_buf out; /* for what `work` wants to hand to `emit` */
    enum cc_status status;
    struct cc_error err;
};

struct cc_batch {
    const struct cc_config *cfg;
    const volatile sig_atomic_t *stop; /* not 0: no more pages are begun */
    void *user;
    /* As cc_input_next: CC_OK, CC_END, a bad page (it goes to emit without work), or a reason to stop. */
    enum cc_status (*next)(void *user, struct cc_arena *arena, struct cc_page *page,
                           struct cc_error *err);
    /* After cc_pipeline_read went well; may be NULL.  Sees only the item. */
    void (*work)(void *user, struct cc_batch_item *item);
    /* What it returns other than CC_OK ends the batch. */
    enum cc_status (*emit)(void *user, struct cc_batch_item *item, struct cc_error *err);
};

/* CC_OK: all pages went through emit (bad ones too), or `stop` was set. */
enum cc_status cc_batch_run(const struct cc_batch *batch, struct cc_error *err);

#endif
