/* shelf.h -- the candidates of all paragraphs at once, by two exchanges: for an engine that deals work out to many machines.
 *
 * candidate.h asks an index about one paragraph after the other.  Where no machine has the index, each step here works on one part of
 * all, and what it makes for another part is a packet of bytes that the engine carries there:
 *
 *     paragraphs   cc_shelf_post()    packets by print: a paragraph once for each part, with its prints there
 *     postings     cc_shelf_lists()   packets by subject: under each print its shelf, the 64 lowest refs, and who asks
 *     lists        cc_shelf_find()    pairs, as cc_candidate_list() and shares_enough() of compare.c find them (shelf_find.h)
 *
 * A shelf is told once for all subjects of a part.  So a print that stands in a million paragraphs costs each of them a few bytes, and
 * 64 refs when it asks; nobody holds a million by a million.
 *
 * A ref is (number of the document) * 2^27, and the paragraph's place in its document.
 *
 * Order: packets of a part may come in any, and refs may be posted in any; pairs come the same.  Memory: 48 bytes a posting or a list, 96 where the heap moves what grows,
 * beside the packets, which must stay where they are during a call.  All postings of a print come to one part, so where these are many they are taken in pieces:
 * cc_shelf_trim() finds the shelves, piece by piece, and then cc_shelf_lists() makes lists of each piece.  Pure but for the heap.  Thread use: any, each call by itself. */
#ifndef CLEANCOPY_DEDUP_SHELF_H
#define CLEANCOPY_DEDUP_SHELF_H

#include "cleancopy/dedup/shelf_packet.h"

#define CC_SHELF_PRINT_BITS 39      /* of a print; posting_page.h has 36 */
#define CC_SHELF_MAX_PARTS  1000000 /* a packet each, of 48 bytes */

/* A paragraph that can be found by its prints. */
struct cc_shelf_paragraph {
    uint64_t ref;       /* below 2^63 */
    uint64_t first_ref; /* of the first print of its text, in the same document; `ref` itself mostly */
    uint32_t n_likely;  /* prints that a text of so many words is likely to have */
    bool is_followed;   /* prints of its text follow in other documents: they may ask later, by its prints */
    const char *prints; /* 64 bits each, of this machine's order, not aligned */
    size_t n_prints;
};

/* Adds its postings to packets[part] for each part that has a print of it.  CC_E_LIMIT: a number is over what stands above. */
enum cc_status cc_shelf_post(const struct cc_shelf_paragraph *paragraph, struct cc_shelf_packet *packets, size_t n_parts,
                             struct cc_error *err);

/* Packets of one part of prints, to packets[part of the subject].  `shelves`: NULL, where `given` are all packets of the part; where they are too many for
 * memory, some of them are given at a time, with what cc_shelf_trim() made of all.  CC_E_INPUT: a packet is damaged, or `shelves` lacks a print of `given`;
 * CC_E_NOMEM. */
enum cc_status cc_shelf_lists(const struct cc_span *given, size_t n_given, const struct cc_span *shelves,
                              struct cc_shelf_packet *packets, size_t n_parts, struct cc_error *err);

/* What of these packets can stand on a shelf, added to `packet`: of each print the postings of its 64 lowest refs.  What is trimmed of some packets can be given again
 * with others.  CC_E_INPUT: a packet is damaged; CC_E_NOMEM. */
enum cc_status cc_shelf_trim(const struct cc_span *given, size_t n_given, struct cc_shelf_packet *packet, struct cc_error *err);

#endif
