/* subject.h -- a paragraph read for comparison, and the exact question of two of them.
 *
 *     text -> normal form -> key, tokens -> fingerprints
 *
 * What compare.h asks of each paragraph; here without an index, so that others can ask the same of paragraphs that they
 * brought together themselves.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_DEDUP_SUBJECT_H
#define CLEANCOPY_DEDUP_SUBJECT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/dedup/match.h"
#include "cleancopy/dedup/shingle.h"

struct cc_subject {
    struct cc_span normal;   /* dedup/normal.h */
    struct cc_tokens tokens; /* without names, until cc_name_mark() */
    uint64_t key;            /* XXH3-64 of the normal form */
    uint64_t *fingerprints;  /* ascending, each once */
    size_t n_fingerprints;   /* 0: fewer than cfg->min_words or more than CC_MATCH_MAX_TOKENS words: exact matches only */
    struct cc_match_set set; /* for cc_subject_verify(); cc_match_prepare() fills it */
};

/* All but the set.  All memory is in the arena.  CC_E_LIMIT or CC_E_NOMEM. */
enum cc_status cc_subject_read(struct cc_arena *arena, const struct cc_dedup_config *cfg,
                               struct cc_span text, struct cc_subject *out, struct cc_error *err);

/* True for the same words.  Equal keys are not enough: XXH3 is no cryptographic hash, and a page could be made to
 * collide. */
bool cc_subject_is_same(const struct cc_subject *s, uint64_t key, struct cc_tokens other);

/* CC_RELATION_EXACT for the same words, else as cc_match_verify() with the set. */
enum cc_status cc_subject_verify(struct cc_arena *arena, struct cc_subject *s, uint64_t key,
                                 struct cc_tokens other, const struct cc_dedup_config *cfg,
                                 struct cc_match *match, struct cc_error *err);

/* What is said of the subject in records and rows, and what decides between others of one relation: of a part how much
 * of it the other one has. */
static inline double cc_subject_similarity(const struct cc_match *match)
{
    return match->relation == CC_RELATION_PART ? match->held : match->similarity;
}

#endif
