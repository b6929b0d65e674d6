/* sketch.h -- the stage for other engines: what a paragraph is found by, and whether two are
 * copies, over plain buffers.
 *
 *     map      each paragraph              cc_sketch_make    -> key, fingerprints, tokens
 *     shuffle  by key, by fingerprint      (the engine)      -> pairs that share one
 *     reduce   the tokens of each pair     cc_sketch_verify  -> relation, similarity
 *
 * Equal keys are equal normal forms (dedup/normal.h).  Two paragraphs that share a run of
 * CC_FINGERPRINT_RUN words share a fingerprint; one in three of a paragraph's shingles is one
 * (winnowing; S. Schleimer, D. Wilkerson, A. Aiken 2003).  Resemblance and containment are those
 * of match.h (after A. Broder 1997; alignment by H. Hyyro 2004).  A fingerprint shared by more
 * than some hundred paragraphs is a phrase or a template: drop its pairs, as the index here
 * does beyond 64, or time grows with the square of its prints.
 *
 * Keys have 128 bits (XXH3): 64 collide once among 5 * 10^9, which a crawl has, 128 among 10^19.
 * A fingerprint is made of three words' 29-bit tokens, so that it is worth 87 bits. Whatever the
 * key, verify: a page can be made to collide.
 *
 * Tokens are numbers in the machine's byte order; whoever stores them fixes one.  All that is
 * stored is only comparable under the same CC_SKETCH_VERSION.
 *
 * Thread use: any thread may call these, at the same time; memory is taken through core/alloc.h
 * and given back before they return.  No I/O, clock or globals. */
#ifndef CLEANCOPY_DEDUP_SKETCH_H
#define CLEANCOPY_DEDUP_SKETCH_H

#include "cleancopy/core/config.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/status.h"
#include "cleancopy/dedup/fingerprint.h"
#include "cleancopy/dedup/match.h"
#include "cleancopy/dedup/normal.h"

#include <stddef.h>
#include <stdint.h>

/* Normal form, tokens and fingerprints together. */
#define CC_SKETCH_VERSION                                                                      \
    (CC_NORMAL_VERSION * 10000 + CC_SHINGLE_VERSION * 100 + CC_FINGERPRINT_VERSION)

/* Memory for one call, at most: a paragraph of 4 MiB takes 100 MB. */
#define CC_SKETCH_MAX_BYTES ((size_t)256 << 20)

/* Tokens that a text of `bytes` can have at most, and fingerprints too: U+3316, of three bytes, is six
 * kana in its normal form. */
static inline size_t cc_sketch_room(size_t bytes)
{
    return bytes * 2 + 1;
}

struct cc_sketch {
    struct cc_hash128 key;
    size_t n_tokens;       /* words of the normal form */
    size_t n_fingerprints; /* 0 below CC_SHINGLE_WORDS words */
};

/* Fills *out, tokens[0 .. n_tokens) and fingerprints[0 .. n_fingerprints), these each once, in no
 * order that means anything.  `text`: UTF-8, `len` bytes, may hold NUL; NULL only with 0.
 * `tokens` and `fingerprints` are the caller's, with room for `room` each, of which
 * cc_sketch_room(len) is always enough.  CC_E_LIMIT: room or CC_SKETCH_MAX_BYTES is too small;
 * CC_E_NOMEM.  On failure the buffers hold nothing of use. */
enum cc_status cc_sketch_make(const char *text, size_t len, uint32_t *tokens,
                              struct cc_hash128 *fingerprints, size_t room,
                              struct cc_sketch *out, struct cc_error *err);

/* Are two paragraphs, given by their tokens, copies?  match->relation: NEAR, PART, UPDATED
 * (other figures: no copy) or NONE; equal token lists are EXACT, of any length.  Similarity and
 * `held` (how much of a's text b has) are 0 to 1.  Over CC_MATCH_MAX_TOKENS tokens on either side
 * there is only EXACT or NONE.  cfg: `near` and `part` count; NULL for the defaults. CC_E_LIMIT,
 * CC_E_NOMEM. */
enum cc_status cc_sketch_verify(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b,
                                const struct cc_dedup_config *cfg, struct cc_match *match,
                                struct cc_error *err);

#endif
