/* guard.h -- the same sentences with other figures, other names, or with a "not": they look
 * alike and say different things.
 *
 *     cod fetched [412] crowns a box on friday [      ]
 *     cod fetched [398] crowns a box on friday [, poor]
 *                  gap: figures on both sides   gap of one side: an addition
 *
 * Given two paragraphs laid side by side (align.h), the gaps decide.  A figure that stands
 * against another figure in the same gap was changed; one that only one side has is a sentence
 * more or less, unless the other side has one more behind figures that both have: 2-1 became
 * 1-0.  The text is another one when
 *   - a figure was changed, whatever else was, or
 *   - a negation was put in or taken out, or is the one word that was changed, or
 *   - two words or more were changed, all of them names for names (name_mark.h).
 * Measured on edited news: 8 in 100 copies with one word in seven replaced at random have a
 * figure changed, word for word what an update is.  They are kept: a paragraph that
 * stays twice costs less than one with other figures that is gone.  Two in three of them are
 * told apart as CC_GUARD_REVISED, so that `dedup` can report them; of 2,130 lines filled in anew
 * (weather, markets, results) 9 are taken for such, of 455 with nothing but figures changed none.  Names: of 10,000 edited copies 28 had only names changed, two or more words
 * of them; one word alone 258, nearly all by the edit of a word at random.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_DEDUP_GUARD_H
#define CLEANCOPY_DEDUP_GUARD_H

#include "cleancopy/dedup/align.h"

enum cc_guard {
    CC_GUARD_SAME,    /* both say the same */
    CC_GUARD_REVISED, /* figures were changed, but only one or two, and no more than stay, and the words
                         around them were edited too: a copy, revised */
    CC_GUARD_OTHER    /* another text in the same words: a form filled in anew */
};

/* `pairs`: the words that stand on both sides, ascending.  Symmetric for mirrored pairs. */
enum cc_guard cc_guard_judge(struct cc_tokens ours, struct cc_tokens theirs,
                             const struct cc_align_pair *pairs, uint32_t n_pairs);

#endif
