/* shelf_find.h -- which of the paragraphs on the same shelves are worth verifying: the last step of shelf.h.
 *
 * The rules are those of candidate.h and of shares_enough() in compare.c, so that the same pairs come out.
 *
 * Memory: 48 bytes a list, beside the packets, and 16 to 32 for each paragraph on the shelves of one subject.  Thread use: any, each call by itself. */
#ifndef CLEANCOPY_DEDUP_SHELF_FIND_H
#define CLEANCOPY_DEDUP_SHELF_FIND_H

#include "cleancopy/dedup/shelf_packet.h"

/* One that is worth verifying. */
struct cc_shelf_pair {
    uint64_t subject, candidate, candidate_text; /* candidate_text: the first print of the candidate's text */
    uint32_t n_shared;
    uint64_t last; /* of later(): the last ref on the shelves of the subject's prints */
    bool enough;   /* of later(): it shares enough; others are told where they would take a place among the 128 */
};

struct cc_shelf_taker {
    void *self;
    /* A candidate before the subject, of another document, that shares enough, among the 128 that share most.  By subject, then candidate. */
    void (*pair)(void *self, const struct cc_shelf_pair *pair);
    /* Of a subject that is followed: candidates on the whole shelves, before and behind it, itself too.  A later print of its text has those of
     * them that stand before it and not in its document: of these the 128 that share most (then the lowest), and of those the ones with `enough`. */
    void (*later)(void *self, const struct cc_shelf_pair *pair);
};

/* All packets of one part of subjects.  CC_E_INPUT: a packet is damaged; CC_E_NOMEM. */
enum cc_status cc_shelf_find(const struct cc_span *given, size_t n_given, const struct cc_shelf_taker *taker,
                             struct cc_error *err);

#endif
