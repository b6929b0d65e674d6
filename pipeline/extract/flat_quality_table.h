/* flat_quality_table.h -- what an expected F1 was worth on unseen flattened pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
/* permille of right words; QUALITY_STEPS of quality_table.h */
static const uint16_t flat_quality_table[] = {
    94, 94, 94, 94, 94, 143, 192, 241, 289, 338, 387, 436, 484, 533, 594, 688, 781, 830, 899,
    933, 997,
};
