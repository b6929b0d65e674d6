/* shelf_find.h -- which of the paragraphs on the same shelves are worth verifying: the last step of shelf.h.
 *
 * The rules are those of candidate.h and of shares_enough() in compare.c, so that the same pairs come out.
 *
 * Memory: 48 bytes a list, beside the packets, and 16 to 32 for each paragraph on the shelves of one subject.  Thread use: any, each call by itself. */
#ifndef CLEANCOPY_DEDUP_SHELF_FIND_H
#define CLEANCOPY_DEDUP_SHELF_FIND_H

#include "cleancopy/dedup/shelf_packet.h"

#define CC_SHELF_ALWAYS (UINT64_MAX >> 1)

/* One that is worth verifying. */
struct cc_shelf_pair {
    uint64_t subject, candidate, candidate_text; /* candidate_text: the first print of the candidate's text */
    uint32_t n_shared;
    uint64_t last;  /* of later(): the last ref on the shelves of the subject's prints */
    uint64_t until; /* of later(): up to this ref it is among the 128 that share most */
};

struct cc_shelf_taker {
    void *self;
    /* A candidate before the subject, of another document, that shares enough, among the 128 that share most.  By subject, then candidate. */
    void (*pair)(void *self, const struct cc_shelf_pair *pair);
    /* Of a subject that is followed: the same on the whole shelves, before and behind it, of its document and itself too.  A later print of
     * its text at `ref` has those with candidate < ref <= until that are not of its document. */
    void (*later)(void *self, const struct cc_shelf_pair *pair);
};

/* All packets of one part of subjects.  Tells of those whose ref is not before *from, until `n_wanted` rows, of both kinds, are told, and of that
 * subject all; *from is then the subject to go on from, CC_SHELF_ALWAYS at the end.  CC_E_INPUT: a packet is damaged; CC_E_NOMEM. */
enum cc_status cc_shelf_find(const struct cc_span *given, size_t n_given, uint64_t *from, size_t n_wanted,
                             const struct cc_shelf_taker *taker, struct cc_error *err);

#endif
