/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        492, 492, 492, 492, 492, 492, 492, 492, 517, 574, 578, 581, 585, 640, 700, 759, 817,
        832, 896, 938, 1000,
    },
    {
        0, 69, 139, 208, 277, 347, 430, 518, 534, 549, 568, 590, 611, 623, 639, 702, 770, 804,
        857, 925, 998,
    },
};
