#include "cleancopy/extract/headline.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/heading.h"
#include "cleancopy/extract/headline_search.h"
#include "cleancopy/extract/headline_style.h"
#include "cleancopy/extract/site_name.h"
#include "cleancopy/extract/title_cut.h"

#include <stdbool.h>

#define MAX_HEADINGS   100 /* <h2> to <h4> that are compared with a title */
#define MIN_LONG       4   /* words: as many in a row are met by no accident */
#define MANY_H1        4   /* as many are sections, and titles only by long parts of <title> */

/* Whether two of five words of the shorter text are in the longer. */
static bool resembles(struct cc_span a, struct cc_span b)
{
    struct cc_span rest = a.len <= b.len ? a : b, longer = a.len <= b.len ? b : a, word;
    size_t n = 0, common = 0;

    while (cc_next_word(&rest, &word)) {
        n++;
        common += cc_title_holds(longer, word);
    }
    return n > 0 && common * 5 >= n * 2;
}

/* Like the declared title, and neither holds the other. */
static bool is_another_wording(struct cc_span declared, struct cc_span shown)
{
    return resembles(declared, shown) && !cc_title_holds(shown, declared) && !cc_title_holds(declared, shown);
}

struct candidate {
    struct cc_span text, words;
    uint32_t node;
    bool is_furniture;
};

/* The page's <h1> elements that may be its title. */
static size_t list_h1(struct cc_arena *arena, const struct cc_dom *dom,
                      struct cc_span site_words, struct cc_span host,
                      struct candidate list[CC_HEADLINE_MAX_H1])
{
    struct cc_span label = cc_title_host_label(host);
    size_t n = 0;
    uint32_t i;

    for (i = 0; i < dom->n_nodes && n < CC_HEADLINE_MAX_H1; i++) {
        struct candidate *h1 = &list[n];

        if (dom->nodes[i].tag != CC_TAG_H1 || cc_site_name_is_logo(dom, i, host))
            continue;
        h1->text = cc_heading_text(arena, dom, i);
        if (h1->text.len == 0 || h1->text.len > CC_TITLE_MAX_BYTES)
            continue;
        h1->words = cc_title_words(arena, h1->text);
        h1->node = i;
        h1->is_furniture = cc_heading_is_furniture(dom, i);
        if (h1->words.len > 0 && !cc_span_is(h1->words, site_words) &&
            !cc_title_is_host(h1->words, label))
            n++;
    }
    return n;
}

/* The titles that the page declares, cut, and their words. */
enum given {
    PAGE,
    META,
    JSONLD,
    N_GIVEN
};

/* A lesser heading with the words of the title: forums have their name in <h1>. */
static uint32_t find_heading(struct cc_arena *arena, const struct cc_dom *dom,
                             struct cc_span words)
{
    uint32_t i, n = 0;

    for (i = 0; i < dom->n_nodes && n < MAX_HEADINGS && words.len > 0; i++) {
        struct cc_span text;

        if (dom->nodes[i].tag < CC_TAG_H2 || dom->nodes[i].tag > CC_TAG_H4 ||
            cc_heading_is_furniture(dom, i))
            continue;
        n++;
        text = cc_heading_text(arena, dom, i);
        if (text.len < CC_TITLE_MAX_BYTES && cc_span_is(cc_title_words(arena, text), words))
            return i;
    }
    return CC_NO_INDEX;
}

/* What the page declares: cut, cut but read on, whole; and the words of each. */
struct declared {
    struct cc_span cut[N_GIVEN], full[N_GIVEN];
    struct cc_span cut_words[N_GIVEN], full_words[N_GIVEN], whole_words[N_GIVEN];
};

/* Whether a declared title has the same words (strict), or holds the <h1> or is like it.  An
 * <h1> inside of navigation needs the same words. */
static bool confirms(const struct declared *d, int g, const struct candidate *h1, bool strict)
{
    struct cc_span words = d->cut_words[g];

    if (words.len == 0)
        return false;
    if (strict)
        return cc_span_is(h1->words, words) || cc_span_is(h1->words, d->full_words[g]) ||
               cc_span_is(h1->words, d->whole_words[g]);
    return !h1->is_furniture && (cc_title_holds(words, h1->words) || resembles(words, h1->words));
}

static bool is_long_part(struct cc_span whole, struct cc_span part)
{
    return cc_title_holds(whole, part) && cc_count_words(part) >= MIN_LONG;
}

static const struct candidate *confirmed(const struct candidate *h1, size_t n,
                                         const struct declared *d, bool strict)
{
    size_t i;
    int g;

    for (i = 0; i < n; i++)
        for (g = 0; g < N_GIVEN; g++)
            if (confirms(d, g, &h1[i], strict) &&
                (strict || n < MANY_H1 || is_long_part(d->cut_words[g], h1[i].words)))
                return &h1[i];
    return NULL;
}

/* Whether `title` is a heading's text but for a kicker before it: one that lies in an element
 * of its own, or ends with a colon, a dash or a bar. */
static bool has_kicker(const struct cc_dom *dom, const struct candidate *h1,
                       struct cc_span title)
{
    struct cc_span before;
    bool is_first = true;
    uint32_t i;

    if (title.len >= h1->text.len || cc_count_words(title) < MIN_LONG ||
        !cc_span_ends(h1->text, title))
        return false;
    before = cc_span_trim(cc_span_slice(h1->text, 0, h1->text.len - title.len));
    if (cc_span_ends(before, CC_SPAN(":")) || cc_span_ends(before, CC_SPAN("|")) ||
        cc_span_ends(before, CC_SPAN("-")) || cc_span_ends(before, CC_SPAN("\xE2\x80\x93")))
        return true;
    for (i = h1->node + 1; i < dom->nodes[h1->node].end; i++) {
        struct cc_span part = cc_span_trim(dom->nodes[i].name);

        if (dom->nodes[i].tag != CC_TAG_TEXT || part.len == 0)
            continue;
        if (!is_first && cc_span_starts(title, part))
            return true;
        is_first = false;
    }
    return false;
}

/* The <h1> that is declared title `g` with a kicker before it. */
static const struct candidate *kicked(const struct cc_dom *dom, const struct candidate *h1,
                                      size_t n, struct cc_span title)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (has_kicker(dom, &h1[i], title))
            return &h1[i];
    return NULL;
}

/* "Harbour Post: Ferry back" without the site's name, where a heading has the rest: a front page's slogan stands behind it too. */
static struct cc_span without_site(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span title,
                                   struct cc_span site_name)
{
    struct cc_span rest = cc_span_slice(title, site_name.len, title.len);

    if (site_name.len == 0 || !cc_span_starts_nocase(title, site_name) || !cc_span_starts(rest, CC_SPAN(": ")))
        return title;
    rest = cc_span_trim(cc_span_slice(rest, 2, rest.len));
    return find_heading(arena, dom, cc_title_words(arena, rest)) != CC_NO_INDEX ? rest : title;
}

static void declare(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_headlines *from,
                    struct declared *d)
{
    const struct cc_span whole[N_GIVEN] = {without_site(arena, dom, from->page_title, from->site_name), from->meta,
                                           from->jsonld};
    int g;

    for (g = 0; g < N_GIVEN; g++) {
        d->cut[g] = d->full[g] = whole[g];
        if (g != JSONLD) {
            d->cut[g] = cc_title_cut(arena, whole[g], from->site_name, from->host);
            d->full[g] = cc_title_read_on(arena, whole[g], d->cut[g], from->site_name, from->host);
        }
        d->cut_words[g] = cc_title_words(arena, d->cut[g]);
        d->full_words[g] = cc_title_words(arena, d->full[g]);
        d->whole_words[g] = cc_title_words(arena, whole[g]);
    }
}

/* An <h1> that nothing confirms word by word, where it is the best there is. */
static const struct candidate *unconfirmed(const struct candidate *h1, size_t n,
                                           const struct declared *d, bool is_news)
{
    const struct cc_span *words = d->cut_words;
    const struct candidate *found = NULL;
    size_t i;

    /* three against one: the <h1> is a slogan or a kicker.  Not where a plug-in may have copied
     * <title> to JSON-LD: newsrooms write that headline for itself. */
    bool outvoted = is_news && words[PAGE].len > 0 && cc_span_is(words[PAGE], words[META]) &&
                    cc_span_is(words[META], words[JSONLD]);

    if (!outvoted)
        found = confirmed(h1, n, d, false);
    for (i = 0; i < n && h1[i].is_furniture; i++)
        ;
    if (found != NULL || i == n)
        return found;
    if (n == 1 && words[PAGE].len + words[META].len + words[JSONLD].len == 0)
        return &h1[i];
    /* one word is a site's name as a rule: "Harbour - all the news"; an <h1> that ends <title> is that: "Ferry: it is back - Harbour" */
    if (words[META].len == 0 && words[PAGE].len > 0 &&
        memchr(words[PAGE].ptr, ' ', words[PAGE].len) == NULL && !cc_span_ends(d->whole_words[PAGE], h1[i].words))
        return &h1[i];
    return NULL;
}

/* The page's own title with og:site_name mistaken for it says nothing of the site. */
static struct cc_headlines without_false_site(struct cc_arena *arena,
                                              const struct cc_headlines *from)
{
    struct cc_headlines out = *from;
    struct cc_span site = cc_title_words(arena, from->site_name);

    if (cc_site_name_in_title(from->meta, from->site_name).len == 0 &&
        (cc_span_is(site, cc_title_words(arena, from->page_title)) || cc_span_is(site, cc_title_words(arena, from->meta))))
        out.site_name = CC_SPAN_EMPTY;
    return out;
}

/* The headline of a page that declares nothing but the name of its site; CC_NO_INDEX where there is none, or several <h1>. */
static uint32_t beside_site_name(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_headlines *from, const struct declared *d,
                                 const struct candidate *h1, size_t n)
{
    uint32_t only = CC_NO_INDEX;
    size_t i;

    if (d->cut_words[PAGE].len == 0 || d->cut_words[META].len + d->cut_words[JSONLD].len > 0)
        return CC_NO_INDEX;
    for (i = 0; i < n; i++) {
        if (h1[i].is_furniture)
            continue;
        if (only != CC_NO_INDEX)
            return CC_NO_INDEX;
        only = h1[i].node;
    }
    return cc_headline_search_heading(arena, dom, d->cut_words[PAGE], from->host, only);
}

/* Whether a declared title begins with these words: cut, it says no more. */
static bool is_declared(const struct declared *d, struct cc_span words)
{
    int g;

    for (g = 0; g < N_GIVEN; g++)
        if (cc_span_starts(d->whole_words[g], words))
            return true;
    return false;
}

/* The <h1>, or what stands below it where it names the site. */
static struct cc_span settle(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_headlines *from, const struct candidate *h1,
                             uint32_t *node)
{
    uint32_t below = cc_headline_search_part(arena, dom, from->page_title, h1->words, h1->node);

    *node = below != CC_NO_INDEX ? below : h1->node;
    return below != CC_NO_INDEX ? cc_heading_text(arena, dom, below) : h1->text;
}

struct cc_span cc_headline_choose(struct cc_arena *arena, const struct cc_dom *dom,
                                  const struct cc_headlines *given, uint32_t *node)
{
    static const int kicked_order[] = {META, PAGE}, headed_order[N_GIVEN] = {META, PAGE, JSONLD};
    const struct cc_headlines from = without_false_site(arena, given);
    struct candidate h1[CC_HEADLINE_MAX_H1];
    const struct candidate *found;
    struct declared d;
    size_t n, i;
    int g = JSONLD;

    declare(arena, dom, &from, &d);
    n = list_h1(arena, dom, cc_title_words(arena, from.site_name), from.host, h1);
    found = kicked(dom, h1, n, d.full[JSONLD]);
    if (found == NULL) {
        found = confirmed(h1, n, &d, true);
        if (found != NULL)
            return settle(arena, dom, &from, found, node);
    }
    for (i = 0; i < sizeof kicked_order / sizeof *kicked_order && found == NULL; i++) {
        g = kicked_order[i];
        found = kicked(dom, h1, n, d.full[g]);
    }
    if (found != NULL) {
        *node = found->node;
        return d.full[g];
    }
    *node = n == 0 && d.cut_words[META].len == 0 ? cc_headline_search_marked(arena, dom) : CC_NO_INDEX;
    if (*node != CC_NO_INDEX)
        return cc_heading_text(arena, dom, *node);
    found = unconfirmed(h1, n, &d, from.is_news);
    if (found != NULL)
        return settle(arena, dom, &from, found, node);
    *node = n == 0 && d.cut_words[META].len == 0 ? cc_headline_style_find(arena, dom, d.cut_words[PAGE]) : CC_NO_INDEX;
    if (*node != CC_NO_INDEX && is_another_wording(d.cut_words[PAGE], cc_title_words(arena, cc_heading_text(arena, dom, *node))))
        return cc_heading_text(arena, dom, *node);
    *node = beside_site_name(arena, dom, &from, &d, h1, n);
    if (*node != CC_NO_INDEX)
        return cc_heading_text(arena, dom, *node);
    for (i = 0; i < N_GIVEN; i++) {
        *node = find_heading(arena, dom, d.cut_words[headed_order[i]]);
        if (*node != CC_NO_INDEX)
            return d.cut[headed_order[i]];
    }
    g = d.cut_words[META].len > 0 ? META : d.cut_words[PAGE].len > 0 ? PAGE : JSONLD;
    i = n == 0 ? cc_headline_search_text(arena, dom, d.full_words[g], from.page_title) : CC_NO_INDEX;
    if (i != CC_NO_INDEX) {
        struct cc_span text = cc_collapse_space(arena, cc_span_trim(dom->nodes[i].name));

        *node = dom->nodes[i].parent;
        return is_declared(&d, cc_title_words(arena, text)) ? d.full[g] : text;
    }
    for (i = 0; i < n && *node == CC_NO_INDEX; i++)
        if (!h1[i].is_furniture)
            *node = h1[i].node;
    return d.full[g];
}
