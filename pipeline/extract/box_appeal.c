/* box_appeal.c -- cards that ask the reader for something in the site's name. */
#include "box_internal.h"

#define COUNT(array)      (sizeof(array) / sizeof((array)[0]))
#define MAX_ACTION_WORDS  5
#define MAX_APPEAL_BLOCKS 5
#define MAX_APPEAL_WORDS  90

static bool speaks_for_site(const struct cc_box_work *work, struct cc_box_range range)
{
    uint32_t i;

    for (i = range.first; i < range.end; i++)
        if (work->features[i].value[CC_F_SITE_NAMED] != 0)
            return true;
    return false;
}

/* "Subscribe", "Jetzt testen": a few words that are a button, look like one or are a link. */
static bool is_action(const struct cc_box_work *work, uint32_t i)
{
    static const char *const looks[] = {"button", "btn", "cta"};
    const struct cc_dom *dom = work->dom;
    const int32_t *v = work->features[i].value;
    uint32_t e = work->blocks->list[i].element;
    size_t k;

    if (v[CC_F_WORDS] > MAX_ACTION_WORDS || work->blocks->list[i].role == CC_ROLE_HEADING)
        return false;
    if (v[CC_F_UP_BUTTON] < CC_BOX_FAR || v[CC_F_LINK_DENSITY] >= CC_BOX_MIN_LINK || cc_span_is_nocase(cc_dom_attr(dom, e, CC_SPAN("role")), CC_SPAN("button")))
        return true;
    for (k = 0; k < COUNT(looks); k++)
        if (cc_span_find_nocase(dom->nodes[e].name, cc_span_from(looks[k]), 0) != (size_t)-1 ||
            cc_span_find_nocase(cc_dom_attr(dom, e, CC_SPAN("class")), cc_span_from(looks[k]), 0) != (size_t)-1)
            return true;
    return false;
}

/* A small element that names the site and ends in something to press: one, two or three blocks and the action. */
void cc_box_appeal(struct cc_box_work *work, uint32_t action)
{
    uint32_t p = work->blocks->list[action].element, i, n_words = 0;
    struct cc_box_range range;

    range.end = action + 1;
    range.first = range.end > MAX_APPEAL_BLOCKS ? range.end - MAX_APPEAL_BLOCKS : 0;
    if (!speaks_for_site(work, range) || !is_action(work, action))
        return;
    while (cc_box_of(work, p, action, &range) && range.end == action + 1) {
        if (range.first == action) {
            p = work->dom->nodes[p].parent;
            continue;
        }
        for (i = range.first; i < range.end; i++)
            n_words += work->blocks->list[i].n_words;
        if (range.end - range.first <= MAX_APPEAL_BLOCKS && n_words <= MAX_APPEAL_WORDS && speaks_for_site(work, range))
            cc_box_mark(work, range, CC_REASON_WIDGET);
        return;
    }
}
