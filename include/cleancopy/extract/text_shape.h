/* text_shape.h -- what one line of text looks like, whatever page it stands in.
 *
 * Pure: no allocation, any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_TEXT_SHAPE_H
#define CLEANCOPY_EXTRACT_TEXT_SHAPE_H

#include "cleancopy/core/span.h"

#include <stdint.h>

/* Meanings as in feature_list.h. */
struct cc_text_shape {
    int32_t chars, word_chars, stop_words, commas, sentences, end, first, upper, digits,
        copyright, bars, date, at_sign, colon_end, quote_start, ellipsis_end, arrow,
        digits_only, dash_start, questions, url, slashes, price;
};

/* `text` as the page has it, `lower` the same in lower case, `n_words` its words and `n_stop_words` those of them that are among
 * the commonest of nine languages. */
void cc_text_shape_of(struct cc_span text, struct cc_span lower, uint32_t n_words,
                      uint32_t n_stop_words, struct cc_text_shape *shape);

/* How many are among the commonest: of the words of a text in lower case, or of `n` such words. */
uint32_t cc_stop_words_count(struct cc_span lower);
uint32_t cc_stop_words_among(const struct cc_span *words, size_t n);

#endif
