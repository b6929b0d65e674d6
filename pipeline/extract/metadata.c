/* Where each field comes from, best first:
 *
 *     title      page->title, headline.h (h1 that JSON-LD, og:title or <title> confirm, then
 * these) authors    JSON-LD persons, meta tags, what the page shows (byline.h), JSON-LD
 * organisations date       page->date, JSON-LD, meta tags, what the page shows, the address
 *     language   <html lang>, meta tags, JSON-LD
 *     canonical  <link rel=canonical>, og:url, JSON-LD url: each only when it is of the page's
 * own site
 */
#include "cleancopy/extract/metadata.h"

#include "cleancopy/core/alloc.h"
#include "cleancopy/core/hash.h"
#include "cleancopy/core/url.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline.h"
#include "cleancopy/extract/byline_date.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/desk.h"
#include "cleancopy/extract/detail.h"
#include "cleancopy/extract/headline.h"
#include "cleancopy/extract/jsonld.h"
#include "cleancopy/extract/metatags.h"
#include "cleancopy/extract/names.h"
#include "cleancopy/extract/plain.h"
#include "cleancopy/extract/policy.h"
#include "cleancopy/extract/site_name.h"

#define STEP "metadata"

#define MAX_URL_BYTES                                                                          \
    8192 /* as fetch.max_url_bytes: a longer canonical address is a mistake                    \
          */

struct sources {
    struct cc_jsonld jsonld;
    struct cc_metatags meta;
};

static struct cc_span first_of(struct cc_span a, struct cc_span b)
{
    return a.len > 0 ? a : b;
}

/* ---- addresses ---- */

static struct cc_span host_of(struct cc_span normal)
{
    struct cc_url parts;

    return cc_url_split(normal, &parts) ? parts.host : CC_SPAN_EMPTY;
}

static struct cc_span site_of(struct cc_arena *arena, struct cc_span normal)
{
    struct cc_span host = host_of(normal);

    return host.len > 0 ? cc_url_site(arena, host) : CC_SPAN_EMPTY;
}

static struct cc_span normal_or_empty(struct cc_arena *arena, struct cc_span base,
                                      struct cc_span url)
{
    struct cc_span out = CC_SPAN_EMPTY;

    if (url.len == 0 || cc_url_normal(arena, base, url, MAX_URL_BYTES, &out, NULL) != CC_OK)
        return CC_SPAN_EMPTY;
    return out;
}

/* A front page as canonical address of an inner page is a mistake of the template. */
static bool is_front_page(struct cc_span normal)
{
    struct cc_url parts;

    return cc_url_split(normal, &parts) && parts.path.len <= 1 && parts.query.len == 0;
}

/* What addresses in the page are relative to. */
static struct cc_span base_of(struct cc_arena *arena, struct cc_span page_url,
                              const struct sources *from)
{
    return first_of(normal_or_empty(arena, page_url, from->meta.base), page_url);
}

/* The first address that the page gives and that its own address, where known, does not belie.
 */
static struct cc_span canonical_url(struct cc_arena *arena, struct cc_span page_url,
                                    const struct sources *from)
{
    struct cc_span given[3], site = site_of(arena, page_url);
    struct cc_span base = base_of(arena, page_url, from);
    size_t i;

    given[0] = from->meta.canonical;
    given[1] = from->meta.value[CC_META_URL];
    given[2] = from->jsonld.url;
    for (i = 0; i < 3; i++) {
        struct cc_span url = normal_or_empty(arena, base, given[i]);

        if (url.len == 0)
            continue;
        if (page_url.len == 0 || (cc_span_is(site_of(arena, url), site) &&
                                  (!is_front_page(url) || is_front_page(page_url))))
            return url;
    }
    return CC_SPAN_EMPTY;
}

/* ---- the fields ---- */

/* "en_US" as "en-US"; what does not look like a tag is left out. */
static struct cc_span language_tag(struct cc_arena *arena, struct cc_span s)
{
    char *to;
    size_t i;

    s = cc_span_trim(s);
    for (i = 0; i < s.len; i++) { /* "en, de": the first */
        char c = s.ptr[i];
        bool good = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
                    c == '-' || c == '_';

        if (!good)
            s.len = i;
    }
    if (s.len < 2 || s.len > 35)
        return CC_SPAN_EMPTY;
    to = cc_arena_alloc(arena, s.len);
    if (to == NULL)
        return CC_SPAN_EMPTY;
    for (i = 0; i < s.len; i++)
        to[i] = s.ptr[i] == '_' ? '-' : s.ptr[i];
    s.ptr = to;
    return s;
}

static void read_language(struct cc_arena *arena, const struct sources *from,
                          struct cc_document *doc)
{
    doc->language = language_tag(arena, from->meta.html_language);
    if (doc->language.len == 0)
        doc->language = language_tag(arena, from->meta.value[CC_META_LANGUAGE]);
    if (doc->language.len == 0)
        doc->language = language_tag(arena, from->jsonld.language);
}

/* A date in the path: /2025/03/13/, /2025-03-13-, /20250313/, /2025-03/13/ */
static struct cc_span url_date(struct cc_arena *arena, struct cc_span url)
{
    struct cc_url parts;
    struct cc_span date, path;
    char *slashes;
    size_t i, digits = 0;

    if (!cc_url_split(url, &parts))
        return CC_SPAN_EMPTY;
    path = parts.path;
    date = cc_date_find(arena, path, CC_SPAN_EMPTY);
    if (date.len > 0 || memchr(path.ptr, '-', path.len) == NULL)
        return date;
    slashes = cc_arena_alloc(arena, path.len);
    for (i = 0; slashes != NULL && i < path.len; i++) { /* the dash behind four digits and before "03/" */
        bool is_dash = path.ptr[i] == '-' && digits == 4 && i + 3 < path.len && path.ptr[i + 3] == '/';

        digits = path.ptr[i] >= '0' && path.ptr[i] <= '9' ? digits + 1 : 0;
        slashes[i] = is_dash ? '/' : path.ptr[i];
    }
    path.ptr = slashes;
    return slashes != NULL ? cc_date_find(arena, path, CC_SPAN_EMPTY) : CC_SPAN_EMPTY;
}

static bool is_article(const struct sources *from)
{
    return cc_span_is_nocase(from->meta.value[CC_META_TYPE], CC_SPAN("article")) ||
           cc_span_ends(from->jsonld.type, CC_SPAN("Article")) ||
           cc_span_ends(from->jsonld.type, CC_SPAN("Posting"));
}

static struct cc_span read_date(struct cc_arena *arena, const struct cc_page *page,
                                const struct cc_dom *dom, uint32_t headline,
                                const struct sources *from, const struct cc_document *doc)
{
    const struct cc_jsonld *jsonld = &from->jsonld;
    struct cc_span date = cc_date_find(arena, page->date, doc->language);

    if (date.len == 0 && !jsonld->is_page_date)
        date = cc_date_find(arena, jsonld->published, doc->language);
    if (date.len == 0)
        date = cc_date_find(arena, from->meta.value[CC_META_PUBLISHED], doc->language);
    if (date.len == 0)
        date = cc_byline_date(arena, dom, headline, doc->language);
    if (date.len == 0)
        date = cc_date_find(arena, jsonld->published, doc->language);
    if (date.len == 0)
        date = url_date(arena, first_of(doc->canonical_url, doc->url));
    /* of an article, the last change rather than nothing */
    if (date.len == 0 && is_article(from))
        date =
            cc_date_find(arena, first_of(jsonld->modified, from->meta.value[CC_META_MODIFIED]),
                         doc->language);
    return date;
}

/* Whether the title names the site so. */
static bool is_in_title(struct cc_span page_title, struct cc_span name)
{
    name = cc_span_trim(name);
    return cc_site_name_in_title(page_title, name).len > 0 || cc_site_name_opens_last_part(page_title, name);
}

/* Whether all of these authors are newsrooms, logins or the site itself (desk.h). */
static bool are_desks(struct cc_arena *arena, const struct cc_span *list, uint32_t n, struct cc_span page_title,
                      const struct cc_document *doc)
{
    struct cc_span site = site_of(arena, first_of(doc->canonical_url, doc->url));
    uint32_t i;

    for (i = 0; i < n; i++)
        if (!cc_desk_is(arena, list[i], doc->site_name, site) && !is_in_title(page_title, list[i]))
            return false;
    return true;
}

/* "By Ann Quay, Harbour Post": without the name that the title has as the site's, where there are others. */
static void drop_site(struct cc_names *authors, struct cc_span page_title)
{
    uint32_t i, n = 1;

    for (i = 1; i < authors->count; i++)
        if (!is_in_title(page_title, authors->list[i]))
            authors->list[n++] = authors->list[i];
    if (authors->count > 0)
        authors->count = n;
}

/* Of the persons that the page shows beside a desk that it declares, those that are no desk either and do not hold the site's name. */
static void drop_desks(struct cc_arena *arena, struct cc_names *shown, const struct cc_document *doc)
{
    uint32_t i, n = 0;

    for (i = 0; i < shown->count; i++) {
        struct cc_span name = shown->list[i];

        if (!are_desks(arena, &name, 1, CC_SPAN_EMPTY, doc) &&
            (doc->site_name.len == 0 || cc_span_find_nocase(name, doc->site_name, 0) == (size_t)-1))
            shown->list[n++] = name;
    }
    shown->count = n;
}

static void add_authors(struct cc_arena *arena, const struct cc_span *list, uint32_t n,
                        struct cc_span site_name, struct cc_names *authors)
{
    uint32_t i;

    for (i = 0; i < n; i++)
        cc_names_add(arena, list[i], site_name, authors);
}

/* A forum's: there a login is a writer's name. */
static bool is_thread(struct cc_span type)
{
    return cc_span_is(type, CC_SPAN("DiscussionForumPosting")) || cc_span_is(type, CC_SPAN("QAPage")) || cc_span_is(type, CC_SPAN("Question"));
}

static void read_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                         const struct sources *from, struct cc_document *doc)
{
    const struct cc_jsonld *jsonld = &from->jsonld;
    const struct cc_metatags *meta = &from->meta;
    struct cc_names *authors = cc_arena_calloc(arena, 1, sizeof *authors);

    if (authors == NULL)
        return;
    if (jsonld->has_person && (is_thread(jsonld->type) || !are_desks(arena, jsonld->authors, jsonld->n_authors, meta->page_title, doc)))
        add_authors(arena, jsonld->authors, jsonld->n_authors, doc->site_name, authors);
    if (authors->count == 0 && !are_desks(arena, meta->authors, meta->n_authors, meta->page_title, doc))
        add_authors(arena, meta->authors, meta->n_authors, doc->site_name, authors);
    if (authors->count == 0) {
        struct cc_span declared = first_of(jsonld->has_person ? jsonld->authors[0] : CC_SPAN_EMPTY, meta->authors[0]);

        cc_byline_authors(arena, dom, headline, doc->site_name, doc->language, declared, authors);
        if (declared.len > 0)
            drop_desks(arena, authors, doc);
        drop_site(authors, meta->page_title);
    }
    /* what is no person, rather than nothing */
    if (authors->count == 0)
        add_authors(arena, jsonld->authors, jsonld->n_authors, doc->site_name, authors);
    if (authors->count == 0)
        add_authors(arena, meta->authors, meta->n_authors, CC_SPAN_EMPTY, authors);
    doc->authors = authors->list;
    doc->n_authors = authors->count;
}

static void read_title(struct cc_arena *arena, const struct cc_page *page,
                       const struct cc_dom *dom, const struct sources *from,
                       struct cc_document *doc, uint32_t *headline)
{
    struct cc_headlines given;

    given.page_title = from->meta.page_title;
    given.meta = from->meta.value[CC_META_TITLE];
    given.jsonld = from->jsonld.title;
    given.site_name = doc->site_name;
    given.is_news = cc_span_ends(from->jsonld.type, CC_SPAN("NewsArticle"));
    given.host = host_of(first_of(doc->canonical_url, doc->url));
    doc->title = cc_headline_choose(arena, dom, &given, headline);
    if (page->title.len > 0)
        doc->title = cc_plain_text(arena, page->title);
}

/* The name that its source gives the outlet, else the site of the address. */
static struct cc_span outlet_of(struct cc_arena *arena, const struct cc_page *page,
                                struct cc_span address)
{
    return page->outlet.len > 0 ? cc_drop_controls(arena, page->outlet) : site_of(arena, address);
}

bool cc_metadata_outlet(struct cc_arena *arena, const struct cc_page *page, struct cc_span *outlet)
{
    uint64_t refusals = cc_alloc_refusals();

    *outlet = outlet_of(arena, page, normal_or_empty(arena, CC_SPAN_EMPTY, page->url));
    return outlet->len > 0 && arena->status == CC_OK && cc_alloc_refusals() == refusals;
}

/* What page alone says; the id from `canonical_url`, `url` or the bytes. */
static void read_page(struct cc_arena *arena, const struct cc_page *page,
                      struct cc_document *doc)
{
    struct cc_span address;

    doc->source = page->source;
    doc->fetched_at_s = page->fetched_at_s;
    address = first_of(doc->canonical_url, doc->url);
    doc->outlet = outlet_of(arena, page, address);
    if (!cc_hash_from_hex(page->id, &doc->id))
        doc->id = cc_hash64(page->id.len > 0  ? page->id
                            : address.len > 0 ? address
                                              : page->bytes);
}

enum cc_status cc_metadata_read(struct cc_arena *arena, const struct cc_limits *limits,
                                const struct cc_page *page, const struct cc_dom *dom,
                                struct cc_document *doc, struct cc_span *body_hint,
                                struct cc_span *type_hint, struct cc_error *err)
{
    struct sources *from = cc_arena_alloc(arena, sizeof *from);
    struct cc_span base;
    enum cc_status st;
    uint32_t headline;

    if (from == NULL)
        return cc_arena_status(arena, STEP, err);
    st = cc_jsonld_read(arena, limits, dom, &from->jsonld, err);
    if (st == CC_OK)
        st = cc_metatags_read(arena, dom, &from->meta, err);
    if (st != CC_OK)
        return st;
    doc->url = normal_or_empty(arena, CC_SPAN_EMPTY, page->url);
    doc->canonical_url = canonical_url(arena, doc->url, from);
    read_page(arena, page, doc);
    read_language(arena, from, doc);
    doc->site_name = first_of(from->meta.value[CC_META_SITE_NAME], from->jsonld.site_name);
    if (doc->site_name.len == 0)
        doc->site_name = cc_site_name_find(arena, dom, from->meta.page_title,
                                           host_of(first_of(doc->canonical_url, doc->url)));
    doc->description =
        first_of(from->meta.value[CC_META_DESCRIPTION], from->jsonld.description);
    read_title(arena, page, dom, from, doc, &headline);
    doc->date = read_date(arena, page, dom, headline, from, doc);
    read_authors(arena, dom, headline, from, doc);
    *body_hint = from->jsonld.body;
    *type_hint = first_of(from->jsonld.type, from->meta.value[CC_META_TYPE]);
    base = base_of(arena, first_of(doc->url, doc->canonical_url), from);
    st = cc_detail_read(arena, dom, &from->jsonld, &from->meta, base, headline, doc, err);
    return st == CC_OK ? cc_policy_read(arena, page, dom, base, &doc->policy, err) : st;
}

enum cc_status cc_metadata_plain(struct cc_arena *arena, const struct cc_page *page,
                                 struct cc_document *doc, struct cc_error *err)
{
    doc->url = normal_or_empty(arena, CC_SPAN_EMPTY, page->url);
    doc->canonical_url = CC_SPAN_EMPTY;
    read_page(arena, page, doc);
    doc->title = cc_plain_text(arena, page->title);
    doc->date = cc_date_find(arena, page->date, CC_SPAN_EMPTY);
    doc->authors = NULL;
    doc->n_authors = 0;
    doc->site_name = doc->description = doc->language = CC_SPAN_EMPTY;
    doc->modified = doc->image = doc->licence = CC_SPAN_EMPTY;
    doc->tags = NULL;
    doc->n_tags = 0;
    doc->access = CC_ACCESS_UNKNOWN;
    return cc_policy_read(arena, page, NULL, doc->url, &doc->policy, err);
}
