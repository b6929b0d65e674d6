#include "cleancopy/extract/byline.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline_line.h"
#include "cleancopy/extract/byline_place.h"
#include "cleancopy/extract/change_date.h"
#include "cleancopy/extract/credit.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/person_name.h"

#include <stdbool.h>
#include <string.h>

#define FAR_NODES                                                                              \
    1500 /* behind the headline, where mark-up is plain: author boxes below the text */
#define NEAR_NODES                                                                             \
    250 /* behind the headline, elements and texts: dates and names are met within 100 */
#define ADJACENT_NODES 12  /* from one author's element to the next one's */
#define BEFORE_NODES   100 /* before the headline, where dates stand above it */
#define LOOSE_NODES    80  /* the same for what no mark-up tells */
#define MAX_LOOSE_BYTES 80 /* of a text that may hold a date and little more, … */
#define MAX_LOOSE       40 /* … or characters: a byte is one in Latin, three are in Bengali */
#define MAX_DATE_BYTES                                                                         \
    300 /* in an element marked as holding a date: "status-publish" is the whole text's */

/* An element's text when it is short enough for a byline; else empty.  A blank stands between
 * its text nodes: names and dates often lie in elements of their own with nothing between them.
 */
static struct cc_span short_text(struct cc_arena *arena, const struct cc_dom *dom,
                                 uint32_t node)
{
    struct cc_span joined = {NULL, 0};
    char text[4 * CC_NAMES_MAX_BYTES];
    uint32_t i;

    if (dom->nodes[node].end - node > 60)
        return CC_SPAN_EMPTY;
    for (i = node; i < dom->nodes[node].end; i++) {
        struct cc_span part = cc_span_trim(dom->nodes[i].name);
        uint32_t parent = dom->nodes[i].parent;

        if (dom->nodes[i].tag != CC_TAG_TEXT || part.len == 0 ||
            (parent != CC_NO_INDEX && (dom->nodes[parent].tag == CC_TAG_STYLE ||
                                       dom->nodes[parent].tag == CC_TAG_SCRIPT)))
            continue;
        if (joined.len + part.len + 1 > sizeof text)
            return CC_SPAN_EMPTY;
        memcpy(text + joined.len, part.ptr, part.len);
        joined.len += part.len;
        text[joined.len++] = ' ';
    }
    joined.ptr = text;
    return cc_collapse_space(arena, joined);
}

/* How surely an element names the author: 3 mark-up says so, 2 its class does, 1 its class may;
 * 0 no. */
static int author_mark(uint32_t signs)
{
    if ((signs & CC_BYLINE_IS_AUTHOR) != 0)
        return 3;
    if ((signs & CC_BYLINE_NO_WRITER) != 0)
        return 0;
    if ((signs & CC_BYLINE_AUTHOR) != 0)
        return (signs & CC_BYLINE_NO_AUTHOR) != 0 ? 1 : 2;
    return (signs & CC_BYLINE_USER) != 0 ? 1 : 0;
}

/* How far behind the headline a mark is believed. */
static uint32_t reach(int surety)
{
    return surety == 3 ? UINT32_MAX / 2 : surety == 2 ? FAR_NODES : NEAR_NODES;
}

static uint32_t first_of(uint32_t headline)
{
    return headline == CC_NO_INDEX ? 0 : headline;
}

static bool starts_upper(struct cc_span s)
{
    size_t at = 0;

    return s.len > 0 && cc_char_is_upper(cc_utf8_next(s, &at));
}

/* Names that go on behind a link: "By <a>Ann Quay</a> and Ben Dock". */
static void more_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t behind,
                         struct cc_span site_name, struct cc_names *authors)
{
    bool is_joined = false;
    uint32_t i;

    for (i = behind; i < dom->n_nodes && i - behind < ADJACENT_NODES; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name), name;

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0)
            continue;
        name = is_joined ? text : cc_names_drop_joiner(text);
        if (text.len > 100 || (name.len == text.len && !is_joined))
            return;
        is_joined = name.len == 0;
        if (cc_name_is_like_person(name))
            cc_names_add(arena, name, site_name, authors);
    }
}

/* The next text that is no blank, within a few nodes; empty for none. */
static struct cc_span next_text(const struct cc_dom *dom, uint32_t node)
{
    uint32_t i;

    for (i = node + 1; i < dom->n_nodes && i - node <= 4; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name);

        if (dom->nodes[i].tag == CC_TAG_TEXT && text.len > 0)
            return text;
    }
    return CC_SPAN_EMPTY;
}

/* Whether no mark-up tells that what stands in an <aside> is of the page: the headline is outside. */
static bool is_in_aside(const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    uint32_t up = node;

    while (up != CC_NO_INDEX && dom->nodes[up].tag != CC_TAG_ASIDE)
        up = dom->nodes[up].parent;
    return up != CC_NO_INDEX && !(up <= headline && headline < dom->nodes[up].end);
}

/* "Ann Quay" right below the headline, and below it "Chief Ferry Correspondent". */
static bool has_press_role(const struct cc_dom *dom, uint32_t node, struct cc_span text, uint32_t headline)
{
    return node - headline <= ADJACENT_NODES && node >= dom->nodes[headline].end && text.len <= 40 &&
           cc_count_words(text) <= 4 && cc_name_is_like_person(text) && cc_name_is_press_role(next_text(dom, node));
}

/* "By Ann Quay" with no mark at all: one text, or two. */
static void unmarked_authors(struct cc_arena *arena, struct cc_byline_signs *signs,
                             uint32_t headline, struct cc_span site_name,
                             struct cc_names *authors)
{
    const struct cc_dom *dom = signs->dom;
    bool opened = false, had;
    uint32_t i;

    for (i = headline; i < dom->n_nodes && i - headline < LOOSE_NODES && authors->count == 0;
         i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name), name;
        struct cc_credit credit;
        bool is_author;

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0 || text.len > 100 ||
            cc_byline_is_elsewhere(signs, i, headline, false))
            continue;
        credit = cc_credit_read(text);
        name = cc_names_drop_opener(text, &had);
        is_author = opened || (credit.is_labelled && cc_name_is_like_person(credit.writers)) ||
                    has_press_role(dom, i, text, headline) ||
                    (had && name.len > 4 && memchr(name.ptr, ' ', name.len) != NULL &&
                     starts_upper(text) && starts_upper(name));
        if (is_author && !is_in_aside(dom, i, headline) && !cc_byline_is_of_others(arena, dom, i, headline))
            cc_names_add(arena, text, site_name, authors);
        if (authors->count > 0)
            more_authors(arena, dom, i + 1, site_name, authors);
        opened = cc_names_is_opener(text);
    }
}

static bool is_to_the_right(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span style = cc_dom_attr(dom, node, CC_SPAN("style"));

    return cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("align")), CC_SPAN("right")) ||
           cc_span_find_nocase(style, CC_SPAN("text-align:right"), 0) != (size_t)-1 ||
           cc_span_find_nocase(style, CC_SPAN("text-align: right"), 0) != (size_t)-1;
}

/* A name that stands alone beside the date. */
static void placed_authors(struct cc_arena *arena, struct cc_byline_signs *signs, uint32_t headline, struct cc_span site_name,
                           struct cc_span language, struct cc_names *authors)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t i;

    for (i = headline; i < dom->n_nodes && i - headline < LOOSE_NODES && authors->count == 0; i++) {
        struct cc_span names = cc_byline_line_names(arena, dom, i, headline, language);

        if (names.len > 0 && !cc_byline_is_elsewhere(signs, i, headline, false) && !is_in_aside(dom, i, headline) &&
            !cc_byline_is_of_others(arena, dom, i, headline))
            cc_names_add(arena, names, site_name, authors);
    }
}

/* The last text of the article, when it is a paragraph of its own at the right margin: where many papers of Asia and of
 * Eastern Europe sign ("<p style='text-align:right'><b>Ann Quay</b></p></article>"). */
static void signature(struct cc_arena *arena, struct cc_byline_signs *signs, uint32_t headline,
                      struct cc_span site_name, struct cc_names *authors)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t article = headline, up, i;

    while (article != CC_NO_INDEX && dom->nodes[article].tag != CC_TAG_ARTICLE)
        article = dom->nodes[article].parent;
    if (article == CC_NO_INDEX)
        return;
    i = dom->nodes[article].end - 1;
    while (i > headline && (dom->nodes[i].tag != CC_TAG_TEXT || cc_span_trim(dom->nodes[i].name).len == 0))
        i--;
    for (up = i; up > headline && dom->nodes[up].tag != CC_TAG_P; up = dom->nodes[up].parent)
        if (dom->nodes[up].tag == CC_TAG_A || dom->nodes[up].tag == CC_TAG_BUTTON)
            return; /* "Back To Top" */
    if (up > headline && is_to_the_right(dom, up) && !cc_byline_is_elsewhere(signs, up, headline, false)) {
        struct cc_span text = short_text(arena, dom, up);

        if (text.len <= 60 && cc_count_words(text) <= 4 && cc_name_is_like_person(text))
            cc_names_add(arena, text, site_name, authors);
    }
}

/* The name in an author's element of which the whole is no name ("<a>Ann Quay</a> <i>Editor</i>"): its first text, when that
 * reads like a person's.  False where there is no text. */
static bool first_of_box(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                         struct cc_span site_name, struct cc_names *authors)
{
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name);

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0 || cc_names_is_opener(text))
            continue;
        if (text.len <= 60 && cc_name_is_like_person(text))
            cc_names_add(arena, text, site_name, authors);
        return true;
    }
    return false;
}

/* What elements marked as surely give. */
static void marked_authors(struct cc_arena *arena, struct cc_byline_signs *signs, uint32_t headline, int surety,
                           bool in_footer, struct cc_span site_name, struct cc_names *authors)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t from = first_of(headline), last = dom->n_nodes, i;
    bool is_box_read = surety < 2; /* one alone: of a forum's posts the others are answers */

    for (i = from; i < last; i++) {
        struct cc_span text;

        if (headline != CC_NO_INDEX && i - from > reach(surety))
            break;
        if (author_mark(cc_byline_signs_of(signs, i)) != surety ||
            cc_byline_is_elsewhere(signs, i, headline, in_footer) ||
            cc_byline_is_of_others(arena, dom, i, headline))
            continue;
        text = cc_dom_attr(dom, i, CC_SPAN("content"));
        if (text.len == 0)
            text = short_text(arena, dom, i);
        cc_names_add(arena, text, site_name, authors);
        if (authors->count == 0 && !is_box_read)
            is_box_read = first_of_box(arena, dom, i, site_name, authors);
        if (authors->count > 0 && last == dom->n_nodes) /* a second author stands close by */
            last = surety == 1 ? 0 : dom->nodes[i].end + ADJACENT_NODES;
        if (last > dom->n_nodes)
            last = dom->n_nodes;
        if (authors->count > 0)
            i = dom->nodes[i].end - 1; /* what is inside has been read */
    }
}

void cc_byline_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                       struct cc_span site_name, struct cc_span language, struct cc_names *authors)
{
    struct cc_byline_signs all, *signs = &all;
    int surety;

    authors->count = 0;
    if (!cc_byline_signs_make(arena, dom, signs))
        return;
    for (surety = 3; surety >= 1 && authors->count == 0; surety--)
        marked_authors(arena, signs, headline, surety, false, site_name, authors);
    if (authors->count == 0 && headline != CC_NO_INDEX)
        unmarked_authors(arena, signs, headline, site_name, authors);
    if (authors->count == 0 && headline != CC_NO_INDEX)
        placed_authors(arena, signs, headline, site_name, language, authors);
    for (surety = 3; surety >= 2 && authors->count == 0; surety--)
        marked_authors(arena, signs, headline, surety, true, site_name, authors);
    if (authors->count == 0 && headline != CC_NO_INDEX)
        signature(arena, signs, headline, site_name, authors);
}

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
        struct cc_span text = short_text(arena, dom, node);

        if (text.len <= MAX_DATE_BYTES)
            date = cc_date_find(arena, text, language);
    }
    return date;
}

/* Whether a date found at an element is not the page's own: of what others wrote, or of a change, as its text says. */
static bool is_other_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    return (dom->nodes[node].tag == CC_TAG_TIME &&
            cc_change_date_is_labelled(arena, short_text(arena, dom, node))) ||
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
        if (date.len > 0 && !is_of_version(arena, text) && !is_in_aside(dom, i, headline) &&
            !cc_byline_is_of_others(arena, dom, i, headline))
            return date;
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_byline_date(struct cc_arena *arena, const struct cc_dom *dom,
                              uint32_t headline, struct cc_span language)
{
    uint32_t from = first_of(headline), before = from > BEFORE_NODES ? from - BEFORE_NODES : 0;
    struct cc_span date = CC_SPAN_EMPTY;
    struct cc_byline_signs all, *signs = &all;
    int surety;

    if (!cc_byline_signs_make(arena, dom, signs))
        return CC_SPAN_EMPTY;
    for (surety = 3; surety >= 1 && date.len == 0; surety--) {
        uint32_t to = headline != CC_NO_INDEX ? from + reach(surety) : dom->n_nodes;

        date = marked_date(arena, signs, from, to, headline, surety, language);
        if (date.len == 0)
            date = marked_date(arena, signs, before, from, headline, surety, language);
    }
    if (date.len == 0 && headline != CC_NO_INDEX)
        date = loose_date(arena, signs, from, from + LOOSE_NODES, headline, language);
    if (date.len == 0 && headline != CC_NO_INDEX)
        date = loose_date(arena, signs, before, from, headline, language);
    return date;
}
