#include "cleancopy/extract/metatags.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/licence.h"
#include "cleancopy/extract/plain.h"

#include <stdbool.h>

#define STEP "metatags"

#define SEARCH_WORDS 9 /* the distrust of <meta name=keywords> */

/* name or property (or itemprop, http-equiv) in lower case -> thing; the least number is
 * believed most */
#define KNOWN(name, thing, distrust) {{(name), sizeof(name) - 1}, (thing), (distrust)}
static const struct known {
    struct cc_span name;
    enum cc_metatag thing;
    int distrust;
} known_names[] = {
    KNOWN("og:title", CC_META_TITLE, 1),
    KNOWN("twitter:title", CC_META_TITLE, 2),
    KNOWN("citation_title", CC_META_TITLE, 1),
    KNOWN("parsely-title", CC_META_TITLE, 3),
    KNOWN("sailthru.title", CC_META_TITLE, 3),
    KNOWN("dc.title", CC_META_TITLE, 3),
    KNOWN("dcterms.title", CC_META_TITLE, 3),
    KNOWN("headline", CC_META_TITLE, 3),
    KNOWN("title", CC_META_TITLE, 4),

    KNOWN("article:published_time", CC_META_PUBLISHED, 1),
    KNOWN("og:article:published_time", CC_META_PUBLISHED, 1),
    KNOWN("article:published", CC_META_PUBLISHED, 1),
    KNOWN("og:published_time", CC_META_PUBLISHED, 1),
    KNOWN("datepublished", CC_META_PUBLISHED, 1),
    KNOWN("rnews:datepublished", CC_META_PUBLISHED, 1),
    KNOWN("parsely-pub-date", CC_META_PUBLISHED, 2),
    KNOWN("sailthru.date", CC_META_PUBLISHED, 2),
    KNOWN("cxenseparse:recs:publishtime", CC_META_PUBLISHED, 2),
    KNOWN("article.published", CC_META_PUBLISHED, 2),
    KNOWN("published-date", CC_META_PUBLISHED, 2),
    KNOWN("published", CC_META_PUBLISHED, 2),
    KNOWN("published_date", CC_META_PUBLISHED, 2),
    KNOWN("published-at", CC_META_PUBLISHED, 2),
    KNOWN("publish-date", CC_META_PUBLISHED, 2),
    KNOWN("publish_date", CC_META_PUBLISHED, 2),
    KNOWN("publishdate", CC_META_PUBLISHED, 2),
    KNOWN("publication_date", CC_META_PUBLISHED, 2),
    KNOWN("publicationdate", CC_META_PUBLISHED, 2),
    KNOWN("originalpublicationdate", CC_META_PUBLISHED, 2),
    KNOWN("article_date_original", CC_META_PUBLISHED, 2),
    KNOWN("pubdate", CC_META_PUBLISHED, 2),
    KNOWN("ptime", CC_META_PUBLISHED, 2),
    KNOWN("citation_publication_date", CC_META_PUBLISHED, 2),
    KNOWN("citation_online_date", CC_META_PUBLISHED, 2),
    KNOWN("citation_date", CC_META_PUBLISHED, 3),
    KNOWN("dcterms.issued", CC_META_PUBLISHED, 3),
    KNOWN("dcterms.date", CC_META_PUBLISHED, 3),
    KNOWN("dcterms.created", CC_META_PUBLISHED, 3),
    KNOWN("dc.date.issued", CC_META_PUBLISHED, 3),
    KNOWN("dc.date.created", CC_META_PUBLISHED, 3),
    KNOWN("dc.date", CC_META_PUBLISHED, 4),
    KNOWN("dc.created", CC_META_PUBLISHED, 4),
    KNOWN("article:created", CC_META_PUBLISHED, 4),
    KNOWN("date.release", CC_META_PUBLISHED, 4),
    KNOWN("datecreated", CC_META_PUBLISHED, 4),
    KNOWN("date", CC_META_PUBLISHED, 5),
    KNOWN("created", CC_META_PUBLISHED, 5),
    KNOWN("uploaddate", CC_META_PUBLISHED, 5),

    KNOWN("article:modified_time", CC_META_MODIFIED, 1),
    KNOWN("og:updated_time", CC_META_MODIFIED, 2),
    KNOWN("datemodified", CC_META_MODIFIED, 2),
    KNOWN("dcterms.modified", CC_META_MODIFIED, 3),
    KNOWN("last-modified", CC_META_MODIFIED, 4),

    KNOWN("author", CC_META_AUTHOR, 1),
    KNOWN("citation_author", CC_META_AUTHOR, 1),
    KNOWN("parsely-author", CC_META_AUTHOR, 2),
    KNOWN("sailthru.author", CC_META_AUTHOR, 2),
    KNOWN("article:author_name", CC_META_AUTHOR, 2),
    KNOWN("byl", CC_META_AUTHOR, 2),
    KNOWN("byline", CC_META_AUTHOR, 2),
    KNOWN("articleauthor", CC_META_AUTHOR, 2),
    KNOWN("content_author", CC_META_AUTHOR, 2),
    KNOWN("dc.creator", CC_META_AUTHOR, 3),
    KNOWN("dc.creator.name", CC_META_AUTHOR, 3),
    KNOWN("dcterms.creator", CC_META_AUTHOR, 3),
    KNOWN("dc.contributor", CC_META_AUTHOR, 4),
    KNOWN("article:author", CC_META_AUTHOR, 3),
    KNOWN("og:article:author", CC_META_AUTHOR, 3),
    KNOWN("og:author", CC_META_AUTHOR, 3),

    KNOWN("og:site_name", CC_META_SITE_NAME, 1),
    KNOWN("application-name", CC_META_SITE_NAME, 3),
    KNOWN("apple-mobile-web-app-title", CC_META_SITE_NAME, 4),
    KNOWN("al:android:app_name", CC_META_SITE_NAME, 5),
    KNOWN("citation_journal_title", CC_META_SITE_NAME, 2),
    KNOWN("dc.publisher", CC_META_SITE_NAME, 3),

    KNOWN("og:description", CC_META_DESCRIPTION, 2),
    KNOWN("description", CC_META_DESCRIPTION, 1),
    KNOWN("twitter:description", CC_META_DESCRIPTION, 3),
    KNOWN("dc.description", CC_META_DESCRIPTION, 4),

    KNOWN("content-language", CC_META_LANGUAGE, 1),
    KNOWN("og:locale", CC_META_LANGUAGE, 3),
    KNOWN("language", CC_META_LANGUAGE, 2),
    KNOWN("dc.language", CC_META_LANGUAGE, 2),
    KNOWN("dcterms.language", CC_META_LANGUAGE, 2),
    KNOWN("inlanguage", CC_META_LANGUAGE, 2),

    KNOWN("og:type", CC_META_TYPE, 1),
    KNOWN("og:url", CC_META_URL, 1),
    KNOWN("twitter:url", CC_META_URL, 2),

    KNOWN("og:image", CC_META_IMAGE, 1),
    KNOWN("og:image:url", CC_META_IMAGE, 1),
    KNOWN("og:image:secure_url", CC_META_IMAGE, 1),
    KNOWN("twitter:image", CC_META_IMAGE, 2),
    KNOWN("twitter:image:src", CC_META_IMAGE, 2),
    KNOWN("parsely-image-url", CC_META_IMAGE, 3),
    KNOWN("sailthru.image.full", CC_META_IMAGE, 3),
    KNOWN("image", CC_META_IMAGE, 4),
    KNOWN("thumbnailurl", CC_META_IMAGE, 4),

    KNOWN("dcterms.license", CC_META_LICENCE, 1),
    KNOWN("license", CC_META_LICENCE, 2),
    KNOWN("dcterms.rights", CC_META_LICENCE, 3),
    KNOWN("dc.rights", CC_META_LICENCE, 3),
    KNOWN("copyright", CC_META_LICENCE, 4),

    KNOWN("article:content_tier", CC_META_ACCESS, 1),
    KNOWN("og:article:content_tier", CC_META_ACCESS, 1),
    KNOWN("isaccessibleforfree", CC_META_ACCESS, 2),

    KNOWN("article:tag", CC_META_KEYWORDS, 1),
    KNOWN("og:article:tag", CC_META_KEYWORDS, 1),
    KNOWN("news_keywords", CC_META_KEYWORDS, 2),
    KNOWN("parsely-tags", CC_META_KEYWORDS, 2),
    KNOWN("sailthru.tags", CC_META_KEYWORDS, 2),
    KNOWN("citation_keywords", CC_META_KEYWORDS, 2),
    KNOWN("dcterms.subject", CC_META_KEYWORDS, 3),
    KNOWN("dc.subject", CC_META_KEYWORDS, 3),
    KNOWN("keywords", CC_META_KEYWORDS, SEARCH_WORDS),
};

struct reader {
    struct cc_arena *arena;
    const struct cc_dom *dom;
    struct cc_metatags *out;
    const struct known *best[CC_META_COUNT];
    struct cc_span label; /* twitter:label1, which says what twitter:data1 is */
};

static const struct known *known_name(struct cc_span name)
{
    size_t i;

    name = cc_span_trim(name);
    for (i = 0; i < sizeof known_names / sizeof *known_names; i++)
        if (name.len == known_names[i].name.len && cc_span_is_nocase(name, known_names[i].name))
            return &known_names[i];
    return NULL;
}

static bool is_url(struct cc_span s)
{
    return cc_span_starts_nocase(s, CC_SPAN("http://")) ||
           cc_span_starts_nocase(s, CC_SPAN("https://")) || cc_span_starts(s, CC_SPAN("//")) ||
           cc_span_starts_nocase(s, CC_SPAN("www."));
}

/* "Quay, Ann" as "Ann Quay": libraries and journals put the family name first.  Dublin Core has lists of names too ("Ann Quay,
 * Ben Dock"), so of it (`is_sure` false) only one word before the comma and one or two behind it are believed. */
static struct cc_span given_name_first(struct cc_arena *arena, struct cc_span s, bool is_sure)
{
    size_t comma = cc_span_find(s, CC_SPAN(", "), 0);

    if (comma == (size_t)-1 || cc_span_find(s, CC_SPAN(","), comma + 1) != (size_t)-1)
        return s;
    if (!is_sure && (cc_count_words(cc_span_slice(s, 0, comma)) != 1 ||
                     cc_count_words(cc_span_slice(s, comma + 2, s.len)) > 2))
        return s;
    return cc_arena_printf(arena, "%.*s %.*s",
                           CC_SPAN_PRINT(cc_span_slice(s, comma + 2, s.len)),
                           CC_SPAN_PRINT(cc_span_slice(s, 0, comma)));
}

static void keep(struct reader *r, const struct known *known, struct cc_span value)
{
    struct cc_metatags *out = r->out;
    enum cc_metatag thing = known->thing;
    const struct known *best = r->best[thing];
    bool better = best == NULL || known->distrust < best->distrust;

    value = cc_plain_text(r->arena, value);
    if (value.len == 0 || (!better && best != known))
        return;
    if ((thing == CC_META_PUBLISHED || thing == CC_META_MODIFIED) &&
        cc_date_find(r->arena, value, r->out->html_language).len == 0)
        return;
    if (thing == CC_META_LICENCE && !cc_licence_is(value))
        return;
    if (thing == CC_META_IMAGE && cc_span_starts_nocase(value, CC_SPAN("data:")))
        return;
    if (thing == CC_META_AUTHOR) {
        if (is_url(value))
            return; /* a profile's address */
        if (cc_span_starts(known->name, CC_SPAN("citation")) || cc_span_starts(known->name, CC_SPAN("dc")))
            value = given_name_first(r->arena, value, cc_span_starts(known->name, CC_SPAN("citation")));
        if (better)
            out->n_authors = 0;
        if (out->n_authors < CC_METATAGS_MAX_AUTHORS)
            out->authors[out->n_authors++] = value;
    }
    if (thing == CC_META_KEYWORDS) {
        if (better)
            out->n_keywords = 0;
        out->are_search_words = known->distrust == SEARCH_WORDS;
        if (out->n_keywords < CC_METATAGS_MAX_KEYWORDS)
            out->keywords[out->n_keywords++] = value;
    }
    if (!better)
        return; /* the first of equals */
    out->value[thing] = value;
    r->best[thing] = known;
}

/* Whether microdata says an itemprop of something that stands in the page, such as a picture:
 * its nearest itemscope is of such a type. */
static bool is_of_part(const struct cc_dom *dom, uint32_t node)
{
    static const char *const parts[] = {"ImageObject",           "VideoObject", "AudioObject",
                                        "MediaObject",           "Comment",     "Organization",
                                        "NewsMediaOrganization", "Person",      "WPAdBlock"};
    uint32_t up = dom->nodes[node].parent;
    struct cc_span type;
    size_t i;

    while (up != CC_NO_INDEX && !cc_dom_has(dom, up, CC_SPAN("itemscope")))
        up = dom->nodes[up].parent;
    if (up == CC_NO_INDEX)
        return false;
    type = cc_span_trim(cc_dom_attr(dom, up, CC_SPAN("itemtype")));
    for (i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct cc_span part = cc_span_from(parts[i]);

        if (cc_span_ends(type, part) && type.len > part.len &&
            type.ptr[type.len - part.len - 1] == '/')
            return true;
    }
    return false;
}

static void read_meta(struct reader *r, uint32_t node)
{
    enum {
        ITEMPROP = 2
    };
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    static const struct known written_by = KNOWN("twitter:data1", CC_META_AUTHOR, 2);
    struct cc_span content = cc_dom_attr(r->dom, node, CC_SPAN("content"));
    size_t i;

    if (content.len == 0)
        return;
    for (i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct cc_span name = cc_dom_attr(r->dom, node, cc_span_from(keys[i]));
        const struct known *known = name.len > 0 ? known_name(name) : NULL;

        if (known != NULL) {
            if (i != ITEMPROP || !is_of_part(r->dom, node))
                keep(r, known, content);
            return;
        }
        if (cc_span_is_nocase(name, CC_SPAN("twitter:label1")))
            r->label = content;
        if (cc_span_is_nocase(name, CC_SPAN("twitter:data1")) &&
            (cc_span_is_nocase(r->label, CC_SPAN("Written by")) ||
             cc_span_is_nocase(r->label, CC_SPAN("Author"))))
            keep(r, &written_by, content);
    }
}

static bool has_word(struct cc_span list, struct cc_span word)
{
    size_t at = 0;

    while (at < list.len) {
        size_t from;

        while (at < list.len && (unsigned char)list.ptr[at] <= ' ')
            at++;
        from = at;
        while (at < list.len && (unsigned char)list.ptr[at] > ' ')
            at++;
        if (cc_span_is_nocase(cc_span_slice(list, from, at), word))
            return true;
    }
    return false;
}

/* Whether a node is (in) a picture with its credits, whose licence is not the text's. */
static bool is_in_figure(const struct cc_dom *dom, uint32_t node)
{
    for (; node != CC_NO_INDEX; node = dom->nodes[node].parent)
        if (dom->nodes[node].tag == CC_TAG_FIGURE || dom->nodes[node].tag == CC_TAG_FIGCAPTION)
            return true;
    return false;
}

static void read_link(struct cc_metatags *out, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span rel = cc_dom_attr(dom, node, CC_SPAN("rel"));
    bool is_link = dom->nodes[node].tag == CC_TAG_LINK;
    struct cc_span *to;

    if (rel.len == 0)
        return;
    if (is_link && out->canonical.len == 0 && has_word(rel, CC_SPAN("canonical")))
        to = &out->canonical;
    else if (is_link && out->image.len == 0 && has_word(rel, CC_SPAN("image_src")))
        to = &out->image;
    else if (out->licence.len == 0 && has_word(rel, CC_SPAN("license")) &&
             !is_in_figure(dom, node))
        to = &out->licence;
    else
        return;
    *to = cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("href")));
}

enum cc_status cc_metatags_read(struct cc_arena *arena, const struct cc_dom *dom,
                                struct cc_metatags *out, struct cc_error *err)
{
    struct reader r = {arena, dom, out, {NULL}, CC_SPAN_EMPTY};
    uint32_t i;

    memset(out, 0, sizeof *out);
    if (dom->n_nodes > 0) {
        out->html_language = cc_span_trim(cc_dom_attr(dom, 0, CC_SPAN("lang")));
        if (out->html_language.len == 0)
            out->html_language = cc_span_trim(cc_dom_attr(dom, 0, CC_SPAN("xml:lang")));
    }
    for (i = 0; i < dom->n_nodes && arena->status == CC_OK; i++) {
        const struct cc_node *node = &dom->nodes[i];

        if (node->tag == CC_TAG_META)
            read_meta(&r, i);
        else if (node->tag == CC_TAG_LINK || node->tag == CC_TAG_A)
            read_link(out, dom, i);
        else if (node->tag == CC_TAG_BASE && out->base.len == 0)
            out->base = cc_span_trim(cc_dom_attr(dom, i, CC_SPAN("href")));
        else if (node->tag == CC_TAG_TITLE && out->page_title.len == 0 &&
                 (node->parent == CC_NO_INDEX || dom->nodes[node->parent].tag != CC_TAG_SVG))
            out->page_title = cc_plain_text(arena, cc_dom_text(arena, dom, i));
    }
    return cc_arena_status(arena, STEP, err);
}
