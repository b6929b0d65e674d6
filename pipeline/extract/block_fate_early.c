#include "block_fate_internal.h"

#include "cleancopy/core/hash.h"

#define WHOLE_SHARE 3 /* a block of one third of the words or more may hold the text that follows it */

/* Words of `words` in runs that later blocks have; *n_parts: how often these go over from one block to another. */
static uint64_t covered_later(const struct cc_count_table *last, struct cc_span words,
                              uint32_t block, uint32_t *n_parts)
{
    struct cc_word_runs runs = cc_fate_runs(words);
    struct cc_span run;
    uint64_t place = 0, end = 0, covered = 0;
    uint32_t part = 0;

    *n_parts = 0;
    for (; cc_word_runs_next(&runs, &run); place++) {
        uint32_t later = cc_count_table_find(last, cc_hash64(run));

        if (later <= block + 1)
            continue;
        covered += place + CC_FATE_TWIN_WORDS - (end > place ? end : place);
        end = place + CC_FATE_TWIN_WORDS;
        *n_parts += later != part;
        part = later;
    }
    return covered;
}

/* True when a block's words are all in `runs`. */
static bool stands_in(const struct cc_count_table *runs, const struct cc_fate *fate)
{
    struct cc_word_runs own = cc_fate_runs(fate->words);
    struct cc_span run;

    if (fate->n_words < CC_FATE_TWIN_WORDS)
        return false;
    while (cc_word_runs_next(&own, &run))
        if (cc_count_table_find(runs, cc_hash64(run)) == 0)
            return false;
    return true;
}

/* Could be a paragraph of `whole`, which stands before it: what the verdicts think of its words they said of that. */
static bool may_be_part(const struct cc_fate_work *work, const struct cc_count_table *whole, uint32_t block)
{
    return work->verdicts[block].keep ||
           (work->verdicts[block].reason == CC_REASON_LOW_SCORE && stands_in(whole, &work->fates[block]));
}

/* Of each run of the block: 1 + the last block behind it that has the run, or its own. */
static bool find_parts(const struct cc_fate_work *work, uint32_t block, struct cc_count_table *last)
{
    struct cc_word_runs runs = cc_fate_runs(work->fates[block].words);
    struct cc_span run;
    uint32_t i;

    if (!cc_count_table_make(work->arena, last, work->fates[block].n_words))
        return false;
    while (cc_word_runs_next(&runs, &run))
        *cc_count_table_at(last, cc_hash64(run)) = block + 1;
    for (i = block + 1; i < work->blocks->count; i++) {
        if (!may_be_part(work, last, i))
            continue;
        runs = cc_fate_runs(work->fates[i].words);
        while (cc_word_runs_next(&runs, &run))
            if (cc_count_table_find(last, cc_hash64(run)) > 0)
                *cc_count_table_at(last, cc_hash64(run)) = i + 1;
    }
    return true;
}

bool cc_fate_early_copies(struct cc_fate_work *work, size_t n_words)
{
    struct cc_count_table last;
    uint32_t i, k, n_parts;

    for (i = 0; i < work->blocks->count; i++) {
        struct cc_fate *fate = &work->fates[i];

        if (!work->verdicts[i].keep || fate->n_words < CC_FATE_WHOLE_WORDS || (uint64_t)fate->n_words * WHOLE_SHARE < n_words)
            continue;
        if (!find_parts(work, i, &last))
            return false;
        if (covered_later(&last, fate->words, i, &n_parts) * 10 < (uint64_t)fate->n_words * CC_FATE_WHOLE_TENTHS || n_parts <= 1)
            continue;
        fate->reason = CC_REASON_REPEATED_IN_PAGE;
        for (k = i + 1; k < work->blocks->count; k++)
            work->fates[k].is_of_copy = work->fates[k].is_of_copy || may_be_part(work, &last, k);
    }
    return true;
}
