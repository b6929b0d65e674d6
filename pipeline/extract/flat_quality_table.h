/* flat_quality_table.h -- what an expected F1 was worth on unseen flattened pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
/* permille of right words; QUALITY_STEPS of quality_table.h */
static const uint16_t flat_quality_table[] = {
    594, 594, 594, 594, 594, 594, 594, 594, 594, 594, 594, 594, 594, 594, 608, 636, 680, 828,
    896, 938, 1000,
};
