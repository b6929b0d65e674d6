#include "cleancopy/extract/pull_quote.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/quote_mark.h"

#include <stdint.h>

struct cc_span cc_pull_quote_words(struct cc_span line)
{
    size_t at = 0, from, end, behind = 0, here;
    struct cc_span words;
    uint32_t mark;

    line = cc_span_trim(line);
    mark = line.len > 0 ? cc_utf8_next(line, &at) : 0;
    if (!cc_quote_opens(mark) || mark == '\'') /* apostrophes stand within words */
        return CC_SPAN_EMPTY;
    from = end = at;
    while (at < line.len) { /* to the last mark: quotes stand within quotes */
        here = at;
        if (cc_quote_closes(mark, cc_utf8_next(line, &at))) {
            end = here;
            behind = at;
        }
    }
    words = cc_span_slice(line, from, end);
    if (cc_count_words(words) < CC_PULL_MIN_WORDS || cc_count_words(words) > CC_PULL_MAX_WORDS ||
        cc_count_words(cc_span_slice(line, behind, line.len)) > CC_PULL_WHO_WORDS)
        return CC_SPAN_EMPTY;
    return words;
}
