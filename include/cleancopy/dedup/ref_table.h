/* ref_table.h -- which numbers stand under a 64-bit key: the tables of the index in memory.
 *
 *     key -> mixed: | part, 10 bits | tag, 32 bits | 22 bits not kept |
 *
 *     part 0     lines of 8 tags and their 8 refs, 64 bytes: one fetch from memory
 *       ...        [T7 T9 T7 -- -- -- -- -- | r1 r4 r8 -- -- -- -- --]
 *     part 1023
 *
 * A key's refs stand in the line that its tag names, or in the next ones when it is full.  The
 * parts grow one by one, by a quarter: a table that doubles as a whole needs three times its
 * memory while it does so, and stands half empty afterwards.  Slots cost 9 to 11 bytes a ref.
 *
 * Keys are told apart by 42 bits.  Among 10^8 keys, one question in 40,000 gets a ref of another
 * one: who asks must check what comes back, and for paragraphs that is done in any case.
 *
 * Pure but for the heap.  Thread use: one thread at a time for each table. */
#ifndef CLEANCOPY_DEDUP_REF_TABLE_H
#define CLEANCOPY_DEDUP_REF_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Refs kept for a key.  What 64 paragraphs share and print otherwise is a phrase or a template,
 * and time would grow with the square of its prints; caps of 64 and 500 find the same share of
 * copies (96.8 %) on 100,000 paragraphs.  The first ones are kept: the canonical copies are
 * among them. */
#define CC_REF_TABLE_MAX_REFS 64

struct cc_ref_table;

/* NULL when memory is short. */
struct cc_ref_table *cc_ref_table_open(void);
void cc_ref_table_close(struct cc_ref_table *table); /* NULL is fine */

/* Puts `ref` (not 0) under the key unless CC_REF_TABLE_MAX_REFS are there.  False, the table as
 * it was, when memory is short. */
bool cc_ref_table_add(struct cc_ref_table *table, uint64_t key, uint32_t ref);

/* The refs under the key, lowest first, at most `max`; returns their number. */
size_t cc_ref_table_find(const struct cc_ref_table *table, uint64_t key, uint64_t *refs,
                         size_t max);

/* Fetches ahead what cc_ref_table_find() and _add() of this key will read. */
void cc_ref_table_expect(const struct cc_ref_table *table, uint64_t key);

/* Bytes of all slots, empty ones too. */
size_t cc_ref_table_bytes(const struct cc_ref_table *table);

#endif
