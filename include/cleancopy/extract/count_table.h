/* count_table.h -- numbers by 64-bit hash, for as many keys as were announced.
 *
 * Open addressing with linear steps, at most half full.  Keys are hashes of text: a page that
 * finds many with equal low bits slows its own cleaning down, and max_page_bytes bounds that.
 *
 * Thread use: one thread at a time for each table. */
#ifndef CLEANCOPY_EXTRACT_COUNT_TABLE_H
#define CLEANCOPY_EXTRACT_COUNT_TABLE_H

#include "cleancopy/core/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A key in two halves: with one of eight bytes a slot would be padded to sixteen. */
struct cc_count_slot {
    uint32_t low, high, value;
};

struct cc_count_table {
    struct cc_count_slot *slots;
    size_t mask;
};

/* Room for `entries` different keys, more must not be put in.  False when the arena refused. */
bool cc_count_table_make(struct cc_arena *arena, struct cc_count_table *table, size_t entries);

/* The same over slots of the caller's that are all zero, a power of two: at least twice the entries. */
void cc_count_table_over(struct cc_count_table *table, struct cc_count_slot *slots, size_t size);

/* The key's value, 0 at first; the pointer is good as long as the table. */
uint32_t *cc_count_table_at(struct cc_count_table *table, uint64_t key);

/* The key's value, or 0, without putting it in. */
uint32_t cc_count_table_find(const struct cc_count_table *table, uint64_t key);

#endif
