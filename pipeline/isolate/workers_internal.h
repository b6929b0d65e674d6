/* workers_internal.h -- what the parts of workers.h share: workers.c opens, hands out tasks and closes, workers_wait.c takes
 * answers and buries the dead, workers_memory.c has the memory that is shared. */
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
    char *shared; /* for writing too; in a worker with `seen`: what it writes alone */
    char *seen;   /* its tasks, for reading alone: in the process that workers come from, and in them; NULL: not to be had */
    bool running, greeted, has_more;
    pid_t pid;
    int talk, said;
    struct cc_worker_task tasks[CC_WORKERS_TASKS]; /* oldest first */
    unsigned n_tasks;
    struct cc_buf in; /* from its socket */
    size_t in_at;     /* of that: already handed out */
    uint32_t n_sent, n_answered; /* tasks of this process: calls sent, answers taken */
    /* looked at while it keeps the parent waiting */
    bool watched;
    uint32_t n_done; /* by its board */
    int64_t cpu_from_ms, cpu_last_ms;
    unsigned n_still;
};

struct cc_workers {
    struct cc_workers_job job;
    struct cc_nursery *nursery;
    size_t place_bytes, shared_bytes;
    size_t mapped_bytes; /* of shared_bytes: all in the parent, in workers with `seen` what is their own */
    bool by_program; /* job.program is gone once it was started */
    bool wants_more;
    struct cc_error unfiltered;
    struct cc_buf said;   /* by the one that died last */
    struct cc_buf answer; /* that was handed out last */
    bool lends;           /* workers cannot write where tasks lie */
    char *large;          /* place of a task that is done, to be trimmed; NULL: none */
    struct cc_worker list[CC_WORKERS_MAX];
};

/* Starts the worker, and hands it what its predecessor left.  As cc_nursery_start(). */
enum cc_status cc_worker_start(struct cc_workers *workers, struct cc_worker *w,
                               struct cc_error *err);

/* ---- workers_memory.c ---- */

/* Sets place_bytes and shared_bytes.  CC_E_LIMIT. */
enum cc_status cc_workers_size_places(struct cc_workers *workers, struct cc_error *err);
/* A file for all places.  CC_E_IO: none to be had, or none so long; *memory is -1. */
enum cc_status cc_workers_make_memory(const struct cc_workers *workers, int *memory, struct cc_error *err);
/* Whether cc_workers_see() would find it. */
bool cc_workers_can_see(int memory);
/* Fills list[].shared; memory -1: forks share what is mapped.  CC_E_NOMEM. */
enum cc_status cc_workers_map(struct cc_workers *workers, int memory, struct cc_error *err);
/* Fills list[].seen, where that can be had.  CC_E_NOMEM. */
enum cc_status cc_workers_see(struct cc_workers *workers, int memory, struct cc_error *err);
void cc_workers_unsee(struct cc_workers *workers);
/* Where tasks can be seen, lets go of what they could be written with. */
void cc_workers_only_see(struct cc_workers *workers);
/* Lets go of all memory but that of worker `but`; -1: of all. */
void cc_workers_unmap(struct cc_workers *workers, int but);
/* After a task: its memory goes back with the next call of either, since its bytes may still be looked at. */
void cc_workers_free_place(struct cc_workers *workers, const struct cc_worker *w, const struct cc_worker_task *task);
void cc_workers_trim(struct cc_workers *workers);

/* Where one of its tasks lies. */
char *cc_worker_task_place(const struct cc_workers *workers, const struct cc_worker *w,
                           const struct cc_worker_task *task);

#endif
