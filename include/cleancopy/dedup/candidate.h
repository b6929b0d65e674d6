/* candidate.h -- which known paragraphs may be copies of one in hand: those that share its
 * fingerprints, most shared first where there are many.
 *
 * What is found here is only likely; match.h verifies it.
 *
 * Thread use: one thread at a time for each index. */
#ifndef CLEANCOPY_DEDUP_CANDIDATE_H
#define CLEANCOPY_DEDUP_CANDIDATE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/dedup/index.h"

/* Refs asked for under one fingerprint; the index in memory keeps no more (ref_table.h).  Whole
 * copies and parts found among 100,000 paragraphs, in percent: 16 refs 97.99, 98.03; 64 refs
 * 98.04, 98.25; 256 refs 98.03, 98.32, in 15 % more time; 1024 refs 98.05, 98.35, in 18 % more. */
#define CC_CANDIDATE_MAX_REFS 64

/* Candidates of one paragraph. */
#define CC_CANDIDATE_MAX 128

struct cc_candidate {
    uint64_t ref;
    uint32_t n_shared; /* fingerprints that both have */
};

/* *out: *n candidates in the arena, each ref once; the CC_CANDIDATE_MAX that share most (of equal
 * ones the lowest refs), in no order that means anything. */
enum cc_status cc_candidate_list(struct cc_arena *arena, struct cc_index *index,
                                 const uint64_t *fingerprints, size_t n_fingerprints,
                                 struct cc_candidate **out, size_t *n, struct cc_error *err);

#endif
