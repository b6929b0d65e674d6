#include "cleancopy/fetch/discover.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/extract/charset.h"
#include "cleancopy/extract/dom.h"
#include "cleancopy/source/feed.h"
#include "cleancopy/source/front_page.h"
#include "cleancopy/source/page_links.h"
#include "cleancopy/source/site_scope.h"
#include "cleancopy/source/sitemap.h"
#include "cleancopy/source/sniff.h"

#include <string.h>

#define STEP "discover"

#define READER_VERSION 1 /* one more when the same document gives other links */

#define MAX_SCRATCH_BYTES ((size_t)4 << 20) /* for one link: some times max_url_bytes */

struct reader {
    struct cc_arena *arena;
    const struct cc_config *cfg;
    const struct cc_discovery_input *input;
    struct cc_site_scope scope;
    struct cc_discovered *found;
    struct cc_arena scratch; /* emptied for each link: 50,000 of them would take 60 MB */
};

static enum cc_status make_set(struct reader *r, struct cc_url_set *set, uint32_t n,
                               struct cc_error *err)
{
    set->count = 0;
    set->list = cc_arena_calloc(r->arena, n + 1u, sizeof(*set->list));
    set->changed_at_s = cc_arena_calloc(r->arena, n + 1u, sizeof(*set->changed_at_s));
    return cc_arena_status(r->arena, STEP, err);
}

/* Takes a link into the set, or counts it as refused.  Where the arena refuses, its status
 * tells. */
static void admit(struct reader *r, struct cc_span base, struct cc_span link,
                  int64_t changed_at_s, struct cc_url_set *set)
{
    struct cc_span url;

    cc_arena_reset(&r->scratch);
    if (cc_url_normal(&r->scratch, base, link, r->cfg->fetch.max_url_bytes, &url, NULL) !=
            CC_OK ||
        !cc_site_scope_has(&r->scope, &r->scratch, url)) {
        r->found->n_refused++;
        return;
    }
    url = cc_arena_copy(r->arena, url); /* NUL-ended */
    if (url.ptr == NULL)
        return;
    set->changed_at_s[set->count] = changed_at_s;
    set->list[set->count++] = url;
}

static enum cc_status admit_all(struct reader *r, struct cc_span base,
                                const struct cc_span *links, const int64_t *changed_at_s,
                                uint32_t n_links, struct cc_url_set *set,
                                struct cc_error *err)
{
    enum cc_status st = make_set(r, set, n_links, err);
    uint32_t i;

    for (i = 0; i < n_links && st == CC_OK; i++)
        admit(r, base, links[i], changed_at_s != NULL ? changed_at_s[i] : CC_NO_TIME, set);
    return st == CC_OK ? cc_arena_status(r->arena, STEP, err) : st;
}

static enum cc_status read_entries(struct reader *r, struct cc_error *err)
{
    struct cc_feed feed;
    enum cc_status st;
    uint32_t i;

    st = cc_feed_parse(r->arena, r->input->url, r->input->body,
                       r->cfg->fetch.max_feed_entries, &feed, err);
    if (st == CC_OK)
        st = make_set(r, &r->found->pages, feed.n_links, err);
    if (st != CC_OK)
        return st;
    for (i = 0; i < feed.n_links; i++)
        admit(r, feed.links[i].base, feed.links[i].href, feed.links[i].changed_at_s,
              &r->found->pages);
    return cc_arena_status(r->arena, STEP, err);
}

/* The page's tree, and what it says of itself. */
static enum cc_status read_tree(struct reader *r, struct cc_dom *dom,
                                struct cc_page_links *own, struct cc_error *err)
{
    struct cc_page page;
    struct cc_span utf8;
    enum cc_status st;

    memset(&page, 0, sizeof(page));
    page.source = page.url = r->input->url;
    page.bytes = r->input->body;
    page.content_type = r->input->content_type;
    st = cc_charset_decode(r->arena, &r->cfg->limits, &page, &utf8, err);
    if (st == CC_OK)
        st = cc_dom_parse(r->arena, &r->cfg->limits, utf8, dom, err);
    if (st == CC_OK)
        st = cc_page_links_read(r->arena, dom, r->input->url, r->cfg->fetch.max_page_feeds,
                                r->cfg->fetch.max_url_bytes, own, err);
    return st;
}

static enum cc_status admit_feeds(struct reader *r, const struct cc_page_links *own,
                                  struct cc_error *err)
{
    return admit_all(r, CC_SPAN_EMPTY, own->feeds, NULL, own->n_feeds, &r->found->feeds, err);
}

/* People give a site's address for its feed's: its page knows better. */
static enum cc_status read_feed(struct reader *r, struct cc_error *err)
{
    struct cc_page_links own;
    struct cc_error why;
    struct cc_dom dom;
    enum cc_status st;

    st = read_entries(r, err);
    if (st != CC_E_INPUT || cc_sniff(r->input->body) != CC_SNIFF_HTML)
        return st;
    st = read_tree(r, &dom, &own, &why);
    if (st == CC_E_NOMEM)
        return cc_fail(err, st, STEP, "%s", why.message);
    if (st != CC_OK || own.n_feeds == 0)
        return cc_fail(err, CC_E_INPUT, STEP,
                       "not a feed: a web page that names none; give the feed's own address, or "
                       "the page as a front page");
    return admit_feeds(r, &own, err);
}

static enum cc_status read_sitemap(struct reader *r, struct cc_error *err)
{
    const struct cc_fetch_limits *limits = &r->cfg->fetch;
    struct cc_sitemap sitemap;
    struct cc_error why;
    enum cc_status st;

    st = cc_sitemap_parse(r->arena, r->input->body, limits->max_feed_entries,
                          limits->max_body_bytes, &sitemap, err);
    if (st == CC_E_INPUT) {
        st = read_entries(r, &why);
        if (st != CC_OK && st != CC_E_INPUT) /* or *err says what is wrong with the sitemap */
            return cc_fail(err, st, STEP, "%s", why.message);
        return st;
    }
    if (st != CC_OK)
        return st;
    if (sitemap.sitemaps.count > limits->max_sitemaps)
        sitemap.sitemaps.count = limits->max_sitemaps;
    /* sitemaps.org: addresses in full */
    st = admit_all(r, CC_SPAN_EMPTY, sitemap.pages.list, sitemap.pages.changed_at_s,
                   sitemap.pages.count, &r->found->pages, err);
    if (st == CC_OK)
        st = admit_all(r, CC_SPAN_EMPTY, sitemap.sitemaps.list, NULL, sitemap.sitemaps.count,
                       &r->found->sitemaps, err);
    return st;
}

static enum cc_status read_front_page(struct reader *r, struct cc_error *err)
{
    struct cc_page_links own;
    struct cc_front_page links;
    struct cc_dom dom;
    enum cc_status st;

    st = read_tree(r, &dom, &own, err);
    if (st == CC_OK)
        st = cc_front_page_links(r->arena, &dom, r->input->url, &own, &r->scope,
                                 r->cfg->fetch.max_feed_entries, r->cfg->fetch.max_url_bytes,
                                 &links, err);
    if (st == CC_OK)
        st = admit_all(r, CC_SPAN_EMPTY, links.links, NULL, links.n_links, &r->found->pages,
                       err);
    if (st == CC_OK)
        st = admit_feeds(r, &own, err);
    if (st == CC_OK)
        st = admit_all(r, CC_SPAN_EMPTY, &own.next, NULL, own.next.len > 0 ? 1 : 0, &r->found->next,
                       err);
    return st;
}

enum cc_status cc_discover(struct cc_arena *arena, const struct cc_config *cfg,
                           const struct cc_discovery_input *input, struct cc_discovered *found,
                           struct cc_error *err)
{
    struct reader r = {.arena = arena, .cfg = cfg, .input = input, .found = found};
    uint64_t refusals = cc_alloc_refusals();
    enum cc_status st;

    memset(found, 0, sizeof(*found));
    cc_site_scope_init(&r.scope, arena, input->url, input->named);
    if (input->source != NULL) {
        r.scope.allow_hosts = input->source->allow_hosts;
        r.scope.n_allow_hosts = input->source->n_allow_hosts;
    }
    cc_arena_init(&r.scratch, MAX_SCRATCH_BYTES);
    switch (input->kind) {
    case CC_DISCOVERY_FEED:
        st = read_feed(&r, err);
        break;
    case CC_DISCOVERY_SITEMAP:
        st = read_sitemap(&r, err);
        break;
    default:
        st = read_front_page(&r, err);
        break;
    }
    cc_arena_done(&r.scratch);
    /* a link that was passed over for want of memory would never be asked for: its document will not change */
    if (cc_alloc_refusals() != refusals)
        return cc_fail(err, CC_E_NOMEM, STEP, "no memory for all of its links");
    return st;
}

uint64_t cc_discover_settings(const struct cc_config *cfg, const struct cc_discovery_input *input)
{
    const uint64_t numbers[] = {READER_VERSION,
                                (uint64_t)input->kind,
                                cfg->fetch.max_feed_entries,
                                cfg->fetch.max_sitemaps,
                                cfg->fetch.max_page_feeds,
                                cfg->fetch.max_url_bytes};
    uint64_t hash = cc_hash64(input->named);
    size_t i;

    for (i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        hash = cc_hash64_mix(hash, numbers[i]);
    for (i = 0; input->source != NULL && i < input->source->n_allow_hosts; i++)
        hash = cc_hash64_mix(hash, cc_hash64(cc_span_from(input->source->allow_hosts[i])));
    return hash != 0 ? hash : 1;
}
