#include "cleancopy/write/outqueue.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/write/outbatch.h"
#include "cleancopy/write/outfile.h"

#include <pthread.h>
#include <signal.h>

/* One file to write or to remove. */
struct job {
    struct job *next;
    bool removes;
    size_t name_bytes, content_bytes;
    char bytes[]; /* the name's, then the content's */
};

struct cc_outqueue {
    char *dir;
    struct cc_outbatch *batch; /* the thread's, while there is one; so is n_changed */
    uint64_t n_changed;
    bool has_thread;
    pthread_t thread;
    pthread_mutex_t lock; /* for what follows */
    pthread_cond_t job_there, job_done;
    struct job *first, *last;
    size_t waiting_bytes; /* in the list, and of the job at work */
    bool closing;
    enum cc_status status; /* the first failure: what comes after it is passed over, … */
    struct cc_error error; /* … and the reason */
};

/* ---- doing ---- */

static struct cc_span name_of(const struct job *job)
{
    return (struct cc_span){job->bytes, job->name_bytes};
}

static enum cc_status run_job(struct cc_outqueue *queue, const struct job *job,
                              struct cc_error *err)
{
    struct cc_span content = {job->bytes + job->name_bytes, job->content_bytes};
    bool changed = false;
    enum cc_status st;

    if (job->removes)
        return cc_outfile_remove(queue->dir, name_of(job), err);
    st = cc_outbatch_put(queue->batch, name_of(job), content, &changed, err);
    queue->n_changed += changed;
    return st;
}

/* The lock is held, but not while the job is done. */
static void do_first(struct cc_outqueue *queue)
{
    struct job *job = queue->first;
    bool passed_over = queue->status != CC_OK;
    enum cc_status st = CC_OK;
    struct cc_error why;

    queue->first = job->next;
    pthread_mutex_unlock(&queue->lock);
    if (!passed_over)
        st = run_job(queue, job, &why);
    pthread_mutex_lock(&queue->lock);
    if (st != CC_OK) {
        queue->status = st;
        queue->error = why;
    }
    queue->waiting_bytes -= job->content_bytes;
    cc_free(job);
    pthread_cond_signal(&queue->job_done);
}

static void *do_jobs(void *user)
{
    struct cc_outqueue *queue = user;

    pthread_mutex_lock(&queue->lock);
    while (queue->first != NULL || !queue->closing) {
        if (queue->first != NULL)
            do_first(queue);
        else
            pthread_cond_wait(&queue->job_there, &queue->lock);
    }
    pthread_mutex_unlock(&queue->lock);
    return NULL;
}

/* ---- opening and closing ---- */

/* Signals are for the caller's thread, whose waiting they end. */
static void start_thread(struct cc_outqueue *queue)
{
    sigset_t all, before;

    (void)sigfillset(&all); /* these three fail for wrong arguments alone */
    (void)pthread_sigmask(SIG_BLOCK, &all, &before);
    queue->has_thread = pthread_create(&queue->thread, NULL, do_jobs, queue) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
}

static void end_thread(struct cc_outqueue *queue)
{
    if (!queue->has_thread)
        return;
    pthread_mutex_lock(&queue->lock);
    queue->closing = true;
    pthread_cond_signal(&queue->job_there);
    pthread_mutex_unlock(&queue->lock);
    (void)pthread_join(queue->thread, NULL);
    queue->has_thread = false;
}

static void free_queue(struct cc_outqueue *queue)
{
    cc_outbatch_abort(queue->batch);
    pthread_cond_destroy(&queue->job_done);
    pthread_cond_destroy(&queue->job_there);
    pthread_mutex_destroy(&queue->lock);
    cc_free(queue->dir);
    cc_free(queue);
}

enum cc_status cc_outqueue_open(const char *dir, struct cc_outqueue **out, struct cc_error *err)
{
    struct cc_outqueue *queue = cc_calloc(1, sizeof *queue);
    enum cc_status st;

    *out = NULL;
    if (queue == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->job_there, NULL);
    pthread_cond_init(&queue->job_done, NULL);
    queue->dir = cc_strdup(dir);
    st = queue->dir != NULL ? cc_outbatch_open(dir, &queue->batch, err)
                            : cc_fail(err, CC_E_NOMEM, "output", "no memory");
    if (st != CC_OK) {
        free_queue(queue);
        return st;
    }
    start_thread(queue);
    *out = queue;
    return CC_OK;
}

enum cc_status cc_outqueue_close(struct cc_outqueue *queue, uint64_t *n_changed,
                                 struct cc_error *err)
{
    struct cc_outbatch *batch = queue->batch;
    enum cc_status st;

    end_thread(queue);
    st = queue->status;
    if (st == CC_OK) {
        queue->batch = NULL; /* the close frees it in any case */
        st = cc_outbatch_close(batch, err);
    } else if (err != NULL) {
        *err = queue->error;
    }
    *n_changed = queue->n_changed;
    free_queue(queue);
    return st;
}

void cc_outqueue_abort(struct cc_outqueue *queue)
{
    if (queue == NULL)
        return;
    pthread_mutex_lock(&queue->lock);
    if (queue->status == CC_OK)
        queue->status = CC_E_IO; /* what waits is passed over */
    pthread_mutex_unlock(&queue->lock);
    end_thread(queue);
    free_queue(queue);
}

/* ---- asking ---- */

static struct job *make_job(struct cc_span name, struct cc_span content, bool removes)
{
    size_t bytes;
    struct job *job;

    if (!cc_size_add(name.len, content.len, &bytes) || !cc_size_add(bytes, sizeof *job, &bytes))
        return NULL;
    job = cc_malloc(bytes);
    if (job == NULL)
        return NULL;
    *job =
        (struct job){.removes = removes, .name_bytes = name.len, .content_bytes = content.len};
    if (name.len > 0)
        memcpy(job->bytes, name.ptr, name.len);
    if (content.len > 0)
        memcpy(job->bytes + name.len, content.ptr, content.len);
    return job;
}

static enum cc_status add(struct cc_outqueue *queue, struct job *job, struct cc_error *err)
{
    enum cc_status st;

    if (job == NULL)
        return cc_fail(err, CC_E_NOMEM, "output", "no memory");
    pthread_mutex_lock(&queue->lock);
    while (queue->waiting_bytes > 0 &&
           queue->waiting_bytes + job->content_bytes > CC_OUTQUEUE_BYTES)
        pthread_cond_wait(&queue->job_done, &queue->lock);
    queue->waiting_bytes += job->content_bytes;
    if (queue->first == NULL)
        queue->first = job;
    else
        queue->last->next = job;
    queue->last = job;
    if (!queue->has_thread)
        do_first(queue);
    pthread_cond_signal(&queue->job_there);
    st = queue->status;
    if (st != CC_OK && err != NULL)
        *err = queue->error;
    pthread_mutex_unlock(&queue->lock);
    return st;
}

enum cc_status cc_outqueue_put(struct cc_outqueue *queue, struct cc_span name,
                               struct cc_span content, struct cc_error *err)
{
    return add(queue, make_job(name, content, false), err);
}

enum cc_status cc_outqueue_remove(struct cc_outqueue *queue, struct cc_span name,
                                  struct cc_error *err)
{
    return add(queue, make_job(name, CC_SPAN_EMPTY, true), err);
}
