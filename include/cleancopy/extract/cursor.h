/* cursor.h -- a place in a text, for reading it part by part: a number, a word, a mark.
 *
 * Digits are those of any script, letters include marks.  What does not fit moves nothing.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_CURSOR_H
#define CLEANCOPY_EXTRACT_CURSOR_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

#define CC_CURSOR_WORD_BYTES                                                                   \
    44 /* a word in lower case and its NUL; longer words read as empty */

struct cc_cursor {
    struct cc_span text;
    size_t at;
};

/* The character at the cursor; 0 at the end. */
uint32_t cc_peek(const struct cc_cursor *c);
/* Past it. */
void cc_step(struct cc_cursor *c);
/* Past it when it is the wanted one. */
bool cc_take(struct cc_cursor *c, uint32_t wanted);

/* The digit's value, or -1. */
int cc_digit(const struct cc_cursor *c);
/* A number of `least` to `most` digits (9 at most) with no digit behind; else -1. */
int cc_take_number(struct cc_cursor *c, int least, int most);

bool cc_is_blank(uint32_t ch); /* a space on the line */
void cc_skip_blanks(struct cc_cursor *c);

bool cc_is_letter(uint32_t ch);
/* A run of letters and marks in lower case, NUL-ended; empty when there is none or it does not
 * fit (the cursor is behind it all the same). */
void cc_take_word(struct cc_cursor *c, char out[CC_CURSOR_WORD_BYTES]);
/* Past the word when the list, which ends with NULL, has it. */
bool cc_take_one_of(struct cc_cursor *c, const char *const *list);

#endif
