/* json_mend.h -- JSON as pages write it, made JSON that a parser takes.
 *
 * One pass over the bytes, which mends
 *     raw line breaks and tabs in strings            -> spaces
 *     escapes that JSON lacks (\' \x)                -> the character
 *     lone surrogates (\ud83d) and \u0000            -> \ufffd
 *     commas before a closing bracket                -> gone
 *     HTML comments, CDATA marks and JavaScript comments around or between values -> gone
 *     &quot; in place of every quotation mark        -> quotation marks
 *     what is missing at the end of a cut script     -> closed
 * and counts depth and values, so that a parser that recurses is never given too much.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_JSON_MEND_H
#define CLEANCOPY_EXTRACT_JSON_MEND_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/span.h"

#define CC_JSON_MAX_VALUES                                                                     \
    100000 /* in one script: jansson takes up to 300 bytes a value; real: 3,000 */

/* In the arena.  len 0 when `json` is empty or over limits->max_json_bytes or max_json_depth or
 * CC_JSON_MAX_VALUES.  ptr NULL when the arena refused.  Correct JSON keeps its meaning. */
struct cc_span cc_json_mend(struct cc_arena *arena, const struct cc_limits *limits,
                            struct cc_span json);

#endif
