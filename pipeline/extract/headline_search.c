#include "cleancopy/extract/headline_search.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/heading.h"
#include "cleancopy/extract/site_name.h"
#include "cleancopy/extract/title_cut.h"

#include <stdbool.h>

#define MAX_HEADINGS 100 /* <h2> to <h4> that are looked at */
#define MIN_LONG     4   /* words of a headline; fewer may be a label's */
#define MAX_NAME     2   /* words: a <title> of as many, none of which its <h1> has, names the site */
#define MIN_BEHIND   3   /* words behind the site's name */
#define MAX_LONGER   3   /* times the words that a headline begins with, in bytes */

static bool has_link(const struct cc_dom *dom, uint32_t node)
{
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end; i++)
        if (dom->nodes[i].tag == CC_TAG_A)
            return true;
    return false;
}

/* The first <h2> to <h4> of several words that leads nowhere, as a headline of a page that has no <h1> does. */
static uint32_t first_heading(struct cc_arena *arena, const struct cc_dom *dom)
{
    uint32_t i, n = 0;

    for (i = 0; i < dom->n_nodes && n < MAX_HEADINGS; i++) {
        if (dom->nodes[i].tag < CC_TAG_H2 || dom->nodes[i].tag > CC_TAG_H4 || cc_heading_is_furniture(dom, i) || has_link(dom, i))
            continue;
        n++;
        if (cc_count_words(cc_heading_text(arena, dom, i)) >= MIN_LONG)
            return i;
    }
    return CC_NO_INDEX;
}

uint32_t cc_headline_search_heading(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span title, struct cc_span host, uint32_t h1)
{
    bool has_h1 = h1 != CC_NO_INDEX;

    if (has_h1 && cc_count_words(cc_heading_text(arena, dom, h1)) < MIN_LONG)
        return CC_NO_INDEX;
    if (has_h1 && cc_count_words(title) <= MAX_NAME)
        return h1;
    if (!cc_site_name_is_home(arena, dom, title, host))
        return CC_NO_INDEX;
    return has_h1 ? h1 : first_heading(arena, dom);
}

static bool is_in_link(const struct cc_dom *dom, uint32_t node)
{
    for (; node != CC_NO_INDEX; node = dom->nodes[node].parent)
        if (dom->nodes[node].tag == CC_TAG_A || dom->nodes[node].tag == CC_TAG_HEAD || dom->nodes[node].tag == CC_TAG_LI)
            return true;
    return false;
}

static bool is_headline_of(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, struct cc_span words)
{
    struct cc_span text = cc_span_trim(dom->nodes[node].name), own;

    if (dom->nodes[node].tag != CC_TAG_TEXT || text.len < words.len || text.len > CC_TITLE_MAX_BYTES / 2 || is_in_link(dom, node) ||
        cc_heading_is_furniture(dom, node))
        return false;
    own = cc_title_words(arena, text);
    return cc_span_starts(own, words) && (own.len == words.len || (own.ptr[words.len] == ' ' && own.len < MAX_LONGER * words.len));
}

/* A text that begins with the title's words, where mark-up of old or none at all makes no heading of it. */
static uint32_t find_text(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span words, size_t min_words)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes && cc_count_words(words) >= min_words; i++)
        if (is_headline_of(arena, dom, i, words))
            return i;
    return CC_NO_INDEX;
}

uint32_t cc_headline_search_text(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span title, struct cc_span page_title)
{
    static const struct cc_span separators[] = {{": ", 2}, {" - ", 3}, {" \xE2\x80\x93 ", 5}, {" \xE2\x80\x94 ", 5}, {" | ", 3}};
    uint32_t found = find_text(arena, dom, title, MIN_LONG);
    size_t i;

    for (i = 0; i < sizeof separators / sizeof *separators && found == CC_NO_INDEX; i++) {
        size_t at = cc_span_find(page_title, separators[i], 0);
        struct cc_span behind;

        if (at == (size_t)-1)
            continue;
        behind = cc_title_words(arena, cc_span_slice(page_title, at + separators[i].len, page_title.len));
        if (cc_count_words(behind) > cc_count_words(cc_span_slice(page_title, 0, at)))
            found = find_text(arena, dom, behind, MIN_BEHIND);
    }
    return found;
}

uint32_t cc_headline_search_marked(struct cc_arena *arena, const struct cc_dom *dom)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes; i++)
        if (dom->nodes[i].tag >= CC_TAG_H2 && dom->nodes[i].tag <= CC_TAG_H4 &&
            cc_span_find_nocase(cc_dom_attr(dom, i, CC_SPAN("itemprop")), CC_SPAN("headline"), 0) != (size_t)-1 && !has_link(dom, i) &&
            !cc_heading_is_furniture(dom, i) && cc_count_words(cc_heading_text(arena, dom, i)) >= MIN_LONG)
            return i;
    return CC_NO_INDEX;
}
