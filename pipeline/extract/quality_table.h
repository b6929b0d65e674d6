/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        252, 252, 252, 252, 278, 298, 311, 325, 339, 353, 366, 469, 583, 698, 723, 746, 818,
        857, 899, 945, 997,
    },
    {
        0, 1, 3, 244, 432, 450, 467, 485, 502, 517, 527, 537, 548, 587, 656, 718, 744, 805,
        857, 912, 1000,
    },
};
