#include "cleancopy/dedup/match.h"

#include <stdlib.h>

/* A table of 2 to 4 slots an entry: probes stay short. */
static size_t table_slots(uint32_t entries)
{
    size_t slots = 16;

    while (slots < (size_t)entries * 2)
        slots *= 2;
    return slots;
}

/* The slot that holds h, or the empty one where it would go. */
static size_t find_slot(const uint64_t *slots, size_t mask, uint64_t h)
{
    size_t at = (size_t)(h >> 16) & mask;

    while (slots[at] != 0 && slots[at] != h)
        at = (at + 1) & mask;
    return at;
}

static int compare_u32(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static enum cc_status list_figures(struct cc_arena *arena, struct cc_tokens tokens,
                                   struct cc_tokens *figures, struct cc_error *err)
{
    uint32_t n = 0, kept = 0;

    for (uint32_t i = 0; i < tokens.count; i++)
        n += cc_token_is_figure(tokens.list[i]) ? 1 : 0;
    figures->list = cc_arena_alloc(arena, (size_t)n * sizeof *figures->list);
    if (figures->list == NULL)
        return cc_arena_status(arena, "match", err);
    n = 0;
    for (uint32_t i = 0; i < tokens.count; i++) {
        if (cc_token_is_figure(tokens.list[i]))
            figures->list[n++] = tokens.list[i];
    }
    qsort(figures->list, n, sizeof *figures->list, compare_u32);
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || figures->list[i] != figures->list[i - 1])
            figures->list[kept++] = figures->list[i];
    }
    figures->count = kept;
    return CC_OK;
}

enum cc_status cc_match_prepare(struct cc_arena *arena, struct cc_tokens tokens,
                                struct cc_match_set *set, struct cc_error *err)
{
    uint32_t n_shingles = cc_shingle_count(tokens.count);
    size_t n_slots = table_slots(n_shingles);

    memset(set, 0, sizeof *set);
    set->tokens = tokens;
    set->mask = n_slots - 1;
    set->slots = cc_arena_calloc(arena, n_slots, sizeof *set->slots);
    set->seen = cc_arena_calloc(arena, n_slots, sizeof *set->seen);
    if (set->slots == NULL || set->seen == NULL)
        return cc_arena_status(arena, "match", err);
    for (uint32_t i = 0; i < n_shingles; i++) {
        uint64_t h = cc_shingle_hash(tokens.list + i);
        size_t at = find_slot(set->slots, set->mask, h);

        if (set->slots[at] == 0) {
            set->slots[at] = h;
            set->n_distinct++;
        }
    }
    return list_figures(arena, tokens, &set->figures, err);
}

/* Distinct shingles of `other` that the set has too; *n_strange the others, with repetitions.
 */
static uint32_t count_shared(struct cc_match_set *set, struct cc_tokens other,
                             uint32_t *n_strange)
{
    uint32_t n_shingles = cc_shingle_count(other.count), shared = 0;

    set->round++;
    *n_strange = 0;
    for (uint32_t i = 0; i < n_shingles; i++) {
        size_t at = find_slot(set->slots, set->mask, cc_shingle_hash(other.list + i));

        if (set->slots[at] == 0) {
            ++*n_strange;
        } else if (set->seen[at] != set->round) {
            set->seen[at] = set->round;
            shared++;
        }
    }
    return shared;
}

/* Distinct shingles of `other` that the set does not have. */
static enum cc_status count_strange(struct cc_arena *arena, const struct cc_match_set *set,
                                    struct cc_tokens other, uint32_t n_strange,
                                    uint32_t *n_distinct, struct cc_error *err)
{
    uint32_t n_shingles = cc_shingle_count(other.count), n = 0;
    size_t n_slots = table_slots(n_strange);
    uint64_t *slots = cc_arena_calloc(arena, n_slots, sizeof *slots);

    if (slots == NULL)
        return cc_arena_status(arena, "match", err);
    for (uint32_t i = 0; i < n_shingles; i++) {
        uint64_t h = cc_shingle_hash(other.list + i);
        size_t at;

        if (set->slots[find_slot(set->slots, set->mask, h)] != 0)
            continue;
        at = find_slot(slots, n_slots - 1, h);
        if (slots[at] == 0) {
            slots[at] = h;
            n++;
        }
    }
    *n_distinct = n;
    return CC_OK;
}

/* Does each have a figure that the other lacks?  A figure that only one has is a sentence more
 * or less; one on each side is a figure that was changed.  On edited news this takes a fifth of
 * the flags that were wrong (templated lines, the next day's prices) and one in a hundred of
 * those that were right, nearly all of which had a figure changed by the edit.  Weaker rules
 * (half of the figures differ; only figures between the same words) keep more of both. */
static enum cc_status figures_differ(struct cc_arena *arena, const struct cc_match_set *set,
                                     struct cc_tokens other, bool *differ, struct cc_error *err)
{
    struct cc_tokens theirs;
    enum cc_status st = list_figures(arena, other, &theirs, err);
    uint32_t shared = 0, a = 0, b = 0;

    if (st != CC_OK)
        return st;
    while (a < set->figures.count && b < theirs.count) {
        uint32_t x = set->figures.list[a], y = theirs.list[b];

        shared += x == y ? 1 : 0;
        a += x <= y ? 1 : 0;
        b += y <= x ? 1 : 0;
    }
    *differ = shared < set->figures.count && shared < theirs.count;
    return CC_OK;
}

static enum cc_status verify(struct cc_arena *arena, struct cc_match_set *set,
                             struct cc_tokens other, const struct cc_dedup_config *cfg,
                             struct cc_match *match, struct cc_error *err)
{
    uint32_t n_strange, theirs = 0, smaller;
    uint32_t shared = count_shared(set, other, &n_strange);
    double resemblance, containment;
    bool differ = false;
    enum cc_status st;

    /* resemblance is at most shared / ours: most candidates end here */
    if (shared == 0 ||
        (shared < CC_MATCH_MIN_PART_SHINGLES && shared < cfg->near * set->n_distinct))
        return CC_OK;
    st = count_strange(arena, set, other, n_strange, &theirs, err);
    if (st != CC_OK)
        return st;
    theirs += shared;
    smaller = theirs < set->n_distinct ? theirs : set->n_distinct;
    resemblance = (double)shared / (set->n_distinct + theirs - shared);
    containment = (double)shared / smaller;
    match->held = (double)shared / set->n_distinct;
    if (resemblance >= cfg->near) {
        match->relation = CC_RELATION_NEAR;
        match->similarity = resemblance;
    } else if (containment >= cfg->part && shared >= CC_MATCH_MIN_PART_SHINGLES) {
        match->relation = CC_RELATION_PART;
        match->similarity = containment;
    } else {
        return CC_OK;
    }
    st = figures_differ(arena, set, other, &differ, err);
    if (differ)
        match->relation = CC_RELATION_UPDATED;
    return st;
}

enum cc_status cc_match_verify(struct cc_arena *arena, struct cc_match_set *set,
                               struct cc_tokens other, const struct cc_dedup_config *cfg,
                               struct cc_match *match, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    enum cc_status st;

    match->relation = CC_RELATION_NONE;
    match->similarity = match->held = 0;
    if (other.count > CC_MATCH_MAX_TOKENS)
        return CC_OK;
    st = verify(arena, set, other, cfg, match, err);
    if (st == CC_OK)
        cc_arena_rewind(arena, mark);
    return st;
}
