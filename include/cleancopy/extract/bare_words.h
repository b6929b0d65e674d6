/* bare_words.h -- a text's words alone, in lower case, a blank between two: what two copies share when quotes and dashes differ.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BARE_WORDS_H
#define CLEANCOPY_EXTRACT_BARE_WORDS_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* In the arena; *n_words as cc_count_words().  ptr NULL when the arena refused. */
struct cc_span cc_bare_words(struct cc_arena *arena, struct cc_span text, uint32_t *n_words);

/* Whether `part` stands in `whole` at word edges; both bare. */
bool cc_bare_words_hold(struct cc_span whole, struct cc_span part);

/* The first `n` words; all where there are not as many. */
struct cc_span cc_bare_words_first(struct cc_span words, size_t n);

/* The runs of some words, each a word further on. */
struct cc_word_runs {
    struct cc_span words;
    size_t at, end; /* of the next run; `at` past the words: there is none */
};

struct cc_word_runs cc_word_runs_of(struct cc_span words, size_t n);

/* False at the end.  Fewer words than a run has are one run. */
bool cc_word_runs_next(struct cc_word_runs *runs, struct cc_span *run);

#endif
