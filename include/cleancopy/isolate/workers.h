/* workers.h -- tasks done in processes whose death costs one task.
 *
 *     send (task, bytes) -> worker: sandbox, work(bytes) -> answer -> wait: (task, answer)
 *                              \-- dies -----------------------------> wait: (task, why it died)
 *
 * Workers are started when there is work for them, serve task after task, and are started anew when they
 * die (nursery.h).  A task's bytes are copied once, or made where they are to lie, in memory that the worker shares with the
 * parent and with no other worker, and can only read; its answer comes back in such memory too (serve.h), and is copied out of it before
 * anybody looks, so that nothing of it can change while the parent reads.  The parent believes an answer's length,
 * within max_answer_bytes, and nothing else.
 *
 * A worker has up to CC_WORKERS_TASKS tasks, so that it finds the next one without waiting for the parent;
 * of a worker that dies the later ones are done by its successor.
 *
 * An edge.  Thread use: one thread at a time for each handle. */
#ifndef CLEANCOPY_ISOLATE_WORKERS_H
#define CLEANCOPY_ISOLATE_WORKERS_H

#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/isolate/death.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#define CC_WORKERS_MAX   256 /* more processes than any machine of ours has cores */
#define CC_WORKERS_TASKS 3

#define CC_DEATH_SAID_BYTES 65536 /* a pipe's room */

struct cc_workers;

/* A program that the workers come from where this process is not to be forked (nursery.h): its words, of which the first is the
 * program's name; it is to call cc_workers_nurse() with the same job. */
struct cc_workers_program {
    const char *path;
    char *const *args; /* NULL-ended */
};

struct cc_workers_job {
    /* In the process that the workers are forked from: what they could not load themselves.  The second one, which
     * may be NULL, is called when a worker first asks for what the filter forbids; that worker's task is
     * then done once more. */
    void (*prepare)(void *user);
    void (*prepare_more)(void *user);
    /* In a worker.  `task` is good until it returns.  It may end the process: CC_SANDBOX_EXIT_MEMORY says why where
     * memory is short, and is said for it where the answer does not fit its buffer. */
    void (*work)(void *user, struct cc_span task, struct cc_buf *answer);
    void *user; /* seen by the workers as it is when they are opened; of a program, as it is there */
    const struct cc_workers_program *program; /* until the call returns; NULL: forks; else the functions above are those of the program */
    unsigned n_workers;
    size_t max_task_bytes, max_answer_bytes;
    uint64_t max_memory_bytes; /* that a worker may take beyond what it begins with */
    uint32_t max_cpu_ms;       /* for a task; 0: any */
};

/* What cc_workers_wait() found.  Spans live until the next call with the handle. */
struct cc_workers_event {
    uint64_t task;
    bool died; /* else answered */
    struct cc_span answer;
    struct cc_death death;
};

/* Forks (nursery.h says when that may be done), or starts job->program.  CC_E_NOMEM, CC_E_IO. */
enum cc_status cc_workers_open(const struct cc_workers_job *job, struct cc_workers **workers,
                               struct cc_error *err);

/* The life of that program, started by `parent`.  Returns only where it cannot begin. */
enum cc_status cc_workers_nurse(const struct cc_workers_job *job, pid_t parent, struct cc_error *err);

/* True when cc_workers_send() would find a place for another task. */
bool cc_workers_have_room(const struct cc_workers *workers);

/* Where the next task is to lie, max_task_bytes of room: who makes its bytes there hands them to cc_workers_send() as the
 * first part, and finds them whole until they are answered, and after it until the next call with the handle.  There must
 * be room.  NULL: this system cannot keep workers from writing there. */
char *cc_workers_room(struct cc_workers *workers);

/* Hands over a task, its bytes in parts.  There must be room.  CC_E_LIMIT: over max_task_bytes, nothing was sent;
 * CC_E_IO: no worker to be had, the handle is of no more use. */
enum cc_status cc_workers_send(struct cc_workers *workers, uint64_t task,
                               const struct cc_span *parts, size_t n_parts, struct cc_error *err);

/* Waits until a task is answered or its worker has died.  There must be one.  CC_E_IO as above;
 * CC_E_NOMEM: no memory for an answer. */
enum cc_status cc_workers_wait(struct cc_workers *workers, struct cc_workers_event *event,
                               struct cc_error *err);

/* Puts the answer of the last event into `buf`, without copying it: the answer's span goes on being good, as long as `buf`.  What
 * `buf` held is lost. */
void cc_workers_take(struct cc_workers *workers, struct cc_buf *buf);

/* Why system calls are not filtered on this system, or NULL: known once a task has been answered. */
const char *cc_workers_unfiltered(const struct cc_workers *workers);

/* Ends all workers, whatever they do, and waits for them.  NULL is fine. */
void cc_workers_close(struct cc_workers *workers);

/* In a fork of the process that opened them: lets go of them, and they go on there.  NULL is fine. */
void cc_workers_forget(struct cc_workers *workers);

#endif
