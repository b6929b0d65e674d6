/* Every script is parsed, its objects are looked at in the order of a queue (outer before
 * inner), and each field goes to the best rank that has it:
 *
 *     {"@graph": [ {"@type": "WebPage", "datePublished": D1},           rank 1
 *                  {"@type": "NewsArticle", "headline": H, ...} ]}      rank 3: wins where it
 * has a value
 */
#include "cleancopy/extract/jsonld.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/json_script.h"
#include "cleancopy/extract/plain.h"

#include <string.h>

#define STEP "jsonld"

#define MAX_REFERENCES 200 /* objects with "@id" that authors and images may refer to */

enum rank {
    RANK_NONE,
    RANK_PAGE,
    RANK_CONTENT,
    RANK_ARTICLE
};

/* schema.org's types that are, or hold, what a page is about.  Article's own kin are told by
 * their endings.  Not VideoObject: as a rule it is one that stands in the page. */
static const struct {
    const char *type;
    enum rank rank;
} types[] = {
    {"Report", RANK_ARTICLE},
    {"BlogPosting", RANK_ARTICLE},
    {"LiveBlogPosting", RANK_ARTICLE},
    {"SocialMediaPosting", RANK_CONTENT},
    {"DiscussionForumPosting", RANK_CONTENT},
    {"QAPage", RANK_PAGE},
    {"Question", RANK_CONTENT},
    {"Recipe", RANK_CONTENT},
    {"Product", RANK_CONTENT},
    {"ProductGroup", RANK_CONTENT},
    {"Book", RANK_CONTENT},
    {"Movie", RANK_CONTENT},
    {"HowTo", RANK_CONTENT},
    {"Course", RANK_CONTENT},
    {"JobPosting", RANK_CONTENT},
    {"Event", RANK_CONTENT},
    {"Review", RANK_CONTENT},
    {"Dataset", RANK_CONTENT},
    {"SoftwareApplication", RANK_CONTENT},
    {"CreativeWork", RANK_CONTENT},
    {"PodcastEpisode", RANK_CONTENT},
    {"WebPage", RANK_PAGE},
    {"ItemPage", RANK_PAGE},
    {"AboutPage", RANK_PAGE},
    {"FAQPage", RANK_PAGE},
    {"CollectionPage", RANK_PAGE},
    {"ProfilePage", RANK_PAGE},
    {"MedicalWebPage", RANK_PAGE},
};

/* The fields, with the rank each value came from. */
enum field {
    TITLE,
    PUBLISHED,
    MODIFIED,
    DESCRIPTION,
    LANGUAGE,
    URL,
    SITE_NAME,
    BODY,
    TYPE,
    IMAGE,
    LICENCE,
    N_FIELDS
};

struct reference {
    struct cc_span id, name, url; /* in the trees' memory */
    bool is_person;
};

/* All scripts with objects, until the end: references point into all of them. */
struct scripts {
    struct cc_json_tree *trees[CC_JSONLD_MAX_OBJECTS];
    uint32_t n;
};

struct reader {
    struct cc_arena *arena;
    struct cc_jsonld *out;
    enum rank ranks[N_FIELDS], author_rank, keyword_rank, access_rank;
    bool has_part_for_payers;
    uint32_t n_objects;
    const struct cc_json_node *queue[CC_JSONLD_MAX_OBJECTS];
    uint32_t n_queue;
    struct reference references[MAX_REFERENCES];
    uint32_t n_references;
};

static bool is_kind(const struct cc_json_node *value, enum cc_json_kind kind)
{
    return value != NULL && value->kind == kind;
}

/* Of an array its item, NULL where it has fewer; of all else itself. */
static const struct cc_json_node *item_of(const struct cc_json_node *value, uint32_t i)
{
    if (!is_kind(value, CC_JSON_ARRAY))
        return value;
    return i < value->as.items.count ? &value->as.items.list[i] : NULL;
}

/* Items of an array; 1 for all else. */
static uint32_t count_items(const struct cc_json_node *value)
{
    return is_kind(value, CC_JSON_ARRAY) ? cc_json_count(value) : 1;
}

/* The first string of a value: itself, the first of an array, its "@value" or name. */
static struct cc_span text_of(const struct cc_json_node *value)
{
    value = item_of(value, 0);
    if (is_kind(value, CC_JSON_OBJECT)) {
        const struct cc_json_node *name = cc_json_member(value, "name");

        value = item_of(name != NULL ? name : cc_json_member(value, "@value"), 0);
    }
    return cc_json_text(value);
}

/* "NewsArticle" of "http://schema.org/NewsArticle" */
static struct cc_span bare_type(struct cc_span type)
{
    size_t i = type.len;

    while (i > 0 && type.ptr[i - 1] != '/' && type.ptr[i - 1] != '#' && type.ptr[i - 1] != ':')
        i--;
    return cc_span_slice(type, i, type.len);
}

static enum rank rank_of(struct cc_span type)
{
    size_t i;

    if (cc_span_ends(type, CC_SPAN("Article")))
        return RANK_ARTICLE;
    for (i = 0; i < sizeof types / sizeof *types; i++)
        if (cc_span_is(type, cc_span_from(types[i].type)))
            return types[i].rank;
    return RANK_NONE;
}

/* The best of an object's types. */
static enum rank object_rank(const struct cc_json_node *object, struct cc_span *type)
{
    const struct cc_json_node *value = cc_json_member(object, "@type");
    enum rank best = RANK_NONE;
    uint32_t i, n = count_items(value);

    *type = CC_SPAN_EMPTY;
    for (i = 0; i < n; i++) {
        struct cc_span one = bare_type(cc_json_text(item_of(value, i)));
        enum rank rank = rank_of(one);

        if (type->len == 0 || rank > best) {
            *type = one;
            best = rank;
        }
    }
    return best;
}

static void set(struct reader *r, enum field field, struct cc_span *to, enum rank rank,
                struct cc_span value)
{
    struct cc_span plain;

    if (value.len == 0 || r->ranks[field] >= rank)
        return;
    if (field == BODY) {
        plain = cc_plain_lines(r->arena, value);
        if (plain.ptr == value.ptr)
            plain = cc_arena_copy(r->arena, plain);
    } else {
        plain = cc_plain_text(r->arena, value);
    }
    if (plain.len == 0)
        return;
    *to = plain;
    r->ranks[field] = rank;
}

/* ---- authors ---- */

static bool is_organisation(struct cc_span type)
{
    return cc_span_ends(type, CC_SPAN("Organization")) ||
           cc_span_is(type, CC_SPAN("Corporation"));
}

static void add_author(struct reader *r, struct cc_span name, bool is_person)
{
    struct cc_jsonld *out = r->out;
    struct cc_span plain;
    uint32_t i;

    if (name.len == 0 || out->n_authors == CC_JSONLD_MAX_AUTHORS ||
        (!is_person && r->out->has_person))
        return;
    if (cc_span_starts_nocase(name, CC_SPAN("http://")) ||
        cc_span_starts_nocase(name, CC_SPAN("https://")))
        return; /* a profile's address where a name should be */
    plain = cc_plain_text(r->arena, name);
    if (plain.len == 0)
        return;
    if (is_person && !r->out->has_person) {
        out->n_authors = 0; /* organisations only where there is no person */
        r->out->has_person = true;
    }
    for (i = 0; i < out->n_authors; i++)
        if (cc_span_is_nocase(out->authors[i], plain))
            return;
    out->authors[out->n_authors++] = plain;
}

static void one_author(struct reader *r, const struct cc_json_node *value)
{
    struct cc_span type, id;
    uint32_t i;

    if (is_kind(value, CC_JSON_STRING)) {
        add_author(r, cc_json_text(value), true);
        return;
    }
    if (!is_kind(value, CC_JSON_OBJECT))
        return;
    (void)object_rank(value, &type); /* only the type's name is wanted */
    if (cc_json_member(value, "name") != NULL) {
        const struct cc_json_node *name = cc_json_member(value, "name");

        for (i = 0; i < count_items(name); i++)
            add_author(r, cc_json_text(item_of(name, i)), !is_organisation(type));
        return;
    }
    id = cc_json_text(cc_json_member(value, "@id"));
    for (i = 0; i < r->n_references && id.len > 0; i++)
        if (cc_span_is(id, r->references[i].id))
            add_author(r, r->references[i].name, r->references[i].is_person);
}

static void read_authors(struct reader *r, const struct cc_json_node *object, enum rank rank)
{
    const struct cc_json_node *value = cc_json_member(object, "author");
    uint32_t i;

    if (value == NULL)
        value = cc_json_member(object, "creator");
    if (value == NULL || r->author_rank >= rank)
        return;
    for (i = 0; i < count_items(value); i++)
        one_author(r, item_of(value, i));
    if (r->out->n_authors > 0)
        r->author_rank = rank;
}

/* ---- objects ---- */

static struct cc_span first_text(const struct cc_json_node *object, const char *const *names)
{
    struct cc_span s = CC_SPAN_EMPTY;

    for (; *names != NULL && s.len == 0; names++)
        s = text_of(cc_json_member(object, *names));
    return s;
}

static struct cc_span object_url(const struct cc_json_node *object)
{
    const struct cc_json_node *value = cc_json_member(object, "url");

    if (!is_kind(value, CC_JSON_STRING))
        value = cc_json_member(object, "mainEntityOfPage");
    if (is_kind(value, CC_JSON_OBJECT)) {
        const struct cc_json_node *id = cc_json_member(value, "@id");

        value = id != NULL ? id : cc_json_member(value, "url");
    }
    return cc_json_text(value);
}

/* The address of an image or licence: a string, or an object's url; the first of an array; an
 * "@id" leads to the object of that name. */
static struct cc_span address_of(const struct reader *r, const struct cc_json_node *value)
{
    struct cc_span id;
    uint32_t i;

    value = item_of(value, 0);
    if (!is_kind(value, CC_JSON_OBJECT))
        return cc_json_text(value);
    id = cc_json_text(cc_json_member(value, "@id"));
    if (is_kind(cc_json_member(value, "url"), CC_JSON_STRING))
        return cc_json_text(cc_json_member(value, "url"));
    if (is_kind(cc_json_member(value, "contentUrl"), CC_JSON_STRING))
        return cc_json_text(cc_json_member(value, "contentUrl"));
    for (i = 0; i < r->n_references && id.len > 0; i++)
        if (r->references[i].url.len > 0 && cc_span_is(id, r->references[i].id))
            return r->references[i].url;
    return CC_SPAN_EMPTY;
}

static void read_keywords(struct reader *r, const struct cc_json_node *object, enum rank rank)
{
    const struct cc_json_node *value = cc_json_member(object, "keywords");
    struct cc_jsonld *out = r->out;
    uint32_t i, n = count_items(value);

    if (value == NULL || r->keyword_rank >= rank)
        return;
    out->n_keywords = 0;
    for (i = 0; i < n && out->n_keywords < CC_JSONLD_MAX_KEYWORDS; i++) {
        struct cc_span plain = cc_plain_text(r->arena, text_of(item_of(value, i)));

        if (plain.len > 0)
            out->keywords[out->n_keywords++] = plain;
    }
    if (out->n_keywords > 0)
        r->keyword_rank = rank;
}

/* true, "True", "https://schema.org/False" ... */
static enum cc_access access_of(const struct cc_json_node *value)
{
    struct cc_span text = bare_type(cc_span_trim(cc_json_text(value)));

    if (is_kind(value, CC_JSON_TRUE) || cc_span_is_nocase(text, CC_SPAN("true")))
        return CC_ACCESS_FREE;
    if (is_kind(value, CC_JSON_FALSE) || cc_span_is_nocase(text, CC_SPAN("false")))
        return CC_ACCESS_PAYWALLED;
    return CC_ACCESS_UNKNOWN;
}

static void read_access(struct reader *r, const struct cc_json_node *object, enum rank rank,
                        struct cc_span type)
{
    enum cc_access access = access_of(cc_json_member(object, "isAccessibleForFree"));

    if (cc_span_is(type, CC_SPAN("WebPageElement")) && access == CC_ACCESS_PAYWALLED)
        r->has_part_for_payers = true;
    if (rank <= r->access_rank || access == CC_ACCESS_UNKNOWN)
        return;
    r->access_rank = rank;
    r->out->access = access;
}

static void read_object(struct reader *r, const struct cc_json_node *object)
{
    static const char *const images[] = {"image", "thumbnailUrl", NULL};
    static const char *const titles[] = {"headline", "name", "title", NULL};
    static const char *const dates[] = {"datePublished", "dateCreated", "uploadDate", NULL};
    static const char *const modified[] = {"dateModified", NULL};
    static const char *const bodies[] = {"articleBody", "text", NULL};
    static const char *const descriptions[] = {"description", NULL};
    static const char *const languages[] = {"inLanguage", NULL};
    static const char *const publishers[] = {"publisher", "isPartOf", NULL};
    struct cc_jsonld *out = r->out;
    struct cc_span type;
    enum rank rank = object_rank(object, &type);
    size_t i;

    if (cc_span_is(type, CC_SPAN("WebSite")))
        set(r, SITE_NAME, &out->site_name, RANK_PAGE, first_text(object, titles));
    read_access(r, object, rank, type);
    if (rank == RANK_NONE)
        return;
    if (rank == RANK_PAGE) {
        if (out->page_title.len == 0)
            out->page_title = cc_plain_text(r->arena, first_text(object, titles));
    } else {
        set(r, TITLE, &out->title, rank, first_text(object, titles));
    }
    if (rank > r->ranks[PUBLISHED] && first_text(object, dates).len > 0)
        out->is_page_date = rank == RANK_PAGE;
    set(r, PUBLISHED, &out->published, rank, first_text(object, dates));
    set(r, MODIFIED, &out->modified, rank, first_text(object, modified));
    set(r, DESCRIPTION, &out->description, rank, first_text(object, descriptions));
    set(r, LANGUAGE, &out->language, rank, first_text(object, languages));
    set(r, URL, &out->url, rank, object_url(object));
    set(r, SITE_NAME, &out->site_name, rank, first_text(object, publishers));
    set(r, BODY, &out->body, rank, first_text(object, bodies));
    set(r, TYPE, &out->type, rank, type);
    set(r, LICENCE, &out->licence, rank, address_of(r, cc_json_member(object, "license")));
    for (i = 0; images[i] != NULL; i++)
        set(r, IMAGE, &out->image, rank, address_of(r, cc_json_member(object, images[i])));
    read_keywords(r, object, rank);
    read_authors(r, object, rank);
}

static void push(struct reader *r, const struct cc_json_node *value)
{
    if ((is_kind(value, CC_JSON_OBJECT) || is_kind(value, CC_JSON_ARRAY)) && r->n_queue < CC_JSONLD_MAX_OBJECTS)
        r->queue[r->n_queue++] = value;
}

static void remember(struct reader *r, const struct cc_json_node *object)
{
    const struct cc_json_node *address = cc_json_member(object, "url");
    struct cc_span id = cc_json_text(cc_json_member(object, "@id"));
    struct cc_span name = cc_json_text(cc_json_member(object, "name")), url, type;

    url = cc_json_text(is_kind(address, CC_JSON_STRING) ? address : cc_json_member(object, "contentUrl"));
    if (id.len == 0 || (name.len == 0 && url.len == 0) || r->n_references == MAX_REFERENCES)
        return;
    (void)object_rank(object, &type); /* only the type's name is wanted */
    r->references[r->n_references].id = id;
    r->references[r->n_references].name = name;
    r->references[r->n_references].url = url;
    r->references[r->n_references].is_person = !is_organisation(type);
    r->n_references++;
}

/* All objects into the queue, outer ones first. */
static void collect(struct reader *r, const struct cc_json_node *root)
{
    static const char *const inner[] = {"@graph", "mainEntity", "mainEntityOfPage", "hasPart",
                                        NULL};
    uint32_t at = r->n_queue;
    size_t i;

    push(r, root);
    for (; at < r->n_queue; at++) {
        const struct cc_json_node *value = r->queue[at];

        if (value->kind == CC_JSON_ARRAY) {
            for (i = 0; i < value->as.items.count; i++)
                push(r, &value->as.items.list[i]);
            continue;
        }
        remember(r, value);
        for (i = 0; inner[i] != NULL; i++)
            push(r, cc_json_member(value, inner[i]));
    }
}

static bool is_jsonld(const struct cc_dom *dom, uint32_t node)
{
    return dom->nodes[node].tag == CC_TAG_SCRIPT &&
           cc_span_starts_nocase(cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("type"))),
                                 CC_SPAN("application/ld+json"));
}

/* One script, parsed and its objects put in the queue; nothing of what is no JSON, and when memory is short.  A script's text is one node. */
static void read_script(struct reader *r, const struct cc_limits *limits, const struct cc_dom *dom, uint32_t node,
                        struct scripts *scripts)
{
    struct cc_json_tree *tree = NULL;
    uint32_t before = r->n_queue;

    if (dom->nodes[node].end <= node + 1)
        return;
    collect(r, cc_json_script_read(r->arena, limits, dom->nodes[node + 1].name, &tree));
    if (r->n_queue > before)
        scripts->trees[scripts->n++] = tree;
    else
        cc_json_tree_free(tree); /* nothing points into it; a page may have 100,000 of them */
}

enum cc_status cc_jsonld_read(struct cc_arena *arena, const struct cc_limits *limits,
                              const struct cc_dom *dom, struct cc_jsonld *out,
                              struct cc_error *err)
{
    uint32_t i;
    struct scripts *scripts;
    struct reader *r;

    memset(out, 0, sizeof *out);
    for (i = 0; i < dom->n_nodes && !is_jsonld(dom, i);)
        i++;
    if (i == dom->n_nodes)
        return cc_arena_status(arena, STEP, err);
    scripts = cc_arena_calloc(arena, 1, sizeof *scripts);
    r = cc_arena_calloc(arena, 1, sizeof *r);
    if (r == NULL || scripts == NULL)
        return cc_arena_status(arena, STEP, err);
    r->arena = arena;
    r->out = out;
    for (; i < dom->n_nodes && r->n_queue < CC_JSONLD_MAX_OBJECTS; i++) { /* what comes after is not looked at */
        if (is_jsonld(dom, i))
            read_script(r, limits, dom, i, scripts);
    }
    for (i = 0; i < r->n_queue; i++) {
        if (r->queue[i]->kind == CC_JSON_OBJECT)
            read_object(r, r->queue[i]);
    }
    if (out->access == CC_ACCESS_UNKNOWN && r->has_part_for_payers)
        out->access = CC_ACCESS_PAYWALLED;
    for (i = 0; i < scripts->n; i++)
        cc_json_tree_free(scripts->trees[i]);
    return cc_arena_status(arena, STEP, err);
}
