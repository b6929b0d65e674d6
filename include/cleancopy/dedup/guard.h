/* guard.h -- the same sentences with other figures, or with a "not": they look alike and say
 * different things.
 *
 *     cod fetched [412] crowns a box on friday [      ]
 *     cod fetched [398] crowns a box on friday [, poor]
 *                  gap: figures on both sides   gap of one side: an addition
 *
 * Given two paragraphs laid side by side (align.h), the gaps decide.  A figure that stands
 * against another figure in the same gap was changed; one that only one side has is a sentence
 * more or less.  The text is another one when
 *   - figures were changed and no other words were,
 *   - the one figure was changed and none stayed, or several were and fewer than
 *     CC_GUARD_SAME_FIGURES stayed for each, or
 *   - a negation was put in or taken out, or is the one word that was changed.
 * Else one figure that differs among others that do not, and among words that differ, is an
 * edited copy.  Measured on edited news: of copies with one word in seven replaced at random 8
 * in 100 have a figure changed (word for word what an update is), 4 of them by these rules; of
 * 452 texts in which figures alone were changed none is taken for its source, of 2,133
 * templated lines none for another.  "Stay as many as change" took 25 of the lines, "two for
 * each" none but 80 copies fewer than these rules do.  Names are not told from other words: the
 * normal form has lost its capitals.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_DEDUP_GUARD_H
#define CLEANCOPY_DEDUP_GUARD_H

#include "cleancopy/dedup/align.h"

#include <stdbool.h>

#define CC_GUARD_SAME_FIGURES 3

/* `pairs`: the words that stand on both sides, ascending.  Symmetric for mirrored pairs. */
bool cc_guard_differs(struct cc_tokens ours, struct cc_tokens theirs,
                      const struct cc_align_pair *pairs, uint32_t n_pairs);

#endif
