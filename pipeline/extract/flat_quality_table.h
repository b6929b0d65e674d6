/* flat_quality_table.h -- what an expected F1 was worth on unseen flattened pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
/* permille of right words; QUALITY_STEPS of quality_table.h */
static const uint16_t flat_quality_table[] = {
    101, 101, 101, 101, 101, 144, 192, 240, 288, 336, 384, 433, 481, 529, 613, 704, 792, 850,
    900, 940, 1000,
};
