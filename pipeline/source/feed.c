#include "cleancopy/source/feed.h"

#include "cleancopy/core/buf.h"
#include "cleancopy/core/document.h"
#include "cleancopy/core/http_date.h"
#include "cleancopy/core/json_load.h"
#include "cleancopy/core/url.h"
#include "cleancopy/source/warc.h"
#include "cleancopy/source/xml.h"

#include <jansson.h>
#include <string.h>

#define MAX_SCRATCH_BYTES                                                                      \
    ((size_t)1 << 20) /* for one base: some times CC_FEED_MAX_LINK_BYTES */

/* Where a link came from: the least one wins within an entry. */
enum rank {
    RANK_ORIGINAL,
    RANK_LINK,
    RANK_OTHER_TYPE, /* Atom: an alternate that is no page (another feed, a PDF) */
    RANK_GUID,
    RANK_ABOUT,
    RANK_NONE
};

struct reader {
    struct cc_arena *arena;
    struct cc_arena scratch; /* for bases on their way to normal form */
    struct cc_feed *feed;
    uint32_t max_entries, capacity;
    bool root_seen, is_feed, in_entry, refused;
    uint32_t depth, entry_depth; /* of the open element; of the open item or entry */
    enum rank collecting;        /* RANK_NONE: text is not kept */
    enum rank best;
    bool in_date;         /* its text is kept too */
    int64_t changed_at_s; /* of the entry, so far */
    struct cc_span base, entry_base, child_base; /* of the root, the entry, its open child */
    struct cc_buf text;
    struct cc_buf link; /* of the entry, so far */
    struct cc_span link_base;
    char root[32]; /* its name, for the message */
};

/* The base that an element has: its own xml:base on top of the one around it. */
static struct cc_span base_of(struct reader *r, struct cc_span outer,
                              const struct cc_xml_attrs *attrs)
{
    struct cc_span base = cc_xml_attr(attrs, CC_SPAN("base")), normal;

    if (base.len == 0)
        return outer;
    cc_arena_reset(&r->scratch);
    if (cc_url_normal(&r->scratch, outer, base, CC_FEED_MAX_LINK_BYTES, &normal, NULL) != CC_OK)
        return outer;
    normal = cc_arena_copy(r->arena, normal);
    r->refused = r->refused || normal.ptr == NULL;
    return r->refused ? outer : normal;
}

static bool add_link(struct reader *r, struct cc_span link, struct cc_span base,
                     int64_t changed_at_s)
{
    struct cc_feed *feed = r->feed;
    struct cc_span copy;

    link = cc_span_trim(link);
    if (link.len == 0)
        return true;
    if (feed->n_links == r->capacity) {
        uint32_t wanted = r->capacity == 0 ? 64 : r->capacity * 2;
        struct cc_feed_link *grown = cc_arena_grow(
            r->arena, feed->links, r->capacity * sizeof(*grown), wanted * sizeof(*grown));

        r->refused = grown == NULL;
        if (r->refused)
            return false;
        feed->links = grown;
        r->capacity = wanted;
    }
    copy = cc_arena_copy(r->arena, link);
    r->refused = copy.ptr == NULL;
    if (r->refused)
        return false;
    feed->links[feed->n_links].href = copy;
    feed->links[feed->n_links].changed_at_s = changed_at_s;
    feed->links[feed->n_links++].base = base;
    return feed->n_links < r->max_entries;
}

/* A guid is a link only where it is a whole address: many that are numbers do not say that they
 * are no permalinks. */
static void offer(struct reader *r, enum rank rank, struct cc_span link)
{
    link = cc_span_trim(link);
    if (link.len == 0 || rank >= r->best ||
        (rank == RANK_GUID && cc_span_find(link, CC_SPAN("://"), 0) == (size_t)-1))
        return;
    cc_buf_clear(&r->link);
    cc_buf_add(&r->link, link);
    if (r->link.status == CC_OK) {
        r->best = rank;
        r->link_base = r->child_base;
    }
}

/* CC_NO_TIME, which is older than all, where the text is no date. */
static void offer_date(struct reader *r, struct cc_span text)
{
    int64_t at_s = cc_warc_time(cc_span_trim(text));

    if (at_s == CC_NO_TIME)
        (void)cc_http_date(text, &at_s); /* or it stays so */
    r->changed_at_s = at_s > r->changed_at_s ? at_s : r->changed_at_s;
}

/* "alternate", in Atom also by its registered address; none means it. */
static bool is_alternate(struct cc_span rel)
{
    return rel.len == 0 || cc_span_is_nocase(rel, CC_SPAN("alternate")) ||
           cc_span_is(rel, CC_SPAN("http://www.iana.org/assignments/relation/alternate"));
}

static bool is_page_type(struct cc_span type)
{
    return type.len == 0 || cc_span_starts_nocase(type, CC_SPAN("text/")) ||
           cc_span_find_nocase(type, CC_SPAN("html"), 0) != (size_t)-1;
}

static void start_root(struct reader *r, struct cc_span name, const struct cc_xml_attrs *attrs)
{
    size_t n = name.len < sizeof(r->root) - 1 ? name.len : sizeof(r->root) - 1;

    r->root_seen = true;
    memcpy(r->root, name.ptr, n);
    r->is_feed = cc_span_is_nocase(name, CC_SPAN("rss")) ||
                 cc_span_is_nocase(name, CC_SPAN("feed")) ||
                 cc_span_is_nocase(name, CC_SPAN("RDF")) ||
                 cc_span_is_nocase(name, CC_SPAN("channel"));
    r->base = base_of(r, r->base, attrs);
}

/* A child of an item or entry: a link in its text or its href. */
static void start_child(struct reader *r, struct cc_span name, const struct cc_xml_attrs *attrs)
{
    struct cc_span rel = cc_xml_attr(attrs, CC_SPAN("rel"));
    struct cc_span href = cc_xml_attr(attrs, CC_SPAN("href"));

    if (cc_span_is_nocase(name, CC_SPAN("origLink"))) {
        r->collecting = RANK_ORIGINAL;
        r->child_base = base_of(r, r->entry_base, attrs);
    } else if (cc_span_is_nocase(name, CC_SPAN("link"))) {
        if (!is_alternate(rel))
            return;
        r->child_base = base_of(r, r->entry_base, attrs);
        r->collecting = is_page_type(cc_xml_attr(attrs, CC_SPAN("type"))) ? RANK_LINK
                                                                          : RANK_OTHER_TYPE;
        offer(r, r->collecting, href);
    } else if (cc_span_is_nocase(name, CC_SPAN("guid"))) {
        if (!cc_span_is_nocase(cc_xml_attr(attrs, CC_SPAN("isPermaLink")), CC_SPAN("false")))
            r->collecting = RANK_GUID;
    } else {
        r->in_date = cc_span_is_nocase(name, CC_SPAN("updated")) ||
                     cc_span_is_nocase(name, CC_SPAN("modified")) ||
                     cc_span_is_nocase(name, CC_SPAN("date")) ||
                     cc_span_is_nocase(name, CC_SPAN("pubDate")) ||
                     cc_span_is_nocase(name, CC_SPAN("published"));
    }
    cc_buf_clear(&r->text);
}

static bool on_start(void *user, struct cc_span name, const struct cc_xml_attrs *attrs)
{
    struct reader *r = user;

    r->depth++;
    if (!r->root_seen) {
        start_root(r, name, attrs);
        return r->is_feed;
    }
    if (r->in_entry) {
        if (r->depth == r->entry_depth + 1)
            start_child(r, name, attrs);
        return !r->refused;
    }
    if (cc_span_is_nocase(name, CC_SPAN("item")) || cc_span_is_nocase(name, CC_SPAN("entry"))) {
        r->in_entry = true;
        r->entry_depth = r->depth;
        r->best = RANK_NONE;
        r->changed_at_s = CC_NO_TIME;
        r->entry_base = r->child_base = base_of(r, r->base, attrs);
        offer(r, RANK_ABOUT, cc_xml_attr(attrs, CC_SPAN("about")));
    }
    if (r->depth == 2 && cc_span_is_nocase(name, CC_SPAN("channel")))
        r->base = base_of(r, r->base, attrs);
    return true;
}

static bool on_text(void *user, struct cc_span text)
{
    struct reader *r = user;

    if (r->collecting != RANK_NONE || r->in_date)
        cc_buf_add(&r->text, text);
    return true;
}

static bool end_entry(struct reader *r)
{
    r->in_entry = false;
    r->collecting = RANK_NONE;
    r->in_date = false;
    return r->best == RANK_NONE ||
           add_link(r, cc_buf_span(&r->link), r->link_base, r->changed_at_s);
}

static bool on_end(void *user, struct cc_span name)
{
    struct reader *r = user;
    bool go_on = true;

    (void)name;
    if (r->in_entry && r->depth == r->entry_depth + 1) {
        if (r->text.status == CC_OK && r->in_date)
            offer_date(r, cc_buf_span(&r->text));
        else if (r->text.status == CC_OK && r->collecting != RANK_NONE)
            offer(r, r->collecting, cc_buf_span(&r->text));
        r->collecting = RANK_NONE;
        r->in_date = false;
    } else if (r->in_entry && r->depth == r->entry_depth) {
        go_on = end_entry(r);
    }
    if (r->depth > 0)
        r->depth--;
    return go_on;
}

static enum cc_status parse_xml(struct reader *r, struct cc_span bytes, struct cc_error *err)
{
    static const struct cc_xml_handler handler = {on_start, on_text, on_end};
    enum cc_status st;

    r->collecting = r->best = RANK_NONE;
    cc_buf_init(&r->text, CC_FEED_MAX_LINK_BYTES);
    cc_buf_init(&r->link, CC_FEED_MAX_LINK_BYTES);
    /* all their room at once: a link that is too long is passed over, memory that fails is not */
    if (cc_buf_reserve(&r->text, CC_FEED_MAX_LINK_BYTES) == NULL ||
        cc_buf_reserve(&r->link, CC_FEED_MAX_LINK_BYTES) == NULL)
        st = cc_fail(err, CC_E_NOMEM, "feed", "no memory for links");
    else
        st = cc_xml_walk(bytes, &handler, r, err);
    /* cut short inside an entry: a link that was read whole is as good as any */
    if (st == CC_OK && r->in_entry && !r->refused && r->feed->n_links < r->max_entries)
        (void)end_entry(r); /* full or not, it is the last */
    cc_buf_done(&r->text);
    cc_buf_done(&r->link);
    if (st != CC_OK)
        return st;
    if (!r->is_feed)
        return cc_fail(err, CC_E_INPUT, "feed", "not a feed: %s%s%s",
                       r->root_seen ? "the root element is <" : "no XML element in it", r->root,
                       r->root_seen ? ">" : "");
    return cc_arena_status(r->arena, "feed", err);
}

/* What jansson would have to build, without building it: values, lists and objects four times.
 * Strings are passed over; broken JSON counts somehow and is refused later. */
static size_t count_json_values(struct cc_span bytes)
{
    bool in_string = false;
    size_t i, n = 0;

    for (i = 0; i < bytes.len && n <= CC_FEED_MAX_JSON_VALUES; i++) {
        char c = bytes.ptr[i];

        if (in_string) {
            if (c == '\\')
                i++;
            else
                in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == ',') {
            n++;
        } else if (c == '{' || c == '[') {
            n += 4;
        }
    }
    return n;
}

static const char *json_text(json_t *item, const char *key)
{
    const char *s = json_string_value(json_object_get(item, key));

    return s != NULL && s[0] != '\0' ? s : NULL;
}

/* The page's address; an id only where it is one, and the page that the entry is about last. */
static const char *json_link(json_t *item)
{
    const char *link = json_text(item, "url");

    if (link == NULL) {
        link = json_text(item, "id");
        if (link != NULL && strstr(link, "://") == NULL)
            link = NULL;
    }
    return link != NULL ? link : json_text(item, "external_url");
}

static enum cc_status parse_json(struct reader *r, struct cc_span bytes, struct cc_error *err)
{
    json_error_t problem;
    json_t *root, *item;
    const char *version, *link;
    size_t i;

    if (count_json_values(bytes) > CC_FEED_MAX_JSON_VALUES)
        return cc_fail(err, CC_E_INPUT, "feed", "more than %d values in its JSON",
                       CC_FEED_MAX_JSON_VALUES);
    root = cc_json_load(bytes, JSON_ALLOW_NUL | JSON_DISABLE_EOF_CHECK, &problem);
    if (root == NULL && json_error_code(&problem) == json_error_out_of_memory)
        return cc_fail(err, CC_E_NOMEM, "feed", "no memory for its JSON");
    version = json_string_value(json_object_get(root, "version"));
    if (version == NULL || strstr(version, "jsonfeed.org/version/") == NULL) {
        json_decref(root);
        return root == NULL
                   ? cc_fail(err, CC_E_INPUT, "feed", "not a feed: broken JSON, line %d: %s",
                             problem.line, problem.text)
                   : cc_fail(err, CC_E_INPUT, "feed",
                             "not a feed: JSON without a JSON Feed version");
    }
    json_array_foreach(json_object_get(root, "items"), i, item)
    {
        link = json_link(item);
        r->changed_at_s = CC_NO_TIME;
        offer_date(r, cc_span_from(json_text(item, "date_modified")));
        offer_date(r, cc_span_from(json_text(item, "date_published")));
        if (link != NULL && strlen(link) <= CC_FEED_MAX_LINK_BYTES &&
            !add_link(r, cc_span_from(link), r->base, r->changed_at_s))
            break;
    }
    json_decref(root);
    return cc_arena_status(r->arena, "feed", err);
}

enum cc_status cc_feed_parse(struct cc_arena *arena, struct cc_span url, struct cc_span bytes,
                             uint32_t max_entries, struct cc_feed *feed, struct cc_error *err)
{
    struct reader r;
    struct cc_span head;
    enum cc_status st;

    memset(&r, 0, sizeof(r));
    memset(feed, 0, sizeof(*feed));
    r.arena = arena;
    r.feed = feed;
    r.base = url;
    r.max_entries = max_entries;
    if (cc_span_starts(bytes, CC_SPAN("\xEF\xBB\xBF")))
        bytes = cc_span_slice(bytes, 3, bytes.len);
    head = cc_span_trim(cc_span_slice(bytes, 0, 64));
    cc_arena_init(&r.scratch, MAX_SCRATCH_BYTES);
    st = head.len > 0 && head.ptr[0] == '{' ? parse_json(&r, bytes, err)
                                            : parse_xml(&r, bytes, err);
    cc_arena_done(&r.scratch);
    return st;
}
