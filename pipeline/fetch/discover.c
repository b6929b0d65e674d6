#include "cleancopy/fetch/discover.h"

#include "cleancopy/core/url.h"
#include "cleancopy/extract/charset.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/source/feed.h"
#include "cleancopy/source/front_page.h"
#include "cleancopy/source/sitemap.h"

#include <string.h>

static struct cc_span site_of(struct cc_arena *arena, struct cc_span url)
{
    struct cc_url parts;

    return cc_url_split(url, &parts) ? cc_url_site(arena, parts.host) : CC_SPAN_EMPTY;
}

struct gate {
    struct cc_arena *arena;
    size_t max_url_bytes;
    struct cc_span base, site, named_site;
};

/* Appends the links that may be followed; the rest is counted. */
static bool admit(const struct gate *gate, const struct cc_span *links, uint32_t n_links,
                  struct cc_span **out, uint32_t *n_out, uint32_t *n_refused)
{
    struct cc_span url, site;
    uint32_t i;

    *out = cc_arena_calloc(gate->arena, n_links + 1u, sizeof(**out));
    if (*out == NULL)
        return false;
    for (i = 0; i < n_links; i++) {
        if (cc_url_normal(gate->arena, gate->base, links[i], gate->max_url_bytes, &url, NULL) !=
            CC_OK) {
            (*n_refused)++;
            continue;
        }
        site = site_of(gate->arena, url);
        if (!cc_span_is(site, gate->site) && !cc_span_is(site, gate->named_site)) {
            (*n_refused)++;
            continue;
        }
        (*out)[*n_out] = cc_arena_copy(gate->arena, url); /* NUL-ended */
        if ((*out)[*n_out].ptr == NULL)
            return false;
        (*n_out)++;
    }
    return true;
}

static enum cc_status read_feed(struct gate *gate, const struct cc_config *cfg,
                                struct cc_span body, struct cc_discovered *found,
                                struct cc_error *err)
{
    struct cc_span base;
    struct cc_feed feed;
    enum cc_status st;

    st = cc_feed_parse(gate->arena, body, cfg->fetch.max_feed_entries, &feed, err);
    if (st != CC_OK)
        return st;
    if (feed.base.len > 0 && cc_url_normal(gate->arena, gate->base, feed.base,
                                           gate->max_url_bytes, &base, NULL) == CC_OK)
        gate->base = base;
    (void)admit(gate, feed.links, feed.n_links, &found->pages, &found->n_pages,
                &found->n_refused); /* refused memory shows in the arena's status */
    return cc_arena_status(gate->arena, "discover", err);
}

static enum cc_status read_sitemap(struct gate *gate, const struct cc_config *cfg,
                                   struct cc_span body, struct cc_discovered *found,
                                   struct cc_error *err)
{
    struct cc_sitemap sitemap;
    enum cc_status st;

    gate->base = CC_SPAN_EMPTY; /* sitemaps.org: addresses in full */
    st = cc_sitemap_parse(gate->arena, body, cfg->fetch.max_feed_entries,
                          cfg->fetch.max_body_bytes, &sitemap, err);
    if (st != CC_OK)
        return st;
    if (sitemap.is_index && sitemap.n_links > cfg->fetch.max_sitemaps)
        sitemap.n_links = cfg->fetch.max_sitemaps;
    (void)admit(gate, sitemap.links, sitemap.n_links,
                sitemap.is_index ? &found->sitemaps : &found->pages,
                sitemap.is_index ? &found->n_sitemaps : &found->n_pages,
                &found->n_refused); /* refused memory shows in the arena's status */
    return cc_arena_status(gate->arena, "discover", err);
}

static enum cc_status read_front_page(struct gate *gate, const struct cc_config *cfg,
                                      struct cc_span url, struct cc_span content_type,
                                      struct cc_span body, struct cc_discovered *found,
                                      struct cc_error *err)
{
    struct cc_front_page links;
    struct cc_page page;
    struct cc_span utf8;
    struct cc_dom dom;
    enum cc_status st;

    memset(&page, 0, sizeof(page));
    page.source = page.url = url;
    page.bytes = body;
    page.content_type = content_type;
    st = cc_charset_decode(gate->arena, &cfg->limits, &page, &utf8, err);
    if (st == CC_OK)
        st = cc_dom_parse(gate->arena, &cfg->limits, utf8, &dom, err);
    if (st == CC_OK)
        st = cc_front_page_links(gate->arena, &dom, url, cfg->fetch.max_feed_entries,
                                 gate->max_url_bytes, &links, err);
    if (st != CC_OK)
        return st;
    (void)admit(gate, links.links, links.n_links, &found->pages, &found->n_pages,
                &found->n_refused); /* refused memory shows in the arena's status */
    return cc_arena_status(gate->arena, "discover", err);
}

enum cc_status cc_discover(struct cc_arena *arena, const struct cc_config *cfg,
                           enum cc_discovery kind, struct cc_span named, struct cc_span url,
                           struct cc_span content_type, struct cc_span body,
                           struct cc_discovered *found, struct cc_error *err)
{
    struct gate gate;

    memset(found, 0, sizeof(*found));
    gate.arena = arena;
    gate.max_url_bytes = cfg->fetch.max_url_bytes;
    gate.base = url;
    gate.site = site_of(arena, url);
    gate.named_site = site_of(arena, named);
    switch (kind) {
    case CC_DISCOVERY_FEED:
        return read_feed(&gate, cfg, body, found, err);
    case CC_DISCOVERY_SITEMAP:
        return read_sitemap(&gate, cfg, body, found, err);
    case CC_DISCOVERY_FRONT_PAGE:
        break;
    }
    return read_front_page(&gate, cfg, url, content_type, body, found, err);
}
