#include "cleancopy/extract/keep_line.h"

#define SCORES  1001
#define MILLION 1000000u

/* Of the blocks from a score on.  Words times a thousand, for scores are permille. */
struct kept {
    uint64_t words, right;
};

static uint32_t f1_of(struct kept kept, uint64_t wanted, uint32_t unit)
{
    return kept.right > 0 ? (uint32_t)(2 * kept.right * unit / (kept.words + wanted)) : 0;
}

static uint64_t wanted_of(const struct cc_blocks *blocks, const uint16_t *scores)
{
    uint64_t wanted = 0;
    uint32_t i;

    for (i = 0; i < blocks->count; i++)
        wanted += (uint64_t)blocks->list[i].n_words * scores[i];
    return wanted;
}

struct cc_keep_line cc_keep_line_best(const struct cc_blocks *blocks, const uint16_t *scores,
                                      uint16_t highest)
{
    uint64_t words_at[SCORES] = {0}, wanted = wanted_of(blocks, scores);
    struct cc_keep_line best = {highest, 0};
    struct kept kept = {0, 0};
    uint32_t i, f1, most = 0;
    uint16_t score;

    for (i = 0; i < blocks->count; i++)
        words_at[scores[i] < SCORES ? scores[i] : SCORES - 1] += blocks->list[i].n_words;
    for (score = SCORES - 1; score >= CC_KEEP_LINE_FLOOR; score--) {
        kept.words += words_at[score] * 1000;
        kept.right += words_at[score] * score;
        f1 = f1_of(kept, wanted, MILLION);
        if (score <= highest && f1 > most) {
            most = f1;
            best.score = score;
            best.expected_f1 = f1 / (MILLION / 1000);
        }
    }
    return best;
}

struct cc_keep_line cc_keep_line_at(const struct cc_blocks *blocks, const uint16_t *scores,
                                    uint16_t score)
{
    struct cc_keep_line line = {score, 0};
    struct kept kept = {0, 0};
    uint32_t i;

    for (i = 0; i < blocks->count; i++) {
        if (scores[i] < score)
            continue;
        kept.words += (uint64_t)blocks->list[i].n_words * 1000;
        kept.right += (uint64_t)blocks->list[i].n_words * scores[i];
    }
    line.expected_f1 = f1_of(kept, wanted_of(blocks, scores), 1000);
    return line;
}
