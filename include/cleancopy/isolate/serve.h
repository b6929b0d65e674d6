/* serve.h -- a worker's side: its memory, what passes over its socket, and its life.
 *
 *     shared with the parent:  | call that ended it | task's bytes, place 0 | task's bytes, place 1 |
 *     from the parent:         { place, bytes }                  a task lies there
 *     to the parent:           { kind, bytes } and the bytes     hello, or the answer to its oldest task
 *
 * workers.c is the other side and the only user.
 *
 * Thread use: for the one thread of a process of its own. */
#ifndef CLEANCOPY_ISOLATE_SERVE_H
#define CLEANCOPY_ISOLATE_SERVE_H

#include "cleancopy/isolate/workers.h"

struct cc_worker_call {
    uint64_t bytes;
    uint32_t place; /* below CC_WORKERS_TASKS */
};

enum cc_worker_answer_kind { CC_WORKER_HELLO, CC_WORKER_ANSWER };

/* Before an answer's bytes.  Those of a hello say why the system takes no filter; none: it does. */
struct cc_worker_answer {
    uint64_t bytes;
    uint32_t kind;
};

/* Where the bytes of a task lie in the shared memory. */
char *cc_worker_place(char *shared, size_t place_bytes, uint32_t place);

/* Enters the sandbox, says hello and does task after task, until there is no parent any more or it has to end.  Does not
 * return.  Its socket is descriptor CC_NURSERY_TALK_FD (nursery.h). */
void cc_worker_serve(const struct cc_workers_job *job, char *shared, size_t place_bytes)
    __attribute__((noreturn));

#endif
