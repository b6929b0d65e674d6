/* byline_line.h -- a byline that nothing marks but its place: a name in a line of its own between the headline and a date.
 *
 *     <h1>Ferry back</h1> <p>Ann Quay</p> <p>Published: 3 March 2024</p>
 *     <h1>Ferry back</h1> <address>Ann Quay</address>
 *     <h1>Ferry back</h1> <div>3 March 2024, 10:15 | Ann Quay | Read 120 times</div>
 *
 * In scripts that have no blanks a short text near a date may be anything: not there.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_BYLINE_LINE_H
#define CLEANCOPY_EXTRACT_BYLINE_LINE_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"
#include "cleancopy/extract/dom.h"

/* The names that text node `node`, near behind `headline`, is for its place; empty where it is none.  `language`: of the page, for its dates. */
struct cc_span cc_byline_line_names(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, uint32_t headline,
                                    struct cc_span language);

#endif
