/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        542, 542, 542, 542, 542, 542, 542, 546, 553, 560, 567, 582, 611, 640, 668, 697, 705,
        914, 923, 932, 998,
    },
    {
        0, 1, 2, 3, 66, 253, 408, 473, 499, 525, 545, 566, 586, 634, 649, 712, 773, 828, 868,
        926, 998,
    },
};
