#include "cleancopy/extract/site_name.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/plain.h"
#include "cleancopy/extract/title_cut.h"

#define MAX_LINKS 8   /* to the front page that are looked at */
#define MAX_BYTES 80  /* longer text is no name */
#define MAX_BEHIND 2  /* words behind a name in a title: "Harbour Post Online" */
#define MIN_BYTES 3   /* "FR" is a language */

/* "harbourpost.example" of "https://harbourpost.example/" and of what has no more; empty for all other addresses. */
static struct cc_span bare_host(struct cc_span href)
{
    static const struct cc_span schemes[] = {{"https://", 8}, {"http://", 7}, {"//", 2}};
    size_t i;

    for (i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (!cc_span_starts_nocase(href, schemes[i]))
            continue;
        href = cc_span_slice(href, schemes[i].len, href.len);
        if (cc_span_ends(href, CC_SPAN("/")))
            href.len--;
        return cc_span_before_any(href, "/?#") == href.len ? href : CC_SPAN_EMPTY;
    }
    return CC_SPAN_EMPTY;
}

/* "/", "/index.html", "https://harbourpost.example/" of the page's own host; of any where it is empty.  Not "./": on many a site
 * that is the page itself. */
static bool is_home_link(const struct cc_dom *dom, uint32_t node, struct cc_span host)
{
    struct cc_span href = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("href"))), own;

    if (dom->nodes[node].tag != CC_TAG_A)
        return false;
    if (cc_span_is(href, CC_SPAN("/")) || cc_span_is(href, CC_SPAN("/index.html")) ||
        cc_span_is(href, CC_SPAN("/index.php")))
        return true;
    own = bare_host(href);
    return own.len > 0 && (host.len == 0 || cc_span_is_nocase(own, host));
}

bool cc_site_name_is_logo(const struct cc_dom *dom, uint32_t element, struct cc_span host)
{
    uint32_t i, end = element + 1;

    for (i = element + 1; i < dom->nodes[element].end; i++) {
        if (is_home_link(dom, i, host))
            end = dom->nodes[i].end;
        if (dom->nodes[i].tag == CC_TAG_TEXT && i >= end && cc_span_trim(dom->nodes[i].name).len > 0)
            return false; /* text beside the link */
    }
    return end > element + 1;
}

/* What a link to the front page is called: its text, else its picture's. */
static struct cc_span link_name(struct cc_arena *arena, const struct cc_dom *dom, uint32_t link)
{
    struct cc_span name;
    uint32_t i;

    if (dom->nodes[link].end - link > 60)
        return CC_SPAN_EMPTY;
    name = cc_span_trim(cc_dom_text(arena, dom, link));
    for (i = link + 1; i < dom->nodes[link].end && name.len == 0; i++)
        if (dom->nodes[i].tag == CC_TAG_IMG)
            name = cc_span_trim(cc_dom_attr(dom, i, CC_SPAN("alt")));
    if (name.len == 0)
        name = cc_span_trim(cc_dom_attr(dom, link, CC_SPAN("aria-label")));
    return name.len <= MAX_BYTES && name.len >= MIN_BYTES ? name : CC_SPAN_EMPTY;
}

/* Whether one of the separators of titles ends (or begins) `s`. */
static bool has_separator(struct cc_span s, bool at_end)
{
    static const char *const separators[] = {"-", "–", "—", "|", "·", "•", "»", "«", ":", "_", "｜", "~", "/", "›", "：", "－"};
    size_t i;

    s = cc_span_trim(s);
    for (i = 0; i < sizeof separators / sizeof *separators; i++) {
        struct cc_span separator = cc_span_from(separators[i]);

        if (at_end ? cc_span_ends(s, separator) : cc_span_starts(s, separator))
            return true;
    }
    return false;
}

struct cc_span cc_site_name_in_title(struct cc_span title, struct cc_span name)
{
    size_t behind = title.len - name.len;

    if (name.len == 0 || name.len + 2 > title.len)
        return CC_SPAN_EMPTY;
    if (cc_span_is_nocase(cc_span_slice(title, behind, title.len), name) &&
        has_separator(cc_span_slice(title, 0, behind), true))
        return cc_span_slice(title, behind, title.len);
    if (cc_span_starts_nocase(title, name) && has_separator(cc_span_slice(title, name.len, title.len), false))
        return cc_span_slice(title, 0, name.len);
    return CC_SPAN_EMPTY;
}

/* A bar or a dash with blanks around: a colon may stand before a guest's name ("Podcast: Ann Quay on the ferry"). */
static bool ends_in_bar(struct cc_span s)
{
    static const char *const bars[] = {" - ", " – ", " — ", "|", " | ", " · ", " • ", "｜", "："};
    size_t i;

    for (i = 0; i < sizeof bars / sizeof *bars; i++)
        if (cc_span_ends(s, cc_span_from(bars[i])))
            return true;
    return false;
}

bool cc_site_name_opens_last_part(struct cc_span title, struct cc_span name)
{
    size_t at = (size_t)-1, next, end = 0;
    struct cc_span rest;

    if (name.len < MIN_BYTES || name.len > MAX_BYTES || title.len > CC_TITLE_MAX_BYTES)
        return false;
    for (next = cc_span_find_nocase(title, name, 1); next != (size_t)-1; next = cc_span_find_nocase(title, name, at + 1))
        at = next;
    if (at == (size_t)-1 || !ends_in_bar(cc_span_slice(title, 0, at)))
        return false;
    rest = cc_span_slice(title, at + name.len, title.len);
    return cc_span_is(cc_title_next_part(rest, &end), rest) && cc_count_words(rest) <= MAX_BEHIND;
}

/* <span itemprop=publisher itemscope><meta itemprop=name content="Harbour Post"> */
static struct cc_span publisher_name(struct cc_arena *arena, const struct cc_dom *dom, uint32_t publisher)
{
    uint32_t i;

    for (i = publisher + 1; i < dom->nodes[publisher].end; i++) {
        struct cc_span name;

        if (!cc_span_is_nocase(cc_dom_attr(dom, i, CC_SPAN("itemprop")), CC_SPAN("name")))
            continue;
        name = cc_dom_attr(dom, i, CC_SPAN("content"));
        name = name.len > 0 ? cc_plain_text(arena, name) : cc_span_trim(cc_dom_text(arena, dom, i));
        return name.len <= MAX_BYTES ? name : CC_SPAN_EMPTY;
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_site_name_find(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span page_title,
                                 struct cc_span host)
{
    struct cc_span title = cc_span_trim(page_title), name = CC_SPAN_EMPTY, found = CC_SPAN_EMPTY;
    uint32_t i, n_links = 0;

    for (i = 0; i < dom->n_nodes; i++) {
        if (dom->nodes[i].n_attrs == 0)
            continue;
        if (cc_span_is_nocase(cc_dom_attr(dom, i, CC_SPAN("itemprop")), CC_SPAN("publisher"))) {
            name = publisher_name(arena, dom, i);
            if (name.len > 0)
                return name;
        }
        if (found.len == 0 && n_links < MAX_LINKS && is_home_link(dom, i, host.len > 0 ? host : CC_SPAN("?"))) {
            found = cc_site_name_in_title(title, link_name(arena, dom, i));
            n_links++;
        }
    }
    return found;
}

bool cc_site_name_is_home(struct cc_arena *arena, const struct cc_dom *dom, struct cc_span words, struct cc_span host)
{
    uint32_t i, n_links = 0;

    for (i = 0; i < dom->n_nodes && n_links < MAX_LINKS; i++) {
        if (dom->nodes[i].n_attrs == 0 || !is_home_link(dom, i, host))
            continue;
        if (cc_span_is(cc_title_words(arena, link_name(arena, dom, i)), words))
            return true;
        n_links++;
    }
    return false;
}
