/* index_store.c -- what the index on disk costs: paragraphs made up, compared and stored.  No test.
 *
 *     index_store FOLDER PARAGRAPHS        prints a line each time the number has doubled
 *
 * Text: words drawn by Zipf's law from 60,000, paragraphs of 12 to 60 words (36), five in a
 * document.  Half of them are new, the others copies of one of the last 50,000: whole, with two
 * words changed, or cut to two thirds.  Commits come after 1,000 documents, as in the pipeline.
 *
 * Measured on two shared cores (CPU seconds of all of it: normal form, look-up, check, insert;
 * the better of two alternating runs at 250,000, one run each at a million; bytes of the file a
 * paragraph).  LMDB was driven by a program of its own that is not kept.
 *
 *                                                   250,000            a million
 *     SQLite, a row for each posting (schema 1)     9.6 s   451 B      96 s    453 B
 *     this: rows, and postings in segments          5.3 s   142 B      42 s    140 B
 *     LMDB 0.9.24, a key for each posting           5.3 s  1032 B      45 s    783 B
 */
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/dedup/compare.h"
#include "cleancopy/state/paragraph_store.h"
#include "cleancopy/state/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_WORDS          60000
#define MIN_WORDS        12
#define MAX_WORDS        60
#define N_OLD            50000
#define IN_DOCUMENT      5
#define DOCUMENTS_COMMIT 1000

struct text {
    uint16_t words[MAX_WORDS];
    uint32_t n;
};

struct maker {
    uint64_t seed;
    double sums[N_WORDS]; /* of the weights, up to each word */
    struct text old[N_OLD];
    uint64_t n_made;
};

static uint32_t pick(struct maker *m, uint32_t below)
{
    m->seed = m->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(m->seed >> 33) % below;
}

static uint16_t pick_word(struct maker *m)
{
    double at = m->sums[N_WORDS - 1] * pick(m, UINT32_C(1) << 30) / (double)(1u << 30);
    uint32_t low = 0, high = N_WORDS - 1;

    while (low < high) {
        uint32_t middle = (low + high) / 2;

        if (m->sums[middle] < at)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint16_t)low;
}

static void make_text(struct maker *m, struct text *text)
{
    uint32_t n_old = m->n_made < N_OLD ? (uint32_t)m->n_made : N_OLD, i;

    if (n_old > 0 && pick(m, 2) == 0) {
        *text = m->old[pick(m, n_old)];
        switch (pick(m, 3)) {
        case 0:
            break;
        case 1:
            text->words[pick(m, text->n)] = pick_word(m);
            text->words[pick(m, text->n)] = pick_word(m);
            break;
        default:
            text->n = text->n * 2 / 3;
        }
        return;
    }
    text->n = MIN_WORDS + pick(m, MAX_WORDS - MIN_WORDS + 1);
    for (i = 0; i < text->n; i++)
        text->words[i] = pick_word(m);
    m->old[m->n_made++ % N_OLD] = *text;
}

/* Word number 12345 is "mdefgq": letters, no digits, which would be figures. */
static struct cc_span spell(struct cc_arena *arena, const struct text *text)
{
    char line[MAX_WORDS * 8];
    size_t len = 0;
    uint32_t i;

    for (i = 0; i < text->n; i++) {
        uint32_t rest = text->words[i];

        line[len++] = 'm';
        do {
            line[len++] = (char)('a' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        line[len++] = ' ';
    }
    return cc_arena_copy(arena, (struct cc_span){line, len - 1});
}

static void must(enum cc_status st, const struct cc_error *err)
{
    if (st == CC_OK)
        return;
    (void)fprintf(stderr, "index_store: %s\n", err->message);
    exit(3);
}

static void add_document(struct maker *m, struct cc_index *index, struct cc_arena *arena,
                         const struct cc_dedup_config *cfg, uint64_t number)
{
    struct cc_paragraph paragraphs[IN_DOCUMENT];
    struct cc_document doc;
    struct cc_error err;
    struct text text;
    int i;

    cc_arena_reset(arena);
    memset(&doc, 0, sizeof doc);
    memset(paragraphs, 0, sizeof paragraphs);
    doc.id = (number + 1) * UINT64_C(0x9E3779B97F4A7C15);
    doc.outlet = number % 2 == 0 ? CC_SPAN("harbourpost.example") : CC_SPAN("quickbrief.example");
    doc.paragraphs = paragraphs;
    doc.n_paragraphs = IN_DOCUMENT;
    for (i = 0; i < IN_DOCUMENT; i++) {
        make_text(m, &text);
        paragraphs[i].text = spell(arena, &text);
    }
    must(cc_compare_document(arena, cfg, index, &doc, &err), &err);
}

static void say(struct cc_state *state, uint64_t n)
{
    double cpu_s = (double)clock() / CLOCKS_PER_SEC;
    struct cc_index_stats stats;
    struct cc_error err;

    must(cc_paragraph_store_stats(state, &stats, &err), &err);
    printf("%8llu paragraphs %8.2f CPU s %7.1f bytes each\n", (unsigned long long)n,
           cpu_s, (double)stats.bytes / (double)n);
    (void)fflush(stdout);
}

int main(int argc, char **argv)
{
    struct maker *m = calloc(1, sizeof *m);
    uint64_t n = argc == 3 ? strtoull(argv[2], NULL, 10) : 0, next = 62500, i;
    struct cc_state *state = NULL;
    struct cc_index index;
    struct cc_arena arena;
    struct cc_config cfg;
    struct cc_error err;

    if (n == 0 || m == NULL) {
        (void)fprintf(stderr, "usage: index_store FOLDER PARAGRAPHS\n");
        return 2;
    }
    m->seed = 20240229;
    for (i = 0; i < N_WORDS; i++)
        m->sums[i] = (i > 0 ? m->sums[i - 1] : 0) + 1.0 / (double)(i + 3);
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, (size_t)64 << 20);
    must(cc_state_open(argv[1], &state, &err), &err);
    cc_paragraph_store_index(state, &index);
    must(cc_state_begin(state, &err), &err);
    for (i = 0; i * IN_DOCUMENT < n; i++) {
        add_document(m, &index, &arena, &cfg.dedup, i);
        if ((i + 1) % DOCUMENTS_COMMIT != 0)
            continue;
        must(cc_state_commit(state, &err), &err);
        if ((i + 1) * IN_DOCUMENT >= next) {
            say(state, (i + 1) * IN_DOCUMENT);
            next *= 2;
        }
        must(cc_state_begin(state, &err), &err);
    }
    must(cc_state_commit(state, &err), &err);
    say(state, n);
    cc_state_close(state);
    cc_arena_done(&arena);
    free(m);
    return 0;
}
