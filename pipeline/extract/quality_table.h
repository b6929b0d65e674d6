/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        292, 292, 292, 292, 297, 332, 367, 402, 436, 471, 506, 541, 583, 628, 673, 761, 838,
        857, 917, 944, 997,
    },
    {
        0, 1, 2, 260, 387, 458, 497, 511, 524, 538, 552, 566, 600, 635, 668, 684, 751, 800,
        885, 921, 1000,
    },
};
