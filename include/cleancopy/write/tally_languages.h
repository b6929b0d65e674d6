/* tally_languages.h -- documents and words by language, for the report.
 *
 * A row is a language, not its region or script: "de-AT" counts as "de".  Documents that name none share a row, with the tag "".
 * CC_TALLY_LANGUAGES are told apart; documents of further ones share a row too.
 *
 * Pure.  Thread use: one thread at a time for each struct. */
#ifndef CLEANCOPY_WRITE_TALLY_LANGUAGES_H
#define CLEANCOPY_WRITE_TALLY_LANGUAGES_H

#include "cleancopy/core/span.h"

#include <stdint.h>

#define CC_TALLY_LANGUAGES      256 /* the guesser tells 160, what pages declare is seldom another */
#define CC_TALLY_LANGUAGE_BYTES 8   /* of a language's tag in BCP 47; what is longer is none */

struct cc_tally_language {
    char tag[CC_TALLY_LANGUAGE_BYTES + 1];
    uint64_t documents, words_kept, words_removed;
};

/* Zero at first. */
struct cc_tally_languages {
    struct cc_tally_language rows[CC_TALLY_LANGUAGES]; /* in order of appearance */
    uint32_t n_rows;
    struct cc_tally_language further; /* tag "" */
};

/* The row of a tag's language, a new one if need be. */
struct cc_tally_language *cc_tally_languages_row(struct cc_tally_languages *languages, struct cc_span tag);
/* Counts a document. */
void cc_tally_languages_add(struct cc_tally_languages *languages, struct cc_span tag,
                            uint64_t words_kept, uint64_t words_removed);

#endif
