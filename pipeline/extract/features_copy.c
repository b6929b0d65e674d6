#include "cleancopy/extract/features_copy.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"

#define RUN         5 /* words: shorter ones recur by chance */
#define BASE        0x9E3779B97F4A7C15u
#define BASE_TO_RUN (BASE * BASE * BASE * BASE * BASE)

/* Hashes of a block's runs of RUN words, one after the other: a polynomial of the words' own hashes. */
struct runs {
    struct cc_span rest;
    uint64_t last[RUN]; /* words, in a ring */
    uint32_t n_words;
    uint64_t hash;
};

static bool next_run(struct runs *runs)
{
    struct cc_span word;

    while (cc_next_word(&runs->rest, &word)) {
        uint64_t *oldest = &runs->last[runs->n_words++ % RUN], hash = cc_hash64(word);

        runs->hash = runs->hash * BASE + hash - *oldest * BASE_TO_RUN;
        *oldest = hash;
        if (runs->n_words >= RUN)
            return true;
    }
    return false;
}

static int32_t permille(uint32_t part, uint32_t whole)
{
    return whole > 0 ? (int32_t)((uint64_t)part * 1000 / whole) : 0;
}

/* The blocks that have a run, counted from 1. */
struct holders {
    uint32_t first, last;
};

/* Numbers the runs of all blocks in `run`, a block behind the other, and notes who has each; n_runs[i] becomes block i's count. */
static void list_runs(const struct cc_blocks *blocks, struct cc_count_table *numbers, uint32_t *run,
                      uint32_t *n_runs, struct holders *holders)
{
    uint32_t i, n = 0;

    for (i = 0; i < blocks->count; i++) {
        struct runs runs = {blocks->list[i].text, {0}, 0, 0};

        while (next_run(&runs)) {
            uint32_t *number = cc_count_table_at(numbers, runs.hash);

            if (*number == 0) {
                *number = ++n;
                holders[n].first = i + 1;
            }
            holders[*number].last = i + 1;
            *run++ = *number;
            n_runs[i]++;
        }
    }
}

bool cc_features_copy(struct cc_arena *arena, const struct cc_blocks *blocks,
                      struct cc_features *features)
{
    struct cc_count_table numbers; /* run: its number, from 1 */
    struct holders *holders;       /* by number */
    uint32_t *run, *n_runs, i, k;
    size_t n_words = 0;

    for (i = 0; i < blocks->count; i++)
        n_words += blocks->list[i].n_words;
    run = cc_arena_calloc(arena, n_words + 1, sizeof(*run));
    n_runs = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*n_runs));
    holders = cc_arena_calloc(arena, n_words + 1, sizeof(*holders));
    if (run == NULL || n_runs == NULL || holders == NULL ||
        !cc_count_table_make(arena, &numbers, n_words))
        return false;
    list_runs(blocks, &numbers, run, n_runs, holders);
    for (i = 0; i < blocks->count; i++) {
        uint32_t before = 0, after = 0;

        for (k = 0; k < n_runs[i]; k++, run++) {
            before += holders[*run].first < i + 1;
            after += holders[*run].last > i + 1;
        }
        features[i].value[CC_F_COPY_BEFORE] = permille(before, n_runs[i]);
        features[i].value[CC_F_COPY_AFTER] = permille(after, n_runs[i]);
    }
    return true;
}
