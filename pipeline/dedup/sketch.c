#include "cleancopy/dedup/sketch.h"

#include "cleancopy/dedup/name_mark.h"

/* A shingle's tokens in a fixed byte order. */
static struct cc_hash128 key_of(const uint32_t *shingle)
{
    char bytes[CC_SHINGLE_WORDS * 4];
    struct cc_span s = {bytes, sizeof bytes};

    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(unsigned char)(cc_token_word(shingle[i / 4]) >> (24 - 8 * (i % 4)));
    return cc_hash128(s);
}

/* The place of h in the ascending list, or n. */
static size_t find_hash(const uint64_t *list, size_t n, uint64_t h)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list[middle] < h)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n && list[low] == h ? low : n;
}

static enum cc_status make(struct cc_arena *arena, struct cc_span text, uint32_t *tokens,
                           struct cc_hash128 *fingerprints, size_t room, struct cc_sketch *out,
                           struct cc_error *err)
{
    struct cc_span normal;
    struct cc_tokens list;
    uint64_t *hashes;
    enum cc_status st = cc_normal_form(arena, text, &normal, err);

    if (st == CC_OK)
        st = cc_token_list(arena, normal, &list, err);
    if (st == CC_OK)
        st = cc_name_mark(arena, text, list, err);
    if (st != CC_OK)
        return st;
    hashes = cc_arena_alloc(arena, cc_shingle_count(list.count) * sizeof *hashes);
    if (hashes == NULL)
        return cc_arena_status(arena, "sketch", err);
    if (list.count > room)
        return cc_fail(err, CC_E_LIMIT, "sketch", "room for %zu tokens, %u are needed", room,
                       list.count);
    out->key = cc_hash128(normal);
    out->n_tokens = list.count;
    out->n_fingerprints = cc_fingerprint_list(list.list, list.count, hashes);
    if (list.count > 0)
        memcpy(tokens, list.list, list.count * sizeof *tokens);
    for (uint32_t i = 0; i < cc_shingle_count(list.count); i++) {
        size_t at = find_hash(hashes, out->n_fingerprints, cc_shingle_hash(list.list + i));

        if (at < out->n_fingerprints)
            fingerprints[at] = key_of(list.list + i); /* again for a repetition: the same */
    }
    return CC_OK;
}

enum cc_status cc_sketch_make(const char *text, size_t len, uint32_t *tokens,
                              struct cc_hash128 *fingerprints, size_t room,
                              struct cc_sketch *out, struct cc_error *err)
{
    struct cc_span s = {text, len};
    struct cc_arena arena;
    enum cc_status st;

    cc_arena_init(&arena, CC_SKETCH_MAX_BYTES);
    st = make(&arena, s, tokens, fingerprints, room, out, err);
    cc_arena_done(&arena);
    return st;
}

static bool is_same(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b)
{
    return n_a == n_b && cc_tokens_equal(a, b, n_a);
}

/* The tokens are only read: struct cc_tokens has no const because lists are filled through it. */
static struct cc_tokens view(const uint32_t *list, size_t n)
{
    struct cc_tokens tokens = {(uint32_t *)(uintptr_t)list, (uint32_t)n};

    return tokens;
}

enum cc_status cc_sketch_verify(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b,
                                const struct cc_dedup_config *cfg, struct cc_match *match,
                                struct cc_error *err)
{
    struct cc_match_set set;
    struct cc_config defaults;
    struct cc_arena arena;
    enum cc_status st;

    memset(match, 0, sizeof *match); /* relation NONE */
    if (is_same(a, n_a, b, n_b)) {
        match->relation = CC_RELATION_EXACT;
        match->similarity = match->held = 1;
        return CC_OK;
    }
    if (n_a > CC_MATCH_MAX_TOKENS || n_b > CC_MATCH_MAX_TOKENS)
        return CC_OK;
    if (cfg == NULL) {
        cc_config_defaults(&defaults);
        cfg = &defaults.dedup;
    }
    cc_arena_init(&arena, CC_SKETCH_MAX_BYTES);
    st = cc_match_prepare(&arena, view(a, n_a), &set, err);
    if (st == CC_OK)
        st = cc_match_verify(&arena, &set, view(b, n_b), cfg, match, err);
    cc_arena_done(&arena);
    return st;
}
