/* align.h -- two paragraphs laid side by side, word by word: the longest list of words that
 * both have in the same order.
 *
 *     ours    cod fetched 412 crowns a box      on friday
 *     theirs  cod fetched 398 crowns a box again on friday
 *             === =======     ====== = ===       == ======      7 of 8 and of 9 words
 *
 * Shingles count an edited word three times over: of copies with one word in seven replaced
 * half have a Jaccard resemblance under 0.5, but nine in ten an alignment over 0.85.  The
 * alignment also shows the gaps, in which figures can be compared (guard.h).
 *
 * A word of theirs costs one look-up and five operations for each 64 words of ours that it
 * stands among: rows of the usual table are bits, worked on all at once.
 * Source: H. Hyyro, "Bit-parallel LCS-length computation revisited", AWOCA 2004; the way back
 * through the rows as in M. Bachmann's rapidfuzz.
 *
 * Thread use: an alignment belongs to one thread at a time. */
#ifndef CLEANCOPY_DEDUP_ALIGN_H
#define CLEANCOPY_DEDUP_ALIGN_H

#include "cleancopy/core/arena.h"
#include "cleancopy/dedup/shingle.h"

/* Longest paragraph on either side: the way back keeps a bit for each pair of words, 2 MiB. The
 * longest real one in 100,000 has 1,926 words. */
#define CC_ALIGN_MAX_TOKENS 4096

/* Where a word of ours stands: its places within 64 words. */
struct cc_align_entry {
    uint64_t places;
    uint32_t block; /* of 64 words */
    uint32_t next;  /* entry of the same word in a later block; 0: none */
};

struct cc_align_slot {
    uint32_t token;
    uint32_t entry; /* its first; 0: the slot is empty */
};

/* One paragraph (ours), made ready for many.  All memory is in the arena. */
struct cc_align {
    struct cc_tokens tokens;
    struct cc_align_slot *slots;
    uint32_t mask;
    struct cc_align_entry *entries; /* [0]: no places, for words that ours does not have */
    uint32_t n_blocks;
    uint32_t repeats; /* places where three words in a row all come again later: no fewer than
                         shingles that are repeated */
};

/* Another one (theirs), its words looked up among ours. */
struct cc_align_other {
    struct cc_tokens tokens;
    uint32_t *entries; /* for each of its words; 0: ours has no such word */
    uint32_t theirs;   /* words of theirs that ours has anywhere … */
    uint32_t ours;     /* … and of ours that theirs has: no alignment is longer than either */
};

/* A word that stands on both sides. */
struct cc_align_pair {
    uint32_t ours, theirs;
};

/* At most CC_ALIGN_MAX_TOKENS tokens (our own mistake otherwise), which stay the caller's and
 * outlive the alignment. */
enum cc_status cc_align_prepare(struct cc_arena *arena, struct cc_tokens tokens,
                                struct cc_align *align, struct cc_error *err);

/* Looks up the words of `tokens` (at most CC_ALIGN_MAX_TOKENS).  Gives up when more than
 * `max_missing` of them are not among ours: both counts are 0 then, and the rest is not to be
 * used. */
enum cc_status cc_align_look_up(struct cc_arena *arena, const struct cc_align *align,
                                struct cc_tokens tokens, uint32_t max_missing,
                                struct cc_align_other *other, struct cc_error *err);

/* Number of words in the longest alignment: 0 to the smaller of both counts.  Symmetric. */
enum cc_status cc_align_count(struct cc_arena *arena, const struct cc_align *align,
                              const struct cc_align_other *other, uint32_t *n,
                              struct cc_error *err);

/* One of the longest alignments: *n pairs, ascending on both sides, in the arena. */
enum cc_status cc_align_pairs(struct cc_arena *arena, const struct cc_align *align,
                              const struct cc_align_other *other, struct cc_align_pair **pairs,
                              uint32_t *n, struct cc_error *err);

#endif
