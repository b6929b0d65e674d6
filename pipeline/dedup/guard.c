#include "cleancopy/dedup/guard.h"

/* One name for another may be a misprint that was put right, or an edit like any other. */
#define LEAST_NAMES 2

/* A copy that was edited has a figure or two changed among many words; a form that was filled in
 * anew has most of them changed. */
#define MOST_REVISED_FIGURES 2

/* What stands in one gap on one side. */
struct side {
    uint32_t words, figures, negations, names;
};

/* What was seen in all gaps. */
struct sums {
    uint32_t changed_figures;   /* figure against figure */
    uint32_t changed_words;     /* gaps with words on both sides of which some are no figures */
    uint32_t changed_negations; /* … with negations on one side only */
    uint32_t lone_negations;    /* gaps that are empty on one side, negations on the other */
    uint32_t changed;           /* gaps with words on both sides … */
    uint32_t changed_to_names;  /* … all of them names, as many on either, … */
    uint32_t names;             /* … and how many these are */
    uint32_t replaced_figures;  /* as changed_figures, but all figures of the side with more */
    uint32_t kept_figures;      /* that stand on both sides */
    uint32_t edited;            /* gaps, also empty on one side, with words that are no figures */
};

static struct side read_side(struct cc_tokens tokens, uint32_t from, uint32_t to)
{
    struct side side = {to - from, 0, 0, 0};

    for (uint32_t i = from; i < to; i++) {
        side.figures += cc_token_is_figure(tokens.list[i]) ? 1 : 0;
        side.negations += cc_token_is_negation(tokens.list[i]) ? 1 : 0;
        side.names += cc_token_is_name(tokens.list[i]) ? 1 : 0;
    }
    return side;
}

static bool is_negation(struct side side)
{
    return side.words > 0 && side.words == side.negations;
}

static void add_gap(struct side a, struct side b, struct sums *sums)
{
    sums->edited += a.figures < a.words || b.figures < b.words ? 1 : 0;
    if (a.words == 0 || b.words == 0) {
        sums->lone_negations += is_negation(a) || is_negation(b) ? 1 : 0;
        return;
    }
    sums->changed_figures += a.figures < b.figures ? a.figures : b.figures;
    if (a.figures > 0 && b.figures > 0)
        sums->replaced_figures += a.figures < b.figures ? b.figures : a.figures;
    sums->changed_words += a.figures < a.words || b.figures < b.words ? 1 : 0;
    sums->changed_negations += (a.negations == 0) != (b.negations == 0) ? 1 : 0;
    sums->changed++;
    if (a.words == b.words && a.names == a.words && b.names == b.words) {
        sums->changed_to_names++; /* "US" for "United States" is no other name */
        sums->names += a.words;
    }
}

static bool is_revised(const struct sums *sums)
{
    return sums->edited > 0 && sums->replaced_figures <= MOST_REVISED_FIGURES &&
           (sums->replaced_figures <= 1 || sums->replaced_figures <= sums->kept_figures);
}

static enum cc_guard judge(const struct sums *sums)
{
    if (sums->lone_negations > 0 ||
        (sums->changed_negations == 1 && sums->changed_words == 1) ||
        (sums->names >= LEAST_NAMES && sums->changed_to_names == sums->changed))
        return CC_GUARD_OTHER;
    if (sums->changed_figures == 0)
        return CC_GUARD_SAME;
    return is_revised(sums) ? CC_GUARD_REVISED : CC_GUARD_OTHER;
}

enum cc_guard cc_guard_judge(struct cc_tokens ours, struct cc_tokens theirs,
                             const struct cc_align_pair *pairs, uint32_t n_pairs)
{
    struct sums sums = {0};
    uint32_t a = 0, b = 0; /* behind the last pair */

    for (uint32_t i = 0; i <= n_pairs; i++) {
        uint32_t a_end = i < n_pairs ? pairs[i].ours : ours.count;
        uint32_t b_end = i < n_pairs ? pairs[i].theirs : theirs.count;

        if (a < a_end || b < b_end)
            add_gap(read_side(ours, a, a_end), read_side(theirs, b, b_end), &sums);
        if (i < n_pairs)
            sums.kept_figures += cc_token_is_figure(ours.list[a_end]) ? 1 : 0;
        a = a_end + 1;
        b = b_end + 1;
    }
    return judge(&sums);
}
