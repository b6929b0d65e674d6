#include "cleancopy/source/sitemap.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/document.h"
#include "cleancopy/source/decompress.h"
#include "cleancopy/source/url_list.h"
#include "cleancopy/source/warc.h"
#include "cleancopy/source/xml.h"

#include <string.h>

struct reader {
    struct cc_arena *arena;
    struct cc_sitemap *sitemap;
    struct cc_sitemap_links *to; /* where the entry's link belongs */
    uint32_t max_links;
    uint32_t depth;
    bool root_seen, is_sitemap;
    bool collecting, in_date; /* within loc, lastmod */
    uint32_t n_before;    /* links in `to` when the entry began */
    int64_t changed_at_s; /* of the entry, so far: lastmod may stand before loc or behind */
    struct cc_buf text;
    char root[32];
};

/* False when nothing more is to be read: both lists are full, or the arena refused. */
static bool add_link(struct reader *r, struct cc_sitemap_links *to, struct cc_span link)
{
    struct cc_span copy;

    link = cc_span_trim(link);
    if (link.len == 0 || link.len > CC_SITEMAP_MAX_LINK_BYTES)
        return true;
    if (to->count >= r->max_links)
        return r->sitemap->pages.count < r->max_links ||
               r->sitemap->sitemaps.count < r->max_links;
    if (to->count == to->capacity) {
        uint32_t wanted = to->capacity == 0 ? 64 : to->capacity * 2;
        struct cc_span *grown = cc_arena_grow(
            r->arena, to->list, to->capacity * sizeof(*grown), wanted * sizeof(*grown));
        int64_t *times = cc_arena_grow(r->arena, to->changed_at_s,
                                       to->capacity * sizeof(*times), wanted * sizeof(*times));

        if (grown == NULL || times == NULL)
            return false;
        to->list = grown;
        to->changed_at_s = times;
        to->capacity = wanted;
    }
    copy = cc_arena_copy(r->arena, link);
    if (copy.ptr == NULL)
        return false;
    to->changed_at_s[to->count] = r->changed_at_s;
    to->list[to->count++] = copy;
    return true;
}

static void end_date(struct reader *r, struct cc_span text)
{
    r->changed_at_s = cc_warc_time(cc_span_trim(text));
    if (r->to->count > r->n_before)
        r->to->changed_at_s[r->to->count - 1] = r->changed_at_s;
}

/* root (1) > url or sitemap (2) > loc (3) */
static bool on_start(void *user, struct cc_span name, const struct cc_xml_attrs *attrs)
{
    struct reader *r = user;
    size_t n = name.len < sizeof(r->root) - 1 ? name.len : sizeof(r->root) - 1;

    (void)attrs;
    r->depth++;
    if (!r->root_seen) {
        r->root_seen = true;
        memcpy(r->root, name.ptr, n);
        r->is_sitemap = cc_span_is_nocase(name, CC_SPAN("sitemapindex")) ||
                        cc_span_is_nocase(name, CC_SPAN("urlset"));
        return r->is_sitemap;
    }
    if (r->depth == 2) {
        r->to = cc_span_is_nocase(name, CC_SPAN("url"))       ? &r->sitemap->pages
                : cc_span_is_nocase(name, CC_SPAN("sitemap")) ? &r->sitemap->sitemaps
                                                              : NULL;
        r->changed_at_s = CC_NO_TIME;
        r->n_before = r->to != NULL ? r->to->count : 0;
    } else if (r->depth == 3 && r->to != NULL && cc_span_is_nocase(name, CC_SPAN("loc"))) {
        r->collecting = true;
        cc_buf_clear(&r->text);
    } else if (r->depth == 3 && r->to != NULL && cc_span_is_nocase(name, CC_SPAN("lastmod"))) {
        r->in_date = true;
        cc_buf_clear(&r->text);
    }
    return true;
}

static bool on_text(void *user, struct cc_span text)
{
    struct reader *r = user;

    if ((r->collecting || r->in_date) && r->depth == 3)
        cc_buf_add(&r->text, text);
    return true;
}

static bool on_end(void *user, struct cc_span name)
{
    struct reader *r = user;
    bool go_on = true;

    (void)name;
    if (r->depth == 3 && r->collecting) {
        r->collecting = false;
        if (r->text.status == CC_OK)
            go_on = add_link(r, r->to, cc_buf_span(&r->text));
    } else if (r->depth == 3 && r->in_date) {
        r->in_date = false;
        if (r->text.status == CC_OK)
            end_date(r, cc_buf_span(&r->text));
    }
    if (r->depth > 0)
        r->depth--;
    return go_on;
}

static enum cc_status parse_xml(struct reader *r, struct cc_span bytes, struct cc_error *err)
{
    static const struct cc_xml_handler handler = {on_start, on_text, on_end};
    enum cc_status st;

    cc_buf_init(&r->text, CC_SITEMAP_MAX_LINK_BYTES);
    /* all its room at once: a link that is too long is passed over, memory that fails is not */
    if (cc_buf_reserve(&r->text, CC_SITEMAP_MAX_LINK_BYTES) == NULL)
        st = cc_fail(err, CC_E_NOMEM, "sitemap", "no memory for links");
    else
        st = cc_xml_walk(bytes, &handler, r, err);
    cc_buf_done(&r->text);
    if (st != CC_OK)
        return st;
    if (!r->is_sitemap)
        return cc_fail(err, CC_E_INPUT, "sitemap", "not a sitemap: %s%s%s",
                       r->root_seen ? "the root element is <" : "no XML element in it", r->root,
                       r->root_seen ? ">" : "");
    return cc_arena_status(r->arena, "sitemap", err);
}

static enum cc_status parse_text(struct reader *r, struct cc_span bytes, struct cc_error *err)
{
    struct cc_span link;

    while (cc_url_list_next(&bytes, &link))
        if (!add_link(r, &r->sitemap->pages, link))
            break;
    return cc_arena_status(r->arena, "sitemap", err);
}

/* "Sitemap: URL", one a line, anywhere in a robots.txt.  False when there is none. */
static bool parse_robots(struct reader *r, struct cc_span bytes)
{
    static const struct cc_span key = {"sitemap", 7};
    struct cc_span line;
    bool found = false;

    while (cc_url_list_next(&bytes, &line)) { /* lines without comments */
        if (!cc_span_starts_nocase(line, key))
            continue;
        line = cc_span_trim(cc_span_slice(line, key.len, line.len));
        if (line.len == 0 || line.ptr[0] != ':')
            continue;
        found = true;
        line = cc_span_slice(line, 1, line.len);
        line = cc_span_slice(line, 0, cc_span_find(line, CC_SPAN("#"), 0));
        if (!add_link(r, &r->sitemap->sitemaps, line))
            break;
    }
    return found;
}

enum cc_status cc_sitemap_parse(struct cc_arena *arena, struct cc_span bytes,
                                uint32_t max_links, size_t max_bytes,
                                struct cc_sitemap *sitemap, struct cc_error *err)
{
    struct reader r;
    struct cc_span head;
    enum cc_status st;

    memset(&r, 0, sizeof(r));
    memset(sitemap, 0, sizeof(*sitemap));
    r.arena = arena;
    r.sitemap = sitemap;
    r.max_links = max_links;
    r.changed_at_s = CC_NO_TIME;
    if (cc_span_starts(bytes, CC_SPAN("\x1F\x8B"))) {
        st = cc_gunzip(arena, bytes, max_bytes, &bytes, err);
        if (st != CC_OK)
            return st;
    }
    head = cc_span_slice(bytes, 0, 64);
    if (cc_span_starts(head, CC_SPAN("\xEF\xBB\xBF")))
        head = cc_span_slice(head, 3, head.len);
    head = cc_span_trim(head);
    if (cc_span_starts_nocase(head, CC_SPAN("http://")) ||
        cc_span_starts_nocase(head, CC_SPAN("https://")))
        return parse_text(&r, bytes, err);
    if (head.len > 0 && head.ptr[0] != '<' && parse_robots(&r, bytes))
        return cc_arena_status(arena, "sitemap", err);
    return parse_xml(&r, bytes, err);
}
