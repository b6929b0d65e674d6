/* wall_text.h -- the little text that a page shows, folded for looking up phrases.
 *
 * No tree is built: tags, scripts, styles and comments are stepped over in one pass, and the
 * reading ends as soon as there are too many words for a wall, which for an article is after
 * some kilobytes.  What is shown only without scripts (<noscript>) counts as shown, and so does
 * what styles hide: too many words are the harmless mistake here.
 *
 * Folded means: ASCII letters in lower case; a run of anything else than ASCII (in whatever
 * charset, or as entities) and of apostrophes is one "*"; a run of white space is one blank;
 * where a block begins or ends there is a line feed.  So "Vous n&rsquo;êtes" is "vous n*tes",
 * and phrases can be looked for before the charset is known.  For scripts other than Latin, of which
 * nothing would be left, the same text is there with its bytes, Cyrillic letters in lower case: so
 * their phrases are found in UTF-8 alone, which pages of such services are in.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_FETCH_WALL_TEXT_H
#define CLEANCOPY_FETCH_WALL_TEXT_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* Beyond that a page is no wall: consent pages that list their purposes have some 400.  Of 2,124
 * saved pages 212 have fewer, articles and their navigation counted together, and 30 have at most
 * 200. */
#define CC_WALL_TEXT_MAX_WORDS 600
#define CC_WALL_TEXT_BYTES     8192

struct cc_wall_text {
    char bytes[CC_WALL_TEXT_BYTES];
    size_t len;
    char letters[CC_WALL_TEXT_BYTES]; /* the same lines, not folded; what is beyond is left out */
    size_t n_letters;
    /* Words between blanks, but at least one for each 12 bytes: scripts without blanks too. */
    uint32_t n_words;
    bool is_long; /* more than CC_WALL_TEXT_MAX_WORDS, or not to be read so (UTF-16) */
};

void cc_wall_text_read(struct cc_span html, struct cc_wall_text *text);

#endif
