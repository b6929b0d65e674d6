/* compare.h -- one document's paragraphs against all that came before.
 *
 * For each paragraph: normal form -> token hashes -> exact key, else fingerprints -> candidates
 * -> exact verification (resemblance, containment, figures) -> the best match, pointing at a
 * canonical paragraph that was itself verified: duplicate_of never names a paragraph that is a
 * duplicate in its turn.  CC_RELATION_UPDATED names one too, but the paragraph stays canonical
 * itself. The paragraph is then added to the index.  Below cfg->min_exact_words it is neither
 * compared nor added.  Headings, quotes of a line and short items of lists are compared beside a
 * neighbour only (companion.h). Documents must come in canonical order (date, unknown last; outlet; id)
 * for a batch to have the canonical copies that DESIGN promises.  Paragraphs of the document
 * itself are never matched.
 *
 * Thread use: one thread at a time for each index. */
#ifndef CLEANCOPY_DEDUP_COMPARE_H
#define CLEANCOPY_DEDUP_COMPARE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/document.h"
#include "cleancopy/dedup/index.h"

/* Fills duplicate_of of each of doc's paragraphs (relation CC_RELATION_NONE where there is
 * none); outlets are copied to `arena`.  Working memory is the comparison's own, bounded by the
 * arena's cap, and gone at the end. On failure some paragraphs are in the index already: a
 * state rolls its transaction back. */
enum cc_status cc_compare_document(struct cc_arena *arena, const struct cc_dedup_config *cfg,
                                   struct cc_index *index, struct cc_document *doc,
                                   struct cc_error *err);

#endif
