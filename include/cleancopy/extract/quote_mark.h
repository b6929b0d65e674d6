/* quote_mark.h -- which marks open a quote, and which close it: languages do not agree.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_QUOTE_MARK_H
#define CLEANCOPY_EXTRACT_QUOTE_MARK_H

#include <stdbool.h>
#include <stdint.h>

bool cc_quote_opens(uint32_t c);

/* Whether `c` closes what `open` opened.  An apostrophe closes a single quote, and stands within words too. */
bool cc_quote_closes(uint32_t open, uint32_t c);

#endif
