/* flat_quality_table.h -- what an expected F1 was worth on unseen flattened pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
/* permille of right words; QUALITY_STEPS of quality_table.h */
static const uint16_t flat_quality_table[] = {
    76, 76, 76, 76, 76, 76, 132, 210, 288, 366, 444, 522, 600, 678, 719, 743, 764, 820, 926,
    941, 1000,
};
