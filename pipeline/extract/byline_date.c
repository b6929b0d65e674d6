#include "cleancopy/extract/byline_date.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline_place.h"
#include "cleancopy/extract/byline_text.h"
#include "cleancopy/extract/change_date.h"
#include "cleancopy/extract/date.h"

#include <stdbool.h>

#define BEFORE_NODES    100 /* before the headline, where dates stand above it */
#define LOOSE_NODES     80  /* on either side, for what no mark-up tells */
#define MAX_LOOSE_BYTES 80  /* of a text that may hold a date and little more, … */
#define MAX_LOOSE       40  /* … or characters: a byte is one in Latin, three are in Bengali */
#define MAX_DATE_BYTES  300 /* in an element marked as holding a date: "status-publish" is the whole text's */

/* How surely an element holds the date: 3 mark-up says published, 2 <time> or a class that says
 * so, 1 a class that may. */
static int date_mark(enum cc_tag tag, uint32_t signs)
{
    if ((signs & CC_BYLINE_IS_PUBLISHED) != 0)
        return 3;
    if ((signs & CC_BYLINE_IS_MODIFIED) != 0)
        return 0;
    if (tag == CC_TAG_TIME)
        return (signs & CC_BYLINE_OTHER_DATE) != 0 ? 1 : 2;
    if ((signs & CC_BYLINE_OTHER_DATE) != 0)
        return 0;
    if ((signs & CC_BYLINE_PUBLISHED) != 0)
        return 2;
    return (signs & CC_BYLINE_DATE) != 0 ? 1 : 0;
}

static struct cc_span date_of(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                              struct cc_span language)
{
    static const char *const attributes[] = {"datetime", "content", "data-datetime", "title",
                                             NULL};
    struct cc_span date = CC_SPAN_EMPTY;
    size_t i;

    for (i = 0; attributes[i] != NULL && date.len == 0; i++)
        date =
            cc_date_find(arena, cc_dom_attr(dom, node, cc_span_from(attributes[i])), language);
    if (date.len == 0) {
        struct cc_span text = cc_byline_text(arena, dom, node);

        if (text.len <= MAX_DATE_BYTES)
            date = cc_date_find(arena, text, language);
    }
    return date;
}

/* Whether a date found at an element is not the page's own: of what others wrote, or of a change, as its text says. */
static bool is_other_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    return (dom->nodes[node].tag == CC_TAG_TIME &&
            cc_change_date_is_labelled(arena, cc_byline_text(arena, dom, node))) ||
           cc_byline_is_of_others(arena, dom, node, headline);
}

/* "Added in version 2.1 (14 March 2025):" is of the version. */
static bool is_of_version(struct cc_arena *arena, struct cc_span text)
{
    struct cc_span lower = cc_lower(arena, text);
    size_t at = lower.ptr != NULL ? cc_span_find(lower, CC_SPAN("version "), 0) : (size_t)-1;

    return at != (size_t)-1 && at + 8 < lower.len && lower.ptr[at + 8] >= '0' && lower.ptr[at + 8] <= '9';
}

/* The first date that elements marked as surely hold in [from, to). */
static struct cc_span marked_date(struct cc_arena *arena, struct cc_byline_signs *signs,
                                  uint32_t from, uint32_t to, uint32_t headline, int surety,
                                  struct cc_span language)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t i;

    for (i = from; i < to && i < dom->n_nodes; i++) {
        if (date_mark(dom->nodes[i].tag, cc_byline_signs_of(signs, i)) == surety && !cc_byline_is_elsewhere(signs, i, headline, false)) {
            struct cc_span date = date_of(arena, dom, i, language);

            if (date.len > 0 && (surety == 3 || !is_other_date(arena, dom, i, headline)))
                return date;
        }
    }
    return CC_SPAN_EMPTY;
}

static bool is_longer(struct cc_span text, size_t characters)
{
    size_t at = 0;

    while (at < text.len && characters-- > 0)
        (void)cc_utf8_next(text, &at); /* counted */
    return at < text.len;
}

/* The same for texts that nothing marks. */
static struct cc_span loose_date(struct cc_arena *arena, struct cc_byline_signs *signs,
                                 uint32_t from, uint32_t to, uint32_t headline,
                                 struct cc_span language)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t i;

    for (i = from; i < to && i < dom->n_nodes; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name), date;

        if (dom->nodes[i].tag != CC_TAG_TEXT || (text.len > MAX_LOOSE_BYTES && is_longer(text, MAX_LOOSE)) ||
            cc_byline_is_elsewhere(signs, i, headline, false))
            continue;
        date = cc_date_find(arena, text, language);
        if (date.len > 0 && !is_of_version(arena, text) && !cc_byline_is_in_aside(dom, i, headline) &&
            !cc_byline_is_of_others(arena, dom, i, headline))
            return date;
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_byline_date(struct cc_arena *arena, const struct cc_dom *dom,
                              uint32_t headline, struct cc_span language)
{
    uint32_t from = headline == CC_NO_INDEX ? 0 : headline, before = from > BEFORE_NODES ? from - BEFORE_NODES : 0;
    struct cc_span date = CC_SPAN_EMPTY;
    struct cc_byline_signs all, *signs = &all;
    int surety;

    if (!cc_byline_signs_make(arena, dom, signs))
        return CC_SPAN_EMPTY;
    for (surety = 3; surety >= 1 && date.len == 0; surety--) {
        uint32_t to = headline != CC_NO_INDEX ? from + cc_byline_reach(surety) : dom->n_nodes;

        date = marked_date(arena, signs, from, to, headline, surety, language);
        if (date.len == 0 && surety == 1 && headline != CC_NO_INDEX)
            date = loose_date(arena, signs, from, from + LOOSE_NODES, headline, language);
        if (date.len == 0)
            date = marked_date(arena, signs, before, from, headline, surety, language);
    }
    if (date.len == 0 && headline != CC_NO_INDEX)
        date = loose_date(arena, signs, before, from, headline, language);
    return date;
}
