#include "cleancopy/extract/detail.h"

#include "cleancopy/core/url.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/change_date.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/licence.h"

#define STEP "detail"

/* ---- last change ---- */

/* "2025-03-13" of a date with or without a time. */
static struct cc_span day_of(struct cc_span date)
{
    return cc_span_slice(date, 0, date.len < 10 ? date.len : 10);
}

static bool is_before(struct cc_span day, struct cc_span other)
{
    return day.len == other.len && memcmp(day.ptr, other.ptr, day.len) < 0;
}

static struct cc_span read_modified(struct cc_arena *arena, const struct cc_dom *dom,
                                    const struct cc_jsonld *jsonld,
                                    const struct cc_metatags *meta, uint32_t headline,
                                    const struct cc_document *doc)
{
    struct cc_span date = cc_date_find(arena, jsonld->modified, doc->language);

    if (date.len == 0)
        date = cc_date_find(arena, meta->value[CC_META_MODIFIED], doc->language);
    if (date.len == 0)
        date = cc_change_date(arena, dom, headline, doc->language);
    if (cc_span_is(date, doc->date) || is_before(day_of(date), day_of(doc->date)))
        return CC_SPAN_EMPTY;
    return date;
}

/* ---- tags ---- */

static void add_tag(struct cc_document *doc, struct cc_span tag)
{
    uint32_t i;

    tag = cc_span_trim(tag);
    if (tag.len == 0 || tag.len > CC_DETAIL_MAX_TAG_BYTES || doc->n_tags == CC_DETAIL_MAX_TAGS)
        return;
    for (i = 0; i < doc->n_tags; i++)
        if (cc_span_is_nocase(doc->tags[i], tag))
            return;
    doc->tags[doc->n_tags++] = tag;
}

/* The commas of the scripts that tags are written in. */
static bool is_parting(uint32_t c)
{
    return c == ',' || c == ';' || c == 0x3001 || c == 0xFF0C || c == 0x060C;
}

static void add_tags(struct cc_document *doc, const struct cc_span *list, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        size_t at = 0, from = 0, before;

        while (at < list[i].len) {
            before = at;
            if (!is_parting(cc_utf8_next(list[i], &at)))
                continue;
            add_tag(doc, cc_span_slice(list[i], from, before));
            from = at;
        }
        add_tag(doc, cc_span_slice(list[i], from, list[i].len));
    }
}

/* Links that say rel=tag: of the page, not of teasers, which seldom carry it. */
static void add_tag_links(struct cc_arena *arena, const struct cc_dom *dom,
                          struct cc_document *doc)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes && doc->n_tags < CC_DETAIL_MAX_TAGS; i++)
        if (dom->nodes[i].tag == CC_TAG_A &&
            cc_span_is_nocase(cc_span_trim(cc_dom_attr(dom, i, CC_SPAN("rel"))),
                              CC_SPAN("tag")))
            add_tag(doc, cc_dom_text(arena, dom, i));
}

static void read_tags(struct cc_arena *arena, const struct cc_dom *dom,
                      const struct cc_jsonld *jsonld, const struct cc_metatags *meta,
                      struct cc_document *doc)
{
    doc->n_tags = 0;
    doc->tags = cc_arena_calloc(arena, CC_DETAIL_MAX_TAGS, sizeof *doc->tags);
    if (doc->tags == NULL)
        return;
    if (!meta->are_search_words)
        add_tags(doc, meta->keywords, meta->n_keywords);
    if (doc->n_tags == 0)
        add_tags(doc, jsonld->keywords, jsonld->n_keywords);
    if (doc->n_tags == 0)
        add_tag_links(arena, dom, doc);
    if (doc->n_tags == 0)
        add_tags(doc, meta->keywords, meta->n_keywords);
}

/* ---- addresses ---- */

static struct cc_span absolute(struct cc_arena *arena, struct cc_span base, struct cc_span url)
{
    struct cc_span out = CC_SPAN_EMPTY;

    if (url.len == 0 ||
        cc_url_normal(arena, base, url, CC_DETAIL_MAX_URL_BYTES, &out, NULL) != CC_OK)
        return CC_SPAN_EMPTY;
    return out;
}

/* Whether microdata says an itemprop of an article: its nearest itemscope is one. */
static bool is_of_article(const struct cc_dom *dom, uint32_t node)
{
    uint32_t up = dom->nodes[node].parent;
    struct cc_span type;

    while (up != CC_NO_INDEX && !cc_dom_has(dom, up, CC_SPAN("itemscope")))
        up = dom->nodes[up].parent;
    if (up == CC_NO_INDEX)
        return false;
    type = cc_span_trim(cc_dom_attr(dom, up, CC_SPAN("itemtype")));
    return cc_span_ends(type, CC_SPAN("Article")) || cc_span_ends(type, CC_SPAN("Posting"));
}

/* <img itemprop=image src=...> of an article: a shop's list has one for each of its wares. */
static struct cc_span shown_image(const struct cc_dom *dom)
{
    uint32_t i;

    for (i = 0; i < dom->n_nodes; i++)
        if (dom->nodes[i].tag == CC_TAG_IMG &&
            cc_span_is_nocase(cc_dom_attr(dom, i, CC_SPAN("itemprop")), CC_SPAN("image")) && is_of_article(dom, i))
            return cc_dom_attr(dom, i, CC_SPAN("src"));
    return CC_SPAN_EMPTY;
}

static struct cc_span read_image(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_jsonld *jsonld,
                                 const struct cc_metatags *meta, struct cc_span base)
{
    struct cc_span image = absolute(arena, base, meta->value[CC_META_IMAGE]);

    if (image.len == 0)
        image = absolute(arena, base, jsonld->image);
    if (image.len == 0)
        image = absolute(arena, base, meta->image);
    if (image.len == 0)
        image = absolute(arena, base, shown_image(dom));
    return image;
}

/* An address, or a name that is one of a licence. */
static struct cc_span licence_of(struct cc_arena *arena, struct cc_span base,
                                 struct cc_span text, bool is_address)
{
    struct cc_span url = absolute(arena, is_address ? base : CC_SPAN_EMPTY, text);

    if (url.len > 0)
        return url;
    return cc_licence_is(text) ? text : CC_SPAN_EMPTY;
}

static struct cc_span read_licence(struct cc_arena *arena, const struct cc_jsonld *jsonld,
                                   const struct cc_metatags *meta, struct cc_span base)
{
    struct cc_span licence = licence_of(arena, base, jsonld->licence, false);

    if (licence.len == 0)
        licence = licence_of(arena, base, meta->licence, true);
    if (licence.len == 0)
        licence = licence_of(arena, base, meta->value[CC_META_LICENCE], false);
    return licence;
}

/* ---- access ---- */

static enum cc_access read_access(const struct cc_jsonld *jsonld,
                                  const struct cc_metatags *meta)
{
    struct cc_span said = cc_span_trim(meta->value[CC_META_ACCESS]);

    if (jsonld->access != CC_ACCESS_UNKNOWN)
        return jsonld->access;
    if (cc_span_is_nocase(said, CC_SPAN("free")) || cc_span_is_nocase(said, CC_SPAN("true")))
        return CC_ACCESS_FREE;
    if (cc_span_is_nocase(said, CC_SPAN("locked")) || cc_span_is_nocase(said, CC_SPAN("false")))
        return CC_ACCESS_PAYWALLED;
    return CC_ACCESS_UNKNOWN; /* "metered": some readers, some days */
}

enum cc_status cc_detail_read(struct cc_arena *arena, const struct cc_dom *dom,
                              const struct cc_jsonld *jsonld, const struct cc_metatags *meta,
                              struct cc_span base, uint32_t headline,
                              struct cc_document *doc, struct cc_error *err)
{
    doc->modified = read_modified(arena, dom, jsonld, meta, headline, doc);
    read_tags(arena, dom, jsonld, meta, doc);
    doc->image = read_image(arena, dom, jsonld, meta, base);
    doc->licence = read_licence(arena, jsonld, meta, base);
    doc->access = read_access(jsonld, meta);
    return cc_arena_status(arena, STEP, err);
}
