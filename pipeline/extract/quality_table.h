/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        616, 616, 616, 616, 616, 616, 616, 616, 616, 616, 651, 702, 753, 783, 791, 804, 831,
        871, 914, 948, 1000,
    },
    {
        0, 47, 95, 167, 243, 320, 395, 437, 480, 522, 545, 552, 558, 620, 660, 663, 751, 798,
        895, 933, 991,
    },
};
