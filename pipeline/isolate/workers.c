/* The parent's side: opening, closing, tasks on their way out; workers_wait.c has the way back, workers_memory.c what is shared,
 * serve.h the messages and the other side. */
#include "workers_internal.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/isolate/sandbox.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* ---- in a worker ---- */

static void live(void *user, unsigned number)
{
    struct cc_workers *workers = user;
    const struct cc_worker *w = &workers->list[number];

    cc_workers_unmap(workers, (int)number);
    cc_worker_serve(&workers->job, w->shared, w->seen != NULL ? w->seen : w->shared + cc_worker_own_bytes(),
                    workers->place_bytes);
}

static void prepare(void *user)
{
    struct cc_workers *workers = user;

    cc_workers_only_see(workers);
    if (workers->job.prepare != NULL)
        workers->job.prepare(workers->job.user);
}

static void prepare_more(void *user)
{
    struct cc_workers *workers = user;

    if (workers->job.prepare_more != NULL)
        workers->job.prepare_more(workers->job.user);
}

/* ---- opening and closing ---- */

static enum cc_status open_program(struct cc_workers *workers, const struct cc_workers_program *program,
                                   struct cc_error *err)
{
    int memory = -1;
    enum cc_status st = cc_workers_make_memory(workers, &memory, err);

    workers->lends = cc_workers_can_see(memory); /* then so can the program */
    if (st == CC_OK)
        st = cc_workers_map(workers, memory, err);
    if (st == CC_OK)
        st = cc_nursery_spawn(program->path, program->args, memory, &workers->nursery, err);
    if (memory >= 0)
        (void)close(memory);
    return st;
}

static enum cc_status open_fork(struct cc_workers *workers, struct cc_error *err)
{
    struct cc_nursery_job nursing = {prepare, prepare_more, live, workers};
    enum cc_status st;
    int memory;

    (void)cc_workers_make_memory(workers, &memory, NULL); /* without: what is mapped is shared, and written by workers too */
    st = cc_workers_map(workers, memory, err);
    if (st == CC_OK)
        st = cc_workers_see(workers, memory, err);
    if (memory >= 0)
        (void)close(memory);
    workers->lends = workers->list[0].seen != NULL;
    if (st == CC_OK)
        st = cc_nursery_open(&nursing, &workers->nursery, err);
    cc_workers_unsee(workers);
    return st;
}

static struct cc_workers *new_workers(const struct cc_workers_job *job)
{
    struct cc_workers *own = cc_calloc(1, sizeof *own);

    if (own == NULL)
        return NULL;
    own->job = *job;
    own->by_program = job->program != NULL;
    own->job.program = NULL; /* good until they are open */
    if (own->job.n_workers > CC_WORKERS_MAX)
        own->job.n_workers = CC_WORKERS_MAX;
    cc_buf_init(&own->said, CC_DEATH_SAID_BYTES);
    cc_buf_init(&own->answer, own->job.max_answer_bytes);
    for (unsigned i = 0; i < own->job.n_workers; i++)
        cc_buf_init(&own->list[i].in, CC_WORKERS_TASKS * (sizeof(struct cc_worker_answer) +
                                                          own->job.max_answer_bytes + CC_WORKERS_RECEIVE_BYTES));
    return own;
}

enum cc_status cc_workers_open(const struct cc_workers_job *job, struct cc_workers **workers,
                               struct cc_error *err)
{
    struct cc_workers *own = new_workers(job);
    enum cc_status st;

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, "workers", "out of memory");
    st = cc_workers_size_places(own, err);
    if (st == CC_OK)
        st = job->program != NULL ? open_program(own, job->program, err) : open_fork(own, err);
    if (st != CC_OK)
        cc_workers_close(own);
    else
        *workers = own;
    return st;
}

enum cc_status cc_workers_nurse(const struct cc_workers_job *job, pid_t parent, struct cc_error *err)
{
    struct cc_workers *own = new_workers(job);
    struct cc_nursery_job nursing = {prepare, prepare_more, live, own};
    enum cc_status st;

    if (own == NULL)
        return cc_fail(err, CC_E_NOMEM, "workers", "out of memory");
    st = cc_workers_size_places(own, err);
    if (st == CC_OK)
        st = cc_workers_map(own, CC_NURSERY_MEMORY_FD, err);
    if (st == CC_OK)
        st = cc_workers_see(own, CC_NURSERY_MEMORY_FD, err);
    if (st == CC_OK)
        cc_nursery_serve(&nursing, parent);
    cc_workers_forget(own);
    return st;
}

static enum cc_status end_worker(struct cc_workers *workers, struct cc_worker *w, int *how,
                                 struct cc_error *err)
{
    enum cc_status st = cc_nursery_reap(workers->nursery, w->pid, how, err);

    (void)close(w->talk);
    (void)close(w->said);
    w->running = false;
    return st;
}

static void free_workers(struct cc_workers *workers)
{
    cc_workers_unmap(workers, -1);
    for (unsigned i = 0; i < workers->job.n_workers; i++)
        cc_buf_done(&workers->list[i].in);
    cc_buf_done(&workers->said);
    cc_buf_done(&workers->answer);
    cc_free(workers);
}

void cc_workers_close(struct cc_workers *workers)
{
    int how;

    if (workers == NULL)
        return;
    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        if (workers->list[i].running)
            (void)end_worker(workers, &workers->list[i], &how, NULL); /* if the nursery is gone, so are they */
    }
    cc_nursery_close(workers->nursery);
    free_workers(workers);
}

void cc_workers_forget(struct cc_workers *workers)
{
    if (workers == NULL)
        return;
    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        if (!workers->list[i].running)
            continue;
        (void)close(workers->list[i].talk);
        (void)close(workers->list[i].said);
    }
    cc_nursery_forget(workers->nursery);
    free_workers(workers);
}

const char *cc_workers_unfiltered(const struct cc_workers *workers)
{
    return workers->unfiltered.status != CC_OK ? workers->unfiltered.message : NULL;
}

/* ---- tasks go out ---- */

char *cc_worker_task_place(const struct cc_workers *workers, const struct cc_worker *w,
                           const struct cc_worker_task *task)
{
    return w->shared + cc_worker_own_bytes() + task->place * workers->place_bytes;
}

static struct cc_worker_desk *desk_of(const struct cc_workers *workers, const struct cc_worker *w)
{
    char *tasks = w->shared + cc_worker_own_bytes();

    return (struct cc_worker_desk *)(void *)(tasks + CC_WORKERS_TASKS * workers->place_bytes);
}

/* False when the worker no longer listens.  It may live, where the system had no room for a message: it is ended, so that
 * nobody waits for what it was never asked. */
static bool call_for(const struct cc_workers *workers, struct cc_worker *w, const struct cc_worker_task *task)
{
    struct cc_worker_call call = {task->bytes, task->place};
    ssize_t n;

    w->n_sent++;
    atomic_store_explicit(&desk_of(workers, w)->n_sent, w->n_sent, memory_order_release);
    do
        n = send(w->talk, &call, sizeof call, MSG_NOSIGNAL);
    while (n < 0 && errno == EINTR);
    if (n == (ssize_t)sizeof call)
        return true;
    (void)kill(w->pid, SIGKILL); /* fails where it is gone already */
    return false;
}

enum cc_status cc_worker_start(struct cc_workers *workers, struct cc_worker *w,
                               struct cc_error *err)
{
    const struct timeval patience = {.tv_sec = CC_WORKERS_POLL_MS / 1000};
    enum cc_status st;

    memset(cc_worker_board(w->shared), 0, sizeof(struct cc_worker_board));
    atomic_store_explicit(&desk_of(workers, w)->n_sent, 0, memory_order_relaxed);
    w->n_sent = w->n_answered = 0;
    st = cc_nursery_start(workers->nursery, (unsigned)(w - workers->list), workers->wants_more,
                          &w->pid, &w->talk, &w->said, err);
    if (st != CC_OK)
        return st;
    (void)setsockopt(w->talk, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience); /* fails for a wrong one */
    w->running = true;
    w->greeted = w->watched = false;
    w->has_more = workers->wants_more;
    cc_buf_clear(&w->in);
    w->in_at = 0;
    for (unsigned i = 0; i < w->n_tasks; i++)
        (void)call_for(workers, w, &w->tasks[i]); /* if it has died already, its end will be read */
    return CC_OK;
}

/* The one to get the next task: with the fewest, and rather one that runs.  -1: all have enough. */
static int choose(const struct cc_workers *workers)
{
    int best = -1;

    for (unsigned i = 0; i < workers->job.n_workers; i++) {
        const struct cc_worker *w = &workers->list[i], *other = &workers->list[best < 0 ? 0 : best];

        if (w->n_tasks < CC_WORKERS_TASKS &&
            (best < 0 || w->n_tasks < other->n_tasks ||
             (w->n_tasks == other->n_tasks && w->running && !other->running)))
            best = (int)i;
    }
    return best;
}

bool cc_workers_have_room(const struct cc_workers *workers)
{
    return choose(workers) >= 0;
}

/* The first that none of its tasks has: what the last ones touched is warm. */
static uint32_t free_place(const struct cc_worker *w)
{
    uint32_t taken = 0, place = 0;

    for (unsigned i = 0; i < w->n_tasks; i++)
        taken |= 1u << w->tasks[i].place;
    while ((taken >> place & 1) != 0)
        place++;
    return place;
}

char *cc_workers_room(struct cc_workers *workers)
{
    const struct cc_worker *w = &workers->list[choose(workers)];
    struct cc_worker_task task = {.place = free_place(w)};

    cc_workers_trim(workers);
    return workers->lends ? cc_worker_task_place(workers, w, &task) : NULL;
}

enum cc_status cc_workers_send(struct cc_workers *workers, uint64_t number,
                               const struct cc_span *parts, size_t n_parts, struct cc_error *err)
{
    struct cc_worker *w = &workers->list[choose(workers)];
    struct cc_worker_task task = {.number = number, .place = free_place(w)};
    char *place = cc_worker_task_place(workers, w, &task);
    enum cc_status st = CC_OK;
    int how;

    for (size_t i = 0; i < n_parts; i++) {
        if (!cc_size_add(task.bytes, parts[i].len, &task.bytes) ||
            task.bytes > workers->job.max_task_bytes)
            return cc_fail(err, CC_E_LIMIT, "workers", "over %zu bytes", workers->job.max_task_bytes);
    }
    cc_workers_trim(workers);
    for (size_t i = 0, at = 0; i < n_parts; at += parts[i].len, i++) {
        if (parts[i].len > 0 && parts[i].ptr != place + at)
            memmove(place + at, parts[i].ptr, parts[i].len); /* the first may lie a little further on */
    }
    w->tasks[w->n_tasks++] = task;
    if (w->running && (call_for(workers, w, &task) || w->n_tasks > 1))
        return CC_OK;
    if (!w->running && w->in_at < w->in.len) /* what a predecessor left comes first */
        return CC_OK;
    if (w->running) /* it died with nothing to do: no task's fault */
        st = end_worker(workers, w, &how, err);
    return st == CC_OK ? cc_worker_start(workers, w, err) : st;
}
