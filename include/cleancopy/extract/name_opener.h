/* name_opener.h -- what stands before the names of a byline: "By ", "Written by: ", "Von ".
 *
 * Tables hold the words of two dozen languages.
 *
 * Thread use: pure. */
#ifndef CLEANCOPY_EXTRACT_NAME_OPENER_H
#define CLEANCOPY_EXTRACT_NAME_OPENER_H

#include "cleancopy/core/span.h"

#include <stdbool.h>

/* `text` without the opener at its start; *had tells whether there was one. */
struct cc_span cc_name_opener_drop(struct cc_span text, bool *had);

/* Whether the text is an opener and no more: the name then stands in the next element. */
bool cc_name_opener_is(struct cc_span text);

/* Without white space, brackets, commas and the like at both ends. */
struct cc_span cc_name_opener_trim(struct cc_span text);

#endif
