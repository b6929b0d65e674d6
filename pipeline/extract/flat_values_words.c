/* flat_values_words.c -- see flat_values_words.h. */
#include "cleancopy/extract/flat_values_words.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "flat_word_table.h"

#include <stdbool.h>

#define WINDOW    4  /* lines before and behind */
#define MEAN_UNIT 16 /* of a line's weight a word */

const struct cc_token_weights cc_flat_word_weights = {flat_word_hash, flat_word_weight,
                                                      FLAT_WORD_COUNT};

static bool has_digit(struct cc_span word)
{
    size_t at = 0;

    while (at < word.len)
        if (cc_char_is_digit(cc_utf8_next(word, &at)))
            return true;
    return false;
}

uint32_t cc_flat_words(struct cc_span lower, uint32_t *out)
{
    struct cc_span word;
    uint32_t n = 0;

    while (n < CC_FLAT_WORDS_MAX && cc_next_word(&lower, &word))
        if (!has_digit(word))
            out[n++] = (uint32_t)cc_hash64(word);
    return n;
}

static void own_words(const struct cc_flat_line *line, const struct cc_token_weights *weights,
                      int32_t *v)
{
    uint32_t words[CC_FLAT_WORDS_MAX], n = cc_flat_words(line->lower, words), i;
    int32_t weight, sum = 0;

    for (i = 0; i < n; i++) {
        weight = cc_token_weight(weights, words[i]);
        sum += weight;
        if (i == 0 || weight < v[CC_FV_LEARNT_LEAST])
            v[CC_FV_LEARNT_LEAST] = weight;
        if (i == 0 || weight > v[CC_FV_LEARNT_GREATEST])
            v[CC_FV_LEARNT_GREATEST] = weight;
    }
    v[CC_FV_LEARNT_SUM] = sum;
    v[CC_FV_LEARNT_MEAN] = n > 0 ? sum * MEAN_UNIT / (int32_t)n : 0;
}

void cc_flat_values_words(const struct cc_flat_lines *lines,
                          const struct cc_token_weights *weights,
                          struct cc_flat_values *values)
{
    int32_t before = 0, behind = 0; /* sums of the windows */
    uint32_t i;

    for (i = 0; i < lines->count; i++)
        own_words(&lines->list[i], weights, values[i].value);
    for (i = 1; i < lines->count && i <= WINDOW; i++)
        behind += values[i].value[CC_FV_LEARNT_SUM];
    for (i = 0; i < lines->count; i++) {
        int32_t *v = values[i].value;

        v[CC_FV_P1_LEARNT] = i > 0 ? values[i - 1].value[CC_FV_LEARNT_MEAN] : 0;
        v[CC_FV_N1_LEARNT] = i + 1 < lines->count ? values[i + 1].value[CC_FV_LEARNT_MEAN] : 0;
        v[CC_FV_LEARNT_BEFORE] = before;
        v[CC_FV_LEARNT_BEHIND] = behind;
        before += v[CC_FV_LEARNT_SUM];
        if (i >= WINDOW)
            before -= values[i - WINDOW].value[CC_FV_LEARNT_SUM];
        if (i + 1 < lines->count)
            behind -= values[i + 1].value[CC_FV_LEARNT_SUM];
        if (i + 1 + WINDOW < lines->count)
            behind += values[i + 1 + WINDOW].value[CC_FV_LEARNT_SUM];
    }
}
