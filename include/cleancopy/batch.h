/* batch.h -- many pages side by side, results in input order.
 *
 *     next (one thread)  ->  cc_pipeline_read, work (workers)  ->  emit (one thread, input order)
 *
 * With cfg->isolate pages are cleaned in processes of their own (isolate/workers.h): one that ends its
 * process goes to emit with its reason, and the others are none the worse.  Without, they are cleaned in
 * threads of this process, or with one job in the calling thread.
 *
 * At most CC_BATCH_SLOTS_PER_JOB pages a job are in hand, so memory does not grow with the number of
 * pages.  The result depends neither on the number of jobs nor on isolation.
 *
 * Thread use: next and emit are called from the thread that called cc_batch_run. */
#ifndef CLEANCOPY_BATCH_H
#define CLEANCOPY_BATCH_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/filter.h"
#include "cleancopy/pipeline.h"

#include <signal.h>
#include <sys/types.h>

#define CC_BATCH_SLOTS_PER_JOB 4
#define CC_BATCH_MAX_JOBS      256 /* more than any machine of ours has cores */
#define CC_BATCH_MAX_OUT_BYTES ((size_t)256 << 20) /* of formatted output for one page */

/* A page in hand.  status and err say how reading or cleaning it ended. */
struct cc_batch_item {
    struct cc_arena arena;
    struct cc_page page;       /* in emit with isolation: without its bytes */
    struct cc_document doc;    /* in emit with isolation: id, outlet and date alone, unless batch.documents */
    struct cc_reading reading; /* in emit with isolation: over_limit alone */
    struct cc_buf out;         /* for what `work` wants to hand to `emit` */
    enum cc_status status;
    struct cc_error err;
    enum cc_left_out left_out; /* batch.filter leaves it out, as err.message says: there is no document */
};

struct cc_cleaners; /* cleaner.h */
struct cc_workers_program; /* isolate/workers.h */

struct cc_batch {
    const struct cc_config *cfg;
    const volatile sig_atomic_t *stop; /* not 0: no more pages are begun */
    void *user;
    /* As cc_input_next: CC_OK, CC_END, a bad page (it goes to emit without work), or a reason to stop. */
    enum cc_status (*next)(void *user, struct cc_arena *arena, struct cc_page *page,
                           struct cc_error *err);
    /* After cc_pipeline_read went well; may be NULL.  Sees only the item: it runs in any thread, or in another
     * process that may open nothing. */
    void (*work)(const struct cc_config *cfg, struct cc_batch_item *item);
    /* What it returns other than CC_OK ends the batch. */
    enum cc_status (*emit)(void *user, struct cc_batch_item *item, struct cc_error *err);
    /* Pages that it leaves out go to emit without work: by their outlet before they are cleaned, where the source tells
     * it, and by their language after.  NULL: none. */
    const struct cc_filter *filter;
    bool documents; /* emit looks at the whole document, not only at what `work` made of it */
    const struct cc_workers_program *program; /* for cc_batch_prepare(): isolated pages are cleaned by what it starts; NULL: by forks of this process */
    struct cc_cleaners *cleaners; /* the batch's own; NULL at first */
};

/* With cfg->isolate: starts what the workers come from, which inherits what this process has open
 * and mapped, so before files, database and threads; cfg and work as they are now.  Flush standard output before.
 * Without this, cc_batch_run() cleans in this process.  CC_E_NOMEM, CC_E_IO. */
enum cc_status cc_batch_prepare(struct cc_batch *batch, struct cc_error *err);

/* CC_OK: all pages went through emit (bad ones too), or `stop` was set. */
enum cc_status cc_batch_run(const struct cc_batch *batch, struct cc_error *err);

/* After a run: why system calls of the workers are not filtered on this system, or NULL. */
const char *cc_batch_unfiltered(const struct cc_batch *batch);

/* Ends the workers.  Fine without cc_batch_prepare(). */
void cc_batch_done(struct cc_batch *batch);

/* The life of batch->program, started by `parent`: returns only where it cannot begin.  cfg and work are used. */
enum cc_status cc_batch_serve(const struct cc_batch *batch, pid_t parent, struct cc_error *err);

/* In a fork of the process that prepared the batch: lets go of the workers, which go on there. */
void cc_batch_forget(struct cc_batch *batch);

#endif
