/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        252, 252, 252, 252, 278, 304, 324, 345, 366, 387, 407, 493, 580, 667, 714, 758, 829,
        852, 891, 940, 997,
    },
    {
        0, 1, 3, 244, 432, 448, 463, 478, 494, 508, 521, 534, 546, 587, 656, 718, 744, 801,
        861, 936, 1000,
    },
};
