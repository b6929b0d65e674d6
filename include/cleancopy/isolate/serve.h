/* serve.h -- a worker's side: its memory, what passes over its socket, and its life.
 *
 *     shared with the parent:  | call that ended it | task, place 0 | task, place 1 | answer to 0 | answer to 1 |
 *     from the parent:         { place, bytes }               a task lies there
 *     to the parent:           { kind, bytes } and the rest   hello, or the answer to its oldest task
 *
 * An answer's first CC_WORKER_ANSWER_BYTES lie in the shared memory, only the rest goes over the socket: through the
 * kernel each byte would be copied twice.  Not in the task's own place: a worker that is killed leaves its task whole.
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

enum cc_worker_answer_kind { CC_WORKER_HELLO, CC_WORKER_ANSWER };

/* Before an answer's rest; of a hello all is rest.  Its bytes of a hello say why the system takes no filter; none: it does. */
struct cc_worker_answer {
    uint64_t bytes;
    uint32_t kind;
};

/* The shared memory: how much it is, with places for tasks of `place_bytes` (whole memory pages); where a task lies in it, and
 * the answer to that. */
size_t cc_worker_shared_bytes(size_t place_bytes);
char *cc_worker_place(char *shared, size_t place_bytes, uint32_t place);
char *cc_worker_answer_place(char *shared, size_t place_bytes, uint32_t place);

/* How many of the answer's bytes are not in its place. */
uint64_t cc_worker_answer_rest(const struct cc_worker_answer *answer);

/* Enters the sandbox, says hello and does task after task, until there is no parent any more or it has to end.  Does not
 * return.  Its socket is descriptor CC_NURSERY_TALK_FD (nursery.h). */
void cc_worker_serve(const struct cc_workers_job *job, char *shared, size_t place_bytes)
    __attribute__((noreturn));

#endif
