/* flat_values_copy.c -- see flat_values_copy.h.  Tables of hashes: a chance hit moves a value
 * by one. */
#include "cleancopy/extract/flat_values_copy.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/count_table.h"

#define RUN             5u /* words: shorter ones recur by chance */
#define MIN_WORD_BYTES  5u /* of a word that tells what a text is about */
#define MAX_TITLE_WORDS 64u

static int32_t share(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

/* Hashes of a line's runs of RUN words, one after the other. */
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

static bool see_copies(struct cc_arena *arena, const struct cc_flat_lines *lines,
                       size_t n_words, struct cc_flat_values *values)
{
    struct cc_count_table first, last; /* run: 1 + the first, the last line that has it */
    uint64_t hash;
    uint32_t i;

    if (!cc_count_table_make(arena, &first, n_words) ||
        !cc_count_table_make(arena, &last, n_words))
        return false;
    for (i = 0; i < lines->count; i++) {
        struct runs runs = {lines->list[i].lower, {0}, 0};

        while (next_run(&runs, &hash)) {
            uint32_t *at = cc_count_table_at(&first, hash);

            *at = *at == 0 ? i + 1 : *at;
            *cc_count_table_at(&last, hash) = i + 1;
        }
    }
    for (i = 0; i < lines->count; i++) {
        struct runs runs = {lines->list[i].lower, {0}, 0};
        uint32_t n = 0, before = 0, after = 0;

        while (next_run(&runs, &hash)) {
            n++;
            before += cc_count_table_find(&first, hash) < i + 1;
            after += cc_count_table_find(&last, hash) > i + 1;
        }
        values[i].value[CC_FV_COPY_BEFORE] = share(before, n);
        values[i].value[CC_FV_COPY_AFTER] = share(after, n);
    }
    return true;
}

/* Words of five bytes or more, and single characters of scripts without spaces: they have
 * three. */
static bool tells_subject(struct cc_span word)
{
    size_t at = 0;

    return word.len >= MIN_WORD_BYTES || cc_char_is_spaceless(cc_utf8_next(word, &at));
}

/* A word is familiar when another sentence of the page has it. */
static bool see_familiar(struct cc_arena *arena, const struct cc_flat_lines *lines,
                         size_t n_words, struct cc_flat_values *values)
{
    struct cc_count_table one, more; /* word: 1 + a sentence that has it; 1 when two have */
    struct cc_span rest, word;
    uint32_t i;

    if (!cc_count_table_make(arena, &one, n_words) ||
        !cc_count_table_make(arena, &more, n_words))
        return false;
    for (i = 0; i < lines->count; i++) {
        rest = lines->list[i].shape == CC_FLAT_PROSE ? lines->list[i].lower : CC_SPAN_EMPTY;
        while (cc_next_word(&rest, &word)) {
            uint32_t *at = cc_count_table_at(&one, cc_hash64(word));

            if (*at == 0)
                *at = i + 1;
            else if (*at != i + 1)
                *cc_count_table_at(&more, cc_hash64(word)) = 1;
        }
    }
    for (i = 0; i < lines->count; i++) {
        uint32_t n = 0, known = 0, at;

        rest = lines->list[i].lower;
        while (cc_next_word(&rest, &word)) {
            if (!tells_subject(word))
                continue;
            at = cc_count_table_find(&one, cc_hash64(word));
            n++;
            known += (at != 0 && at != i + 1) ||
                     cc_count_table_find(&more, cc_hash64(word)) != 0;
        }
        values[i].value[CC_FV_FAMILIAR] = n > 0 ? share(known, n) : -1;
    }
    return true;
}

static uint64_t start_of(struct cc_span lower)
{
    struct cc_span rest = lower, word;
    uint64_t hash = 0;
    int k;

    for (k = 0; k < 2 && cc_next_word(&rest, &word); k++)
        hash = hash * 0x9E3779B97F4A7C15u + cc_hash64(word);
    return hash;
}

static bool see_starts(struct cc_arena *arena, const struct cc_flat_lines *lines,
                       struct cc_flat_values *values)
{
    struct cc_count_table starts;
    uint32_t i, n;

    if (!cc_count_table_make(arena, &starts, lines->count))
        return false;
    for (i = 0; i < lines->count; i++)
        ++*cc_count_table_at(&starts, start_of(lines->list[i].lower));
    for (i = 0; i < lines->count; i++) {
        n = cc_count_table_find(&starts, start_of(lines->list[i].lower));
        values[i].value[CC_FV_SAME_START] = (int32_t)(n < 99 ? n : 99);
    }
    return true;
}

/* The title's words as hashes, each once. */
static uint32_t list_words(struct cc_span lower, uint64_t words[MAX_TITLE_WORDS])
{
    struct cc_span word;
    uint32_t n = 0, k;

    while (n < MAX_TITLE_WORDS && cc_next_word(&lower, &word)) {
        uint64_t hash = cc_hash64(word);

        for (k = 0; k < n && words[k] != hash; k++)
            ;
        if (k == n)
            words[n++] = hash;
    }
    return n;
}

static void see_title(const struct cc_flat_lines *lines, struct cc_span title,
                      struct cc_flat_values *values)
{
    uint64_t words[MAX_TITLE_WORDS];
    uint32_t n = list_words(title, words), i, k;

    for (i = 0; i < lines->count; i++) {
        struct cc_span rest = lines->list[i].lower, word;
        uint32_t n_line = 0, n_common = 0, n_held = 0;
        bool held[MAX_TITLE_WORDS] = {false};

        while (cc_next_word(&rest, &word)) {
            uint64_t hash = cc_hash64(word);

            for (k = 0; k < n && words[k] != hash; k++)
                ;
            n_line++;
            if (k == n)
                continue;
            n_common++;
            n_held += !held[k];
            held[k] = true;
        }
        values[i].value[CC_FV_TITLE_HELD] = n > 0 ? share(n_held, n) : -1;
        values[i].value[CC_FV_TITLE_OF] = n > 0 ? share(n_common, n_line) : -1;
    }
}

bool cc_flat_values_copy(struct cc_arena *arena, const struct cc_flat_lines *lines,
                         struct cc_span title, struct cc_flat_values *values)
{
    struct cc_span lower = cc_lower(arena, title);
    size_t n_words = 1;
    uint32_t i;

    for (i = 0; i < lines->count; i++) {
        const struct cc_flat_line *line = &lines->list[i];

        n_words += cc_count_words(line->lower);
        values[i].value[CC_FV_COPIES] = (int32_t)line->n_copies;
        values[i].value[CC_FV_COPY_PLACE] =
            line->n_copies < 2 ? 0 : line->first_copy == i ? 1 : 2;
    }
    if (!see_copies(arena, lines, n_words, values) ||
        !see_familiar(arena, lines, n_words, values) || !see_starts(arena, lines, values))
        return false;
    see_title(lines, lower, values);
    return arena->status == CC_OK;
}
