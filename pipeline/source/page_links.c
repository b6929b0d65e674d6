#include "cleancopy/source/page_links.h"

#include "cleancopy/core/url.h"

static const char *const feed_types[] = {"application/rss+xml", "application/atom+xml",
                                         "application/rdf+xml", "application/feed+json"};

/* In the address or title of a feed of comments, in the languages of many publishers. */
static const char *const comment_words[] = {"comment", "kommentar", "comentario", "commenti",
                                            "comentário", "reacties"};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool cc_page_links_has_rel(const struct cc_dom *dom, uint32_t node, struct cc_span word)
{
    struct cc_span rel = cc_dom_attr(dom, node, CC_SPAN("rel"));
    size_t from = 0, to;

    while (from < rel.len) {
        while (from < rel.len && is_blank(rel.ptr[from]))
            from++;
        for (to = from; to < rel.len && !is_blank(rel.ptr[to]); to++)
            ;
        if (cc_span_is_nocase(cc_span_slice(rel, from, to), word))
            return true;
        from = to;
    }
    return false;
}

static bool is_feed(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span type = cc_dom_attr(dom, node, CC_SPAN("type"));
    size_t i;

    if (!cc_page_links_has_rel(dom, node, CC_SPAN("alternate")))
        return false;
    type = cc_span_trim(cc_span_slice(type, 0, cc_span_find(type, CC_SPAN(";"), 0)));
    for (i = 0; i < sizeof(feed_types) / sizeof(feed_types[0]); i++)
        if (cc_span_is_nocase(type, cc_span_from(feed_types[i])))
            return true;
    return false;
}

static bool is_of_comments(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span href = cc_dom_attr(dom, node, CC_SPAN("href"));
    struct cc_span title = cc_dom_attr(dom, node, CC_SPAN("title")), word;
    size_t i;

    for (i = 0; i < sizeof(comment_words) / sizeof(comment_words[0]); i++) {
        word = cc_span_from(comment_words[i]);
        if (cc_span_find_nocase(href, word, 0) != (size_t)-1 ||
            cc_span_find_nocase(title, word, 0) != (size_t)-1)
            return true;
    }
    return false;
}

/* The element's href in normal form, or empty. */
static struct cc_span address_of(struct cc_arena *arena, const struct cc_dom *dom,
                                 uint32_t node, struct cc_span base, size_t max_url_bytes)
{
    struct cc_span href = cc_dom_attr(dom, node, CC_SPAN("href")), url;

    if (href.len == 0 || href.ptr[0] == '#' ||
        cc_url_normal(arena, base, href, max_url_bytes, &url, NULL) != CC_OK)
        return CC_SPAN_EMPTY;
    return url;
}

/* The first <base href>, else the page's own address. */
static struct cc_span base_of(struct cc_arena *arena, const struct cc_dom *dom,
                              struct cc_span url, size_t max_url_bytes)
{
    struct cc_span base;
    uint32_t i;

    for (i = 0; i < dom->n_nodes; i++) {
        if (dom->nodes[i].tag != CC_TAG_BASE)
            continue;
        base = address_of(arena, dom, i, url, max_url_bytes);
        if (base.len > 0)
            return base;
    }
    return url;
}

static void add_feed(struct cc_page_links *links, uint32_t max_feeds, struct cc_span url)
{
    uint32_t i;

    for (i = 0; i < links->n_feeds; i++)
        if (cc_span_is(links->feeds[i], url))
            return;
    if (url.len > 0 && links->n_feeds < max_feeds)
        links->feeds[links->n_feeds++] = url;
}

enum cc_status cc_page_links_read(struct cc_arena *arena, const struct cc_dom *dom,
                                  struct cc_span url, uint32_t max_feeds, size_t max_url_bytes,
                                  struct cc_page_links *links, struct cc_error *err)
{
    uint32_t i;

    memset(links, 0, sizeof(*links));
    links->base = base_of(arena, dom, url, max_url_bytes);
    links->feeds = cc_arena_calloc(arena, max_feeds + 1u, sizeof(*links->feeds));
    if (links->feeds == NULL)
        return cc_arena_status(arena, "page-links", err);
    for (i = 0; i < dom->n_nodes; i++) {
        bool is_link = dom->nodes[i].tag == CC_TAG_LINK;
        struct cc_span *one = NULL;

        if (!is_link && dom->nodes[i].tag != CC_TAG_A)
            continue;
        if (links->next.len == 0 && cc_page_links_has_rel(dom, i, CC_SPAN("next")))
            one = &links->next;
        else if (is_link && links->canonical.len == 0 &&
                 cc_page_links_has_rel(dom, i, CC_SPAN("canonical")))
            one = &links->canonical;
        else if (is_link && links->amp.len == 0 &&
                 cc_page_links_has_rel(dom, i, CC_SPAN("amphtml")))
            one = &links->amp;
        if (one != NULL)
            *one = address_of(arena, dom, i, links->base, max_url_bytes);
        else if (is_link && links->n_feeds < max_feeds && is_feed(dom, i) &&
                 !is_of_comments(dom, i))
            add_feed(links, max_feeds,
                     address_of(arena, dom, i, links->base, max_url_bytes));
    }
    return cc_arena_status(arena, "page-links", err);
}
