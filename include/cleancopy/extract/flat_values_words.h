/* flat_values_words.h -- what the learnt words of a line say.
 *
 * Each word that the model's table knows has a weight: how much more often than on average
 * lines with that word are kept, as log-odds (CC_TOKEN_WEIGHT_UNIT).  Words are those of
 * cc_next_word in lower case, as hashes; one with a digit is left out, and so is what comes
 * after CC_FLAT_WORDS_MAX words.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_FLAT_VALUES_WORDS_H
#define CLEANCOPY_EXTRACT_FLAT_VALUES_WORDS_H

#include "cleancopy/extract/flat_values.h"
#include "cleancopy/extract/token_weight.h"

#define CC_FLAT_WORDS_MAX 60 /* of a line: a longer one is told by its shape */

/* The table that the model was trained with. */
extern const struct cc_token_weights cc_flat_word_weights;

/* The hashes of the words of a line in lower case, at most CC_FLAT_WORDS_MAX; returns how many.
 */
uint32_t cc_flat_words(struct cc_span lower, uint32_t *out);

/* Fills CC_FV_LEARNT_LEAST to CC_FV_LEARNT_BEHIND. */
void cc_flat_values_words(const struct cc_flat_lines *lines,
                          const struct cc_token_weights *weights,
                          struct cc_flat_values *values);

#endif
