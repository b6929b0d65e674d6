/* jsonl.h -- a document from a line of JSON.
 *
 *     {"html": "<p>…", "url": "https://harbourpost.example/a", "fetched_at":
 * "2024-05-01T06:00:00Z"}
 *     {"text": "Line one\nLine two", "title": "…", "date": "2024-05-01", "outlet": "…", "id":
 * "…"}
 *
 * `html` or `text` must be there (html wins); null or a wrong type counts as absent for all
 * others, and other fields are ignored.  fetched_at is ISO 8601 or Unix seconds, id a string or
 * an integer. jansson reads the JSON.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_JSONL_H
#define CLEANCOPY_SOURCE_JSONL_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/status.h"

#define CC_JSONL_MAX_VALUES                                                                    \
    1000000 /* in a line: each costs some 40 bytes of heap while it is read */

/* Fills *page but for its source; all spans are in the arena.  CC_E_INPUT: no JSON object (the
 * message says at which column), or neither html nor text.  CC_E_LIMIT: more than
 * CC_JSONL_MAX_VALUES. */
enum cc_status cc_jsonl_page(struct cc_arena *arena, struct cc_span line, struct cc_page *page,
                             struct cc_error *err);

#endif
