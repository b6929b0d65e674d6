/* script_data.h -- the JSON that a page's scripts carry, whatever framework wrote it.
 *
 *     <script type="application/ld+json"> {…} </script>             name "ld+json"
 *     <script id="__NEXT_DATA__" type="application/json"> {…} …      its id, else "json"
 *     window.__INITIAL_STATE__ = {…};                               what stands before the "="
 *     var state = JSON.parse('{…}');                                the same
 *     self.__next_f.push([1,"…"])                                   "__next_f": all such
 * strings joined, their rows as one array
 *
 * Nothing is run: an assignment counts when what follows it is JSON as it stands.  Rows of
 * React's stream ("1f:[…]", "2a:T4c1,…"): JSON stays, text becomes a string, imports and hints
 * go.
 *
 * Linear: a script is passed over at most CC_SCRIPT_PASSES times.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_SCRIPT_DATA_H
#define CLEANCOPY_EXTRACT_SCRIPT_DATA_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"
#include "cleancopy/core/status.h"
#include "cleancopy/extract/dom.h"

#include <stdbool.h>

#define CC_SCRIPT_MAX_DATA  200 /* in a page; real: 40, most of them settings of widgets */
#define CC_SCRIPT_MIN_BYTES 200 /* shorter data holds no article */
#define CC_SCRIPT_PASSES    4   /* over a script whose brackets do not close */

struct cc_script_data {
    struct cc_span name; /* of what holds it, for people */
    struct cc_span
        json; /* mended (json_mend.h): within limits->max_json_bytes, max_json_depth */
    bool is_jsonld;
};

struct cc_script_list {
    struct cc_script_data *list; /* in page order, the stream last */
    uint32_t count;
};

/* Fails only with the arena; what is no JSON, too short or over a limit is passed over. */
enum cc_status cc_script_data_list(struct cc_arena *arena, const struct cc_limits *limits,
                                   const struct cc_dom *dom, struct cc_script_list *out,
                                   struct cc_error *err);

#endif
