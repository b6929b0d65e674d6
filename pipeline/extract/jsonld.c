/* Every script is parsed, its objects are looked at in the order of a queue (outer before
 * inner), and each field goes to the best rank that has it:
 *
 *     {"@graph": [ {"@type": "WebPage", "datePublished": D1},           rank 1
 *                  {"@type": "NewsArticle", "headline": H, ...} ]}      rank 3: wins where it
 * has a value
 */
#include "cleancopy/extract/jsonld.h"

#include "cleancopy/core/json_load.h"
#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/json_mend.h"
#include "cleancopy/extract/plain.h"

#include <jansson.h>

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
    const char *id, *name, *url; /* in jansson's memory: good while the scripts are */
    bool is_person;
};

struct reader {
    struct cc_arena *arena;
    struct cc_jsonld *out;
    enum rank ranks[N_FIELDS], author_rank, keyword_rank, access_rank;
    bool has_part_for_payers;
    uint32_t n_objects;
    const json_t *queue[CC_JSONLD_MAX_OBJECTS];
    uint32_t n_queue;
    struct reference references[MAX_REFERENCES];
    uint32_t n_references;
};

static struct cc_span string_span(const json_t *value)
{
    struct cc_span s = CC_SPAN_EMPTY;

    if (json_is_string(value)) {
        s.ptr = json_string_value(value);
        s.len = json_string_length(value);
    }
    return s;
}

/* The first string of a value: itself, the first of an array, its "@value" or name. */
static struct cc_span text_of(const json_t *value)
{
    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (json_is_object(value)) {
        const json_t *name = json_object_get(value, "name");

        value = name != NULL ? name : json_object_get(value, "@value");
        if (json_is_array(value))
            value = json_array_get(value, 0);
    }
    return string_span(value);
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
static enum rank object_rank(const json_t *object, struct cc_span *type)
{
    const json_t *value = json_object_get(object, "@type");
    enum rank best = RANK_NONE;
    size_t i, n = json_is_array(value) ? json_array_size(value) : 1;

    *type = CC_SPAN_EMPTY;
    for (i = 0; i < n; i++) {
        struct cc_span one =
            bare_type(string_span(json_is_array(value) ? json_array_get(value, i) : value));
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

static void one_author(struct reader *r, const json_t *value)
{
    struct cc_span type, id;
    uint32_t i;

    if (json_is_string(value)) {
        add_author(r, string_span(value), true);
        return;
    }
    if (!json_is_object(value))
        return;
    (void)object_rank(value, &type); /* only the type's name is wanted */
    if (json_object_get(value, "name") != NULL) {
        const json_t *name = json_object_get(value, "name");
        size_t k, n = json_is_array(name) ? json_array_size(name) : 1;

        for (k = 0; k < n; k++)
            add_author(r, string_span(json_is_array(name) ? json_array_get(name, k) : name),
                       !is_organisation(type));
        return;
    }
    id = string_span(json_object_get(value, "@id"));
    for (i = 0; i < r->n_references && id.len > 0; i++)
        if (cc_span_is(id, cc_span_from(r->references[i].id)) && r->references[i].name != NULL)
            add_author(r, cc_span_from(r->references[i].name), r->references[i].is_person);
}

static void read_authors(struct reader *r, const json_t *object, enum rank rank)
{
    const json_t *value = json_object_get(object, "author");
    size_t i;

    if (value == NULL)
        value = json_object_get(object, "creator");
    if (value == NULL || r->author_rank >= rank)
        return;
    if (json_is_array(value))
        for (i = 0; i < json_array_size(value); i++)
            one_author(r, json_array_get(value, i));
    else
        one_author(r, value);
    if (r->out->n_authors > 0)
        r->author_rank = rank;
}

/* ---- objects ---- */

static struct cc_span first_text(const json_t *object, const char *const *names)
{
    struct cc_span s = CC_SPAN_EMPTY;

    for (; *names != NULL && s.len == 0; names++)
        s = text_of(json_object_get(object, *names));
    return s;
}

static struct cc_span object_url(const json_t *object)
{
    const json_t *value = json_object_get(object, "url");

    if (!json_is_string(value))
        value = json_object_get(object, "mainEntityOfPage");
    if (json_is_object(value)) {
        const json_t *id = json_object_get(value, "@id");

        value = id != NULL ? id : json_object_get(value, "url");
    }
    return string_span(value);
}

/* The address of an image or licence: a string, or an object's url; the first of an array; an
 * "@id" leads to the object of that name. */
static struct cc_span address_of(const struct reader *r, const json_t *value)
{
    struct cc_span id;
    uint32_t i;

    if (json_is_array(value))
        value = json_array_get(value, 0);
    if (!json_is_object(value))
        return string_span(value);
    id = string_span(json_object_get(value, "@id"));
    if (json_is_string(json_object_get(value, "url")))
        return string_span(json_object_get(value, "url"));
    if (json_is_string(json_object_get(value, "contentUrl")))
        return string_span(json_object_get(value, "contentUrl"));
    for (i = 0; i < r->n_references && id.len > 0; i++)
        if (r->references[i].url != NULL && cc_span_is(id, cc_span_from(r->references[i].id)))
            return cc_span_from(r->references[i].url);
    return CC_SPAN_EMPTY;
}

static void read_keywords(struct reader *r, const json_t *object, enum rank rank)
{
    const json_t *value = json_object_get(object, "keywords");
    struct cc_jsonld *out = r->out;
    size_t i, n = json_is_array(value) ? json_array_size(value) : 1;

    if (value == NULL || r->keyword_rank >= rank)
        return;
    out->n_keywords = 0;
    for (i = 0; i < n && out->n_keywords < CC_JSONLD_MAX_KEYWORDS; i++) {
        const json_t *one = json_is_array(value) ? json_array_get(value, i) : value;
        struct cc_span plain = cc_plain_text(r->arena, text_of(one));

        if (plain.len > 0)
            out->keywords[out->n_keywords++] = plain;
    }
    if (out->n_keywords > 0)
        r->keyword_rank = rank;
}

/* true, "True", "https://schema.org/False" ... */
static enum cc_access access_of(const json_t *value)
{
    struct cc_span text = bare_type(cc_span_trim(string_span(value)));

    if (json_is_true(value) || cc_span_is_nocase(text, CC_SPAN("true")))
        return CC_ACCESS_FREE;
    if (json_is_false(value) || cc_span_is_nocase(text, CC_SPAN("false")))
        return CC_ACCESS_PAYWALLED;
    return CC_ACCESS_UNKNOWN;
}

static void read_access(struct reader *r, const json_t *object, enum rank rank,
                        struct cc_span type)
{
    enum cc_access access = access_of(json_object_get(object, "isAccessibleForFree"));

    if (cc_span_is(type, CC_SPAN("WebPageElement")) && access == CC_ACCESS_PAYWALLED)
        r->has_part_for_payers = true;
    if (rank <= r->access_rank || access == CC_ACCESS_UNKNOWN)
        return;
    r->access_rank = rank;
    r->out->access = access;
}

static void read_object(struct reader *r, const json_t *object)
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
    set(r, LICENCE, &out->licence, rank, address_of(r, json_object_get(object, "license")));
    for (i = 0; images[i] != NULL; i++)
        set(r, IMAGE, &out->image, rank, address_of(r, json_object_get(object, images[i])));
    read_keywords(r, object, rank);
    read_authors(r, object, rank);
}

static void push(struct reader *r, const json_t *value)
{
    if ((json_is_object(value) || json_is_array(value)) && r->n_queue < CC_JSONLD_MAX_OBJECTS)
        r->queue[r->n_queue++] = value;
}

static void remember(struct reader *r, const json_t *object)
{
    const char *id = json_string_value(json_object_get(object, "@id"));
    const char *name = json_string_value(json_object_get(object, "name"));
    const char *url = json_string_value(json_object_get(object, "url"));
    struct cc_span type;

    if (url == NULL)
        url = json_string_value(json_object_get(object, "contentUrl"));
    if (id == NULL || (name == NULL && url == NULL) || r->n_references == MAX_REFERENCES)
        return;
    (void)object_rank(object, &type); /* only the type's name is wanted */
    r->references[r->n_references].id = id;
    r->references[r->n_references].name = name;
    r->references[r->n_references].url = url;
    r->references[r->n_references].is_person = !is_organisation(type);
    r->n_references++;
}

/* All objects into the queue, outer ones first. */
static void collect(struct reader *r, const json_t *root)
{
    static const char *const inner[] = {"@graph", "mainEntity", "mainEntityOfPage", "hasPart",
                                        NULL};
    uint32_t at = r->n_queue;
    size_t i;

    push(r, root);
    for (; at < r->n_queue; at++) {
        const json_t *value = r->queue[at];

        if (json_is_array(value)) {
            for (i = 0; i < json_array_size(value); i++)
                push(r, json_array_get(value, i));
            continue;
        }
        remember(r, value);
        for (i = 0; inner[i] != NULL; i++)
            push(r, json_object_get(value, inner[i]));
    }
}

static bool is_jsonld(const struct cc_dom *dom, uint32_t node)
{
    return dom->nodes[node].tag == CC_TAG_SCRIPT &&
           cc_span_starts_nocase(cc_span_trim(cc_dom_attr(dom, node, CC_SPAN("type"))),
                                 CC_SPAN("application/ld+json"));
}

/* One script, parsed; NULL for what is no JSON.  A script's text is one node. */
static json_t *parse_script(struct cc_arena *arena, const struct cc_limits *limits,
                            const struct cc_dom *dom, uint32_t node)
{
    struct cc_span text = CC_SPAN_EMPTY;

    if (dom->nodes[node].end > node + 1)
        text = cc_json_mend(arena, limits, dom->nodes[node + 1].name);
    if (text.len == 0)
        return NULL;
    return cc_json_load(text,
                        JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK | JSON_DECODE_INT_AS_REAL, NULL);
}

enum cc_status cc_jsonld_read(struct cc_arena *arena, const struct cc_limits *limits,
                              const struct cc_dom *dom, struct cc_jsonld *out,
                              struct cc_error *err)
{
    struct reader *r = cc_arena_calloc(arena, 1, sizeof *r);
    json_t *all =
        json_array(); /* owns every root until the end: references point into all of them */
    enum cc_status st = CC_OK;
    uint32_t i;

    memset(out, 0, sizeof *out);
    if (r == NULL || all == NULL) {
        json_decref(all);
        return r == NULL ? cc_arena_status(arena, STEP, err)
                         : cc_fail(err, CC_E_NOMEM, STEP, "no memory for JSON-LD");
    }
    r->arena = arena;
    r->out = out;
    for (i = 0; i < dom->n_nodes && st == CC_OK; i++) {
        json_t *root = is_jsonld(dom, i) ? parse_script(arena, limits, dom, i) : NULL;

        /* a NULL is broken JSON or a short heap; jansson does not say which */
        if (root != NULL && json_array_append_new(all, root) == 0)
            collect(r, root);
    }
    for (i = 0; i < r->n_queue; i++)
        if (json_is_object(r->queue[i]))
            read_object(r, r->queue[i]);
    if (out->access == CC_ACCESS_UNKNOWN && r->has_part_for_payers)
        out->access = CC_ACCESS_PAYWALLED;
    json_decref(all);
    return cc_arena_status(arena, STEP, err);
}
