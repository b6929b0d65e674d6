/* markup.h -- how much of this text is HTML?
 *
 * For sniff.h, where a page has no doctype: a fragment, an error message before the page, or
 * plain text that shows some markup.  A tag counts when it is well formed, has the name of an
 * HTML element and is not quoted (`<b>`, "<b>"); an element counts when its end was seen too.
 * What tells a fragment from a text about HTML is the share of bytes inside such elements, and
 * the number of elements to words.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_SOURCE_MARKUP_H
#define CLEANCOPY_SOURCE_MARKUP_H

#include "cleancopy/core/span.h"

struct cc_markup {
    size_t n_elements; /* closed elements, and void ones (<br>, <img>, …) */
    size_t n_words;    /* runs of non-blanks outside tags, scripts, styles and drawings */
    size_t covered;    /* bytes inside closed elements, tags included */
    bool is_page;      /* a doctype of HTML, <html>, <head> or <body> is among the tags */
};

void cc_markup_measure(struct cc_span s, struct cc_markup *markup);

/* Whether s starts with a well-formed start tag of an HTML element; white space is not skipped.
 * *end: behind it. */
bool cc_markup_starts(struct cc_span s, size_t *end);

#endif
