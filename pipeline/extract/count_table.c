#include "cleancopy/extract/count_table.h"

#define NO_KEY 0 /* marks a free slot; a hash of 0 is stored as 1 */

bool cc_count_table_make(struct cc_arena *arena, struct cc_count_table *table, size_t entries)
{
    size_t size = 16;

    while (size / 2 < entries)
        size *= 2;
    cc_count_table_over(table, cc_arena_calloc(arena, size, sizeof(*table->slots)), size);
    return table->slots != NULL;
}

void cc_count_table_over(struct cc_count_table *table, struct cc_count_slot *slots, size_t size)
{
    table->mask = size - 1;
    table->slots = slots;
}

static uint64_t key_of(const struct cc_count_slot *slot)
{
    return (uint64_t)slot->high << 32 | slot->low;
}

/* The key's slot, or the free one where it would go. */
static struct cc_count_slot *find_slot(const struct cc_count_table *table, uint64_t key)
{
    size_t at = (size_t)key & table->mask;

    while (key_of(&table->slots[at]) != NO_KEY && key_of(&table->slots[at]) != key)
        at = (at + 1) & table->mask;
    return &table->slots[at];
}

uint32_t *cc_count_table_at(struct cc_count_table *table, uint64_t key)
{
    struct cc_count_slot *slot;

    key += key == NO_KEY;
    slot = find_slot(table, key);
    slot->low = (uint32_t)key;
    slot->high = (uint32_t)(key >> 32);
    return &slot->value;
}

uint32_t cc_count_table_find(const struct cc_count_table *table, uint64_t key)
{
    return find_slot(table, key + (key == NO_KEY))->value; /* a free one has none */
}
