/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 666, 711, 756, 783, 791, 800, 807,
        825, 892, 949, 1000,
    },
    {
        0, 47, 95, 167, 243, 320, 395, 437, 480, 522, 543, 548, 553, 619, 660, 675, 749, 800,
        894, 935, 1000,
    },
};
