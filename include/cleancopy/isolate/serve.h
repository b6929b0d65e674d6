/* serve.h -- a worker's side: its memory, what passes over its socket, and its life.
 *
 *     its own, for the parent to read:   | board | answer to place 0 | answer to place 1 | …
 *     the parent's, for it to read:      | task, place 0 | task, place 1 | … | desk |
 *     from the parent:         { place, bytes }               a task lies there
 *     to the parent:           { kind, bytes } and the rest   hello, or the answer to its oldest task
 *
 * An answer's first CC_WORKER_ANSWER_BYTES lie in the shared memory, only the rest goes over the socket: through the
 * kernel each byte would be copied twice.  Tasks it cannot write (workers_memory.c): a worker that is killed leaves them whole.
 *
 * A worker that has another task to begin with keeps an answer's words to itself for a while: to wake the parent takes longer
 * than to send them.  They go when CC_WORKER_HELD are there, when the next task takes longer than a tick of the sandbox, or when
 * there is no next one; those of a worker that dies stand on its board.
 *
 * workers.c is the other side and the only user.
 *
 * Thread use: for the one thread of a process of its own. */
#ifndef CLEANCOPY_ISOLATE_SERVE_H
#define CLEANCOPY_ISOLATE_SERVE_H

#include "cleancopy/isolate/workers.h"

#define CC_WORKER_ANSWER_BYTES ((size_t)1 << 20) /* the longest record of 2,124 real pages, with all that was removed, has 0.7 MB */

struct cc_worker_call {
    uint64_t bytes;
    uint32_t place; /* below CC_WORKERS_TASKS */
};

#define CC_WORKER_HELD 2

enum cc_worker_answer_kind { CC_WORKER_HELLO, CC_WORKER_ANSWER };

/* Before an answer's rest; of a hello all is rest.  Its bytes of a hello say why the system takes no filter; none: it does. */
struct cc_worker_answer {
    uint64_t bytes;
    uint32_t kind;
};

/* The first of a worker's own memory.  The parent has set it to zero. */
struct cc_worker_board {
    int call;               /* that ended it */
    _Atomic uint32_t n_done; /* tasks answered, whether the parent has been told or not */
    struct cc_worker_answer answers[CC_WORKERS_TASKS]; /* answers[n % CC_WORKERS_TASKS]: to the task that was the n-th */
};

/* Behind the tasks. */
struct cc_worker_desk {
    _Atomic uint32_t n_sent; /* tasks whose call is sent, or about to be */
};

/* How much a worker's own memory is, and how much the parent's with places of `place_bytes` (all of these whole memory pages). */
size_t cc_worker_own_bytes(void);
size_t cc_worker_tasks_bytes(size_t place_bytes);
/* Where the answer to the task in `place` lies. */
char *cc_worker_answer_place(char *own, uint32_t place);
struct cc_worker_board *cc_worker_board(char *own);
const struct cc_worker_desk *cc_worker_desk(const char *tasks, size_t place_bytes);

/* How many of the answer's bytes are not in its place. */
uint64_t cc_worker_answer_rest(const struct cc_worker_answer *answer);

/* `tasks`: its places, of `place_bytes` each.  Enters the sandbox, says hello and does task after task, until there is no parent any more or it has to end.  Does not
 * return.  Its socket is descriptor CC_NURSERY_TALK_FD (nursery.h). */
void cc_worker_serve(const struct cc_workers_job *job, char *own, const char *tasks, size_t place_bytes)
    __attribute__((noreturn));

#endif
