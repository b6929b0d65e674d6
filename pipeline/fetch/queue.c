#include "cleancopy/fetch/queue.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"

#include <string.h>

#define NOT_IN_HEAP SIZE_MAX
#define FIRST_SLOTS 64 /* a power of two; tables double at three quarters full */

struct cc_queue {
    struct cc_queue_site **heap;
    size_t n_heap, heap_capacity;
    struct cc_queue_site **table; /* open addressing by hash of the name */
    size_t n_sites, n_slots;
    struct cc_queue_site *first_site, *last_site;
    uint64_t turn;
    uint64_t *seen; /* open addressing, 0: free */
    size_t n_seen, n_seen_slots;
};

struct cc_queue *cc_queue_open(void)
{
    struct cc_queue *queue = cc_calloc(1, sizeof(*queue));

    if (queue == NULL)
        return NULL;
    queue->n_slots = queue->n_seen_slots = FIRST_SLOTS;
    queue->table = cc_calloc(FIRST_SLOTS, sizeof(*queue->table));
    queue->seen = cc_calloc(FIRST_SLOTS, sizeof(*queue->seen));
    if (queue->table == NULL || queue->seen == NULL) {
        cc_queue_close(queue);
        return NULL;
    }
    return queue;
}

void cc_queue_close(struct cc_queue *queue)
{
    struct cc_queue_site *site, *next;

    if (queue == NULL)
        return;
    for (site = queue->first_site; site != NULL; site = next) {
        next = site->next_site;
        cc_free(site->name);
        cc_free(site);
    }
    cc_free(queue->heap);
    cc_free(queue->table);
    cc_free(queue->seen);
    cc_free(queue);
}

static size_t slot_of(struct cc_queue_site **table, size_t n_slots, struct cc_span name)
{
    size_t at = (size_t)cc_hash64(name) & (n_slots - 1);

    while (table[at] != NULL && !cc_span_is(cc_span_from(table[at]->name), name))
        at = (at + 1) & (n_slots - 1);
    return at;
}

static bool grow_table(struct cc_queue *queue)
{
    size_t wanted = queue->n_slots * 2, i;
    struct cc_queue_site **table;

    if (queue->n_sites + 1 <= queue->n_slots / 4 * 3)
        return true;
    table = cc_calloc(wanted, sizeof(*table));
    if (table == NULL)
        return false;
    for (i = 0; i < queue->n_slots; i++)
        if (queue->table[i] != NULL)
            table[slot_of(table, wanted, cc_span_from(queue->table[i]->name))] =
                queue->table[i];
    cc_free(queue->table);
    queue->table = table;
    queue->n_slots = wanted;
    return true;
}

/* The heap always has room for every site, so that moving one cannot fail. */
static bool grow_heap(struct cc_queue *queue)
{
    struct cc_queue_site **heap;
    size_t wanted = queue->heap_capacity == 0 ? FIRST_SLOTS : queue->heap_capacity * 2;

    if (queue->n_sites < queue->heap_capacity)
        return true;
    heap = cc_realloc_array(queue->heap, wanted, sizeof(*heap));
    if (heap == NULL)
        return false;
    queue->heap = heap;
    queue->heap_capacity = wanted;
    return true;
}

struct cc_queue_site *cc_queue_site(struct cc_queue *queue, struct cc_span name)
{
    size_t at = slot_of(queue->table, queue->n_slots, name);
    struct cc_queue_site *site = queue->table[at];

    if (site != NULL)
        return site;
    if (!grow_table(queue) || !grow_heap(queue))
        return NULL;
    site = cc_calloc(1, sizeof(*site));
    if (site == NULL)
        return NULL;
    site->name = cc_strndup(name.len > 0 ? name.ptr : "", name.len);
    if (site->name == NULL) {
        cc_free(site);
        return NULL;
    }
    site->heap_at = NOT_IN_HEAP;
    queue->table[slot_of(queue->table, queue->n_slots, name)] = site;
    queue->n_sites++;
    if (queue->last_site != NULL)
        queue->last_site->next_site = site;
    else
        queue->first_site = site;
    queue->last_site = site;
    return site;
}

struct cc_queue_site *cc_queue_first_site(struct cc_queue *queue)
{
    return queue->first_site;
}

static bool goes_before(const struct cc_queue_site *a, const struct cc_queue_site *b)
{
    return a->next_ms < b->next_ms || (a->next_ms == b->next_ms && a->turn < b->turn);
}

static void place(struct cc_queue *queue, size_t at, struct cc_queue_site *site)
{
    queue->heap[at] = site;
    site->heap_at = at;
}

/* Moves the site at `at` up or down to where it belongs. */
static void settle(struct cc_queue *queue, size_t at)
{
    struct cc_queue_site *site = queue->heap[at];
    size_t child;

    while (at > 0 && goes_before(site, queue->heap[(at - 1) / 2])) {
        place(queue, at, queue->heap[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    for (;;) {
        child = 2 * at + 1;
        if (child >= queue->n_heap)
            break;
        if (child + 1 < queue->n_heap &&
            goes_before(queue->heap[child + 1], queue->heap[child]))
            child++;
        if (!goes_before(queue->heap[child], site))
            break;
        place(queue, at, queue->heap[child]);
        at = child;
    }
    place(queue, at, site);
}

static int first_level(const struct cc_queue_site *site)
{
    int level;

    for (level = 0; level < CC_QUEUE_LEVELS; level++) {
        if (site->blocked && level > 0)
            return -1;
        if (site->first[level] != NULL)
            return level;
    }
    return -1;
}

/* Puts the site into the heap, out of it, or to another place, as its facts now are. */
static void update(struct cc_queue *queue, struct cc_queue_site *site)
{
    bool ready = !site->in_flight && first_level(site) >= 0;
    size_t at = site->heap_at;

    if (ready && at == NOT_IN_HEAP) {
        at = queue->n_heap++;
        place(queue, at, site);
        settle(queue, at);
    } else if (ready) {
        settle(queue, at);
    } else if (at != NOT_IN_HEAP) {
        site->heap_at = NOT_IN_HEAP;
        queue->n_heap--;
        if (at != queue->n_heap) {
            place(queue, at, queue->heap[queue->n_heap]);
            settle(queue, at);
        }
    }
}

void cc_queue_add(struct cc_queue *queue, struct cc_queue_site *site, struct cc_task *task,
                  unsigned level, bool first)
{
    if (site->first[level] == NULL) {
        task->next = NULL;
        site->first[level] = site->last[level] = task;
    } else if (first) {
        task->next = site->first[level];
        site->first[level] = task;
    } else {
        task->next = NULL;
        site->last[level]->next = task;
        site->last[level] = task;
    }
    update(queue, site);
}

static struct cc_task *take_from(struct cc_queue_site *site, int level)
{
    struct cc_task *task = site->first[level];

    site->first[level] = task->next;
    if (site->first[level] == NULL)
        site->last[level] = NULL;
    task->next = NULL;
    return task;
}

struct cc_task *cc_queue_take(struct cc_queue *queue, int64_t now_ms, struct cc_queue_site **site)
{
    struct cc_task *task;

    if (queue->n_heap == 0 || queue->heap[0]->next_ms > now_ms)
        return NULL;
    *site = queue->heap[0];
    task = take_from(*site, first_level(*site));
    (*site)->in_flight = true;
    (*site)->turn = ++queue->turn;
    update(queue, *site);
    return task;
}

void cc_queue_release(struct cc_queue *queue, struct cc_queue_site *site, int64_t next_ms)
{
    site->in_flight = false;
    site->next_ms = next_ms;
    update(queue, site);
}

void cc_queue_block(struct cc_queue *queue, struct cc_queue_site *site, bool blocked)
{
    site->blocked = blocked;
    update(queue, site);
}

void cc_queue_postpone(struct cc_queue *queue, struct cc_queue_site *site, int64_t next_ms)
{
    if (site->next_ms >= next_ms)
        return;
    site->next_ms = next_ms;
    update(queue, site);
}

int64_t cc_queue_next_ms(const struct cc_queue *queue)
{
    return queue->n_heap == 0 ? CC_QUEUE_NEVER : queue->heap[0]->next_ms;
}

size_t cc_queue_waiting(const struct cc_queue *queue)
{
    return queue->n_heap;
}

/* Whoever is next is among the children of those that were. */
size_t cc_queue_peek(const struct cc_queue *queue, size_t max, const struct cc_queue_site **sites)
{
    size_t open[CC_QUEUE_PEEK + 1] = {0}, n_open = queue->n_heap > 0 ? 1 : 0, n = 0, best, child;

    if (max > CC_QUEUE_PEEK)
        max = CC_QUEUE_PEEK;
    for (; n < max && n_open > 0; n++) {
        best = 0;
        for (size_t i = 1; i < n_open; i++)
            if (goes_before(queue->heap[open[i]], queue->heap[open[best]]))
                best = i;
        sites[n] = queue->heap[open[best]];
        child = 2 * open[best] + 1;
        open[best] = open[--n_open];
        for (size_t i = child; i < child + 2 && i < queue->n_heap; i++)
            open[n_open++] = i;
    }
    return n;
}

bool cc_queue_site_is_idle(const struct cc_queue_site *site)
{
    return !site->in_flight && site->first[0] == NULL && site->first[1] == NULL &&
           site->first[2] == NULL;
}

/* Where h is, or would go. */
static size_t seen_slot(const uint64_t *slots, size_t n_slots, uint64_t h)
{
    size_t at = (size_t)h & (n_slots - 1);

    while (slots[at] != 0 && slots[at] != h)
        at = (at + 1) & (n_slots - 1);
    return at;
}

static bool put_seen(uint64_t *slots, size_t n_slots, uint64_t h)
{
    size_t at = seen_slot(slots, n_slots, h);

    if (slots[at] == h)
        return false;
    slots[at] = h;
    return true;
}

bool cc_queue_see(struct cc_queue *queue, uint64_t url_hash, bool *no_memory)
{
    uint64_t *slots;
    size_t wanted = queue->n_seen_slots * 2, i;

    if (queue->n_seen + 1 > queue->n_seen_slots / 4 * 3) {
        slots = cc_calloc(wanted, sizeof(*slots));
        *no_memory = slots == NULL;
        if (slots == NULL)
            return false;
        for (i = 0; i < queue->n_seen_slots; i++)
            if (queue->seen[i] != 0)
                (void)put_seen(slots, wanted, queue->seen[i]);
        cc_free(queue->seen);
        queue->seen = slots;
        queue->n_seen_slots = wanted;
    }
    *no_memory = false;
    if (!put_seen(queue->seen, queue->n_seen_slots, url_hash == 0 ? 1 : url_hash))
        return false;
    queue->n_seen++;
    return true;
}

bool cc_queue_has_seen(const struct cc_queue *queue, uint64_t url_hash)
{
    uint64_t h = url_hash == 0 ? 1 : url_hash;

    return queue->seen[seen_slot(queue->seen, queue->n_seen_slots, h)] == h;
}
