/* reprint.h -- which one earlier document another was made from, if any.
 *
 *     a reprint            copies             the original          its own copies
 *     p0  40 words  ---->  original, 0        q0  canonical
 *     p1  30 words  ---->  agency, 4   <----  q1                    agency, 4
 *     p2  20 words  none                      the original holds 70 of 90 words: share 0.78
 *
 * A paragraph counts by its words, and a document holds as much of it as the match says: all of an
 * exact copy, the verified similarity of a near one or a part.  It is held by the document that it
 * points at, and also by a document that copies the very paragraph that it points at: an agency's
 * second report repeats most of its first, and who prints the second printed that, not two halves
 * of two reports.  Only documents that are pointed at at least once can be the original; all of
 * them were there before the reprint, so the original is always the earlier one.
 *
 * Left out of both sides of the share: paragraphs too short to be compared, and what is furniture
 * (its left_out is set): a short report with much furniture is no reprint of the first page that
 * has it.  Updated paragraphs (other figures) are text of one's own.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_DEDUP_REPRINT_H
#define CLEANCOPY_DEDUP_REPRINT_H

#include "cleancopy/core/document.h"

#include <stddef.h>

#define CC_REPRINT_MOST    0.5  /* more than this share: "most of its words" */
#define CC_REPRINT_WHOLE   0.95 /* from this share on it is the whole text, edited: a closing line
                                   ("Reporting by …") is a twentieth of a report */
#define CC_REPRINT_SOURCES 16   /* documents looked at: those that are pointed at for more than a
                                   seventeenth of the words are all among them */

/* A document that is pointed at, and what it copies itself: exact, near and part alone, by document
 * and paragraph pointed at. */
struct cc_reprint_source {
    uint64_t doc;
    const struct cc_duplicate *copies;
    size_t n_copies;
};

/* True when the paragraph's text is held by the one that it points at: exact, near, part. */
bool cc_is_copy(const struct cc_duplicate *duplicate);

/* The documents that doc's paragraphs point at, in no order.  Returns their number; 0 when all
 * together do not hold most of doc: it cannot be a reprint. */
size_t cc_reprint_sources(const struct cc_document *doc, uint32_t min_words,
                          uint64_t ids[CC_REPRINT_SOURCES]);

/* *out: the source that holds most of doc, relation CC_RELATION_NONE when none holds more than
 * CC_REPRINT_MOST.  Relation: exact (every word, in equal paragraphs), near (CC_REPRINT_WHOLE and
 * more), part (most of it).  Of two that hold as much, the one with more paragraphs that are
 * pointed at, then the least id.  `min_words`: shorter paragraphs are not counted. */
void cc_reprint_find(const struct cc_document *doc, uint32_t min_words,
                     const struct cc_reprint_source *sources, size_t n_sources,
                     struct cc_reprint *out);

#endif
