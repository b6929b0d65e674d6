/* batch.c -- a ring of pages in hand.
 *
 *       oldest                    newest
 *         |                          |
 *   [ done | working | done | waiting ]      the calling thread reads a page into the slot behind the
 *                                            newest while one is free, else waits until the oldest is
 *                                            done and emits it: so results leave in input order
 */
#include "cleancopy/batch.h"

#include "cleancopy/core/alloc.h"

#include <pthread.h>
#include <unistd.h>

#define MAX_JOBS       256 /* more threads than any machine of ours has cores */
#define MAX_ITEM_BYTES ((size_t)256 << 20) /* of formatted output for one page */

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

static void clean_item(const struct cc_batch *batch, struct cc_batch_item *item)
{
    if (item->status != CC_OK)
        return;
    item->status = cc_pipeline_read(&item->arena, batch->cfg, &item->page, &item->doc,
                                    &item->reading, &item->err);
    if (item->status == CC_OK && batch->work != NULL)
        batch->work(batch->user, item);
}

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
        clean_item(ring->batch, &slot->item);
        pthread_mutex_lock(&ring->lock);
        slot->state = SLOT_DONE;
        pthread_cond_signal(&ring->work_done);
    }
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

/* Reads the next page into the item.  CC_OK also for a bad page, which goes its way to emit. */
static enum cc_status read_item(const struct cc_batch *batch, struct cc_batch_item *item,
                                struct cc_error *err)
{
    cc_arena_reset(&item->arena);
    cc_buf_clear(&item->out);
    memset(&item->page, 0, sizeof item->page);
    memset(&item->doc, 0, sizeof item->doc);
    memset(&item->reading, 0, sizeof item->reading);
    if (batch->stop != NULL && *batch->stop != 0)
        return CC_END;
    item->status = batch->next(batch->user, &item->arena, &item->page, &item->err);
    if (item->status == CC_E_INPUT || item->status == CC_E_LIMIT)
        return CC_OK;
    if (item->status != CC_OK && item->status != CC_END && err != NULL)
        *err = item->err;
    return item->status;
}

static void init_item(const struct cc_batch *batch, struct cc_batch_item *item)
{
    cc_arena_init(&item->arena, batch->cfg->limits.max_arena_bytes);
    cc_buf_init(&item->out, MAX_ITEM_BYTES);
}

static void done_item(struct cc_batch_item *item)
{
    cc_arena_done(&item->arena);
    cc_buf_done(&item->out);
}

static enum cc_status run_alone(const struct cc_batch *batch, struct cc_error *err)
{
    struct cc_batch_item item;
    enum cc_status st;

    memset(&item, 0, sizeof item);
    init_item(batch, &item);
    do {
        st = read_item(batch, &item, err);
        if (st == CC_OK) {
            clean_item(batch, &item);
            st = batch->emit(batch->user, &item, err);
        }
    } while (st == CC_OK);
    done_item(&item);
    return st == CC_END ? CC_OK : st;
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
        st = read_item(ring->batch, &slot->item, err);
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

static enum cc_status run_threads(const struct cc_batch *batch, unsigned jobs,
                                  struct cc_error *err)
{
    struct ring ring = {.batch = batch, .n_slots = (size_t)jobs * CC_BATCH_SLOTS_PER_JOB};
    pthread_t threads[MAX_JOBS];
    unsigned started = 0;
    enum cc_status st;

    ring.slots = cc_calloc(ring.n_slots, sizeof *ring.slots);
    if (ring.slots == NULL)
        return cc_fail(err, CC_E_NOMEM, "batch", "out of memory for %zu pages in hand", ring.n_slots);
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.work_there, NULL);
    pthread_cond_init(&ring.work_done, NULL);
    for (size_t i = 0; i < ring.n_slots; i++)
        init_item(batch, &ring.slots[i].item);
    while (started < jobs && pthread_create(&threads[started], NULL, worker, &ring) == 0)
        started++;
    st = started > 0 ? feed(&ring, err) : run_alone(batch, err);

    pthread_mutex_lock(&ring.lock);
    ring.closing = true;
    pthread_cond_broadcast(&ring.work_there);
    pthread_mutex_unlock(&ring.lock);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < ring.n_slots; i++)
        done_item(&ring.slots[i].item);
    pthread_cond_destroy(&ring.work_done);
    pthread_cond_destroy(&ring.work_there);
    pthread_mutex_destroy(&ring.lock);
    cc_free(ring.slots);
    return st;
}

enum cc_status cc_batch_run(const struct cc_batch *batch, struct cc_error *err)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned jobs = batch->cfg->jobs;

    if (jobs == 0)
        jobs = cores < 1 ? 1 : (unsigned)cores;
    if (jobs > MAX_JOBS)
        jobs = MAX_JOBS;
    return jobs == 1 ? run_alone(batch, err) : run_threads(batch, jobs, err);
}
