#include "cleancopy/extract/byline_place.h"

#include "cleancopy/extract/others_label.h"
#include "cleancopy/extract/title_cut.h"

#define FAR_NODES    1500 /* behind the headline, where mark-up is plain: author boxes below the text */
#define NEAR_NODES   250  /* behind the headline, elements and texts: dates and names are met within 100 */
#define MAX_STEPS    12 /* upwards */
#define LIKE_NODES   1000 /* around a heading, where others of a list are looked for */
#define TEASER_NODES 40 /* from a teaser's heading to its byline */
#define LABEL_NODES  6 /* from the start of an element to the text over all of it */
#define MAX_TEASER_STEPS 5 /* up from either to the teaser */

static bool holds(const struct cc_dom *dom, uint32_t element, uint32_t node)
{
    return node != CC_NO_INDEX && element <= node && node < dom->nodes[element].end;
}

static bool is_in_article(const struct cc_dom *dom, uint32_t node)
{
    while (node != CC_NO_INDEX && dom->nodes[node].tag != CC_TAG_ARTICLE)
        node = dom->nodes[node].parent;
    return node != CC_NO_INDEX;
}

static bool is_place_of_others(struct cc_byline_signs *signs, uint32_t node, bool in_footer)
{
    uint32_t said = cc_byline_signs_of(signs, node);
    bool is_own = in_footer && (said & CC_BYLINE_OWN_FOOTER) != 0; /* "post-footer" has "footer" in it */

    switch (signs->dom->nodes[node].tag) {
    case CC_TAG_NAV:
    case CC_TAG_TEMPLATE:
    case CC_TAG_SCRIPT:
    case CC_TAG_STYLE:
    case CC_TAG_HEAD:
    case CC_TAG_FIGURE:
    case CC_TAG_FIGCAPTION:
    case CC_TAG_PRE:
    case CC_TAG_CODE:
        return true;
    case CC_TAG_FOOTER:
        return !is_own && !(in_footer && is_in_article(signs->dom, node));
    default:
        return (said & CC_BYLINE_ELSEWHERE) != 0 && !is_own;
    }
}

static bool is_heading(enum cc_tag tag)
{
    return tag == CC_TAG_H2 || tag == CC_TAG_H3 || tag == CC_TAG_H4;
}

static bool leads_elsewhere(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span href = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("href")));

    return dom->nodes[node].tag == CC_TAG_A && href.len > 0 && href.ptr[0] != '#';
}

/* Whether a heading is a link: what it begins with is one, or it lies in one. */
static bool is_linked(const struct cc_dom *dom, uint32_t heading)
{
    uint32_t i = heading + 1, up = dom->nodes[heading].parent;

    if (up != CC_NO_INDEX && leads_elsewhere(dom, up))
        return true;
    for (; i < dom->nodes[heading].end && i - heading < 4; i++) {
        if (dom->nodes[i].tag == CC_TAG_TEXT && cc_span_trim(dom->nodes[i].name).len > 0)
            return false;
        if (leads_elsewhere(dom, i))
            return true;
    }
    return false;
}

/* The longest text in a heading: all of it but for a sign or a label before. */
static struct cc_span longest_text(const struct cc_dom *dom, uint32_t element)
{
    struct cc_span longest = CC_SPAN_EMPTY;
    uint32_t i;

    for (i = element + 1; i < dom->nodes[element].end && i - element < TEASER_NODES; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name);

        if (dom->nodes[i].tag == CC_TAG_TEXT && text.len > longest.len)
            longest = text;
    }
    return longest;
}

static bool repeats(const struct cc_dom *dom, uint32_t heading, uint32_t headline)
{
    struct cc_span title = headline != CC_NO_INDEX ? longest_text(dom, headline) : CC_SPAN_EMPTY;

    struct cc_span text = longest_text(dom, heading);

    return title.len > 0 && title.len <= CC_TITLE_MAX_BYTES && text.len <= CC_TITLE_MAX_BYTES && cc_span_find_nocase(text, title, 0) != (size_t)-1;
}

/* A teaser seldom comes alone: another linked heading of that kind behind the headline. */
static bool has_like(const struct cc_dom *dom, uint32_t heading, uint32_t headline)
{
    struct cc_span class_of = cc_dom_attr(dom, heading, CC_SPAN("class"));
    uint32_t i = headline == CC_NO_INDEX || headline + LIKE_NODES < heading ? 0 : headline;

    if (i == 0 && heading > LIKE_NODES)
        i = heading - LIKE_NODES;
    for (; i < dom->n_nodes && i < heading + LIKE_NODES; i++)
        if (i != heading && dom->nodes[i].tag == dom->nodes[heading].tag &&
            cc_span_is(cc_dom_attr(dom, i, CC_SPAN("class")), class_of) && is_linked(dom, i))
            return true;
    return false;
}

/* The steps from a node up to the element that holds the other node too; MAX_STEPS where there is none as near. */
static uint32_t steps_to(const struct cc_dom *dom, uint32_t node, uint32_t other)
{
    uint32_t steps = 0;

    while (steps < MAX_STEPS && node != CC_NO_INDEX && !holds(dom, node, other)) {
        node = dom->nodes[node].parent;
        steps++;
    }
    return node == CC_NO_INDEX ? MAX_STEPS : steps;
}

/* The nearest heading before the node and behind the headline; CC_NO_INDEX for none. */
static uint32_t heading_before(const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    uint32_t i;

    for (i = node; i > 0 && node - i < TEASER_NODES && i != headline; i--)
        if (is_heading(dom->nodes[i].tag) && !holds(dom, i, node))
            return holds(dom, i, headline) ? CC_NO_INDEX : i;
    return CC_NO_INDEX;
}

/* Whether the nearest heading before the node is a teaser's, close by in an element that does not hold the headline. */
static bool is_in_teaser(const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    uint32_t heading = heading_before(dom, node, headline), up = heading, steps;

    if (heading == CC_NO_INDEX || !is_linked(dom, heading) || steps_to(dom, node, heading) > MAX_TEASER_STEPS)
        return false;
    steps = steps_to(dom, heading, node);
    if (steps > MAX_TEASER_STEPS)
        return false;
    while (steps-- > 0)
        up = dom->nodes[up].parent;
    return !holds(dom, up, headline) && dom->nodes[up].tag != CC_TAG_BODY && !repeats(dom, heading, headline) &&
           has_like(dom, heading, headline);
}

/* Whether an element begins with the words over what others wrote: in a heading, or before a colon. */
static bool has_label_of_others(struct cc_arena *arena, const struct cc_dom *dom, uint32_t element)
{
    uint32_t i, end = dom->nodes[element].end, heading = CC_NO_INDEX;

    for (i = element; i < end && i - element < LABEL_NODES; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name);

        if (is_heading(dom->nodes[i].tag))
            heading = i;
        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0)
            continue;
        return heading != CC_NO_INDEX && holds(dom, heading, i) && !is_linked(dom, heading)
                   ? cc_others_label_is(arena, text, true)
                   : cc_others_label_is(arena, text, false);
    }
    return false;
}

bool cc_byline_is_of_others(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    uint32_t up, steps = 0;

    if (headline == CC_NO_INDEX)
        return false;
    for (up = node; up != CC_NO_INDEX && steps < MAX_STEPS; up = dom->nodes[up].parent, steps++) {
        if (dom->nodes[up].tag == CC_TAG_BODY || holds(dom, up, headline))
            return false;
        if (has_label_of_others(arena, dom, up))
            return true;
    }
    return false;
}

bool cc_byline_is_elsewhere(struct cc_byline_signs *signs, uint32_t node, uint32_t headline, bool in_footer)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t up, steps = 0;

    for (up = node; up != CC_NO_INDEX && steps < MAX_STEPS; up = dom->nodes[up].parent, steps++) {
        if (dom->nodes[up].tag == CC_TAG_BODY || holds(dom, up, headline))
            break;
        if (is_place_of_others(signs, up, in_footer))
            return true;
    }
    return is_in_teaser(dom, node, headline);
}

bool cc_byline_is_in_aside(const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    uint32_t up = node;

    while (up != CC_NO_INDEX && dom->nodes[up].tag != CC_TAG_ASIDE)
        up = dom->nodes[up].parent;
    return up != CC_NO_INDEX && !(up <= headline && headline < dom->nodes[up].end);
}

uint32_t cc_byline_reach(int surety)
{
    return surety == 3 ? UINT32_MAX / 2 : surety == 2 ? FAR_NODES : NEAR_NODES;
}
