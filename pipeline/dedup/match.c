#include "cleancopy/dedup/match.h"

#include "cleancopy/dedup/guard.h"

/* The slot that holds h, or the empty one where it would go. */
static size_t find_slot(const struct cc_match_set *set, uint64_t h)
{
    size_t at = (size_t)(h >> 16) & set->mask;

    while (set->shingles[at] != 0 && set->shingles[at] != h)
        at = (at + 1) & set->mask;
    return at;
}

/* Not before the first question of containment: for half of the paragraphs there is none. */
static void list_shingles(struct cc_match_set *set)
{
    uint32_t n_shingles = cc_shingle_count(set->align.tokens.count);

    memset(set->shingles, 0, (set->mask + 1) * sizeof *set->shingles);
    memset(set->counts, 0, (set->mask + 1) * sizeof *set->counts);
    memset(set->seen, 0, (set->mask + 1) * sizeof *set->seen);
    for (uint32_t i = 0; i < n_shingles; i++) {
        uint64_t h = cc_shingle_hash(set->align.tokens.list + i);
        size_t at = find_slot(set, h);

        set->shingles[at] = h;
        set->counts[at]++;
    }
}

enum cc_status cc_match_prepare(struct cc_arena *arena, struct cc_tokens tokens,
                                struct cc_match_set *set, struct cc_error *err)
{
    size_t n_slots = 16; /* 2 to 4 an entry: probes stay short */
    enum cc_status st;

    memset(set, 0, sizeof *set);
    while (n_slots < (size_t)tokens.count * 2)
        n_slots *= 2;
    set->mask = n_slots - 1;
    st = cc_align_prepare(arena, tokens, &set->align, err);
    set->shingles = cc_arena_alloc(arena, n_slots * sizeof *set->shingles);
    set->counts = cc_arena_alloc(arena, n_slots * sizeof *set->counts);
    set->seen = cc_arena_alloc(arena, n_slots * sizeof *set->seen);
    return st == CC_OK ? cc_arena_status(arena, "match", err) : st;
}

/* Shingles of ours that the other one has, and of theirs that we have, each as often as it
 * stands. */
static void count_shared(struct cc_match_set *set, struct cc_tokens other, uint32_t *ours,
                         uint32_t *theirs)
{
    uint32_t n_shingles = cc_shingle_count(other.count);

    set->round++;
    *ours = *theirs = 0;
    for (uint32_t i = 0; i < n_shingles; i++) {
        size_t at = find_slot(set, cc_shingle_hash(other.list + i));

        if (set->shingles[at] == 0)
            continue;
        ++*theirs;
        if (set->seen[at] != set->round) {
            set->seen[at] = set->round;
            *ours += set->counts[at];
        }
    }
}

static double share(uint32_t part, uint32_t whole)
{
    return whole == 0 ? 0 : (double)part / whole;
}

static bool is_part(uint32_t shared, uint32_t all, const struct cc_dedup_config *cfg)
{
    if (shared < CC_MATCH_MIN_PART_SHINGLES)
        return shared == all && shared >= CC_MATCH_MIN_WHOLE_SHINGLES;
    return share(shared, all) >= cfg->part;
}

/* Gaps between two aligned words in which one side has more words than the other. */
static uint32_t count_uneven_gaps(const struct cc_align_pair *pairs, uint32_t n_pairs)
{
    uint32_t n = 0;

    for (uint32_t i = 1; i < n_pairs; i++)
        n += pairs[i].ours - pairs[i - 1].ours != pairs[i].theirs - pairs[i - 1].theirs ? 1 : 0;
    return n;
}

/* Words that stand at the same place in both: the alignment without uneven gaps. */
static uint32_t count_in_place(struct cc_tokens a, struct cc_tokens b)
{
    uint32_t n = 0;

    if (a.count != b.count)
        return 0;
    for (uint32_t i = 0; i < a.count; i++)
        n += cc_token_word(a.list[i]) == cc_token_word(b.list[i]) ? 1 : 0;
    return n;
}

/* Sets *match to NEAR where they resemble each other. */
static enum cc_status check_resemblance(struct cc_arena *arena, const struct cc_match_set *set,
                                        const struct cc_align_other *other,
                                        const struct cc_dedup_config *cfg,
                                        struct cc_match *match, struct cc_error *err)
{
    struct cc_tokens ours = set->align.tokens, theirs = other->tokens;
    uint32_t longer = ours.count > theirs.count ? ours.count : theirs.count;
    uint32_t most = other->ours < other->theirs ? other->ours : other->theirs;
    uint32_t n, n_pairs, uneven, good;
    struct cc_align_pair *pairs;
    enum cc_status st;

    if (cc_shingle_count(ours.count) == 0 || cc_shingle_count(theirs.count) == 0 ||
        share(most, longer) < cfg->near)
        return CC_OK;
    st = cc_align_count(arena, &set->align, other, &n, err);
    if (st != CC_OK || share(n, longer) < cfg->near)
        return st;
    st = cc_align_pairs(arena, &set->align, other, &pairs, &n_pairs, err);
    if (st != CC_OK)
        return st;
    uneven = count_uneven_gaps(pairs, n_pairs);
    good = count_in_place(ours, theirs);
    if (good + uneven < n)
        good = n - uneven;
    if (share(good, longer) < cfg->near)
        return CC_OK;
    match->relation = CC_RELATION_NEAR;
    match->similarity = share(good, longer);
    match->held = share(n, ours.count);
    return CC_OK;
}

/* Sets *match to PART where one contains the other. */
static void check_containment(struct cc_match_set *set, struct cc_tokens other,
                              const struct cc_dedup_config *cfg, struct cc_match *match)
{
    uint32_t n_ours = cc_shingle_count(set->align.tokens.count);
    uint32_t n_theirs = cc_shingle_count(other.count), ours, theirs;

    if (set->round == 0)
        list_shingles(set);
    count_shared(set, other, &ours, &theirs);
    if (!is_part(ours, n_ours, cfg) && !is_part(theirs, n_theirs, cfg))
        return;
    match->relation = CC_RELATION_PART;
    match->held = share(ours, n_ours);
    match->similarity = match->held > share(theirs, n_theirs) ? match->held
                                                              : share(theirs, n_theirs);
}

/* A shared shingle begins with a shared word. */
static bool may_be_part(uint32_t words, uint32_t shingles, const struct cc_dedup_config *cfg)
{
    return shingles >= CC_MATCH_MIN_WHOLE_SHINGLES && share(words, shingles) >= cfg->part;
}

static bool may_contain(const struct cc_match_set *set, const struct cc_align_other *other,
                        const struct cc_dedup_config *cfg)
{
    return may_be_part(other->ours, cc_shingle_count(set->align.tokens.count), cfg) ||
           may_be_part(other->theirs, cc_shingle_count(other->tokens.count), cfg);
}

/* Words of theirs that may be strange to us: what resembles us or is a part of us has a share of
 * our words, and only the longer one can hold the other whole, but for what we say twice. */
static uint32_t most_missing(const struct cc_align *align, uint32_t theirs,
                             const struct cc_dedup_config *cfg)
{
    double least = cfg->near < cfg->part ? cfg->near : cfg->part;

    if (theirs > align->tokens.count)
        return theirs;
    return theirs - (uint32_t)(least * cc_shingle_count(theirs)) + align->repeats;
}

static enum cc_status verify(struct cc_arena *arena, struct cc_match_set *set,
                             struct cc_tokens tokens, const struct cc_dedup_config *cfg,
                             struct cc_match *match, struct cc_error *err)
{
    struct cc_align_pair *pairs;
    struct cc_align_other other;
    enum cc_guard guard;
    uint32_t n_pairs;
    enum cc_status st = cc_align_look_up(
        arena, &set->align, tokens, most_missing(&set->align, tokens.count, cfg), &other, err);

    if (st == CC_OK)
        st = check_resemblance(arena, set, &other, cfg, match, err);
    if (st == CC_OK && match->relation == CC_RELATION_NONE && may_contain(set, &other, cfg))
        check_containment(set, tokens, cfg, match);
    if (st != CC_OK || match->relation == CC_RELATION_NONE)
        return st;
    st = cc_align_pairs(arena, &set->align, &other, &pairs, &n_pairs, err);
    if (st != CC_OK)
        return st;
    guard = cc_guard_judge(set->align.tokens, tokens, pairs, n_pairs);
    if (guard != CC_GUARD_SAME)
        match->relation = CC_RELATION_UPDATED;
    match->revised = guard == CC_GUARD_REVISED;
    return CC_OK;
}

enum cc_status cc_match_verify(struct cc_arena *arena, struct cc_match_set *set,
                               struct cc_tokens other, const struct cc_dedup_config *cfg,
                               struct cc_match *match, struct cc_error *err)
{
    struct cc_arena_mark mark = cc_arena_mark(arena);
    enum cc_status st;

    match->relation = CC_RELATION_NONE;
    match->similarity = match->held = 0;
    match->revised = false;
    if (other.count > CC_MATCH_MAX_TOKENS)
        return CC_OK;
    st = verify(arena, set, other, cfg, match, err);
    if (st == CC_OK)
        cc_arena_rewind(arena, mark);
    return st;
}
