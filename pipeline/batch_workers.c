/* batch_workers.c -- a ring of pages in hand, cleaned in other processes.
 *
 *       oldest        newest
 *         |             |
 *   [ done | out | done | out ]     out: with a worker
 *
 * One thread does all of this process's work, in this order of preference: read a page to where a worker finds it, emit the
 * oldest, wait for a worker.  So workers find their next page while the last one is
 * being written, and results leave in input order.
 */
#include "batch_internal.h"

#include "cleancopy/cleaner.h"
#include "cleancopy/core/alloc.h"

enum slot_state {
    SLOT_FREE,
    SLOT_OUT,
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
    bool ended;      /* there is no more to read */
};

static struct slot *slot_at(struct ring *ring, size_t i)
{
    return &ring->slots[(ring->oldest + i) % ring->n_slots];
}

static bool can_read(const struct ring *ring)
{
    return !ring->ended && ring->n_in_hand < ring->n_slots && cc_cleaners_have_room(ring->batch->cleaners);
}

static enum cc_status read_another(struct ring *ring, struct cc_error *err)
{
    struct slot *slot = slot_at(ring, ring->n_in_hand);
    enum cc_status st = cc_batch_read_item(ring->batch, &slot->item, err);
    bool sent = false;

    ring->ended = st == CC_END;
    if (st != CC_OK)
        return ring->ended ? CC_OK : st;
    if (cc_batch_is_to_clean(&slot->item))
        st = cc_cleaners_send(ring->batch->cleaners, (uint64_t)(slot - ring->slots), &slot->item,
                              &sent, err);
    slot->state = sent ? SLOT_OUT : SLOT_DONE;
    ring->n_in_hand++;
    return st;
}

static enum cc_status emit_oldest(struct ring *ring, struct cc_error *err)
{
    struct slot *slot = slot_at(ring, 0);
    enum cc_status st;

    slot->item.page.bytes = CC_SPAN_EMPTY; /* where they lay, another page may lie */
    st = ring->batch->emit(ring->batch->user, &slot->item, err);
    slot->state = SLOT_FREE;
    ring->oldest = (ring->oldest + 1) % ring->n_slots;
    ring->n_in_hand--;
    return st;
}

static enum cc_status await(struct ring *ring, struct cc_error *err)
{
    uint64_t number = 0;
    enum cc_status st = cc_cleaners_wait(ring->batch->cleaners, &number, err);

    if (st != CC_OK)
        return st;
    ring->slots[number].state = SLOT_DONE;
    return cc_cleaners_take(ring->batch->cleaners, &ring->slots[number].item, err);
}

static enum cc_status feed(struct ring *ring, struct cc_error *err)
{
    enum cc_status st = CC_OK;

    while (st == CC_OK) {
        if (can_read(ring))
            st = read_another(ring, err);
        else if (ring->n_in_hand > 0 && slot_at(ring, 0)->state == SLOT_DONE)
            st = emit_oldest(ring, err);
        else if (ring->n_in_hand > 0)
            st = await(ring, err);
        else
            break;
    }
    return st;
}

enum cc_status cc_batch_run_workers(const struct cc_batch *batch, unsigned jobs,
                                    struct cc_error *err)
{
    struct ring ring = {.batch = batch,
                        .n_slots = (size_t)jobs * CC_BATCH_SLOTS_PER_JOB};
    enum cc_status st;

    ring.slots = cc_calloc(ring.n_slots, sizeof *ring.slots);
    if (ring.slots == NULL)
        return cc_fail(err, CC_E_NOMEM, "batch", "out of memory for %zu pages in hand", ring.n_slots);
    for (size_t i = 0; i < ring.n_slots; i++)
        cc_batch_init_item(batch, &ring.slots[i].item);
    st = feed(&ring, err);
    for (size_t i = 0; i < ring.n_slots; i++)
        cc_batch_done_item(&ring.slots[i].item);
    cc_free(ring.slots);
    return st;
}
