#include "cleancopy/extract/licence.h"

#include <stddef.h>

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

/* Whether `part` stands in `text` as words of its own: "cc by" not in "acc bygone". */
static bool has_words(struct cc_span text, struct cc_span part)
{
    size_t at = 0;

    for (;; at++) {
        at = cc_span_find_nocase(text, part, at);
        if (at == (size_t)-1)
            return false;
        if ((at == 0 || !is_letter(text.ptr[at - 1])) &&
            (at + part.len == text.len || !is_letter(text.ptr[at + part.len])))
            return true;
    }
}

bool cc_licence_is(struct cc_span text)
{
    static const char *const names[] = {
        "creative commons",
        "creativecommons.org",
        "cc by",
        "cc-by",
        "cc0",
        "cc-0",
        "public domain",
        "publicdomain",
        "gfdl",
        "gnu free documentation",
        "odbl",
        "opendatacommons.org",
        "open government licence",
        "open government license",
        "open-government-licence",
        "etalab",
        "licence ouverte",
        "dl-de/by",
        "nationalarchives.gov.uk/doc",
    };
    size_t i;

    if (text.len > CC_LICENCE_MAX_BYTES)
        return false;
    for (i = 0; i < sizeof names / sizeof *names; i++)
        if (has_words(text, cc_span_from(names[i])))
            return true;
    return false;
}
