#include "cleancopy/extract/byline.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/date.h"
#include "cleancopy/extract/plain.h"

#include <stdbool.h>

#define MAX_NAME_BYTES  100
#define MAX_NAME_WORDS  7
#define FAR_NODES       1500 /* behind the headline, where mark-up is plain: author boxes below the text */
#define NEAR_NODES      250 /* behind the headline, elements and texts: dates and names are met within 100 */
#define ADJACENT_NODES  12  /* from one author's element to the next one's */
#define BEFORE_NODES    100 /* before the headline, where dates stand above it */
#define LOOSE_NODES     80  /* the same for what no mark-up tells */

/* ---- names ---- */

/* What stands before a name; compared without case, a blank or colon behind. */
static const char *const openers[] = {
    "written by", "posted by",  "published by", "words by",  "story by", "text by", "reported by",
    "reviewed by", "article by", "authored by", "by",        "author",   "authors", "autor",
    "autoren",    "autora",     "auteur",       "autore",    "von",      "par",     "por",
    "di",         "door",       "av",           "af",        "od",       "door",    "tekst",
    "text",       "texto",      "redaktion",    "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80",
    "yazan",      "kirjoittaja", "\xE6\x96\x87", "name", "from",
};

/* What stands between two names, blanks around. */
static const char *const joiners[] = {"and", "&", "und", "et", "y", "e", "en", "och", "og", "ja", "with",
                                      "\xD0\xB8", "\xD1\x82\xD0\xB0", "oraz", "ve"};

/* Words of a part that is no name. */
static const char *const role_words[] = {
    "writer",    "reporter",     "correspondent", "editor",    "editors",      "journalist",
    "columnist", "contributor",  "contributing",  "columnist", "photographer", "producer",
    "redakteur", "redakteurin",  "korrespondent", "korrespondentin",           "director",
    "manager",   "specialist",   "analyst",       "chief",     "senior",       "updated",
    "published", "minutes",      "read",          "min",       "posted",       "comments",
    "share",     "follow",       "subscribe",     "login",     "view",         "profile",
    "about",     "the author",   "photo",         "image",     "more",         "http",
    "https",     "www",          "illustration",  "member",    "joined",
};

static const char *const no_names[] = {"admin", "administrator", "unknown", "anonymous", "none", "null",
                                       "undefined", "n/a", "guest", "staff", "editor", "author", "user",
                                       "webmaster", "false", "true", "name", "super user", "test"};

static bool is_one_of(struct cc_span s, const char *const *list, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        if (cc_span_is_nocase(s, cc_span_from(list[i])))
            return true;
    return false;
}
#define IS_ONE_OF(s, list) is_one_of((s), (list), sizeof(list) / sizeof *(list))

/* "MS", "Ph.D.", "E-RYT 200", "Jr.": belongs to the name before it. */
static bool is_degree(struct cc_span s)
{
    size_t i, n_upper = 0, n_lower = 0, n_space = 0;

    if (s.len == 0 || s.len > 12)
        return false;
    if (cc_span_is_nocase(s, CC_SPAN("jr")) || cc_span_is_nocase(s, CC_SPAN("jr.")) ||
        cc_span_is_nocase(s, CC_SPAN("phd")))
        return true;
    for (i = 0; i < s.len; i++) {
        n_upper += s.ptr[i] >= 'A' && s.ptr[i] <= 'Z';
        n_lower += s.ptr[i] >= 'a' && s.ptr[i] <= 'z';
        n_space += s.ptr[i] == ' ';
        if ((unsigned char)s.ptr[i] >= 0x80)
            return false;
    }
    return n_upper > 0 && n_space <= 1 &&
           (n_lower == 0 ? n_upper <= 6 : memchr(s.ptr, '.', s.len) != NULL && n_lower <= 3);
}

static bool has_role_word(struct cc_span s)
{
    struct cc_span word;

    while (cc_next_word(&s, &word))
        if (IS_ONE_OF(word, role_words))
            return true;
    return false;
}

/* Whether a text may be a person's, an agency's or a desk's name. */
static bool is_name(struct cc_span s)
{
    struct cc_span rest = s, word;
    size_t n = 0, at = 0, n_digits = 0, n_letters = 0;

    if (s.len < 2 || s.len > MAX_NAME_BYTES || memchr(s.ptr, '@', s.len) != NULL ||
        cc_span_find(s, CC_SPAN("://"), 0) != (size_t)-1 || IS_ONE_OF(s, no_names))
        return false;
    while (at < s.len) {
        uint32_t c = cc_utf8_next(s, &at);

        n_digits += cc_char_is_digit(c);
        n_letters += cc_char_is_letter(c);
        if (c == '{' || c == '}' || c == '<' || c == '>' || c == '=' || c == '?' || c == '!')
            return false;
    }
    if (n_letters < 2 || n_digits > 4)
        return false;
    at = 0;
    if (cc_char_is_spaceless(cc_utf8_next(s, &at)))
        return n_letters <= 20;
    while (cc_next_word(&rest, &word)) {
        if (word.ptr[0] >= '0' && word.ptr[0] <= '9')
            return false; /* "August 28", "5 min" */
        n++;
    }
    return n <= MAX_NAME_WORDS;
}

static struct cc_span trim_name(struct cc_span s)
{
    for (;;) {
        struct cc_span t = cc_span_trim(s);

        while (t.len > 0 && strchr(",;:|/-*\"(", t.ptr[0]) != NULL)
            t = cc_span_slice(t, 1, t.len);
        while (t.len > 0 && strchr(",;:|/-*\"(", t.ptr[t.len - 1]) != NULL)
            t.len--;
        if (t.len == s.len)
            return t;
        s = t;
    }
}

/* Takes "By ", "Von: ", ... off the start; *had tells whether there was one. */
static struct cc_span drop_opener(struct cc_span s, bool *had)
{
    size_t i;

    *had = false;
    for (i = 0; i < sizeof openers / sizeof *openers; i++) {
        struct cc_span opener = cc_span_from(openers[i]);

        if (cc_span_starts_nocase(s, opener) && s.len > opener.len &&
            (s.ptr[opener.len] == ' ' || s.ptr[opener.len] == ':' ||
             cc_span_starts(cc_span_slice(s, opener.len, s.len), CC_SPAN("\xC2\xA0")) ||
             cc_span_starts(cc_span_slice(s, opener.len, s.len), CC_SPAN("\xEF\xBC\x9A")))) {
            *had = true;
            s = trim_name(cc_span_slice(s, opener.len, s.len));
            if (cc_span_starts(s, CC_SPAN("\xEF\xBC\x9A"))) /* full-width colon */
                s = cc_span_slice(s, 3, s.len);
            i = (size_t)-1; /* "Author: By Ann" */
        }
    }
    return s;
}

/* Cuts at what ends a byline: a bar, a bullet, a date; behind "by" also at "for" and "in". */
static struct cc_span cut_byline(struct cc_arena *arena, struct cc_span s, bool by)
{
    static const struct cc_span ends[] = {
        {"|", 1}, {" - ", 3}, {" \xE2\x80\x93 ", 5}, {" \xE2\x80\x94 ", 5}, {"\xE2\x80\xA2", 3},
        {"\xC2\xB7", 2}, {"\n", 1}, {" @", 2}, {"<", 1}, {" (", 2}, {" Updated", 8},
        {" Published", 10}, {" Posted", 7}, {" Last ", 6}, {"\xE2\x9C\x89", 3},
        /* these behind "by" alone */
        {" on ", 4}, {" for ", 5}, {" in ", 4}, {" at ", 4},
    };
    size_t i, from, to;

    for (i = 0; i < sizeof ends / sizeof *ends - (by ? 0 : 4); i++) {
        size_t at = cc_span_find(s, ends[i], 1);

        if (at != (size_t)-1)
            s.len = at;
    }
    if (cc_date_find_at(arena, s, CC_SPAN_EMPTY, &from, &to).len > 0 && from > 0)
        s.len = from;
    return s;
}

/* `first`: the part stands first in its byline, where "AFP" is an agency and no degree. */
static void add_name(struct cc_arena *arena, struct cc_span s, bool first, struct cc_span site_name,
                     struct cc_authors *authors)
{
    struct cc_span joined;
    uint32_t i;

    s = trim_name(s);
    if (!first && is_degree(s)) {
        if (authors->count == 0)
            return;

        joined = cc_arena_printf(arena, "%.*s, %.*s",
                                 CC_SPAN_PRINT(authors->list[authors->count - 1]), CC_SPAN_PRINT(s));
        if (joined.ptr != NULL)
            authors->list[authors->count - 1] = joined;
        return;
    }
    if (!is_name(s) || has_role_word(s) || (authors->count > 0 && cc_span_is_nocase(s, site_name)) ||
        authors->count == CC_BYLINE_MAX_AUTHORS)
        return;
    for (i = 0; i < authors->count; i++)
        if (cc_span_is_nocase(authors->list[i], s))
            return;
    authors->list[authors->count++] = s;
}

/* Length of the joiner at s[at], blanks included; 0 for none. */
static size_t joiner_at(struct cc_span s, size_t at)
{
    size_t i;

    if (s.ptr[at] == ',' || s.ptr[at] == ';' || s.ptr[at] == '/')
        return 1;
    if (s.ptr[at] != ' ')
        return 0;
    for (i = 0; i < sizeof joiners / sizeof *joiners; i++) {
        struct cc_span joiner = cc_span_from(joiners[i]);
        size_t end = at + 1 + joiner.len;

        if (end < s.len && s.ptr[end] == ' ' &&
            cc_span_is_nocase(cc_span_slice(s, at + 1, end), joiner))
            return joiner.len + 2;
    }
    return 0;
}

void cc_byline_add(struct cc_arena *arena, struct cc_span text, struct cc_span site_name,
                   struct cc_authors *authors)
{
    size_t at, from = 0;
    bool had;

    text = trim_name(text);
    if (text.len > CC_BYLINE_MAX_BYTES)
        return;
    text = drop_opener(text, &had);
    text = cut_byline(arena, text, had);
    for (at = 0; at < text.len;) {
        size_t n = joiner_at(text, at);

        if (n == 0) {
            at++;
            continue;
        }
        add_name(arena, cc_span_slice(text, from, at), from == 0, site_name, authors);
        from = at += n;
    }
    add_name(arena, cc_span_slice(text, from, text.len), from == 0, site_name, authors);
}

/* ---- the page ---- */

static bool has_part(struct cc_span value, struct cc_span part)
{
    return cc_span_find_nocase(value, part, 0) != (size_t)-1;
}

/* Whether one of an element's class and id words has the part. */
static bool is_marked(const struct cc_dom *dom, uint32_t node, const char *part)
{
    return has_part(cc_dom_attr(dom, node, CC_SPAN("class")), cc_span_from(part)) ||
           has_part(cc_dom_attr(dom, node, CC_SPAN("id")), cc_span_from(part));
}

static bool is_marked_one_of(const struct cc_dom *dom, uint32_t node, const char *const *parts)
{
    for (; *parts != NULL; parts++)
        if (is_marked(dom, node, *parts))
            return true;
    return false;
}

/* Places whose names and dates are those of others.  What holds the headline too is no such place: pages are
 * wrapped in "with-sidebar". */
static bool is_elsewhere(const struct cc_dom *dom, uint32_t node, uint32_t headline)
{
    static const char *const marks[] = {"comment", "related", "recommend",  "sidebar",  "popular",
                                        "trending", "latest", "footer",     "newsletter", "carousel",
                                        "teaser",  "most-read", NULL};
    uint32_t up, steps = 0;

    for (up = node; up != CC_NO_INDEX && steps < 12; up = dom->nodes[up].parent, steps++) {
        enum cc_tag tag = dom->nodes[up].tag;

        if (tag == CC_TAG_BODY ||
            (headline != CC_NO_INDEX && up <= headline && headline < dom->nodes[up].end))
            return false;
        if (tag == CC_TAG_NAV || tag == CC_TAG_FOOTER || tag == CC_TAG_TEMPLATE ||
            tag == CC_TAG_SCRIPT || tag == CC_TAG_STYLE || tag == CC_TAG_HEAD ||
            is_marked_one_of(dom, up, marks))
            return true;
    }
    return false;
}

/* An element's text when it is short enough for a byline; else empty.  A blank stands between its text nodes: names
 * and dates often lie in elements of their own with nothing between them. */
static struct cc_span short_text(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    struct cc_span joined = {NULL, 0};
    char text[4 * CC_BYLINE_MAX_BYTES];
    uint32_t i;

    if (dom->nodes[node].end - node > 60)
        return CC_SPAN_EMPTY;
    for (i = node; i < dom->nodes[node].end; i++) {
        struct cc_span part = cc_span_trim(dom->nodes[i].name);
        uint32_t parent = dom->nodes[i].parent;

        if (dom->nodes[i].tag != CC_TAG_TEXT || part.len == 0 ||
            (parent != CC_NO_INDEX && (dom->nodes[parent].tag == CC_TAG_STYLE ||
                                       dom->nodes[parent].tag == CC_TAG_SCRIPT)))
            continue;
        if (joined.len + part.len + 1 > sizeof text)
            return CC_SPAN_EMPTY;
        memcpy(text + joined.len, part.ptr, part.len);
        joined.len += part.len;
        text[joined.len++] = ' ';
    }
    joined.ptr = text;
    return cc_collapse_space(arena, joined);
}

static bool is_prop(const struct cc_dom *dom, uint32_t node, const char *name)
{
    struct cc_span wanted = cc_span_from(name);

    return cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("itemprop")), wanted) ||
           cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("property")), wanted);
}

/* How surely an element names the author: 3 mark-up says so, 2 its class does, 1 its class may; 0 no. */
static int author_mark(const struct cc_dom *dom, uint32_t node)
{
    static const char *const sure[] = {"byline", "author", "by-line", "writer", NULL};
    static const char *const no_author[] = {"bio", "avatar", "image", "social", "date", "time",
                                            "title", "box", "desc", "meta", "count", "info", NULL};
    static const char *const users[] = {"username", "user-name", "poster", "creator", NULL};

    if (dom->nodes[node].n_attrs == 0)
        return 0;
    if (is_prop(dom, node, "author") ||
        cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("rel")), CC_SPAN("author")))
        return 3;
    if (is_marked_one_of(dom, node, sure))
        return is_marked_one_of(dom, node, no_author) ? 1 : 2;
    return is_marked_one_of(dom, node, users) ? 1 : 0;
}

/* How far behind the headline a mark is believed. */
static uint32_t reach(int surety)
{
    return surety == 3 ? UINT32_MAX / 2 : surety == 2 ? FAR_NODES : NEAR_NODES;
}

static uint32_t first_of(uint32_t headline)
{
    return headline == CC_NO_INDEX ? 0 : headline;
}

static bool starts_upper(struct cc_span s)
{
    size_t at = 0;

    return s.len > 0 && cc_char_is_upper(cc_utf8_next(s, &at));
}

/* "By" and its kin as a text of their own, the name in the next one. */
static bool is_opener_alone(struct cc_span s)
{
    static const char *const alone[] = {"by", "written by", "posted by", "words by", "article by", "author",
                                        "story by", "von", "par", "por", "autor", "text by", "door"};

    while (s.len > 0 && (s.ptr[s.len - 1] == ':' || s.ptr[s.len - 1] == ' '))
        s.len--;
    return IS_ONE_OF(s, alone);
}

/* "By Ann Quay" with no mark at all: one text, or two. */
static void unmarked_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                             struct cc_span site_name, struct cc_authors *authors)
{
    bool opened = false, had;
    uint32_t i;

    for (i = headline; i < dom->n_nodes && i - headline < LOOSE_NODES && authors->count == 0; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name), name;

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0 || text.len > 100 ||
            is_elsewhere(dom, i, headline))
            continue;
        name = drop_opener(text, &had);
        if (opened)
            cc_byline_add(arena, text, site_name, authors);
        else if (had && name.len > 4 && memchr(name.ptr, ' ', name.len) != NULL &&
                 starts_upper(text) &&
                 starts_upper(name))
            cc_byline_add(arena, text, site_name, authors);
        opened = is_opener_alone(text);
    }
}

void cc_byline_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                       struct cc_span site_name, struct cc_authors *authors)
{
    uint32_t from = first_of(headline), i;
    int surety;

    authors->count = 0;
    for (surety = 3; surety >= 1 && authors->count == 0; surety--) {
        uint32_t last = dom->n_nodes;

        for (i = from; i < last; i++) {
            struct cc_span text;

            if (headline != CC_NO_INDEX && i - from > reach(surety))
                break;
            if (author_mark(dom, i) != surety || is_elsewhere(dom, i, headline))
                continue;
            text = cc_dom_attr(dom, i, CC_SPAN("content"));
            if (text.len == 0)
                text = short_text(arena, dom, i);
            cc_byline_add(arena, text, site_name, authors);
            if (authors->count > 0 && last == dom->n_nodes) /* a second author stands close by */
                last = surety == 1 ? 0 : dom->nodes[i].end + ADJACENT_NODES;
            if (last > dom->n_nodes)
                last = dom->n_nodes;
            if (authors->count > 0)
                i = dom->nodes[i].end - 1; /* what is inside has been read */
        }
    }
    if (authors->count == 0 && headline != CC_NO_INDEX)
        unmarked_authors(arena, dom, headline, site_name, authors);
}

/* How surely an element holds the date: 3 mark-up says published, 2 <time> or a class that says so, 1 a class that may. */
static int date_mark(const struct cc_dom *dom, uint32_t node)
{
    static const char *const published[] = {"publish", "entry-date", "post-date", "pubdate",
                                            "posted",  "date-posted", NULL};
    static const char *const maybe[] = {"date", "time", "byline", "meta", "info", NULL};
    static const char *const not[] = {"update", "modified", "event", "expire", "validate", NULL};

    if (dom->nodes[node].tag == CC_TAG_TEXT)
        return 0;
    if (is_prop(dom, node, "datePublished") || is_prop(dom, node, "dateCreated") ||
        cc_dom_has(dom, node, CC_SPAN("pubdate")))
        return 3;
    if (is_prop(dom, node, "dateModified"))
        return 0;
    if (dom->nodes[node].tag == CC_TAG_TIME)
        return is_marked_one_of(dom, node, not) ? 1 : 2;
    if (dom->nodes[node].n_attrs == 0 || is_marked_one_of(dom, node, not))
        return 0;
    if (is_marked_one_of(dom, node, published))
        return 2;
    return is_marked_one_of(dom, node, maybe) ? 1 : 0;
}

static struct cc_span date_of(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node,
                              struct cc_span language)
{
    static const char *const attributes[] = {"datetime", "content", "data-datetime", "title", NULL};
    struct cc_span date = CC_SPAN_EMPTY;
    size_t i;

    for (i = 0; attributes[i] != NULL && date.len == 0; i++)
        date = cc_date_find(arena, cc_dom_attr(dom, node, cc_span_from(attributes[i])), language);
    if (date.len == 0)
        date = cc_date_find(arena, short_text(arena, dom, node), language);
    return date;
}

/* The first date that elements marked as surely hold in [from, to). */
static struct cc_span marked_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t from,
                                  uint32_t to, uint32_t headline, int surety,
                                  struct cc_span language)
{
    uint32_t i;

    for (i = from; i < to && i < dom->n_nodes; i++) {
        if (date_mark(dom, i) == surety && !is_elsewhere(dom, i, headline)) {
            struct cc_span date = date_of(arena, dom, i, language);

            if (date.len > 0)
                return date;
        }
    }
    return CC_SPAN_EMPTY;
}

/* The same for texts that nothing marks. */
static struct cc_span loose_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t from,
                                 uint32_t to, uint32_t headline, struct cc_span language)
{
    uint32_t i;

    for (i = from; i < to && i < dom->n_nodes; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name), date;

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len > 80 || is_elsewhere(dom, i, headline))
            continue;
        date = cc_date_find(arena, text, language);
        if (date.len > 0)
            return date;
    }
    return CC_SPAN_EMPTY;
}

struct cc_span cc_byline_date(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                              struct cc_span language)
{
    uint32_t from = first_of(headline), before = from > BEFORE_NODES ? from - BEFORE_NODES : 0;
    struct cc_span date = CC_SPAN_EMPTY;
    int surety;

    for (surety = 3; surety >= 1 && date.len == 0; surety--) {
        uint32_t to = headline != CC_NO_INDEX ? from + reach(surety) : dom->n_nodes;

        date = marked_date(arena, dom, from, to, headline, surety, language);
        if (date.len == 0)
            date = marked_date(arena, dom, before, from, headline, surety, language);
    }
    if (date.len == 0 && headline != CC_NO_INDEX)
        date = loose_date(arena, dom, from, from + LOOSE_NODES, headline, language);
    if (date.len == 0 && headline != CC_NO_INDEX)
        date = loose_date(arena, dom, before, from, headline, language);
    return date;
}
