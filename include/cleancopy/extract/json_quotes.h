/* json_quotes.h -- JSON whose strings hold quotation marks that nobody escaped:
 *
 *     {"headline": ""Ferry is back": the island cheers", "x": 1}   ->   {"headline": "\"Ferry ...
 *
 * A mark closes a string where what follows belongs behind it: a colon behind a name; behind a value a closing bracket, or a comma
 * and the next name; behind an array's item a comma or the bracket.  All others are escaped.  Correct JSON stays as it is.  For what
 * no parser takes as it stands (json_script.h): the guess is good, not sure.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_JSON_QUOTES_H
#define CLEANCOPY_EXTRACT_JSON_QUOTES_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#define CC_JSON_QUOTES_MAX_BYTES 262144 /* more is left alone: an article's own script has a tenth of it */

/* In the arena; empty for too long and too deep ones, for such as need no mending, and when the arena refused. */
struct cc_span cc_json_mend_quotes(struct cc_arena *arena, struct cc_span json);

#endif
