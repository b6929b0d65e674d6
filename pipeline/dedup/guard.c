#include "cleancopy/dedup/guard.h"

#include <string.h>

/* One name for another may be a misprint that was put right, or an edit like any other. */
#define LEAST_NAMES 2

/* A copy that was edited has a figure or two changed among many words; a form that was filled in
 * anew has most of them changed. */
#define MOST_REVISED_FIGURES 2

/* Words of a gap that is asked for figures that stand one place further: scores, ranges and dates have
 * few.  Without a limit, time would grow with the square of the figures in a text. */
#define MOST_MOVED_WORDS 16

/* What stands in one gap on one side: tokens from .. from + words of it. */
struct side {
    uint32_t from, words, figures, negations, names;
};

/* The gap before, where nothing but figures was aligned since: else both sides are empty. */
struct last_gap {
    struct side a, b;
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
    struct side side = {from, to - from, 0, 0, 0};

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

static bool has_token(struct cc_tokens tokens, struct side side, uint32_t token)
{
    for (uint32_t i = side.from; i < side.from + side.words; i++) {
        if (cc_token_word(tokens.list[i]) == cc_token_word(token))
            return true;
    }
    return false;
}

/* Figures of one side that the other has not got. */
static uint32_t count_other_figures(struct cc_tokens ours, struct side a, struct cc_tokens theirs,
                                    struct side b)
{
    uint32_t n = 0;

    for (uint32_t i = a.from; i < a.from + a.words; i++) {
        if (cc_token_is_figure(ours.list[i]) && !has_token(theirs, b, ours.list[i]))
            n++;
    }
    return n;
}

/* A score of 2-1 that has become one of 1-0 is laid side by side at the 1: figures that one side
 * has alone before it and the other behind it were changed, unless they are the same ("3 May"). */
static void add_moved(struct cc_tokens ours, struct side a, struct cc_tokens theirs, struct side b,
                      struct sums *sums)
{
    uint32_t n, m;

    if (a.words > MOST_MOVED_WORDS || b.words > MOST_MOVED_WORDS)
        return;
    n = count_other_figures(ours, a, theirs, b);
    m = count_other_figures(theirs, b, ours, a);
    sums->changed_figures += n < m ? n : m;
    if (n > 0 && m > 0)
        sums->replaced_figures += n < m ? m : n;
}

static void add_last_gap(struct cc_tokens ours, struct cc_tokens theirs, const struct last_gap *last,
                         struct side a, struct side b, struct sums *sums)
{
    if (last->b.figures == 0 && a.figures == 0)
        add_moved(ours, last->a, theirs, b, sums);
    if (last->a.figures == 0 && b.figures == 0)
        add_moved(ours, a, theirs, last->b, sums);
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
    struct last_gap last = {0};
    struct sums sums = {0};
    uint32_t a = 0, b = 0; /* behind the last pair */

    for (uint32_t i = 0; i <= n_pairs; i++) {
        uint32_t a_end = i < n_pairs ? pairs[i].ours : ours.count;
        uint32_t b_end = i < n_pairs ? pairs[i].theirs : theirs.count;

        if (a < a_end || b < b_end) {
            struct last_gap gap = {read_side(ours, a, a_end), read_side(theirs, b, b_end)};

            add_gap(gap.a, gap.b, &sums);
            add_last_gap(ours, theirs, &last, gap.a, gap.b, &sums);
            last = gap;
        }
        if (i < n_pairs && cc_token_is_figure(ours.list[a_end]))
            sums.kept_figures++;
        else
            memset(&last, 0, sizeof last);
        a = a_end + 1;
        b = b_end + 1;
    }
    return judge(&sums);
}
