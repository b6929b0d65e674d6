#include "cleancopy/extract/headline.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/site_name.h"

#include <stdbool.h>

#define MAX_HEADINGS   100 /* <h2> to <h4> that are compared with a title */
#define MIN_TAIL_WORDS 4   /* behind a dash: sites and sections have one to three */
#define MIN_LONG       4   /* words: as many in a row are met by no accident */
#define MANY_H1        4   /* as many are sections, and titles only by long parts of <title> */

/* Titles are compared by their words alone: lower case, one blank between. */
static struct cc_span words_of(struct cc_arena *arena, struct cc_span s)
{
    struct cc_span out = {NULL, 0}, lower, word;
    char *to;

    s = cc_span_slice(
        s, 0, cc_utf8_floor(s, CC_HEADLINE_MAX_BYTES)); /* an unclosed <title> is the page */
    lower = cc_lower(arena, s);
    to = cc_arena_alloc(arena, 2 * lower.len + 1);
    if (lower.ptr == NULL || to == NULL)
        return CC_SPAN_EMPTY;
    out.ptr = to;
    while (cc_next_word(&lower, &word)) {
        if (out.len > 0)
            to[out.len++] = ' ';
        memcpy(to + out.len, word.ptr, word.len);
        out.len += word.len;
    }
    return out;
}

/* Whether `whole` has the words of `part` in a row. */
static bool holds(struct cc_span whole, struct cc_span part)
{
    size_t at = 0;

    if (part.len == 0)
        return false;
    for (;;) {
        at = cc_span_find(whole, part, at);
        if (at == (size_t)-1)
            return false;
        if ((at == 0 || whole.ptr[at - 1] == ' ') &&
            (at + part.len == whole.len || whole.ptr[at + part.len] == ' '))
            return true;
        at++;
    }
}

/* Whether two of five words of the shorter text are in the longer. */
static bool resembles(struct cc_span a, struct cc_span b)
{
    struct cc_span rest = a.len <= b.len ? a : b, longer = a.len <= b.len ? b : a, word;
    size_t n = 0, common = 0;

    while (cc_next_word(&rest, &word)) {
        n++;
        common += holds(longer, word);
    }
    return n > 0 && common * 5 >= n * 2;
}

/* "harbourpost" of "www.harbourpost.example": the longest label. */
static struct cc_span host_label(struct cc_span host)
{
    struct cc_span best = CC_SPAN_EMPTY;
    size_t from = 0, i;

    for (i = 0; i <= host.len; i++) {
        if (i < host.len && host.ptr[i] != '.')
            continue;
        if (i - from > best.len)
            best = cc_span_slice(host, from, i);
        from = i + 1;
    }
    return best;
}

/* Whether the words, written together, are the host's label: "Harbour Post" and
 * harbourpost.example */
static bool is_host(struct cc_span words, struct cc_span label)
{
    size_t i, at = 0;

    for (i = 0; i < words.len; i++) {
        if (words.ptr[i] == ' ')
            continue;
        while (at < label.len && label.ptr[at] == '-')
            at++;
        if (at >= label.len || label.ptr[at] != words.ptr[i])
            return false;
        at++;
    }
    return label.len > 0 && at == label.len;
}

/* The separators of titles, with the blanks around them; dashes first, since they stand within
 * headlines too. */
#define N_DASHES 3
static const struct cc_span separators[] = {
    {" - ", 3},
    {" \xE2\x80\x93 ", 5},
    {" \xE2\x80\x94 ", 5},
    {" | ", 3},
    {" \xC2\xB7 ", 4},
    {" \xE2\x80\xA2 ", 5},
    {" \xC2\xBB ", 4},
    {" \xC2\xAB ", 4},
    {" :: ", 4},
    {" : ", 3},
    {" / ", 3},
    {" // ", 4},
    {" \xE2\x80\xBA ", 5},
    {" > ", 3},
    {" \xE2\x8B\x85 ", 5},
    {" ~ ", 3},
    {" \xEF\xBD\x9C ", 5},
};

/* The first separator at or after `from`: its place and length, or false. */
static bool next_separator(struct cc_span s, size_t from, size_t *at, size_t *len,
                           bool *is_dash)
{
    size_t i;

    for (; from < s.len; from++) {
        if (s.ptr[from] == '|') {
            *at = from;
            *len = 1;
            *is_dash = false;
            return true;
        }
        if (s.ptr[from] != ' ')
            continue;
        for (i = 0; i < sizeof separators / sizeof *separators; i++) {
            if (cc_span_starts(cc_span_slice(s, from, s.len), separators[i])) {
                *at = from;
                *len = separators[i].len;
                *is_dash = i < N_DASHES;
                return true;
            }
        }
    }
    return false;
}

static bool is_site(struct cc_arena *arena, struct cc_span part, struct cc_span site_words,
                    struct cc_span label)
{
    struct cc_span words = words_of(arena, part);

    if (words.len == 0)
        return true;
    return (site_words.len > 0 &&
            (cc_span_is(words, site_words) || holds(site_words, words) ||
             (holds(words, site_words) && words.len < site_words.len + 16))) ||
           is_host(words, label);
}

struct cc_span cc_headline_cut(struct cc_arena *arena, struct cc_span title,
                               struct cc_span site_name, struct cc_span host)
{
    struct cc_span site_words = words_of(arena, site_name), label = host_label(host);
    size_t at, len, from = 0;
    bool is_dash;

    if (title.len > CC_HEADLINE_MAX_BYTES)
        return title;
    while (next_separator(title, from, &at, &len, &is_dash)) {
        struct cc_span part = cc_span_slice(title, from, at);

        if (!is_site(arena, part, site_words, label))
            return cc_span_trim(part);
        from = at + len;
    }
    return from < title.len ? cc_span_trim(cc_span_slice(title, from, title.len)) : title;
}

/* `cut`, and what follows it behind dashes when that reads on ("Ferry back - and what it will
 * cost") rather than naming a section or the site.  Both are spans into `title`. */
static struct cc_span read_on(struct cc_arena *arena, struct cc_span title, struct cc_span cut,
                              const struct cc_headlines *from)
{
    struct cc_span site_words = words_of(arena, from->site_name);
    struct cc_span label = host_label(from->host), rest, tail;
    size_t at, len, next, next_len;
    bool is_dash, next_is_dash;

    for (;;) {
        rest = cc_span_slice(title, (size_t)(cut.ptr - title.ptr) + cut.len, title.len);
        if (!next_separator(rest, 0, &at, &len, &is_dash) || at > 0 || !is_dash)
            return cut;
        if (!next_separator(rest, len, &next, &next_len, &next_is_dash))
            next = rest.len;
        tail = cc_span_trim(cc_span_slice(rest, len, next));
        if (is_site(arena, tail, site_words, label) || cc_count_words(tail) < MIN_TAIL_WORDS)
            return cut;
        cut.len = (size_t)(tail.ptr - cut.ptr) + tail.len;
    }
}

/* Whether a heading is the page's furniture rather than its title. */
static bool is_furniture(const struct cc_dom *dom, uint32_t node)
{
    uint32_t up;

    for (up = dom->nodes[node].parent; up != CC_NO_INDEX; up = dom->nodes[up].parent) {
        enum cc_tag tag = dom->nodes[up].tag;

        if (tag == CC_TAG_NAV || tag == CC_TAG_FOOTER || tag == CC_TAG_TEMPLATE ||
            tag == CC_TAG_NOSCRIPT || tag == CC_TAG_DIALOG || tag == CC_TAG_ASIDE)
            return true;
    }
    return false;
}

struct candidate {
    struct cc_span text, words;
    uint32_t node;
    bool is_furniture;
};

/* Without soft hyphens, which titles elsewhere do not have; in place. */
static size_t drop_soft_hyphens(char *text, size_t len)
{
    size_t i, n = 0;

    for (i = 0; i < len; i++) {
        if (i + 1 < len && text[i] == '\xC2' && text[i + 1] == '\xAD')
            i++;
        else
            text[n++] = text[i];
    }
    return n;
}

/* A link in a heading whose text is a sign alone: a permalink ("¶", "#"). */
static bool is_sign_link(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span text;

    if (dom->nodes[node].tag != CC_TAG_A || dom->nodes[node].end != node + 2 ||
        dom->nodes[node + 1].tag != CC_TAG_TEXT)
        return false;
    text = dom->nodes[node + 1].name;
    return cc_count_words(text) == 0;
}

/* A heading's text on one line, a blank for each <br> and block inside, without its buttons. */
static struct cc_span heading_text(struct cc_arena *arena, const struct cc_dom *dom,
                                   uint32_t node)
{
    struct cc_span out = {NULL, 0};
    char text[4 * CC_HEADLINE_MAX_BYTES];
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end; i++) {
        struct cc_span part = dom->nodes[i].name;
        enum cc_tag tag = dom->nodes[i].tag;

        if (tag == CC_TAG_STYLE || tag == CC_TAG_SCRIPT || tag == CC_TAG_BUTTON || is_sign_link(dom, i)) {
            i = dom->nodes[i].end - 1;
            continue;
        }
        if (tag == CC_TAG_BR || tag == CC_TAG_DIV || tag == CC_TAG_P)
            part = CC_SPAN(" ");
        else if (tag != CC_TAG_TEXT)
            continue;
        if (out.len + part.len > sizeof text)
            return CC_SPAN_EMPTY;
        memcpy(text + out.len, part.ptr, part.len);
        out.len += part.len;
    }
    out.ptr = text;
    out.len = drop_soft_hyphens(text, out.len);
    return cc_collapse_space(arena, out);
}

/* The page's <h1> elements that may be its title. */
static size_t list_h1(struct cc_arena *arena, const struct cc_dom *dom,
                      struct cc_span site_words, struct cc_span host,
                      struct candidate list[CC_HEADLINE_MAX_H1])
{
    struct cc_span label = host_label(host);
    size_t n = 0;
    uint32_t i;

    for (i = 0; i < dom->n_nodes && n < CC_HEADLINE_MAX_H1; i++) {
        struct candidate *h1 = &list[n];

        if (dom->nodes[i].tag != CC_TAG_H1 || cc_site_name_is_logo(dom, i, host))
            continue;
        h1->text = heading_text(arena, dom, i);
        if (h1->text.len == 0 || h1->text.len > CC_HEADLINE_MAX_BYTES)
            continue;
        h1->words = words_of(arena, h1->text);
        h1->node = i;
        h1->is_furniture = is_furniture(dom, i);
        if (h1->words.len > 0 && !cc_span_is(h1->words, site_words) &&
            !is_host(h1->words, label))
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
            is_furniture(dom, i))
            continue;
        n++;
        text = heading_text(arena, dom, i);
        if (text.len < CC_HEADLINE_MAX_BYTES && cc_span_is(words_of(arena, text), words))
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
    return !h1->is_furniture && (holds(words, h1->words) || resembles(words, h1->words));
}

static bool is_long_part(struct cc_span whole, struct cc_span part)
{
    return holds(whole, part) && cc_count_words(part) >= MIN_LONG;
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
    return find_heading(arena, dom, words_of(arena, rest)) != CC_NO_INDEX ? rest : title;
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
            d->cut[g] = cc_headline_cut(arena, whole[g], from->site_name, from->host);
            d->full[g] = read_on(arena, whole[g], d->cut[g], from);
        }
        d->cut_words[g] = words_of(arena, d->cut[g]);
        d->full_words[g] = words_of(arena, d->full[g]);
        d->whole_words[g] = words_of(arena, whole[g]);
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
    /* one word is a site's name as a rule: "Harbour - all the news" */
    if (words[META].len == 0 && words[PAGE].len > 0 &&
        memchr(words[PAGE].ptr, ' ', words[PAGE].len) == NULL)
        return &h1[i];
    return NULL;
}

/* The page's own title with og:site_name mistaken for it says nothing of the site. */
static struct cc_headlines without_false_site(struct cc_arena *arena,
                                              const struct cc_headlines *from)
{
    struct cc_headlines out = *from;
    struct cc_span site = words_of(arena, from->site_name);

    if (cc_span_is(site, words_of(arena, from->page_title)) ||
        cc_span_is(site, words_of(arena, from->meta)))
        out.site_name = CC_SPAN_EMPTY;
    return out;
}

struct cc_span cc_headline_choose(struct cc_arena *arena, const struct cc_dom *dom,
                                  const struct cc_headlines *given, uint32_t *node)
{
    static const int kicked_order[] = {META, PAGE};
    const struct cc_headlines from = without_false_site(arena, given);
    struct candidate h1[CC_HEADLINE_MAX_H1];
    const struct candidate *found;
    struct declared d;
    size_t n, i;
    int g = JSONLD;

    declare(arena, dom, &from, &d);
    n = list_h1(arena, dom, words_of(arena, from.site_name), from.host, h1);
    found = kicked(dom, h1, n, d.full[JSONLD]);
    if (found == NULL) {
        found = confirmed(h1, n, &d, true);
        if (found != NULL) {
            *node = found->node;
            return found->text;
        }
    }
    for (i = 0; i < sizeof kicked_order / sizeof *kicked_order && found == NULL; i++) {
        g = kicked_order[i];
        found = kicked(dom, h1, n, d.full[g]);
    }
    if (found != NULL) {
        *node = found->node;
        return d.full[g];
    }
    found = unconfirmed(h1, n, &d, from.is_news);
    if (found != NULL) {
        *node = found->node;
        return found->text;
    }
    g = d.cut_words[META].len > 0 ? META : d.cut_words[PAGE].len > 0 ? PAGE : JSONLD;
    *node = find_heading(arena, dom, d.cut_words[g]);
    if (*node != CC_NO_INDEX)
        return d.cut[g];
    for (i = 0; i < n && *node == CC_NO_INDEX; i++)
        if (!h1[i].is_furniture)
            *node = h1[i].node;
    return d.full[g];
}
