#include "cleancopy/extract/byline.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline_line.h"
#include "cleancopy/extract/byline_place.h"
#include "cleancopy/extract/byline_signature.h"
#include "cleancopy/extract/byline_text.h"
#include "cleancopy/extract/credit.h"
#include "cleancopy/extract/name_opener.h"
#include "cleancopy/extract/person_name.h"

#include <stdbool.h>
#include <string.h>

#define MAX_WORDS_BEFORE 4 /* of a name there */
#define MAX_BOX_NODES  200 /* of an author's box that are looked at */
#define ADJACENT_NODES 12  /* from one author's element to the next one's */
#define BEFORE_NODES   100 /* before the headline, where bylines stand above it */
#define LOOSE_NODES    80  /* behind the headline, for what no mark-up tells */
#define MAX_LOOSE      100 /* bytes or characters of a text that says so itself */
#define MAX_CASELESS_WORDS 8 /* of one in a script without large letters, where any word may be a name's */
#define MAX_SPACELESS  12 /* characters of names behind a label */
#define MAX_PASSED     900 /* bytes of running text between a headline and a name that nothing but a date beside it tells */
#define MIN_RUNNING    100 /* bytes of a running text */
#define MAX_WORDS_OPENED 3 /* of a name behind "Written by", far from the headline */
#define NEAR_ROLE_NODES 40 /* from the headline to a name with a role behind it: a lead stands between */
#define MIN_ROLE       8  /* bytes of a role of one word */
#define ROLE_NODES     4   /* from a name to the role behind it */

/* What all ways of looking for authors go by. */
struct search {
    struct cc_arena *arena;
    struct cc_byline_signs *signs;
    const struct cc_dom *dom;
    uint32_t headline; /* CC_NO_INDEX for none */
    struct cc_span site_name, language, declared;
    struct cc_names *authors;
    bool is_confirmed; /* the page shows whom it declares */
};

static bool is_without_blanks(struct cc_span name)
{
    size_t at = 0;
    uint32_t c = cc_utf8_next(name, &at);

    return cc_char_is_spaceless(c) || cc_char_is_hangul(c);
}

/* Of the names from the n-th on, where the page declares a desk, those that are persons' and do not hold the declared one. */
static void keep_persons(struct search *s, uint32_t n)
{
    uint32_t i;

    if (s->declared.len == 0)
        return;
    for (i = n; i < s->authors->count; i++) {
        struct cc_span name = s->authors->list[i], bare = cc_span_slice(name, 0, cc_span_before_any(name, ",")); /* "Ann Quay, Ph.D." */

        if (cc_span_find_nocase(name, s->declared, 0) != (size_t)-1)
            s->is_confirmed = true;
        else if (cc_name_is_person_alone(bare) || (is_without_blanks(name) && cc_name_is_like_person(name)))
            s->authors->list[n++] = name;
    }
    s->authors->count = n;
}

static void add(struct search *s, struct cc_span text)
{
    uint32_t n = s->authors->count;

    cc_names_add(s->arena, text, s->site_name, s->authors);
    keep_persons(s, n);
}

/* Whether to look on. */
static bool is_open(const struct search *s)
{
    return s->authors->count == 0 && !s->is_confirmed;
}

/* --- elements that are marked --- */

/* How surely an element names the author: 3 mark-up says so, 2 its class does, 1 its class may; 0 no. */
static int author_mark(uint32_t signs)
{
    if ((signs & CC_BYLINE_IS_AUTHOR) != 0)
        return 3;
    if ((signs & CC_BYLINE_NO_WRITER) != 0)
        return 0;
    if ((signs & CC_BYLINE_AUTHOR) != 0)
        return (signs & CC_BYLINE_NO_AUTHOR) != 0 ? 1 : 2;
    return (signs & CC_BYLINE_USER) != 0 ? 1 : 0;
}

/* Microdata's name of the person that the element is: <div itemprop=author itemscope> … <meta itemprop=name content="Ann Quay">. */
static struct cc_span name_inside(struct cc_arena *arena, const struct cc_dom *dom, uint32_t node)
{
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end && i - node < MAX_BOX_NODES; i++) {
        struct cc_span name;

        if (dom->nodes[i].n_attrs == 0 || !cc_span_is_nocase(cc_dom_attr(dom, i, CC_SPAN("itemprop")), CC_SPAN("name")))
            continue;
        name = cc_dom_attr(dom, i, CC_SPAN("content"));
        return name.len > 0 ? name : cc_byline_text(arena, dom, i);
    }
    return CC_SPAN_EMPTY;
}

/* The name in an author's element of which the whole is no name ("<a>Ann Quay</a> <i>Editor</i>"): its first text, when that
 * reads like a person's.  False where there is no text. */
static bool first_of_box(struct search *s, uint32_t node)
{
    uint32_t i;

    for (i = node + 1; i < s->dom->nodes[node].end && i - node < MAX_BOX_NODES; i++) {
        struct cc_span text = cc_span_trim(s->dom->nodes[i].name);

        if (s->dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0 || cc_name_opener_is(text))
            continue;
        if (text.len <= 60 && cc_name_is_like_person(text))
            add(s, text);
        return true;
    }
    return false;
}

/* "<a>Ann Quay</a> <span>Kulturreporter</span>": a name in a text of its own, and one word or a role behind it. */
static bool starts_with_person(const struct cc_dom *dom, uint32_t node, struct cc_span *person)
{
    struct cc_span first = CC_SPAN_EMPTY, second = CC_SPAN_EMPTY;
    uint32_t i;

    for (i = node + 1; i < dom->nodes[node].end && i - node < MAX_BOX_NODES && second.len == 0; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name);

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0)
            continue;
        if (first.len == 0)
            first = text;
        else
            second = text;
    }
    *person = first;
    return cc_name_is_person_alone(first) && (cc_name_is_press_role(second) || (cc_count_words(second) == 1 && second.len >= MIN_ROLE)) &&
           cc_names_drop_joiner(second).len == second.len;
}

/* What a marked element says: its content attribute, else its text. */
static void add_marked(struct search *s, uint32_t node, bool *is_box_read)
{
    struct cc_span text = cc_dom_attr(s->dom, node, CC_SPAN("content")), person;

    if (text.len == 0)
        text = cc_byline_text(s->arena, s->dom, node);
    add(s, starts_with_person(s->dom, node, &person) ? person : text);
    if (s->authors->count == 0 && (cc_byline_signs_of(s->signs, node) & CC_BYLINE_IS_AUTHOR) != 0)
        add(s, name_inside(s->arena, s->dom, node));
    if (s->authors->count == 0 && !*is_box_read)
        *is_box_read = first_of_box(s, node);
}

/* A link to an author's page that says a name and no more: not "More by Ann Quay". */
static bool is_author_link(struct search *s, uint32_t node)
{
    return cc_byline_leads_to_author(s->dom, node) && cc_name_is_person_alone(cc_byline_text(s->arena, s->dom, node));
}

/* <article class="author-ann-quay"> around it all. */
static bool holds_headline(const struct search *s, uint32_t node)
{
    return s->headline != CC_NO_INDEX && node < s->headline && s->dom->nodes[node].end > s->headline;
}

/* What elements marked as surely in [from, to) give. */
static void marked_authors(struct search *s, uint32_t from, uint32_t to, int surety, bool in_footer)
{
    uint32_t last = to < s->dom->n_nodes ? to : s->dom->n_nodes, i;
    bool is_box_read = surety < 2; /* one alone: of a forum's posts the others are answers */
    bool is_found = false;

    for (i = from; i < last; i++) {
        if ((author_mark(cc_byline_signs_of(s->signs, i)) != surety && !(surety == 1 && is_author_link(s, i))) || holds_headline(s, i) ||
            cc_byline_is_elsewhere(s->signs, i, s->headline, in_footer) || cc_byline_is_of_others(s->arena, s->dom, i, s->headline))
            continue;
        add_marked(s, i, &is_box_read);
        if (s->authors->count == 0)
            continue;
        if (surety == 1)
            return;
        if (!is_found && s->dom->nodes[i].end + ADJACENT_NODES < last) /* a second author stands close by */
            last = s->dom->nodes[i].end + ADJACENT_NODES;
        is_found = true;
        i = s->dom->nodes[i].end - 1; /* what is inside has been read */
    }
}

/* Without what has more words than a name: whole boxes stand before headlines. */
static void drop_long(struct cc_names *authors)
{
    uint32_t i, n = 0;

    for (i = 0; i < authors->count; i++)
        if (cc_count_words(authors->list[i]) <= MAX_WORDS_BEFORE)
            authors->list[n++] = authors->list[i];
    authors->count = n;
}

/* Behind the headline, else before it. */
static void marked_around(struct search *s, int surety)
{
    uint32_t from = s->headline == CC_NO_INDEX ? 0 : s->headline;

    marked_authors(s, from, s->headline == CC_NO_INDEX ? s->dom->n_nodes : from + cc_byline_reach(surety), surety, false);
    if (!is_open(s) || surety < 2)
        return;
    marked_authors(s, from > BEFORE_NODES ? from - BEFORE_NODES : 0, from, surety, false);
    drop_long(s->authors);
}

/* --- texts that say so --- */

/* Names that go on behind a link: "By <a>Ann Quay</a> and Ben Dock". */
static void more_authors(struct search *s, uint32_t behind)
{
    bool is_joined = false;
    uint32_t i;

    for (i = behind; i < s->dom->n_nodes && i - behind < ADJACENT_NODES; i++) {
        struct cc_span text = cc_span_trim(s->dom->nodes[i].name), name;

        if (s->dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0)
            continue;
        name = is_joined ? text : cc_names_drop_joiner(text);
        if (text.len > 100 || (name.len == text.len && !is_joined))
            return;
        is_joined = name.len == 0;
        if (cc_name_is_like_person(name))
            add(s, name);
    }
}

/* "Ann Quay" right below the headline, and below it "Chief Ferry Correspondent". */
static bool has_press_role(const struct cc_dom *dom, uint32_t node, struct cc_span text, uint32_t headline)
{
    return node - headline <= NEAR_ROLE_NODES && node >= dom->nodes[headline].end && text.len <= 40 &&
           cc_count_words(text) <= 4 && cc_name_is_like_person(text) && cc_name_is_press_role(cc_byline_text_beside(dom, node, 1, ROLE_NODES));
}

/* A letter that a name may begin with: large, or of a script that has no such. */
static bool starts_name(struct cc_span s)
{
    size_t at = 0;
    uint32_t c = s.len > 0 ? cc_utf8_next(s, &at) : 0;

    return cc_char_is_upper(c) || (cc_char_is_letter(c) && !cc_char_has_case(c) && cc_count_words(s) <= MAX_CASELESS_WORDS);
}

/* Short enough for a byline: where a character is three bytes, as in Thai, more of them. */
static bool is_short(struct cc_span text)
{
    return text.len <= MAX_LOOSE || (text.len <= CC_NAMES_MAX_BYTES && cc_utf8_count(text) <= MAX_LOOSE);
}

/* In a script without blanks: longer than a list of names. */
static bool is_sentence(struct cc_span text)
{
    size_t at = 0;

    return text.len > 0 && cc_char_is_spaceless(cc_utf8_next(text, &at)) && cc_utf8_count(text) > MAX_SPACELESS;
}

/* "Written by Ann Quay", "Written by": words that no running text begins with, wherever it stands; and the name behind. */
static bool is_plain_opener(struct cc_span text, struct cc_span name)
{
    struct cc_span opener = cc_span_trim(cc_span_slice(text, 0, name.len > 0 ? (size_t)(name.ptr - text.ptr) : text.len));

    if (name.len == text.len)
        return cc_name_opener_is(text) && memchr(text.ptr, ' ', text.len) != NULL;
    return memchr(opener.ptr, ' ', opener.len) != NULL && cc_name_is_person_alone(name);
}

/* "By Ann Quay" with no mark at all: one text, or two. */
static void unmarked_authors(struct search *s, uint32_t from, uint32_t to)
{
    const struct cc_dom *dom = s->dom;
    bool opened = false, had, is_near = to - from <= LOOSE_NODES;
    uint32_t i;

    for (i = from; i < dom->n_nodes && i < to && s->authors->count == 0; i++) {
        struct cc_span text = cc_span_trim(dom->nodes[i].name), name;
        bool is_author = opened && !is_sentence(text);

        if (dom->nodes[i].tag != CC_TAG_TEXT || text.len == 0)
            continue;
        opened = false;
        if (!is_short(text) || cc_byline_is_elsewhere(s->signs, i, s->headline, false))
            continue;
        name = cc_name_opener_drop(text, &had);
        if (is_near) {
            struct cc_credit credit = cc_credit_read(text);

            is_author |= (credit.is_labelled && cc_name_is_like_person(credit.writers)) || has_press_role(dom, i, text, s->headline) ||
                         cc_names_is_titled(text) ||
                         (had && name.len > 4 && memchr(name.ptr, ' ', name.len) != NULL && starts_name(text) && starts_name(name));
            opened = cc_name_opener_is(text) || cc_credit_is_open(text);
        } else {
            is_author = (is_author && starts_name(text) && cc_count_words(text) <= MAX_WORDS_OPENED) || (had && is_plain_opener(text, name));
            opened = is_plain_opener(text, text);
        }
        if (is_author && !cc_byline_is_in_aside(dom, i, s->headline) && !cc_byline_is_of_others(s->arena, dom, i, s->headline))
            add(s, text);
        if (s->authors->count > 0)
            more_authors(s, i + 1);
    }
}

/* A name that stands alone beside the date. */
static void placed_authors(struct search *s)
{
    const struct cc_dom *dom = s->dom;
    size_t passed = 0;
    uint32_t i;

    for (i = s->headline; i < dom->n_nodes && i - s->headline < LOOSE_NODES && s->authors->count == 0 && passed <= MAX_PASSED; i++) {
        struct cc_span names = cc_byline_line_names(s->arena, dom, i, s->headline, s->language);

        if (names.len > 0 && !cc_byline_is_elsewhere(s->signs, i, s->headline, false) && !cc_byline_is_in_aside(dom, i, s->headline) &&
            !cc_byline_is_of_others(s->arena, dom, i, s->headline))
            add(s, names);
        if (dom->nodes[i].tag == CC_TAG_TEXT && dom->nodes[i].name.len >= MIN_RUNNING)
            passed += dom->nodes[i].name.len;
    }
}

/* What nothing marks, the surest first. */
static void search_texts(struct search *s)
{
    unmarked_authors(s, s->headline, s->headline + LOOSE_NODES);
    if (is_open(s))
        placed_authors(s);
    if (is_open(s))
        unmarked_authors(s, s->headline, s->headline + cc_byline_reach(2));
}

void cc_byline_authors(struct cc_arena *arena, const struct cc_dom *dom, uint32_t headline,
                       struct cc_span site_name, struct cc_span language, struct cc_span declared, struct cc_names *authors)
{
    struct cc_byline_signs signs;
    struct search s = {arena, &signs, dom, headline, site_name, language, declared, authors, false};
    int surety;

    authors->count = 0;
    if (!cc_byline_signs_make(arena, dom, &signs))
        return;
    for (surety = 3; surety >= 1 && is_open(&s); surety--)
        marked_around(&s, surety);
    if (is_open(&s) && headline != CC_NO_INDEX)
        search_texts(&s);
    for (surety = 3; surety >= 2 && is_open(&s); surety--)
        marked_authors(&s, headline == CC_NO_INDEX ? 0 : headline,
                       headline == CC_NO_INDEX ? dom->n_nodes : headline + cc_byline_reach(surety), surety, true);
    if (authors->count > 0 || headline == CC_NO_INDEX)
        return;
    cc_byline_signature(arena, &signs, headline, site_name, authors);
    keep_persons(&s, 0);
}
