#include "cleancopy/dedup/subject.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/dedup/fingerprint.h"
#include "cleancopy/dedup/normal.h"

enum cc_status cc_subject_read(struct cc_arena *arena, const struct cc_dedup_config *cfg,
                               struct cc_span text, struct cc_subject *s, struct cc_error *err)
{
    enum cc_status st;

    memset(s, 0, sizeof *s);
    st = cc_normal_form(arena, text, &s->normal, err);
    if (st == CC_OK)
        st = cc_token_list(arena, s->normal, &s->tokens, err);
    if (st != CC_OK)
        return st;
    s->key = cc_hash64(s->normal);
    if (s->tokens.count < cfg->min_words || s->tokens.count > CC_MATCH_MAX_TOKENS)
        return CC_OK;
    s->fingerprints =
        cc_arena_alloc(arena, cc_shingle_count(s->tokens.count) * sizeof *s->fingerprints);
    if (s->fingerprints == NULL)
        return cc_arena_status(arena, "compare", err);
    s->n_fingerprints = cc_fingerprint_list(s->tokens.list, s->tokens.count, s->fingerprints);
    return CC_OK;
}

bool cc_subject_is_same(const struct cc_subject *s, uint64_t key, struct cc_tokens other)
{
    return key == s->key && other.count == s->tokens.count &&
           cc_tokens_equal(other.list, s->tokens.list, other.count);
}

enum cc_status cc_subject_verify(struct cc_arena *arena, struct cc_subject *s, uint64_t key,
                                 struct cc_tokens other, const struct cc_dedup_config *cfg,
                                 struct cc_match *match, struct cc_error *err)
{
    if (cc_subject_is_same(s, key, other)) {
        memset(match, 0, sizeof *match);
        match->relation = CC_RELATION_EXACT;
        match->similarity = match->held = 1;
        return CC_OK;
    }
    return cc_match_verify(arena, &s->set, other, cfg, match, err);
}
