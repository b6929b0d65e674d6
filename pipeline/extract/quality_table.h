/* quality_table.h -- what an expected F1 of 0, 1/(STEPS - 1) ... 1 was worth on unseen pages
 * Written by model/cleancopy_model (README.md there); not for editing. */
#define QUALITY_STEPS 21

/* [0] articles, [1] other kinds: permille of right words */
static const uint16_t quality_table[][QUALITY_STEPS] = {
    {
        0, 30, 59, 112, 205, 234, 264, 293, 350, 414, 478, 542, 606, 670, 682, 685, 789, 851,
        891, 944, 1000,
    },
    {
        0, 45, 60, 160, 257, 333, 382, 409, 411, 413, 415, 457, 507, 579, 679, 688, 698, 796,
        841, 937, 993,
    },
};
