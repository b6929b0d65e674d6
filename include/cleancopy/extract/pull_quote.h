/* pull_quote.h -- "So be it" — Ada Quill: a line that is somebody's words and, behind them, at most whose.
 *
 * Pure: any thread may call it. */
#ifndef CLEANCOPY_EXTRACT_PULL_QUOTE_H
#define CLEANCOPY_EXTRACT_PULL_QUOTE_H

#include "cleancopy/core/span.h"

#define CC_PULL_MIN_WORDS 5 /* fewer say too little to be known again */
#define CC_PULL_MAX_WORDS 45
#define CC_PULL_WHO_WORDS 10 /* of who says so, at most */

/* The words between the marks, without these; empty for a line that is none or has fewer or more words. */
struct cc_span cc_pull_quote_words(struct cc_span line);

#endif
