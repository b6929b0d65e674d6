#include "cleancopy/extract/page_name.h"

#include "cleancopy/core/utf8.h"

#define MIN_NAME_BYTES 4  /* "BBC" is left out, for "Die" and "Now" are names as well; two characters of a script without spaces have six */
#define MAX_NAME_BYTES 80 /* longer ones are sentences */

static struct cc_span name_of(struct cc_arena *arena, struct cc_span name)
{
    name = cc_span_trim(name);
    return name.len >= MIN_NAME_BYTES && name.len <= MAX_NAME_BYTES ? cc_lower(arena, name) : CC_SPAN_EMPTY;
}

void cc_page_names_make(struct cc_arena *arena, struct cc_span site, const struct cc_span *authors, uint32_t n_authors,
                        struct cc_page_names *names)
{
    uint32_t i;

    if (cc_span_starts_nocase(site, CC_SPAN("the ")))
        site = cc_span_slice(site, 4, site.len);
    names->site = name_of(arena, site);
    names->n_authors = 0;
    for (i = 0; i < n_authors && names->n_authors < CC_MAX_NAMED_AUTHORS; i++) {
        names->authors[names->n_authors] = name_of(arena, authors[i]);
        names->n_authors += names->authors[names->n_authors].len > 0;
    }
}

static bool is_word_byte(unsigned char c)
{
    return c < 0x80 && (cc_ascii_classes[c] & CC_CHAR_WORD) != 0;
}

/* Where the name stands between word edges, (size_t)-1 where it does not.  Beyond ASCII every character is an edge: many languages put
 * endings behind a name. */
static size_t find_name(struct cc_span lower, struct cc_span name)
{
    size_t at, end;

    if (name.len == 0)
        return (size_t)-1;
    for (at = cc_span_find(lower, name, 0); at != (size_t)-1; at = cc_span_find(lower, name, at + 1)) {
        end = at + name.len;
        if ((at == 0 || !is_word_byte((unsigned char)lower.ptr[at - 1])) &&
            (end == lower.len || !is_word_byte((unsigned char)lower.ptr[end])))
            return at;
    }
    return (size_t)-1;
}

bool cc_page_names_site(const struct cc_page_names *names, struct cc_span lower)
{
    return find_name(lower, names->site) != (size_t)-1;
}

int32_t cc_page_names_author(const struct cc_page_names *names, struct cc_span lower)
{
    int32_t most = 0;
    uint32_t i;
    size_t at;

    for (i = 0; i < names->n_authors && most < 2; i++) {
        at = find_name(lower, names->authors[i]);
        if (at != (size_t)-1)
            most = at == 0 ? 2 : 1;
    }
    return most;
}
