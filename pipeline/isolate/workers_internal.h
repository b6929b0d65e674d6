/* workers_internal.h -- what the two halves of workers.h share: workers.c opens, hands out tasks and closes, workers_wait.c takes
 * answers and buries the dead. */
#ifndef CLEANCOPY_PIPELINE_ISOLATE_WORKERS_INTERNAL_H
#define CLEANCOPY_PIPELINE_ISOLATE_WORKERS_INTERNAL_H

#include "cleancopy/isolate/nursery.h"
#include "cleancopy/isolate/serve.h"
#include "cleancopy/isolate/workers.h"

#include <sys/types.h>

#define CC_WORKERS_POLL_MS       1000
#define CC_WORKERS_RECEIVE_BYTES ((size_t)64 << 10)

struct cc_worker_task {
    uint64_t number;
    size_t bytes;
    uint32_t place;
    bool again; /* its worker was killed from outside once */
};

struct cc_worker {
    char *shared;
    bool running, greeted, has_more;
    pid_t pid;
    int talk, said;
    struct cc_worker_task tasks[CC_WORKERS_TASKS]; /* oldest first */
    unsigned n_tasks;
    struct cc_buf in; /* from its socket */
    size_t in_at;     /* of that: already handed out */
    /* looked at while it keeps the parent waiting */
    bool watched;
    int64_t cpu_from_ms, cpu_last_ms;
    unsigned n_still;
};

struct cc_workers {
    struct cc_workers_job job;
    struct cc_nursery *nursery;
    size_t place_bytes, shared_bytes;
    bool by_program; /* job.program is gone once it was started */
    bool wants_more;
    struct cc_error unfiltered;
    struct cc_buf said;   /* by the one that died last */
    struct cc_buf answer; /* that was handed out last */
    struct cc_worker list[CC_WORKERS_MAX];
};

/* Starts the worker, and hands it what its predecessor left.  As cc_nursery_start(). */
enum cc_status cc_worker_start(struct cc_workers *workers, struct cc_worker *w,
                               struct cc_error *err);

/* Where one of its tasks lies. */
char *cc_worker_task_place(const struct cc_workers *workers, const struct cc_worker *w,
                           const struct cc_worker_task *task);

#endif
