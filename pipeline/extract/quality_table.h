/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        544, 544, 544, 544, 544, 544, 544, 544, 544, 544, 544, 583, 667, 751, 793, 800, 812,
        875, 922, 943, 1000,
    },
    {
        0, 1, 3, 75, 174, 273, 373, 472, 514, 543, 573, 597, 609, 623, 646, 721, 757, 787, 883,
        926, 991,
    },
};
