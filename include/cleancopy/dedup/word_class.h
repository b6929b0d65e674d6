/* word_class.h -- words that turn a sentence into another one: numbers, months, negations.
 *
 * "Two percent" and "three percent" differ as 2 and 3 do, and are the same as these; January's
 * report is not February's; a "not" more is no edit.  The lists are closed: what the languages
 * of most pages (English, German, French, Spanish, Italian, Portuguese, Dutch, Russian) have
 * for 1 to 12, tens, hundred and thousand, for the months, and for "not", "no", "never",
 * "nobody", "nothing", "without".  Words that mostly mean something else in another of these
 * languages ("due", "cent", "sin") are left out.  In other languages digits alone count.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_DEDUP_WORD_CLASS_H
#define CLEANCOPY_DEDUP_WORD_CLASS_H

#include "cleancopy/core/span.h"

enum cc_word_class {
    CC_WORD_PLAIN,
    CC_WORD_FIGURE,
    CC_WORD_NEGATION
};

/* `word`: of a normal form (dedup/normal.h: lower case, no apostrophes), in UTF-8.  *digits: for
 * a number word its digits ("12" for "twelve"), static; else the word. */
enum cc_word_class cc_word_class(struct cc_span word, struct cc_span *digits);

#endif
