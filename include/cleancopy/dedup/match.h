/* match.h -- do two paragraphs say the same, word for word?  The exact check behind every flag.
 *
 *     resemblance  words in the longest alignment (align.h), less one for each uneven gap in
 *                  it, of the longer paragraph's words: from cfg->near on CC_RELATION_NEAR
 *     containment  shingles of one that the other has too, of the one's shingles; the better of
 *                  both ways: from cfg->part on CC_RELATION_PART
 *
 * A gap between aligned words is uneven when one side has more words in it: a clause was put
 * in, left out or put otherwise.  That is what telling the same news again looks like: of pairs
 * of other texts with an alignment of 0.8 two thirds have such gaps, of edited copies 6 %.
 *
 * Resemblance alone misses most of what syndication does: of paragraphs that were merged, split
 * or cut short, few resemble their source, but 98 % are contained or contain it.  Containment
 * asks for words in a row, because a long text has the words of a short one in order,
 * somewhere, more often than not.  Resemblance does not, because an edit of every seventh word
 * leaves few rows: of such copies a Jaccard resemblance of 0.5 over shingles finds 81 %, an
 * alignment of 0.8 finds 99.9 %, among no more pairs of other texts.  A sentence put into the middle breaks two
 * shingles: a paragraph of fewer than 16 words is no part of such a copy (3 in 1,000 of them).
 *
 * Templated lines (prices, scores, weather) share nearly all words and differ in what they say:
 * guard.h makes these CC_RELATION_UPDATED, whatever the similarity.
 *
 * Source: A. Broder, "On the resemblance and containment of documents", 1997.
 *
 * Thread use: a set belongs to one thread at a time. */
#ifndef CLEANCOPY_DEDUP_MATCH_H
#define CLEANCOPY_DEDUP_MATCH_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/dedup/align.h"
#include "cleancopy/dedup/shingle.h"

/* Containment counts from this many shared shingles on: a run of eight words.  Fewer are a
 * phrase ("told reporters in a telephone interview on"), which recurs uncopied … */
#define CC_MATCH_MIN_PART_SHINGLES 6
/* … unless they are all of the shorter paragraph, from six words on: of 243 such in 100,000
 * paragraphs 14 were no copies, of five words 8 in 35, of four nearly all. */
#define CC_MATCH_MIN_WHOLE_SHINGLES 4

/* Paragraphs of more words than this are compared exactly only: a page must not make us verify
 * megabytes against megabytes. */
#define CC_MATCH_MAX_TOKENS CC_ALIGN_MAX_TOKENS

/* One paragraph, made ready to be verified against many.  All memory is in the arena. */
struct cc_match_set {
    struct cc_align align;
    uint64_t *shingles; /* hash table, 0 empty; filled by the first question of containment */
    uint32_t *counts;   /* of each shingle: how often it stands here, … */
    uint32_t *seen;     /* … and the round in which it was found in the other one */
    size_t mask;
    uint32_t round;     /* 0: not filled yet */
};

struct cc_match {
    enum cc_relation relation; /* NEAR, PART, UPDATED or NONE */
    double similarity;         /* resemblance; for PART containment; 0 for NONE */
    double held;               /* share of the set's words or shingles that the other one has */
    bool revised;              /* UPDATED: CC_GUARD_REVISED (guard.h) */
};

/* At most CC_MATCH_MAX_TOKENS tokens, which stay the caller's and must outlive the set. */
enum cc_status cc_match_prepare(struct cc_arena *arena, struct cc_tokens tokens,
                                struct cc_match_set *set, struct cc_error *err);

/* Verifies `other` (at most CC_MATCH_MAX_TOKENS, or the relation is NONE) against the set;
 * symmetric but for `held`, and but for UPDATED where a paragraph repeats itself: of several
 * longest alignments each side may take another, and one may show a changed figure.  Needs
 * scratch memory from the arena, which is given back before it returns. */
enum cc_status cc_match_verify(struct cc_arena *arena, struct cc_match_set *set,
                               struct cc_tokens other, const struct cc_dedup_config *cfg,
                               struct cc_match *match, struct cc_error *err);

#endif
