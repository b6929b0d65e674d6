/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        626, 626, 626, 626, 626, 626, 626, 626, 626, 626, 658, 706, 754, 784, 796, 806, 810,
        837, 913, 949, 1000,
    },
    {
        0, 47, 95, 167, 243, 320, 395, 438, 481, 524, 546, 549, 553, 619, 659, 689, 731, 800,
        894, 935, 1000,
    },
};
