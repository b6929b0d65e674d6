#include "cleancopy/extract/page_quality.h"

#include "flat_quality_table.h"
#include "quality_table.h"

#define STEP (1000 / (QUALITY_STEPS - 1)) /* permille of expected F1 between two entries */

static double read_off(const uint16_t table[QUALITY_STEPS], uint32_t expected_f1)
{
    uint32_t f1 = expected_f1 < 1000 ? expected_f1 : 999, low = f1 / STEP;

    if (expected_f1 == 0)
        return 0;
    return (table[low] * (double)(STEP - f1 % STEP) + table[low + 1] * (double)(f1 % STEP)) /
           STEP / 1000;
}

double cc_page_quality(uint32_t expected_f1, enum cc_kind kind)
{
    return read_off(quality_table[kind == CC_KIND_ARTICLE ? 0 : 1], expected_f1);
}

double cc_page_quality_flat(uint32_t expected_f1)
{
    return read_off(flat_quality_table, expected_f1);
}
