/* flat_quality_table.h -- what an expected F1 was worth on unseen flattened pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
/* permille of right words; QUALITY_STEPS of quality_table.h */
static const uint16_t flat_quality_table[] = {
    144, 144, 144, 144, 144, 144, 172, 226, 281, 335, 389, 444, 498, 553, 607, 651, 694, 849,
    908, 937, 1000,
};
