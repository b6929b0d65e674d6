/* match.h -- do two paragraphs say the same, word for word?  The exact check behind every flag.
 *
 * Over the sets A and B of their distinct shingles:
 *     resemblance  |A & B| / |A | B|          (Jaccard)  from cfg->near on: CC_RELATION_NEAR
 *     containment  |A & B| / min(|A|, |B|)    from cfg->part on: CC_RELATION_PART
 * Resemblance alone misses most of what syndication does: of paragraphs that were merged, split
 * or cut short, 1 to 6 % have a resemblance of 0.8 and half one of 0.5, but 97 % and more a
 * containment of 0.8.
 *
 * Figures are compared apart.  Templated lines (prices, scores, weather) share nearly all words
 * and differ in what they say: where figures of one stand against other figures of the other,
 * the relation is CC_RELATION_UPDATED, whatever the similarity.
 *
 * Source: A. Broder, "On the resemblance and containment of documents", 1997.
 *
 * Thread use: a set belongs to one thread at a time. */
#ifndef CLEANCOPY_DEDUP_MATCH_H
#define CLEANCOPY_DEDUP_MATCH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/dedup/shingle.h"

/* Containment counts from this many shared shingles on: a run of eight words.  Fewer are a
 * phrase
 * ("told reporters in a telephone interview on"), which recurs uncopied. */
#define CC_MATCH_MIN_PART_SHINGLES 6

/* Paragraphs of more words than this are compared exactly only: the longest real one in 100,000
 * has 1,926, and a page must not make us verify megabytes against megabytes. */
#define CC_MATCH_MAX_TOKENS 32768

/* One paragraph, made ready to be verified against many.  All memory is in the arena. */
struct cc_match_set {
    struct cc_tokens tokens;
    uint64_t *slots; /* hash table of its distinct shingles, 0 empty */
    uint32_t *seen;  /* for each slot: the round in which it was found in the other one */
    size_t mask;
    uint32_t n_distinct;
    uint32_t round;
    struct cc_tokens figures; /* ascending, each once */
};

struct cc_match {
    enum cc_relation relation; /* NEAR, PART, UPDATED or NONE */
    double similarity;         /* resemblance; for PART containment; 0 for NONE */
    double held;               /* share of the set's shingles that the other one has */
};

/* At most CC_MATCH_MAX_TOKENS tokens, which stay the caller's and must outlive the set. */
enum cc_status cc_match_prepare(struct cc_arena *arena, struct cc_tokens tokens,
                                struct cc_match_set *set, struct cc_error *err);

/* Verifies `other` (at most CC_MATCH_MAX_TOKENS, or the relation is NONE) against the set;
 * symmetric. Needs scratch memory from the arena, which is given back before it returns. */
enum cc_status cc_match_verify(struct cc_arena *arena, struct cc_match_set *set,
                               struct cc_tokens other, const struct cc_dedup_config *cfg,
                               struct cc_match *match, struct cc_error *err);

#endif
