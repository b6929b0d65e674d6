/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        563, 563, 563, 563, 563, 563, 563, 563, 563, 565, 568, 572, 579, 641, 677, 697, 736,
        872, 891, 939, 1000,
    },
    {
        0, 60, 120, 180, 238, 289, 340, 392, 443, 494, 525, 547, 569, 593, 650, 709, 767, 814,
        869, 930, 996,
    },
};
