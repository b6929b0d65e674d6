/* queue.h -- what is to be asked, by site, and whose turn it is.
 *
 * A site is what is asked one request at a time.  Its name may be any; the fetcher gives a
 * registrable domain.
 *
 * Each site has a line of tasks and a time before which it must not be asked.  A site that was
 * taken is in flight until it is released: so there is at most one request to a site at a time,
 * whatever the caller does. A heap gives the site whose time comes first; sites with equal
 * times take turns.
 *
 *     level 0: robots files · 1: feeds, sitemaps, front pages · 2: pages
 *
 * A blocked site (its robots file is on the way) gives out level 0 only.  Times are
 * milliseconds of any clock that runs forward; this module reads none.
 *
 * Thread use: one thread at a time for each queue. */
#ifndef CLEANCOPY_FETCH_QUEUE_H
#define CLEANCOPY_FETCH_QUEUE_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_QUEUE_LEVELS 3
#define CC_QUEUE_NEVER  INT64_MAX

/* To be the first member of the caller's own struct, which the caller allocates and frees. */
struct cc_task {
    struct cc_task *next;
};

struct cc_queue_site {
    char *name;      /* lower case, NUL-ended */
    int64_t next_ms; /* not before */
    uint64_t turn;   /* breaks ties: who was taken longest ago goes first */
    size_t heap_at;  /* the queue's own */
    struct cc_task *first[CC_QUEUE_LEVELS], *last[CC_QUEUE_LEVELS];
    bool in_flight, blocked;
    void *owner; /* the caller's facts about the site; the queue does not touch it */
    struct cc_queue_site *next_site; /* in the order in which they were made */
};

struct cc_queue;

/* NULL: no memory. */
struct cc_queue *cc_queue_open(void);
/* Frees sites and queue, not the tasks that are still in line.  NULL is fine. */
void cc_queue_close(struct cc_queue *queue);

/* The site of that name, made if it is new; NULL: no memory. */
struct cc_queue_site *cc_queue_site(struct cc_queue *queue, struct cc_span name);
struct cc_queue_site *cc_queue_first_site(struct cc_queue *queue);

/* Puts a task at the end of the site's line, or before all others of its level (`first`). */
void cc_queue_add(struct cc_queue *queue, struct cc_queue_site *site, struct cc_task *task,
                  unsigned level, bool first);

/* The next task whose site may be asked at now_ms, lowest level first; the site is in flight
 * then.  NULL: none now. */
struct cc_task *cc_queue_take(struct cc_queue *queue, int64_t now_ms, struct cc_queue_site **site);
/* Ends the flight; the site may be asked again from next_ms on. */
void cc_queue_release(struct cc_queue *queue, struct cc_queue_site *site, int64_t next_ms);
/* The site may be asked from next_ms on, if not later. */
void cc_queue_postpone(struct cc_queue *queue, struct cc_queue_site *site, int64_t next_ms);
void cc_queue_block(struct cc_queue *queue, struct cc_queue_site *site, bool blocked);
/* When cc_queue_take will give something, CC_QUEUE_NEVER when nothing that is in line is free
 * to go. */
int64_t cc_queue_next_ms(const struct cc_queue *queue);
/* Sites that wait for their turn: something is in line that is free to go. */
size_t cc_queue_waiting(const struct cc_queue *queue);
#define CC_QUEUE_PEEK 32
/* The first of them, in the order of their turns: at most max, and CC_QUEUE_PEEK.  Returns how many.  Looks at
 * twice as many, however long the queue is. */
size_t cc_queue_peek(const struct cc_queue *queue, size_t max, const struct cc_queue_site **sites);
bool cc_queue_site_is_idle(const struct cc_queue_site *site); /* nothing in line, nothing in flight */

/* Remembers a URL (its hash); false when it was there already.  *no_memory is set when it could
 * not be kept. */
bool cc_queue_see(struct cc_queue *queue, uint64_t url_hash, bool *no_memory);
bool cc_queue_has_seen(const struct cc_queue *queue, uint64_t url_hash);

#endif
