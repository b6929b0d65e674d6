#include "cleancopy/dedup/shelf_items.h"

#include "cleancopy/core/alloc.h"

#define FIRST_CAPACITY 1024
#define DIGIT_BITS     11 /* tables that fit into the nearest cache */
#define N_DIGITS       (1u << DIGIT_BITS)

void cc_shelf_items_done(struct cc_shelf_items *items)
{
    cc_free(items->list);
    cc_free(items->spare);
}

bool cc_shelf_items_add(struct cc_shelf_items *items, uint64_t key, uint64_t value, uint64_t about)
{
    if (items->n == items->capacity) {
        size_t capacity = items->capacity == 0 ? FIRST_CAPACITY : items->capacity * 2;
        struct cc_shelf_item *grown = cc_realloc_array(items->list, capacity, sizeof *grown);

        if (grown == NULL)
            return false;
        items->list = grown;
        items->capacity = capacity;
    }
    items->list[items->n++] = (struct cc_shelf_item){key, value, about};
    return true;
}

static size_t digit_of(const struct cc_shelf_item *item, unsigned shift)
{
    return item->key >> shift & (N_DIGITS - 1);
}

/* By one digit, in the order in which they are. */
static void sort_digit(struct cc_shelf_items *items, unsigned shift)
{
    size_t places[N_DIGITS] = {0}, sum = 0;
    struct cc_shelf_item *sorted = items->spare;

    for (size_t i = 0; i < items->n; i++)
        places[digit_of(&items->list[i], shift)]++;
    if (places[digit_of(&items->list[0], shift)] == items->n)
        return; /* all have the same */
    for (size_t digit = 0; digit < N_DIGITS; digit++) {
        size_t n = places[digit];

        places[digit] = sum;
        sum += n;
    }
    for (size_t i = 0; i < items->n; i++)
        sorted[places[digit_of(&items->list[i], shift)]++] = items->list[i];
    items->spare = items->list;
    items->list = sorted;
}

bool cc_shelf_items_sort(struct cc_shelf_items *items)
{
    uint64_t bits = 0;

    if (items->n == 0)
        return true;
    items->spare = cc_realloc_array(NULL, items->capacity, sizeof *items->spare);
    if (items->spare == NULL)
        return false;
    for (size_t i = 0; i < items->n; i++)
        bits |= items->list[i].key;
    for (unsigned shift = 0; shift < 64 && bits >> shift != 0; shift += DIGIT_BITS)
        sort_digit(items, shift);
    cc_free(items->spare);
    items->spare = NULL;
    return true;
}

size_t cc_shelf_items_end(const struct cc_shelf_items *items, size_t from)
{
    size_t end = from;

    while (end < items->n && items->list[end].key == items->list[from].key)
        end++;
    return end;
}
