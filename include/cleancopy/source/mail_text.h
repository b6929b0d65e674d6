/* mail_text.h -- the paragraphs of a letter's plain text, whose lines are broken to fit a screen.
 *
 *     The ferry to Gull Island sails again from Monday, after nine   ->  one line, up to "waiting."
 *     years of waiting.
 *
 *     Tide tables                                                    ->  two lines, as they are
 *     - Monday 6.12
 *
 * A line goes on in the next where the next one's first word would not have fitted: the width
 * is that of the letter's longest line, if that is at least CC_MAIL_TEXT_MIN_WIDTH and at most
 * CC_MAIL_TEXT_MAX_WIDTH; longer lines were not broken.  Where the sender says "format=flowed"
 * (RFC 3676), a blank at a line's end tells it, and the blank that such lines may begin with
 * goes.  Quoted lines (">"), lists and signatures stay as they are.
 *
 * Pure, but for the arena. */
#ifndef CLEANCOPY_SOURCE_MAIL_TEXT_H
#define CLEANCOPY_SOURCE_MAIL_TEXT_H

#include "cleancopy/core/arena.h"

#include <stdbool.h>

#define CC_MAIL_TEXT_MIN_WIDTH 50  /* bytes: a poem's lines are shorter */
#define CC_MAIL_TEXT_MAX_WIDTH 100 /* RFC 5322 asks for 78; letters of two bytes take more */

/* In the arena; the length of `text` at most.  ptr NULL when it refused. */
struct cc_span cc_mail_text_join(struct cc_arena *arena, struct cc_span text, bool is_flowed);

#endif
