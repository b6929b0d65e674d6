/* flat_quality_table.h -- what an expected F1 was worth on unseen flattened pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
/* permille of right words; QUALITY_STEPS of quality_table.h */
static const uint16_t flat_quality_table[] = {
    485, 485, 485, 485, 485, 485, 485, 485, 485, 485, 485, 485, 515, 575, 635, 699, 771, 831,
    881, 948, 1000,
};
