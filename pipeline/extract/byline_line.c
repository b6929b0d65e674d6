#include "cleancopy/extract/byline_line.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline_text.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/names.h"
#include "cleancopy/extract/person_name.h"

#define REACH          24 /* nodes behind the headline */
#define NEXT_NODES     8  /* to the text beside */
#define MAX_NAME_BYTES 120
#define MAX_DATE_BYTES 80

/* Persons and no more: "Ann Quay", "Ann Quay and Ben Dock - Harbour Post". */
static bool are_persons(struct cc_arena *arena, struct cc_span text)
{
    struct cc_names names = {0};
    size_t at = 0;
    uint32_t i;

    if (text.len == 0 || text.len > MAX_NAME_BYTES || memchr(text.ptr, ':', text.len) != NULL || cc_char_is_spaceless(cc_utf8_next(text, &at)))
        return false;
    cc_names_add(arena, text, CC_SPAN_EMPTY, &names);
    for (i = 0; i < names.count; i++)
        if (!cc_name_is_person_alone(names.list[i]))
            return false;
    return names.count > 0;
}

static bool is_date(struct cc_arena *arena, struct cc_span text, struct cc_span language)
{
    return text.len > 0 && text.len <= MAX_DATE_BYTES && cc_date_find(arena, text, language).len > 0;
}

static bool is_in(const struct cc_dom *dom, uint32_t node, enum cc_tag tag, uint32_t headline)
{
    uint32_t up;

    for (up = dom->nodes[node].parent; up != CC_NO_INDEX && up > headline; up = dom->nodes[up].parent)
        if (dom->nodes[up].tag == tag)
            return true;
    return false;
}

/* "3 March 2024, 10:15 | Ann Quay | Read 120 times" -> "Ann Quay" */
static struct cc_span name_beside_date(struct cc_arena *arena, struct cc_span text, struct cc_span language)
{
    struct cc_span found = CC_SPAN_EMPTY, rest = text;
    bool has_date = false;

    while (rest.len > 0 && memchr(text.ptr, '|', text.len) != NULL) {
        size_t bar = cc_span_before_any(rest, "|");
        struct cc_span part = cc_span_trim(cc_span_slice(rest, 0, bar));

        if (is_date(arena, part, language))
            has_date = true;
        else if (found.len == 0 && are_persons(arena, part))
            found = part;
        rest = cc_span_slice(rest, bar < rest.len ? bar + 1 : bar, rest.len);
    }
    return has_date ? found : CC_SPAN_EMPTY;
}

struct cc_span cc_byline_line_names(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, uint32_t headline,
                                    struct cc_span language)
{
    struct cc_span text = cc_span_trim(dom->nodes[node].name);
    uint32_t end = dom->nodes[headline].end;

    if (dom->nodes[node].tag != CC_TAG_TEXT || text.len == 0 || node < end || node - end > REACH || text.len > MAX_NAME_BYTES ||
        is_in(dom, node, CC_TAG_A, headline))
        return CC_SPAN_EMPTY;
    if (memchr(text.ptr, '|', text.len) != NULL || !are_persons(arena, text))
        return name_beside_date(arena, text, language);
    return is_in(dom, node, CC_TAG_ADDRESS, headline) || is_date(arena, cc_byline_text_beside(dom, node, 1, NEXT_NODES), language) ||
                   is_date(arena, cc_byline_text_beside(dom, node, -1, NEXT_NODES), language)
               ? text
               : CC_SPAN_EMPTY;
}
