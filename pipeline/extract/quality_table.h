/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        428, 428, 428, 428, 428, 428, 428, 428, 428, 480, 536, 591, 655, 723, 771, 787, 811,
        850, 927, 936, 1000,
    },
    {
        0, 78, 156, 234, 312, 378, 406, 447, 495, 521, 547, 573, 593, 607, 648, 680, 753, 818,
        868, 926, 998,
    },
};
