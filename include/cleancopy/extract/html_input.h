/* html_input.h -- a page's characters as an HTML parser reads them.
 *
 * Source: HTML Living Standard, "preprocessing the input stream", and gumbo 0.10.1's utf8.c: CR LF and CR are line
 * feeds; control characters and noncharacters are U+FFFD (the standard keeps them; gumbo does not).
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_HTML_INPUT_H
#define CLEANCOPY_EXTRACT_HTML_INPUT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

/* *out is `html` itself where nothing had to be changed, else a copy in the arena, NULL when that
 * refused.  False, *out not set, for a page with a NUL or that is not UTF-8: a parser treats these by the place
 * where they stand. */
bool cc_html_input(struct cc_arena *arena, struct cc_span html, struct cc_span *out);

#endif
