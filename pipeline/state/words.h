/* words.h -- tokens in few bytes: a number for each distinct word, small for those met early.
 *
 * A token is a 32-bit hash and does not compress; but the words of a language recur, and the
 * frequent ones are met first.  So each distinct token gets the next free number, and the
 * number is written in one to three bytes:
 *
 *     0-127                     one byte     0 to 127
 *     128-223, then any         two bytes    128 to 24,703
 *     224-254, then any two     three bytes  24,704 to 2,056,319
 *     255, then the token       five bytes   a token without a number, little-endian
 *
 * On 2.3 million words of news 1.74 bytes a word instead of 4 (52,000 distinct; entropy 1.33
 * bytes; numbers sorted by frequency would give 1.56 and a table to keep).  The numbers are
 * part of the state: they are saved with the paragraphs of their transaction and never change.
 *
 * Thread use: one thread at a time for each table. */
#ifndef CLEANCOPY_STATE_WORDS_H
#define CLEANCOPY_STATE_WORDS_H

#include "cleancopy/core/span.h"
#include "cleancopy/core/status.h"
#include "cleancopy/state/state.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbered tokens: 12 MB of memory, 4 MB on disk.  Later ones cost five bytes each; they are
 * rare, or they would have been met before. */
#define CC_WORDS_MAX         (UINT32_C(1) << 20)
#define CC_WORD_MAX_BYTES    5
#define CC_WORDS_CHUNK       1000 /* tokens in a row of the table: one SQLite page */

struct cc_words {
    uint32_t *list; /* token of each number */
    uint32_t n, capacity, n_saved;
    uint32_t *slots; /* number + 1 of a token; 0: empty */
    uint32_t n_slots;
};

/* Zeroed is empty.  done frees, and empties. */
void cc_words_done(struct cc_words *words);
/* `out` has room for n_tokens * CC_WORD_MAX_BYTES; *len is what was used. */
enum cc_status cc_words_encode(struct cc_words *words, const uint32_t *tokens, size_t n_tokens,
                               unsigned char *out, size_t *len, struct cc_error *err);
/* The tokens in `bytes`: their number; false when they end in the middle of one.  Then each of
 * them into `out`; false for a number that nobody has. */
bool cc_words_count(struct cc_span bytes, size_t *n_tokens);
bool cc_words_decode(const struct cc_words *words, struct cc_span bytes, uint32_t *out);
/* Whether `bytes` are these very words; that some are names (dedup/name_mark.h) does not count. */
bool cc_words_are(const struct cc_words *words, struct cc_span bytes, const uint32_t *tokens,
                  size_t n_tokens);

/* Between memory and the table `word`. */
const char *cc_words_schema(void);
enum cc_status cc_words_load(struct cc_state *state, struct cc_words *words,
                             struct cc_error *err);
enum cc_status cc_words_save(struct cc_state *state, struct cc_words *words,
                             struct cc_error *err);

#endif
