/* part_search.h -- which of some dozens of parts ("article-body", "sr-only") stand anywhere in a class, an id or a style: all of
 * them looked for in one pass over the value, whatever their number.
 *
 * An automaton whose state is the longest beginning of a part that the value's last bytes are.
 * Source: A. Aho, M. Corasick, "Efficient string matching: an aid to bibliographic search", 1975; with the failure links
 * folded into the table of next states, so that each byte is one step.  Some 7 instructions a byte; element names were half of all
 * that reading a page costs beside its parse when each part was searched for by itself.
 *
 * Thread use: made once (pthread_once), then any thread may ask. */
#ifndef CLEANCOPY_EXTRACT_PART_SEARCH_H
#define CLEANCOPY_EXTRACT_PART_SEARCH_H

#include "cleancopy/core/span.h"

#include <stdint.h>

#define CC_PART_STATES  768 /* one more than the bytes of all parts is always enough */
#define CC_PART_LETTERS 32  /* a-z in either case, four signs, and all the rest as one */

/* A part in lower case, of a-z, '-', '_', ':' and ' '; and what it says, as bits. */
struct cc_part {
    const char *text;
    uint32_t marks;
};

struct cc_part_search {
    uint8_t letter[256];
    uint16_t next[CC_PART_STATES][CC_PART_LETTERS];
    uint32_t marks[CC_PART_STATES]; /* of all parts that end in this state */
};

/* *search must be all zero, as statics are. */
void cc_part_search_make(struct cc_part_search *search, const struct cc_part *parts, size_t n_parts);

/* The marks of all parts that the value has, whatever the case of its ASCII letters. */
uint32_t cc_part_search_marks(const struct cc_part_search *search, struct cc_span value);

#endif
