/* fingerprint.h -- which of a paragraph's shingles the index keeps: winnowing.
 *
 * Of every CC_FINGERPRINT_WINDOW shingles in a row the one with the least hash is kept (of
 * equal ones the last):
 *
 *     shingles   77 74 42 17 98 50 17 98 8 88 67
 *     windows   [77 74 42 17 98]                     keeps 17
 *                  [74 42 17 98 50]                  the same one
 *                     …  [17 98 50 17 98]            keeps the later 17
 *                           …  [50 17 98 8 88]       keeps 8
 *
 * Guarantee: two paragraphs that share a run of CC_FINGERPRINT_RUN words (window + 3 - 1 = 7)
 * share a fingerprint, for the window inside that run chooses the same shingle in both. Nothing
 * shorter than three words is ever found by it, and one paragraph of six words in five is not within
 * a longer one.  Cost: 2 of (window + 1) shingles, one in three, on usual text.
 *
 * Source: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for document
 * fingerprinting", SIGMOD 2003.  Unlike MinHash it finds containment as well as resemblance: a
 * sentence copied out of a long paragraph keeps its fingerprints.
 *
 * Pure: no I/O, clock, globals or allocation, so any thread may call it. */
#ifndef CLEANCOPY_DEDUP_FINGERPRINT_H
#define CLEANCOPY_DEDUP_FINGERPRINT_H

#include "cleancopy/dedup/shingle.h"

#include <stddef.h>
#include <stdint.h>

#define CC_FINGERPRINT_WINDOW 5
#define CC_FINGERPRINT_RUN    (CC_FINGERPRINT_WINDOW + CC_SHINGLE_WORDS - 1)
#define CC_FINGERPRINT_VERSION                                                                 \
    1 /* stored beside them: another window or order, another number */

/* The fingerprints of a paragraph, ascending, each once.  `out` has room for
 * cc_shingle_count(n_tokens); returns their number, 0 below CC_SHINGLE_WORDS tokens.  A
 * paragraph shorter than a window has one. */
size_t cc_fingerprint_list(const uint32_t *tokens, uint32_t n_tokens, uint64_t *out);

#endif
