#include "cleancopy/extract/page_quality.h"

#include "quality_table.h"

#define STEP (1000 / (QUALITY_STEPS - 1)) /* permille of expected F1 between two entries */

double cc_page_quality(uint32_t expected_f1, enum cc_kind kind)
{
    const uint16_t *table = quality_table[kind == CC_KIND_ARTICLE ? 0 : 1];
    uint32_t f1 = expected_f1 < 1000 ? expected_f1 : 999, low = f1 / STEP;

    if (expected_f1 == 0)
        return 0;
    return (table[low] * (double)(STEP - f1 % STEP) + table[low + 1] * (double)(f1 % STEP)) /
           STEP / 1000;
}
