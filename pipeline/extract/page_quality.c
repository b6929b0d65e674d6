#include "cleancopy/extract/page_quality.h"

#include "quality_table.h"

#define STEP (1000 / (QUALITY_STEPS - 1)) /* permille of expected F1 between two entries */

uint32_t cc_expected_f1(const struct cc_blocks *blocks, const struct cc_verdict *verdicts)
{
    uint64_t kept = 0, right = 0, wanted = 0; /* words, times a thousand */
    uint32_t i;

    for (i = 0; i < blocks->count; i++) {
        uint64_t words = blocks->list[i].n_words, expected = words * verdicts[i].score;

        wanted += expected;
        if (verdicts[i].keep) {
            kept += words * 1000;
            right += expected;
        }
    }
    return kept > 0 ? (uint32_t)(2000 * right / (kept + wanted)) : 0;
}

double cc_page_quality(const struct cc_blocks *blocks, const struct cc_verdict *verdicts,
                       enum cc_kind kind)
{
    uint32_t f1 = cc_expected_f1(blocks, verdicts), low;
    const uint16_t *table = quality_table[kind == CC_KIND_ARTICLE ? 0 : 1];

    if (f1 == 0)
        return 0;
    f1 = f1 < 1000 ? f1 : 999;
    low = f1 / STEP;
    return (table[low] * (double)(STEP - f1 % STEP) + table[low + 1] * (double)(f1 % STEP)) /
           STEP / 1000;
}
