/* The table of the longest common subsequence, a row for each word of theirs, a column for each
 * of ours, holds in row j, column i the length for their first j and our first i words.  Along
 * a row it grows by 0 or 1: one bit, here 0 where it grows.  A row follows from the one before
 * by
 *
 *     u = row & places         the growths that this word can take over, …
 *     row = (row + u) | (row - u)
 *
 * where the carry of the sum finds, for each run of bits, the growth that moves here.  Blocks
 * that hold neither a place of the word nor a carry stay as they are, so that a long paragraph
 * costs little more than a short one. */
#include "cleancopy/dedup/align.h"

#include <assert.h>

#define BLOCK_WORDS 64

static uint32_t slot_of(const struct cc_align *align, uint32_t token)
{
    uint32_t at = (token >> 7) & align->mask; /* tokens are hashes but for their lowest bits */

    while (align->slots[at].entry != 0 && align->slots[at].token != token)
        at = (at + 1) & align->mask;
    return at;
}

/* From the last word to the first, so that each word's entries run from low blocks to high. */
static void enter_words(struct cc_align *align)
{
    uint32_t n_entries = 1, run = 0; /* of words that come again */

    align->repeats = 0;
    for (uint32_t i = align->tokens.count; i-- > 0;) {
        uint32_t token = cc_token_word(align->tokens.list[i]), block = i / BLOCK_WORDS;
        struct cc_align_slot *slot = &align->slots[slot_of(align, token)];
        uint32_t first = slot->entry;

        slot->token = token;
        run = first != 0 ? run + 1 : 0;
        align->repeats += run >= CC_SHINGLE_WORDS ? 1 : 0;
        if (first == 0 || align->entries[first].block != block) {
            align->entries[n_entries].places = 0;
            align->entries[n_entries].block = block;
            align->entries[n_entries].next = first;
            slot->entry = n_entries++;
        }
        align->entries[slot->entry].places |= (uint64_t)1 << (i % BLOCK_WORDS);
    }
}

enum cc_status cc_align_prepare(struct cc_arena *arena, struct cc_tokens tokens,
                                struct cc_align *align, struct cc_error *err)
{
    uint32_t n_slots = 16; /* 2 to 4 a word: probes stay short */

    assert(tokens.count <= CC_ALIGN_MAX_TOKENS);
    while (n_slots < tokens.count * 2)
        n_slots *= 2;
    align->tokens = tokens;
    align->mask = n_slots - 1;
    align->n_blocks = (tokens.count + BLOCK_WORDS - 1) / BLOCK_WORDS;
    align->slots = cc_arena_calloc(arena, n_slots, sizeof *align->slots);
    align->entries = cc_arena_alloc(arena, (tokens.count + 1) * sizeof *align->entries);
    if (align->slots == NULL || align->entries == NULL)
        return cc_arena_status(arena, "align", err);
    memset(&align->entries[0], 0, sizeof align->entries[0]);
    enter_words(align);
    return CC_OK;
}

static uint32_t count_bits(uint64_t bits)
{
    return (uint32_t)__builtin_popcountll(bits);
}

enum cc_status cc_align_look_up(struct cc_arena *arena, const struct cc_align *align,
                                struct cc_tokens tokens, uint32_t max_missing,
                                struct cc_align_other *other, struct cc_error *err)
{
    uint32_t n_missing = 0;
    uint64_t *taken = cc_arena_calloc(arena, align->n_blocks + 1, sizeof *taken);

    assert(tokens.count <= CC_ALIGN_MAX_TOKENS);
    other->tokens = tokens;
    other->theirs = other->ours = 0;
    other->entries = cc_arena_alloc(arena, tokens.count * sizeof *other->entries);
    if (taken == NULL || other->entries == NULL)
        return cc_arena_status(arena, "align", err);
    for (uint32_t i = 0; i < tokens.count; i++) {
        uint32_t entry = align->slots[slot_of(align, cc_token_word(tokens.list[i]))].entry;

        other->entries[i] = entry;
        if (entry == 0 && n_missing++ == max_missing)
            return CC_OK;
        for (; entry != 0; entry = align->entries[entry].next)
            taken[align->entries[entry].block] |= align->entries[entry].places;
    }
    other->theirs = tokens.count - n_missing;
    for (uint32_t i = 0; i < align->n_blocks; i++)
        other->ours += count_bits(taken[i]);
    return CC_OK;
}

/* The next row, in place. */
static void next_row(const struct cc_align *align, uint32_t entry, uint64_t *row)
{
    uint32_t block = 0;
    uint64_t carry = 0;

    while (entry != 0 || carry != 0) {
        uint64_t places = 0, old, u, sum;

        if (carry == 0) /* nothing changes before the word's next place */
            block = align->entries[entry].block;
        if (block >= align->n_blocks)
            return;
        if (entry != 0 && align->entries[entry].block == block) {
            places = align->entries[entry].places;
            entry = align->entries[entry].next;
        }
        old = row[block];
        u = old & places;
        sum = old + u;
        row[block++] = (sum + carry) | (old - u);
        carry = sum < old || sum + carry < sum ? 1 : 0;
    }
}

static uint32_t count_growths(const struct cc_align *align, const uint64_t *row)
{
    uint32_t n = 0, rest = align->tokens.count % BLOCK_WORDS;

    for (uint32_t i = 0; i < align->n_blocks; i++) {
        uint64_t bits = ~row[i];

        if (i + 1 == align->n_blocks && rest != 0)
            bits &= ((uint64_t)1 << rest) - 1;
        n += count_bits(bits);
    }
    return n;
}

enum cc_status cc_align_count(struct cc_arena *arena, const struct cc_align *align,
                              const struct cc_align_other *other, uint32_t *n,
                              struct cc_error *err)
{
    uint64_t *row = cc_arena_alloc(arena, align->n_blocks * sizeof *row);

    if (row == NULL)
        return cc_arena_status(arena, "align", err);
    memset(row, 0xFF, align->n_blocks * sizeof *row);
    if (align->n_blocks == 1) { /* nine paragraphs in ten */
        uint64_t bits = row[0];

        for (uint32_t i = 0; i < other->tokens.count; i++) {
            uint64_t u = bits & align->entries[other->entries[i]].places;

            bits = (bits + u) | (bits - u);
        }
        row[0] = bits;
    } else {
        for (uint32_t i = 0; i < other->tokens.count; i++)
            next_row(align, other->entries[i], row);
    }
    *n = count_growths(align, row);
    return CC_OK;
}

static bool grows_at(const uint64_t *row, uint32_t i)
{
    return (row[i / BLOCK_WORDS] >> (i % BLOCK_WORDS) & 1) == 0;
}

enum cc_status cc_align_pairs(struct cc_arena *arena, const struct cc_align *align,
                              const struct cc_align_other *other, struct cc_align_pair **pairs,
                              uint32_t *n, struct cc_error *err)
{
    uint32_t i = align->tokens.count, j = other->tokens.count, left;
    size_t width = align->n_blocks;
    uint64_t *rows = cc_arena_alloc(arena, (j + 1) * width * sizeof *rows);
    struct cc_align_pair *list;

    if (rows == NULL)
        return cc_arena_status(arena, "align", err);
    memset(rows, 0xFF, width * sizeof *rows);
    for (uint32_t k = 0; k < j; k++) { /* rows + k * width stands before their word k */
        memcpy(rows + (k + 1) * width, rows + k * width, width * sizeof *rows);
        next_row(align, other->entries[k], rows + (k + 1) * width);
    }
    left = *n = count_growths(align, rows + j * width);
    list = *pairs = cc_arena_alloc(arena, left * sizeof *list);
    if (list == NULL)
        return cc_arena_status(arena, "align", err);
    while (left > 0) {
        if (!grows_at(rows + j * width, i - 1)) {
            i--; /* our word stands alone */
        } else if (grows_at(rows + (j - 1) * width, i - 1)) {
            j--; /* theirs does */
        } else {
            i--;
            j--;
            left--;
            list[left].ours = i;
            list[left].theirs = j;
        }
    }
    return CC_OK;
}
