/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        546, 546, 546, 546, 546, 546, 546, 546, 546, 561, 586, 611, 636, 672, 710, 752, 836,
        891, 899, 938, 998,
    },
    {
        0, 1, 2, 407, 435, 456, 468, 480, 492, 503, 510, 517, 559, 566, 666, 691, 758, 816,
        858, 945, 998,
    },
};
