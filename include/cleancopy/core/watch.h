/* watch.h -- how long work is told to stop, and tells how far it is.
 *
 * Thread use: the flag may be set by a signal handler; the rest is the caller's thread's. */
#ifndef CLEANCOPY_CORE_WATCH_H
#define CLEANCOPY_CORE_WATCH_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A NULL watch never stops and is told nothing; so for NULL members. */
struct cc_watch {
    const volatile sig_atomic_t *stop; /* not 0: stop soon, in good order */
    void (*step)(uint64_t done);       /* documents so far */
};

static inline bool cc_watch_stops(const struct cc_watch *watch)
{
    return watch != NULL && watch->stop != NULL && *watch->stop != 0;
}

static inline void cc_watch_step(const struct cc_watch *watch, uint64_t done)
{
    if (watch != NULL && watch->step != NULL)
        watch->step(done);
}

#endif
