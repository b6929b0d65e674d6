/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        532, 532, 532, 532, 532, 532, 532, 532, 532, 532, 543, 596, 648, 701, 763, 826, 863,
        885, 907, 936, 1000,
    },
    {
        0, 26, 52, 116, 209, 303, 356, 408, 443, 456, 468, 528, 556, 625, 690, 713, 721, 806,
        865, 930, 998,
    },
};
