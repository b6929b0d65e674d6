#include "cleancopy/extract/css_match.h"

#include <string.h>

/* Which compounds hang on the one to their left in which way: bit j for compound j. */
struct shape {
    uint32_t by[CC_CSS_LATER + 1];
};

bool cc_css_page_make(struct cc_arena *arena, const struct cc_dom *dom,
                      struct cc_css_page *page)
{
    size_t n = (size_t)dom->n_nodes + 1;
    uint32_t *latest, i;

    memset(page, 0, sizeof(*page));
    page->dom = dom;
    page->place = cc_arena_calloc(arena, n, sizeof(*page->place));
    page->before = cc_arena_calloc(arena, n, sizeof(*page->before));
    page->is_last = cc_arena_calloc(arena, n, sizeof(*page->is_last));
    page->own = cc_arena_calloc(arena, n, sizeof(*page->own));
    page->above = cc_arena_calloc(arena, n, sizeof(*page->above));
    page->earlier = cc_arena_calloc(arena, n, sizeof(*page->earlier));
    if (arena->status != CC_OK)
        return false;
    latest = page->own; /* of each parent: 1 + its last child element so far */
    for (i = 0; i < dom->n_nodes; i++) {
        uint32_t parent = dom->nodes[i].parent, *of;

        page->before[i] = CC_NO_INDEX;
        if (dom->nodes[i].tag == CC_TAG_TEXT)
            continue;
        page->place[i] = 1;
        page->is_last[i] = true;
        if (parent == CC_NO_INDEX)
            continue;
        of = &latest[parent];
        if (*of > 0) {
            page->before[i] = *of - 1;
            page->place[i] = page->place[*of - 1] + 1;
            page->is_last[*of - 1] = false;
        }
        *of = i + 1;
    }
    return true;
}

/* ---- one element ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static bool is_equal(struct cc_span a, struct cc_span b, bool nocase)
{
    return nocase ? cc_span_is_nocase(a, b) : cc_span_is(a, b);
}

/* `word` is one of those that blanks divide. */
static bool has_word(struct cc_span words, struct cc_span word, bool nocase)
{
    size_t from = 0, to;

    for (; from < words.len; from = to + 1) {
        for (to = from; to < words.len && !is_blank(words.ptr[to]);)
            to++;
        if (to > from && is_equal(cc_span_slice(words, from, to), word, nocase))
            return true;
    }
    return false;
}

static bool compare(struct cc_span got, const struct cc_css_test *test)
{
    struct cc_span value = test->value;
    bool nocase = test->nocase;

    if (value.len > got.len ||
        (value.len == 0 && test->compare != CC_CSS_EQUAL && test->compare != CC_CSS_DASH))
        return false; /* an empty part is in nothing: Selectors 4, section 6.2 */
    switch (test->compare) {
    case CC_CSS_EQUAL:
        return is_equal(got, value, nocase);
    case CC_CSS_WORD:
        return has_word(got, value, nocase);
    case CC_CSS_PREFIX:
        return is_equal(cc_span_slice(got, 0, value.len), value, nocase);
    case CC_CSS_SUFFIX:
        return is_equal(cc_span_slice(got, got.len - value.len, got.len), value, nocase);
    case CC_CSS_INSIDE:
        return (nocase ? cc_span_find_nocase(got, value, 0) : cc_span_find(got, value, 0)) !=
               (size_t)-1;
    case CC_CSS_DASH:
        return is_equal(cc_span_slice(got, 0, value.len), value, nocase) &&
               (got.len == value.len || got.ptr[value.len] == '-');
    default:
        return true;
    }
}

static bool is_nth(uint32_t place, int32_t a, int32_t b)
{
    int64_t beyond = (int64_t)place - b;

    if (a == 0)
        return beyond == 0;
    return beyond % a == 0 && beyond / a >= 0;
}

static bool matches(struct cc_css_page *page, uint32_t element,
                    const struct cc_css_compound *compound);

static bool passes(struct cc_css_page *page, uint32_t element, const struct cc_css_test *test)
{
    const struct cc_dom *dom = page->dom;
    uint32_t i;

    page->n_compared++;
    switch (test->kind) {
    case CC_CSS_TYPE:
        return cc_span_is(dom->nodes[element].name, test->name);
    case CC_CSS_CLASS:
        return has_word(cc_dom_attr(dom, element, CC_SPAN("class")), test->name, false);
    case CC_CSS_ID:
        return cc_span_is(cc_dom_attr(dom, element, CC_SPAN("id")), test->name);
    case CC_CSS_ATTR:
        return cc_dom_has(dom, element, test->name) &&
               (test->compare == CC_CSS_HAS ||
                compare(cc_dom_attr(dom, element, test->name), test));
    case CC_CSS_FIRST_CHILD:
        return page->place[element] == 1;
    case CC_CSS_LAST_CHILD:
        return page->is_last[element];
    case CC_CSS_NTH_CHILD:
        return is_nth(page->place[element], test->a, test->b);
    case CC_CSS_NOT:
        for (i = 0; i < test->n_list; i++)
            if (matches(page, element, &test->list[i]))
                return false;
        return true;
    }
    return false;
}

/* Recurses once: the compounds of :not() hold no :not(). */
static bool matches(struct cc_css_page *page, uint32_t element,
                    const struct cc_css_compound *compound)
{
    uint32_t i;

    for (i = 0; i < compound->n_tests; i++)
        if (!passes(page, element, &compound->tests[i]))
            return false;
    return true;
}

/* ---- the walk ---- */

static struct shape shape_of(const struct cc_css *selector)
{
    struct shape shape;
    uint32_t j;

    memset(&shape, 0, sizeof(shape));
    for (j = 0; j < selector->n_compounds; j++)
        shape.by[selector->compounds[j].before] |= (uint32_t)1 << j;
    return shape;
}

/* The compounds that this element may stand for: their left neighbour is where it has to be. */
static uint32_t open_bits(const struct cc_css_page *page, const struct shape *shape, uint32_t i)
{
    uint32_t parent = page->dom->nodes[i].parent, before = page->before[i];
    uint32_t bits = shape->by[CC_CSS_NONE];

    if (parent != CC_NO_INDEX) {
        bits |= (page->above[parent] << 1) & shape->by[CC_CSS_DESCENDANT];
        bits |= (page->own[parent] << 1) & shape->by[CC_CSS_CHILD];
    }
    if (before != CC_NO_INDEX) {
        bits |= (page->own[before] << 1) & shape->by[CC_CSS_NEXT];
        bits |= (page->earlier[i] << 1) & shape->by[CC_CSS_LATER];
    }
    return bits;
}

uint32_t cc_css_match(struct cc_css_page *page, const struct cc_css *selector)
{
    const struct cc_dom *dom = page->dom;
    struct shape shape = shape_of(selector);
    uint32_t i, j, n = 0;

    page->goal = (uint32_t)1 << (selector->n_compounds - 1);
    for (i = 0; i < dom->n_nodes; i++) {
        uint32_t parent = dom->nodes[i].parent, before = page->before[i], open;

        page->own[i] = page->above[i] = page->earlier[i] = 0;
        if (page->place[i] == 0)
            continue;
        if (before != CC_NO_INDEX)
            page->earlier[i] = page->own[before] | page->earlier[before];
        open = open_bits(page, &shape, i);
        for (j = 0; open != 0; j++, open >>= 1)
            if ((open & 1) != 0 && matches(page, i, &selector->compounds[j]))
                page->own[i] |= (uint32_t)1 << j;
        page->above[i] = page->own[i] | (parent != CC_NO_INDEX ? page->above[parent] : 0);
        n += (page->own[i] & page->goal) != 0;
    }
    return n;
}

bool cc_css_is_meant(const struct cc_css_page *page, uint32_t element)
{
    return (page->own[element] & page->goal) != 0;
}

bool cc_css_is_inside(const struct cc_css_page *page, uint32_t element)
{
    return (page->above[element] & page->goal) != 0;
}
