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

#endif
