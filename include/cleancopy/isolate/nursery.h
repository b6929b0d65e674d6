/* nursery.h -- a process that does nothing but start other processes, and says how they ended.
 *
 *     parent --fork--> nursery --fork--> worker 0
 *       |   control   |        --fork--> worker 1 …
 *       +-------------+
 *
 * A worker must start from a process that has neither threads (whose locks it would inherit half
 * taken) nor the database, the lock or the archive open; and workers that died must be started anew
 * long after the parent has all of these.  So the parent forks the nursery first, and the nursery
 * forks the workers.  The idea is Android's "zygote"; OpenSSH and Postfix part with their rights alike.
 *
 * All of them stand in the parent's process group and pass over SIGINT and SIGTERM: the parent says when it
 * is over, by closing its ends of the sockets.  If it cannot, since it was killed, the kernel
 * kills them (PR_SET_PDEATHSIG).
 *
 * In a process that is not ours to fork (other threads hold locks, libraries have handlers at fork, gigabytes are mapped)
 * the nursery is a program of its own instead, started with posix_spawn(): cc_nursery_spawn() there, cc_nursery_serve()
 * in that program.  It ends when the parent's end of its socket closes, or, where a fork of the parent holds a copy of that,
 * within CC_NURSERY_LOOK_MS of the parent's own end: so any thread may open it, and end.
 *
 * An edge.  Thread use: one thread at a time for each handle.  The thread that forks must outlive the nursery (the
 * signal comes when that thread ends); the one that spawns need not. */
#ifndef CLEANCOPY_ISOLATE_NURSERY_H
#define CLEANCOPY_ISOLATE_NURSERY_H

#include "cleancopy/core/status.h"

#include <stdbool.h>
#include <sys/types.h>

#define CC_NURSERY_TALK_FD   3 /* in a worker: its socket */
#define CC_NURSERY_MEMORY_FD 4 /* in a program of cc_nursery_spawn(), until cc_nursery_serve(): what it was given */
#define CC_NURSERY_LOOK_MS   5000 /* how often a program looks whether its parent lives: a few microseconds each */

struct cc_nursery;

struct cc_nursery_job {
    /* In the nursery, once, before the first worker: what is slow or forbidden in a worker. */
    void (*prepare)(void *user);
    /* The same, before the first worker that is asked for with `more`: what few workers need. */
    void (*prepare_more)(void *user);
    /* In a worker: its life.  It has `number` and one descriptor, 3, a stream socket to the parent; standard
     * error is the parent's pipe, standard input and output are empty.  Ends with its return. */
    void (*live)(void *user, unsigned number);
    void *user; /* as it is when the nursery is opened */
};

/* Forks.  Flush standard output before.  Children leave no trace in the parent's files: they end with _exit. */
enum cc_status cc_nursery_open(const struct cc_nursery_job *job, struct cc_nursery **nursery,
                               struct cc_error *err);

/* The same by starting a program, whose words are `args` (NULL-ended, the first is its name) and whose descriptor CC_NURSERY_MEMORY_FD is
 * `memory`.  It has the parent's environment and standard error, no other descriptor, and no signal blocked or ignored.
 * Waits until it serves.  CC_E_IO: it cannot be started, or has ended before (its code is in the message). */
enum cc_status cc_nursery_spawn(const char *path, char *const *args, int memory, struct cc_nursery **nursery,
                                struct cc_error *err);

/* The life of such a program; `parent` is the process that started it.  Closes CC_NURSERY_MEMORY_FD. */
void cc_nursery_serve(const struct cc_nursery_job *job, pid_t parent) __attribute__((noreturn));

/* Starts a worker.  *talk: the parent's end of the socket; *said: where what the worker writes to standard error can be
 * read, without waiting; both for the caller to close.  CC_E_IO: no process to be had, or the
 * nursery is gone. */
enum cc_status cc_nursery_start(struct cc_nursery *nursery, unsigned number, bool more, pid_t *pid,
                                int *talk, int *said, struct cc_error *err);

/* Ends the worker if it still runs and waits for it; *how as wait() tells.  Until then its number
 * belongs to nobody else. */
enum cc_status cc_nursery_reap(struct cc_nursery *nursery, pid_t pid, int *how,
                               struct cc_error *err);

/* Ends the nursery and waits for it; workers must have been reaped.  NULL is fine. */
void cc_nursery_close(struct cc_nursery *nursery);

/* In a fork of the parent, whose nursery it is not: closes its copy and forgets it.  NULL is fine. */
void cc_nursery_forget(struct cc_nursery *nursery);

#endif
