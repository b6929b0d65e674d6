#include "cleancopy/extract/features_copy.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"

#define RUN 5 /* words: shorter ones recur by chance */

/* Hashes of a block's runs of RUN words, one after the other. */
struct runs {
    struct cc_span rest;
    uint64_t last[RUN];
    uint32_t n_words;
};

static bool next_run(struct runs *runs, uint64_t *hash)
{
    struct cc_span word;
    uint32_t k;

    while (cc_next_word(&runs->rest, &word)) {
        runs->last[runs->n_words++ % RUN] = cc_hash64(word);
        if (runs->n_words < RUN)
            continue;
        *hash = 0;
        for (k = 0; k < RUN; k++)
            *hash = *hash * 0x9E3779B97F4A7C15u + runs->last[(runs->n_words + k) % RUN];
        return true;
    }
    return false;
}

static int32_t permille(uint32_t part, uint32_t whole)
{
    return whole > 0 ? (int32_t)((uint64_t)part * 1000 / whole) : 0;
}

bool cc_features_copy(struct cc_arena *arena, const struct cc_blocks *blocks,
                      struct cc_features *features)
{
    struct cc_count_table first, last; /* run: 1 + the first, the last block that has it */
    size_t n_words = 0;
    uint64_t hash;
    uint32_t i;

    for (i = 0; i < blocks->count; i++)
        n_words += blocks->list[i].n_words;
    if (!cc_count_table_make(arena, &first, n_words) ||
        !cc_count_table_make(arena, &last, n_words))
        return false;
    for (i = 0; i < blocks->count; i++) {
        struct runs runs = {blocks->list[i].text, {0}, 0};

        while (next_run(&runs, &hash)) {
            uint32_t *at = cc_count_table_at(&first, hash);

            *at = *at == 0 ? i + 1 : *at;
            *cc_count_table_at(&last, hash) = i + 1;
        }
    }
    for (i = 0; i < blocks->count; i++) {
        struct runs runs = {blocks->list[i].text, {0}, 0};
        uint32_t n = 0, before = 0, after = 0;

        while (next_run(&runs, &hash)) {
            n++;
            before += cc_count_table_find(&first, hash) < i + 1;
            after += cc_count_table_find(&last, hash) > i + 1;
        }
        features[i].value[CC_F_COPY_BEFORE] = permille(before, n);
        features[i].value[CC_F_COPY_AFTER] = permille(after, n);
    }
    return true;
}
