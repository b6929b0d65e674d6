/* verse.h -- lines that are meant as lines: a poem, a song, an address.
 *
 * A single <br> in a paragraph is most often a matter of layout, and a blank in its text.  Where all of a paragraph is parted by
 * them into short lines, three or more, the lines are the text.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_VERSE_H
#define CLEANCOPY_EXTRACT_VERSE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdint.h>

#define CC_VERSE_MIN_LINES 3
#define CC_VERSE_MAX_LINES 200 /* of one paragraph; more is a list */
#define CC_VERSE_MAX_WORDS 14  /* a line; twelve are long in verse, prose has more by the second */

/* Where the lines of a run of text end. */
struct cc_line_ends {
    uint32_t at[CC_VERSE_MAX_LINES]; /* offsets in the text, rising */
    uint32_t n;                      /* may go past CC_VERSE_MAX_LINES: too many to note */
};

/* The text with its lines, white space collapsed in each; empty where it is no verse, or the arena refused. */
struct cc_span cc_verse_find(struct cc_arena *arena, struct cc_span text,
                             const struct cc_line_ends *ends);

#endif
