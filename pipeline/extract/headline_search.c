#include "cleancopy/extract/headline_search.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/heading.h"
#include "cleancopy/extract/headline_style.h"
#include "cleancopy/extract/site_name.h"
#include "cleancopy/extract/title_cut.h"

#include <stdbool.h>

#define MAX_HEADINGS 100 /* <h2> to <h4> that are looked at */
#define MIN_LONG     4   /* words of a headline; fewer may be a label's */
#define MAX_NAME     2   /* words: a <title> of as many, none of which its <h1> has, names the site */
#define MIN_RUNNING  100 /* bytes of a running text */
#define MAX_PASSED   500 /* bytes of such before a heading that is the headline: behind them stands the one over other articles */
#define MAX_BELOW    1500 /* nodes below an <h1> */
#define MAX_NODES    60   /* of a block that is a headline */
#define MAX_PARTS    8    /* of a title */
#define MIN_MENU     3   /* links below a masthead */
#define MIN_BEHIND   3   /* words behind the site's name */
#define MAX_LONGER   3   /* times the words that a headline begins with, in bytes */

static bool is_in_head(const struct cc_dom *dom, uint32_t node)
{
    for (; node != CC_NO_INDEX; node = dom->nodes[node].parent)
        if (dom->nodes[node].tag == CC_TAG_HEAD || dom->nodes[node].tag == CC_TAG_SCRIPT || dom->nodes[node].tag == CC_TAG_STYLE)
            return true;
    return false;
}

/* Whether the first text of the page has these words and no others, and a menu is below it: the name of the site in large letters. */
static bool is_masthead(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span words)
{
    bool is_first = true;
    uint32_t i, n_links = 0;

    for (i = 0; i < dom->n_nodes && n_links < MIN_MENU; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name);

        if ((dom->nodes[i].tag == CC_TAG_A || dom->nodes[i].tag == CC_TAG_LI) && !is_first)
            n_links++;
        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0 || is_in_head(dom, i))
            continue;
        if (text.len >= MIN_RUNNING || (is_first && !cc_span_is(cc_title_words(arena, text), words)))
            return false;
        is_first = false;
    }
    return n_links == MIN_MENU;
}

/* The first <h2> to <h4> of several words that leads nowhere, as a headline of a page that has no <h1> does. */
static uint32_t first_heading(struct cc_arena *arena, const struct cc_dom *dom)
{
    uint32_t i, n = 0;
    size_t passed = 0;

    for (i = 0; i < dom->n_nodes && n < MAX_HEADINGS && passed < MAX_PASSED; i++) {
        if (dom->nodes[i].tag == CC_TAG_TEXT && dom->nodes[i].name.len >= MIN_RUNNING && !is_in_head(dom, i))
            passed += dom->nodes[i].name.len;
        if (dom->nodes[i].tag < CC_TAG_H2 || dom->nodes[i].tag > CC_TAG_H4 || cc_heading_is_furniture(dom, i) || cc_heading_has_link(dom, i))
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
    if (!cc_site_name_is_home(arena, dom, title, host) && !is_masthead(arena, dom, title))
        return !has_h1 && cc_count_words(title) <= MAX_NAME ? cc_headline_style_find(arena, dom, title) : CC_NO_INDEX;
    if (has_h1)
        return h1;
    h1 = first_heading(arena, dom);
    return h1 != CC_NO_INDEX ? h1 : cc_headline_style_find(arena, dom, title);
}

static bool is_headline_of(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node, struct cc_span words)
{
    struct cc_span text = cc_span_trim(dom->nodes[node].name), own;

    if (dom->nodes[node].tag != CC_TAG_TEXT || text.len < words.len || text.len > CC_TITLE_MAX_BYTES / 2)
        return false;
    own = cc_title_words(arena, text);
    return cc_span_starts(own, words) && (own.len == words.len || (own.ptr[words.len] == ' ' && own.len < MAX_LONGER * words.len)) &&
           !cc_heading_is_in_link(dom, node) && !cc_heading_is_furniture(dom, node);
}

/* A text that begins with the title's words, where mark-up of old or none at all makes no heading of it. */
static uint32_t find_text(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span words, size_t min_words)
{
    uint32_t i;

    if (cc_count_words(words) < min_words)
        return CC_NO_INDEX;
    for (i = 0; i < dom->n_nodes; i++)
        if (is_headline_of(arena, dom, i, words))
            return i;
    return CC_NO_INDEX;
}

uint32_t cc_headline_search_text(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span title, struct cc_span page_title)
{
    static const struct cc_span separators[] = {{": ", 2}, {" - ", 3}, {" \xE2\x80\x93 ", 5}, {" \xE2\x80\x94 ", 5}, {" | ", 3}};
    uint32_t found = find_text(arena, dom, title, MIN_LONG), first = found;
    size_t i;

    if (found != CC_NO_INDEX && is_masthead(arena, dom, title))
        found = CC_NO_INDEX;
    for (i = 0; i < sizeof separators / sizeof *separators && found == CC_NO_INDEX; i++) {
        size_t at = cc_span_find(page_title, separators[i], 0);
        struct cc_span behind;

        if (at == (size_t)-1)
            continue;
        behind = cc_title_words(arena, cc_span_slice(page_title, at + separators[i].len, page_title.len));
        if (cc_count_words(behind) > cc_count_words(cc_span_slice(page_title, 0, at)))
            found = find_text(arena, dom, behind, MIN_BEHIND);
    }
    return found != CC_NO_INDEX ? found : first;
}

/* The element that a text stands in but for those of letters: <td><font><b>text</b></font></td>. */
static uint32_t block_of(const struct cc_dom *dom, uint32_t node)
{
    do {
        node = dom->nodes[node].parent;
    } while (node != CC_NO_INDEX && (dom->nodes[node].tag == CC_TAG_B || dom->nodes[node].tag == CC_TAG_STRONG || dom->nodes[node].tag == CC_TAG_I ||
                                     dom->nodes[node].tag == CC_TAG_EM || dom->nodes[node].tag == CC_TAG_SPAN || dom->nodes[node].tag == CC_TAG_FONT));
    return node;
}

static bool is_small(const struct cc_dom *dom, uint32_t node)
{
    return dom->nodes[node].end - node <= MAX_NODES;
}

/* The heading or block behind the <h1> with these words. */
static uint32_t find_block(struct cc_arena *arena, const struct cc_dom *dom, uint32_t h1, struct cc_span words)
{
    uint32_t i, from = dom->nodes[h1].end;

    for (i = from; i < dom->n_nodes && i - from < MAX_BELOW; i++) {
        uint32_t block = CC_NO_INDEX;

        if (dom->nodes[i].tag == CC_TAG_H2 && !cc_heading_is_furniture(dom, i))
            block = i;
        else if (is_headline_of(arena, dom, i, words))
            block = block_of(dom, i);
        if (block != CC_NO_INDEX && is_small(dom, block) && cc_span_is(cc_title_words(arena, cc_heading_text(arena, dom, block)), words))
            return block;
        if (dom->nodes[i].tag == CC_TAG_TEXT && dom->nodes[i].name.len >= MIN_RUNNING)
            return CC_NO_INDEX;
    }
    return CC_NO_INDEX;
}

uint32_t cc_headline_search_part(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span page_title, struct cc_span h1_words, uint32_t h1)
{
    size_t at = 0, n;

    if (page_title.len > CC_TITLE_MAX_BYTES || cc_count_words(h1_words) >= MIN_LONG)
        return CC_NO_INDEX;
    for (n = 0; at < page_title.len && n < MAX_PARTS; n++) {
        struct cc_span words = cc_title_words(arena, cc_title_next_part(page_title, &at));
        uint32_t found;

        if (cc_count_words(words) < MIN_LONG || cc_title_holds(words, h1_words))
            continue;
        found = find_block(arena, dom, h1, words);
        if (found != CC_NO_INDEX)
            return found;
    }
    return CC_NO_INDEX;
}

uint32_t cc_headline_search_marked(struct cc_arena *arena, const struct cc_dom *dom)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes; i++)
        if (dom->nodes[i].tag >= CC_TAG_H2 && dom->nodes[i].tag <= CC_TAG_H4 &&
            cc_span_find_nocase(cc_dom_attr(dom, i, CC_SPAN("itemprop")), CC_SPAN("headline"), 0) != (size_t)-1 && !cc_heading_has_link(dom, i) &&
            !cc_heading_is_furniture(dom, i) && cc_count_words(cc_heading_text(arena, dom, i)) >= MIN_LONG)
            return i;
    return CC_NO_INDEX;
}
