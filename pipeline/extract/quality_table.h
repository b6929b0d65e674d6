/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        254, 254, 254, 254, 410, 422, 434, 446, 458, 470, 482, 534, 597, 634, 660, 738, 831,
        877, 920, 945, 1000,
    },
    {
        0, 1, 2, 266, 366, 405, 431, 456, 482, 507, 533, 563, 598, 633, 661, 701, 739, 814,
        873, 915, 999,
    },
};
