/* css_text.h -- names and strings as style sheets write them: read, and written again.
 *
 *     name     -ad_box   größe   a\:b ("a:b")   \31 st ("1st": an escape ends at one blank)
 *     string   "a b"   'say \"hi\"'
 *
 * Source: CSS Syntax Module Level 3, sections 4.3.5 to 4.3.11 (reading), CSSOM section 2.1
 * (writing).  More strict than a browser: a string without its closing quote and a backslash at
 * the end are mistakes.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_CSS_TEXT_H
#define CLEANCOPY_EXTRACT_CSS_TEXT_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/buf.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

#define CC_CSS_MAX_BYTES                                                                       \
    1000 /* of a selector list: five times the longest line of a configuration file */

/* A text that is read from the left. */
struct cc_css_scan {
    struct cc_arena *arena;
    struct cc_span text;
    size_t at;
    const char *wanted; /* NULL, or what should have stood at `at` */
};

/* True where a name can begin. */
bool cc_css_at_name(const struct cc_css_scan *scan);

/* The name, its escapes decoded, in the arena; `lower`: ASCII letters in lower case.  False
 * with scan->wanted set and scan->at at the mistake, or (wanted NULL) when the arena refused.
 */
bool cc_css_name(struct cc_css_scan *scan, bool lower, struct cc_span *name);

/* The same for a string in single or double quotes, of which the first is at scan->at. */
bool cc_css_string(struct cc_css_scan *scan, struct cc_span *string);

/* Passes white space; true when there was any. */
bool cc_css_skip_space(struct cc_css_scan *scan);

/* Appends what reads as that name (not empty) or string again; the string in double quotes. */
void cc_css_put_name(struct cc_buf *out, struct cc_span name);
void cc_css_put_string(struct cc_buf *out, struct cc_span string);

#endif
