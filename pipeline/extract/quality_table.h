/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        252, 252, 252, 252, 278, 298, 313, 328, 343, 358, 373, 458, 546, 635, 697, 758, 831,
        855, 890, 940, 997,
    },
    {
        0, 1, 3, 244, 432, 448, 463, 478, 494, 510, 529, 547, 566, 594, 656, 717, 744, 807,
        861, 935, 1000,
    },
};
