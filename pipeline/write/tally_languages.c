#include "cleancopy/write/tally_languages.h"

#include <string.h>

/* The tag's first part. */
static struct cc_span language_of(struct cc_span tag)
{
    size_t n = 0;

    while (n < tag.len && tag.ptr[n] != '-' && tag.ptr[n] != '\0')
        n++;
    return n <= CC_TALLY_LANGUAGE_BYTES ? cc_span_slice(tag, 0, n) : CC_SPAN_EMPTY;
}

static struct cc_tally_language *row_of(struct cc_tally_languages *languages, struct cc_span language)
{
    struct cc_tally_language *row;

    for (uint32_t i = 0; i < languages->n_rows; i++)
        if (cc_span_is(language, cc_span_from(languages->rows[i].tag)))
            return &languages->rows[i];
    if (languages->n_rows == CC_TALLY_LANGUAGES)
        return &languages->further;
    row = &languages->rows[languages->n_rows++];
    if (language.len > 0)
        memcpy(row->tag, language.ptr, language.len);
    return row;
}

struct cc_tally_language *cc_tally_languages_row(struct cc_tally_languages *languages, struct cc_span tag)
{
    return row_of(languages, language_of(tag));
}

void cc_tally_languages_add(struct cc_tally_languages *languages, struct cc_span tag,
                            uint64_t words_kept, uint64_t words_removed)
{
    struct cc_tally_language *row = cc_tally_languages_row(languages, tag);

    row->documents++;
    row->words_kept += words_kept;
    row->words_removed += words_removed;
}
