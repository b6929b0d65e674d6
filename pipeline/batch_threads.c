/* batch_threads.c -- a ring of pages in hand, cleaned in threads.
 *
 *       oldest                    newest
 *         |                          |
 *   [ done | working | done | waiting ]      the calling thread reads a page into the slot behind the
 *                                            newest while one is free, else waits until the oldest is
 *                                            done and emits it: so results leave in input order
 */
#include "batch_internal.h"

#include "cleancopy/core/alloc.h"

#include <pthread.h>

enum slot_state {
    SLOT_FREE,
    SLOT_WAITING,
    SLOT_WORKING,
    SLOT_DONE
};

struct slot {
    struct cc_batch_item item;
    enum slot_state state;
};

struct ring {
    const struct cc_batch *batch;
    struct slot *slots;
    size_t n_slots, oldest, n_in_hand;
    size_t next_work; /* slot that a free worker looks at next */
    bool closing;
    pthread_mutex_t lock;
    pthread_cond_t work_there, work_done;
};

static void *worker(void *arg)
{
    struct ring *ring = arg;

    pthread_mutex_lock(&ring->lock);
    for (;;) {
        struct slot *slot = &ring->slots[ring->next_work];

        if (slot->state != SLOT_WAITING) {
            if (ring->closing)
                break;
            pthread_cond_wait(&ring->work_there, &ring->lock);
            continue;
        }
        slot->state = SLOT_WORKING;
        ring->next_work = (ring->next_work + 1) % ring->n_slots;
        pthread_mutex_unlock(&ring->lock);
        cc_batch_clean_item(ring->batch, &slot->item);
        pthread_mutex_lock(&ring->lock);
        slot->state = SLOT_DONE;
        pthread_cond_signal(&ring->work_done);
    }
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

/* Waits for the oldest page and emits it. */
static enum cc_status emit_oldest(struct ring *ring, struct cc_error *err)
{
    struct slot *slot = &ring->slots[ring->oldest];
    enum cc_status st;

    pthread_mutex_lock(&ring->lock);
    while (slot->state != SLOT_DONE)
        pthread_cond_wait(&ring->work_done, &ring->lock);
    pthread_mutex_unlock(&ring->lock);
    st = ring->batch->emit(ring->batch->user, &slot->item, err);
    pthread_mutex_lock(&ring->lock);
    slot->state = SLOT_FREE;
    pthread_mutex_unlock(&ring->lock);
    ring->oldest = (ring->oldest + 1) % ring->n_slots;
    ring->n_in_hand--;
    return st;
}

static enum cc_status feed(struct ring *ring, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    while (st == CC_OK) {
        struct slot *slot;

        if (ring->n_in_hand == ring->n_slots) {
            st = emit_oldest(ring, err);
            continue;
        }
        slot = &ring->slots[(ring->oldest + ring->n_in_hand) % ring->n_slots];
        st = cc_batch_read_item(ring->batch, &slot->item, err);
        if (st == CC_OK) {
            pthread_mutex_lock(&ring->lock);
            slot->state = SLOT_WAITING;
            ring->n_in_hand++;
            pthread_cond_signal(&ring->work_there);
            pthread_mutex_unlock(&ring->lock);
        }
    }
    while (st == CC_END && ring->n_in_hand > 0) {
        enum cc_status emitted = emit_oldest(ring, err);

        if (emitted != CC_OK)
            st = emitted;
    }
    return st == CC_END ? CC_OK : st;
}

enum cc_status cc_batch_run_threads(const struct cc_batch *batch, unsigned jobs,
                                    struct cc_error *err)
{
    struct ring ring = {.batch = batch, .n_slots = (size_t)jobs * CC_BATCH_SLOTS_PER_JOB};
    pthread_t threads[CC_BATCH_MAX_JOBS];
    unsigned started = 0;
    enum cc_status st;

    ring.slots = cc_calloc(ring.n_slots, sizeof *ring.slots);
    if (ring.slots == NULL)
        return cc_fail(err, CC_E_NOMEM, "batch", "out of memory for %zu pages in hand", ring.n_slots);
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.work_there, NULL);
    pthread_cond_init(&ring.work_done, NULL);
    for (size_t i = 0; i < ring.n_slots; i++)
        cc_batch_init_item(batch, &ring.slots[i].item);
    while (started < jobs && pthread_create(&threads[started], NULL, worker, &ring) == 0)
        started++;
    st = started > 0 ? feed(&ring, err)
                     : cc_batch_run_alone(batch, err);

    pthread_mutex_lock(&ring.lock);
    ring.closing = true;
    pthread_cond_broadcast(&ring.work_there);
    pthread_mutex_unlock(&ring.lock);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < ring.n_slots; i++)
        cc_batch_done_item(&ring.slots[i].item);
    pthread_cond_destroy(&ring.work_done);
    pthread_cond_destroy(&ring.work_there);
    pthread_mutex_destroy(&ring.lock);
    cc_free(ring.slots);
    return st;
}
