/* others_label.h -- the words over what is not the page's own: comments, related articles, events, news of the site.
 *
 *     "Related"  "3 comments"  "Vos avis"  "Agenda"          a heading of these words and no others
 *     "Read also: Ben Dock, 2 April 2022"                    a text that begins with them and a colon
 *
 * Of comments and related articles the vocabulary's phrases, of events, news and reviews a table of its own.
 *
 * Thread use: pure, one arena a thread. */
#ifndef CLEANCOPY_EXTRACT_OTHERS_LABEL_H
#define CLEANCOPY_EXTRACT_OTHERS_LABEL_H

#include "cleancopy/core/arena.h"
#include "cleancopy/core/span.h"

#include <stdbool.h>

/* `is_heading`: the text is all of a heading's, else it is a text node's. */
bool cc_others_label_is(struct cc_arena *arena, struct cc_span text, bool is_heading);

#endif
