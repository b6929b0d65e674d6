/* line_head.h -- the start of a line, made ready for phrases to be looked for.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_LINE_HEAD_H
#define CLEANCOPY_EXTRACT_LINE_HEAD_H

#include "cleancopy/core/span.h"

#include <stdbool.h>
#include <stdint.h>

/* Bytes of a line that are looked at: widgets say what they are at once. */
#define CC_LINE_HEAD_BYTES 300

/* The first bytes of a line, made comparable: curly apostrophes plain, other blanks a space. */
struct cc_line_head {
    char text[CC_LINE_HEAD_BYTES];
    uint16_t len;
    uint16_t edges[CC_LINE_HEAD_BYTES]; /* offsets where a phrase may begin */
    uint16_t n_edges;
    uint16_t first, last; /* the first letter's offset (CC_LINE_HEAD_BYTES without any); one past the last letter's */
    bool whole;           /* the head is all of the line */
};

/* `lower` is a line in lower case, its white space collapsed; broken UTF-8 is taken byte by byte. */
void cc_line_head_make(struct cc_span lower, struct cc_line_head *head);

/* Whether a phrase that ends at `end`, at least 1, ends a word there.  Korean hangs its particles on the word, and scripts without spaces have no
 * edges to ask for. */
bool cc_line_head_ends_word(const struct cc_line_head *head, size_t end);

/* Whether what stands behind a phrase that ends at `end` parts it from the rest of the line: a colon, a bar, an arrow, a dash between words. */
bool cc_line_head_parts(const struct cc_line_head *head, size_t end);

/* Whether the line begins with words in quotes: somebody else says them.  Single quotes are apostrophes here, which stand within words too.  A quote
 * whose end lies behind the head is one as well. */
bool cc_line_head_is_quoted(const struct cc_line_head *head);

#endif
