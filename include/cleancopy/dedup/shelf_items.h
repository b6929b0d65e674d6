/* shelf_items.h -- postings and lists in memory, and their sort: what shelf.h and shelf_find.h work on.
 *
 * The sort is by digits of 11 bits, the lowest first (LSD radix sort): four rounds for prints of 36 bits.
 *
 * Thread use: one thread at a time for each set. */
#ifndef CLEANCOPY_DEDUP_SHELF_ITEMS_H
#define CLEANCOPY_DEDUP_SHELF_ITEMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CC_SHELF_DOCUMENT_BITS 27     /* of a ref, below the document's number */
#define CC_SHELF_MAX_NUMBER    0xFFFF /* of n_prints and n_likely: a paragraph with prints has 4,096 words at most */

/* A posting, by print, or a list, by subject. */
struct cc_shelf_item {
    uint64_t key;
    uint64_t value; /* ref, or where the list is in memory */
    uint64_t about;
};

/* Zeroed: none. */
struct cc_shelf_items {
    struct cc_shelf_item *list, *spare;
    size_t n, capacity;
};

void cc_shelf_items_done(struct cc_shelf_items *items);
/* False: the heap is short. */
bool cc_shelf_items_add(struct cc_shelf_items *items, uint64_t key, uint64_t value, uint64_t about);
/* By key; items of one key stay in their order.  Takes as much memory again until the end.  False: the heap is short. */
bool cc_shelf_items_sort(struct cc_shelf_items *items);
/* Behind the last item of the key that `from` has. */
size_t cc_shelf_items_end(const struct cc_shelf_items *items, size_t from);

static inline uint64_t cc_shelf_document(uint64_t ref)
{
    return ref >> CC_SHELF_DOCUMENT_BITS;
}

/* ---- what goes with a ref: how far back its text's first print is, its prints, those it is likely to have, whether it is followed ---- */

#define ABOUT_BACK_SHIFT 33

static inline uint64_t cc_shelf_about(uint64_t back, uint64_t n_prints, uint64_t n_likely, bool is_followed)
{
    return back << ABOUT_BACK_SHIFT | n_prints << 17 | n_likely << 1 | (is_followed ? 1 : 0);
}

static inline uint32_t cc_shelf_back(uint64_t about)
{
    return (uint32_t)(about >> ABOUT_BACK_SHIFT);
}

static inline uint32_t cc_shelf_n_prints(uint64_t about)
{
    return (uint32_t)(about >> 17 & CC_SHELF_MAX_NUMBER);
}

static inline uint32_t cc_shelf_n_likely(uint64_t about)
{
    return (uint32_t)(about >> 1 & CC_SHELF_MAX_NUMBER);
}

static inline bool cc_shelf_is_followed(uint64_t about)
{
    return (about & 1) != 0;
}

#endif
