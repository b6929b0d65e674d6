/* name_mark.h -- which words of a paragraph are names: those that have a capital where none is
 * due.
 *
 *     The mayor of Ostby met Ms. Lind on Friday.  Anna Lind left.
 *                  =====         ====    ======   ==== ====
 *
 * A normal form has lost its capitals, so that this is read off the text itself and kept as a
 * bit in each token, which no comparison of words sees (shingle.h).  A word at the head of a
 * sentence counts when the next one has a capital too; a full stop behind an initial or a
 * capitalised word of up to three letters ("Mr.", "Gen.") ends no sentence.  Where most words
 * have capitals (a headline, a line in capitals) they tell nothing: there are no names then.  In
 * German all nouns count; scripts without capitals have none.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_DEDUP_NAME_MARK_H
#define CLEANCOPY_DEDUP_NAME_MARK_H

#include "cleancopy/dedup/shingle.h"

/* Sets the name's bit of the tokens that are names in `text`, from whose normal form they are;
 * the bits are clear before.  CC_E_LIMIT or CC_E_NOMEM from the arena, whose memory is given
 * back. */
enum cc_status cc_name_mark(struct cc_arena *arena, struct cc_span text,
                            struct cc_tokens tokens, struct cc_error *err);

#endif
