#include "posting_buffer.h"

#include "cleancopy/core/alloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CAPACITY 1024

void cc_posting_buffer_done(struct cc_posting_buffer *b)
{
    cc_free(b->list);
    cc_free(b->slots);
    memset(b, 0, sizeof *b);
}

void cc_posting_buffer_clear(struct cc_posting_buffer *b)
{
    b->n = 0;
    if (b->slots != NULL)
        memset(b->slots, 0, b->n_slots * sizeof *b->slots);
}

/* The slot of the print, or the empty one where it would go. */
static uint32_t *find_slot(const struct cc_posting_buffer *b, uint64_t print)
{
    size_t mask = b->n_slots - 1;
    size_t at = (size_t)((print * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & mask;

    while (b->slots[at] != 0 && b->list[b->slots[at] - 1].posting.print != print)
        at = (at + 1) & mask;
    return &b->slots[at];
}

static enum cc_status grow(struct cc_posting_buffer *b, struct cc_error *err)
{
    uint32_t capacity = b->capacity == 0 ? FIRST_CAPACITY : b->capacity * 2, i;
    struct cc_buffered *list;
    uint32_t *slots;

    list = cc_realloc_array(b->list, capacity, sizeof *list);
    if (list != NULL)
        b->list = list;
    slots = cc_calloc(capacity, 2 * sizeof *slots);
    if (list == NULL || slots == NULL) {
        cc_free(slots);
        return cc_fail(err, CC_E_NOMEM, "state", "no memory for the index of a transaction");
    }
    cc_free(b->slots);
    b->slots = slots;
    b->n_slots = capacity * 2;
    b->capacity = capacity;
    for (i = 0; i < b->n; i++) {
        uint32_t *slot = find_slot(b, list[i].posting.print);

        if (*slot == 0) /* chains begin with their first, and it comes first in the list */
            *slot = i + 1;
    }
    return CC_OK;
}

enum cc_status cc_posting_buffer_add(struct cc_posting_buffer *b, struct cc_posting posting,
                                     struct cc_error *err)
{
    struct cc_buffered *made;
    uint32_t *slot;
    enum cc_status st = CC_OK;

    if (cc_posting_buffer_is_full(b))
        return cc_fail(err, CC_E_LIMIT, "state", "more than %u index entries in a buffer",
                       (unsigned)CC_BUFFER_MAX_POSTINGS);
    if (b->n == b->capacity)
        st = grow(b, err);
    if (st != CC_OK)
        return st;
    slot = find_slot(b, posting.print);
    if (*slot != 0) {
        struct cc_buffered *first = &b->list[*slot - 1];
        struct cc_buffered *last = &b->list[first->last - 1];

        assert(last->posting.ref <= posting.ref);
        if (last->posting.ref == posting.ref)
            return CC_OK;
        last->next = b->n + 1;
        first->last = b->n + 1;
    } else {
        *slot = b->n + 1;
    }
    made = &b->list[b->n++];
    made->posting = posting;
    made->next = 0;
    made->last = b->n;
    return CC_OK;
}

const struct cc_buffered *cc_posting_buffer_find(const struct cc_posting_buffer *b,
                                                 uint64_t print)
{
    uint32_t at = b->n == 0 ? 0 : *find_slot(b, print);

    return at == 0 ? NULL : &b->list[at - 1];
}

const struct cc_buffered *cc_posting_buffer_next(const struct cc_posting_buffer *b,
                                                 const struct cc_buffered *at)
{
    return at->next == 0 ? NULL : &b->list[at->next - 1];
}

static int compare_buffered(const void *a, const void *b)
{
    const struct cc_buffered *x = a, *y = b;

    return cc_posting_compare(&x->posting, &y->posting);
}

void cc_posting_buffer_sort(struct cc_posting_buffer *b)
{
    if (b->n > 1)
        qsort(b->list, b->n, sizeof *b->list, compare_buffered);
}
