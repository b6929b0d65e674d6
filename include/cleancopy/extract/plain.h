/* plain.h -- a value out of a meta tag or JSON-LD as plain text.
 *
 * Such values should be plain already, but sites put markup and character references into them,
 * often escaped twice
 * ("Bread &amp;amp; Butter").
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PLAIN_H
#define CLEANCOPY_EXTRACT_PLAIN_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

/* References (numbers, and the names that occur in headlines) decoded, twice where they are
 * escaped twice, then tags taken out.  Line breaks stay, <br> and <p> become some.  `s` itself
 * when there is nothing to do.  ptr NULL when the arena refused. */
struct cc_span cc_plain_lines(struct cc_arena *arena, struct cc_span s);

/* The same on one line: white space collapsed, ends trimmed. */
struct cc_span cc_plain_text(struct cc_arena *arena, struct cc_span s);

#endif
