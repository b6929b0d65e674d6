#include "cleancopy/extract/count_table.h"

#define NO_KEY 0 /* marks a free slot; a hash of 0 is stored as 1 */

bool cc_count_table_make(struct cc_arena *arena, struct cc_count_table *table, size_t entries)
{
    size_t size = 16;

    while (size / 2 < entries)
        size *= 2;
    cc_count_table_over(table, cc_arena_calloc(arena, size, sizeof(*table->key)),
                        cc_arena_calloc(arena, size, sizeof(*table->value)), size);
    return table->key != NULL && table->value != NULL;
}

void cc_count_table_over(struct cc_count_table *table, uint64_t *keys, uint32_t *values, size_t size)
{
    table->mask = size - 1;
    table->key = keys;
    table->value = values;
}

/* The key's slot, or the free one where it would go. */
static size_t find_slot(const struct cc_count_table *table, uint64_t key)
{
    size_t slot = (size_t)key & table->mask;

    while (table->key[slot] != NO_KEY && table->key[slot] != key)
        slot = (slot + 1) & table->mask;
    return slot;
}

uint32_t *cc_count_table_at(struct cc_count_table *table, uint64_t key)
{
    size_t slot;

    key += key == NO_KEY;
    slot = find_slot(table, key);
    table->key[slot] = key;
    return &table->value[slot];
}

uint32_t cc_count_table_find(const struct cc_count_table *table, uint64_t key)
{
    size_t slot;

    key += key == NO_KEY;
    slot = find_slot(table, key);
    return table->key[slot] == key ? table->value[slot] : 0;
}
