#include "cleancopy/extract/byline_signature.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/byline_place.h"
#include "cleancopy/extract/byline_text.h"
#include "cleancopy/extract/credit.h"
#include "cleancopy/extract/name_opener.h"
#include "cleancopy/extract/person_name.h"
#include "cleancopy/extract/vocabulary.h"

#include <stdbool.h>
#include <string.h>

#define MAX_BYTES      120 /* of a signature */
#define MAX_NODES      20000 /* of the element that it ends: more is no article */
#define MIN_TEXT_BYTES 60  /* of a paragraph of text */
#define MAX_SET_OFF    1   /* other short paragraphs that are set off like it: of several one is no signature, but a heading or a letter's */
#define MIN_SPACELESS  3   /* characters of names in a script without blanks, … */
#define MAX_SPACELESS  10
#define MIN_TEXTS      2   /* before a signature that no <article> ends with */

static bool is_to_the_right(const struct cc_dom *dom, uint32_t node)
{
    struct cc_span style = cc_dom_attr(dom, node, CC_SPAN("style"));

    return cc_span_is_nocase(cc_dom_attr(dom, node, CC_SPAN("align")), CC_SPAN("right")) ||
           cc_span_find_nocase(style, CC_SPAN("text-align:right"), 0) != (size_t)-1 ||
           cc_span_find_nocase(style, CC_SPAN("text-align: right"), 0) != (size_t)-1;
}

static bool is_emphasis(enum cc_tag tag)
{
    return tag == CC_TAG_B || tag == CC_TAG_STRONG || tag == CC_TAG_I || tag == CC_TAG_EM;
}

static bool is_blank_text(const struct cc_node *node)
{
    return node->tag == CC_TAG_TEXT && cc_span_trim(node->name).len == 0;
}

/* Whether all of a paragraph's text lies in one element for emphasis. */
static bool is_emphasized(const struct cc_dom *dom, uint32_t paragraph)
{
    uint32_t i = paragraph + 1, end = dom->nodes[paragraph].end;

    while (i < end && is_blank_text(&dom->nodes[i]))
        i++;
    if (i == end || !is_emphasis(dom->nodes[i].tag))
        return false;
    for (i = dom->nodes[i].end; i < end; i++)
        if (!is_blank_text(&dom->nodes[i]))
            return false;
    return true;
}

/* Set off from the text as a signature is. */
static bool is_set_off(const struct cc_dom *dom, uint32_t paragraph)
{
    return dom->nodes[paragraph].tag == CC_TAG_P && (is_to_the_right(dom, paragraph) || is_emphasized(dom, paragraph));
}

static bool has_control(const struct cc_dom *dom, uint32_t element)
{
    uint32_t i;

    for (i = element; i < dom->nodes[element].end; i++)
        if (dom->nodes[i].tag == CC_TAG_A || dom->nodes[i].tag == CC_TAG_BUTTON)
            return true; /* "Back To Top" */
    return false;
}

/* Counted up to a paragraph of text. */
static size_t text_bytes(const struct cc_dom *dom, uint32_t element)
{
    size_t bytes = 0;
    uint32_t i;

    for (i = element; i < dom->nodes[element].end && bytes <= MAX_BYTES; i++)
        if (dom->nodes[i].tag == CC_TAG_TEXT)
            bytes += cc_span_trim(dom->nodes[i].name).len;
    return bytes;
}

/* Whether the <article> around the headline ends with the paragraph. */
static bool ends_article(const struct cc_dom *dom, uint32_t paragraph, uint32_t headline)
{
    uint32_t article = headline, i;

    while (article != CC_NO_INDEX && dom->nodes[article].tag != CC_TAG_ARTICLE)
        article = dom->nodes[article].parent;
    if (article == CC_NO_INDEX || paragraph >= dom->nodes[article].end || dom->nodes[article].end - paragraph > MAX_NODES)
        return false;
    for (i = dom->nodes[paragraph].end; i < dom->nodes[article].end; i++)
        if (dom->nodes[i].tag == CC_TAG_TEXT && !is_blank_text(&dom->nodes[i]))
            return false;
    return true;
}

static bool is_of_text(enum cc_tag tag)
{
    return tag == CC_TAG_P || tag == CC_TAG_UL || tag == CC_TAG_OL || tag == CC_TAG_TABLE || tag == CC_TAG_BLOCKQUOTE;
}

/* Whether paragraphs of text stand before it in its parent, none of them signed, and no text behind. */
static bool ends_text(const struct cc_dom *dom, uint32_t paragraph)
{
    uint32_t parent = dom->nodes[paragraph].parent, i, n = 0, n_set_off = 0;

    if (parent == CC_NO_INDEX || dom->nodes[parent].end - parent > MAX_NODES)
        return false;
    for (i = parent + 1; i < dom->nodes[parent].end; i = dom->nodes[i].end) {
        if (!is_of_text(dom->nodes[i].tag))
            continue;
        if (text_bytes(dom, i) >= MIN_TEXT_BYTES) {
            if (i > paragraph)
                return false;
            n++;
        } else if (i != paragraph && is_set_off(dom, i)) {
            n_set_off++;
        }
    }
    return n >= MIN_TEXTS && n_set_off <= MAX_SET_OFF;
}

/* "(Ann Quay)", "（三浦さやか）" as a whole: without the brackets; else empty. */
static struct cc_span in_brackets(struct cc_span text)
{
    static const struct cc_span open = {"\xEF\xBC\x88", 3}, close = {"\xEF\xBC\x89", 3};

    if (cc_span_starts(text, CC_SPAN("(")) && cc_span_ends(text, CC_SPAN(")")))
        return cc_span_trim(cc_span_slice(text, 1, text.len - 1));
    if (cc_span_starts(text, open) && cc_span_ends(text, close) && text.len > open.len + close.len)
        return cc_span_trim(cc_span_slice(text, open.len, text.len - close.len));
    return CC_SPAN_EMPTY;
}

/* The same of full width: 。（三浦さやか） */
static struct cc_span behind_wide_text(struct cc_span text)
{
    static const struct cc_span open = {"（", 3}, close = {"）", 3};
    size_t at = text.len - close.len;

    while (at > 0 && text.len - at < MAX_BYTES && !cc_span_starts(cc_span_slice(text, at, text.len), open))
        at--;
    if (at < 3 || text.len - at >= MAX_BYTES || !(cc_span_ends(cc_span_slice(text, 0, at), CC_SPAN("。")) || cc_span_ends(cc_span_slice(text, 0, at), CC_SPAN("」"))))
        return CC_SPAN_EMPTY;
    return cc_span_trim(cc_span_slice(text, at + open.len, text.len - close.len));
}

/* "… on the sand. (Ann Quay)": what stands in brackets behind the end of a sentence; else empty. */
static struct cc_span behind_text(struct cc_span text)
{
    size_t open = text.len;

    if (cc_span_ends(text, CC_SPAN("）")))
        return behind_wide_text(text);
    if (!cc_span_ends(text, CC_SPAN(")")))
        return CC_SPAN_EMPTY;
    while (open > 0 && text.len - open < MAX_BYTES && text.ptr[open - 1] != '(')
        open--;
    if (open < 3 || text.ptr[open - 1] != '(' || text.ptr[open - 2] != ' ' || strchr(".!?\"", text.ptr[open - 3]) == NULL)
        return CC_SPAN_EMPTY;
    return cc_span_slice(text, open, text.len - 1);
}

/* "Ann Quay (Correspondent in Harbour)" -> "Ann Quay" */
static struct cc_span without_brackets(struct cc_span text)
{
    const char *open = text.len > 0 && text.ptr[text.len - 1] == ')' ? memchr(text.ptr, '(', text.len) : NULL;

    return open != NULL ? cc_span_trim(cc_span_slice(text, 0, (size_t)(open - text.ptr))) : text;
}

static bool says_who_wrote(struct cc_arena *arena, struct cc_span text)
{
    struct cc_credit credit = cc_credit_read(text);
    struct cc_span lower = cc_lower(arena, text), name;
    bool had;

    if (credit.is_labelled)
        return cc_name_is_like_person(credit.writers);
    name = cc_name_opener_drop(text, &had);
    if (had)
        return cc_name_is_person_alone(name);
    return cc_name_is_person_alone(text) && lower.ptr != NULL && cc_vocabulary_find(lower, NULL).hit < CC_VOCABULARY_START;
}

static struct cc_span last_text(const struct cc_dom *dom, uint32_t element)
{
    uint32_t i = dom->nodes[element].end;

    while (--i > element)
        if (dom->nodes[i].tag == CC_TAG_TEXT && !is_blank_text(&dom->nodes[i]))
            return cc_span_trim(dom->nodes[i].name);
    return CC_SPAN_EMPTY;
}

/* In a script without blanks: short, and none of the notes that Japanese and Chinese put there ("titles left out", "to be continued"), nor an agency. */
static bool is_spaceless_name(struct cc_span text)
{
    static const char *const notes[] = {"敬称略", "文中敬称略", "おわり", "終わり", "つづく", "続く", "未完", "连载", "待续", "完结"};
    static const char *const ends[] = {"通信", "通信社", "新聞", "新聞社", "新闻", "通讯社", "通訊社", "社", "部", "電", "电", "編集部", "編集局", "编辑部", "提供", "撮影", "写真"};
    size_t n = cc_utf8_count(text), i;

    if (n < MIN_SPACELESS || n > MAX_SPACELESS || cc_span_is_one_of(text, notes, sizeof notes / sizeof *notes))
        return false;
    for (i = 0; i < sizeof ends / sizeof *ends; i++)
        if (cc_span_ends(text, cc_span_from(ends[i])))
            return false;
    return true;
}

/* Names in brackets at the end of the text: a paragraph of their own, or what stands behind the last sentence. */
static struct cc_span bracketed(const struct cc_dom *dom, uint32_t paragraph)
{
    struct cc_span text = last_text(dom, paragraph), name = in_brackets(text);
    bool is_name;
    size_t at = 0;

    if (name.len == 0 || text_bytes(dom, paragraph) > text.len)
        name = behind_text(text);
    if (name.len == 0)
        return CC_SPAN_EMPTY;
    is_name = cc_char_is_spaceless(cc_utf8_next(name, &at)) ? is_spaceless_name(name) : cc_name_is_person_alone(name);
    return is_name && ends_text(dom, paragraph) ? name : CC_SPAN_EMPTY;
}

/* "<b>Ann Quay,</b><br>Harbour": the name. */
static struct cc_span emphasized_name(struct cc_arena *arena, const struct cc_dom *dom, uint32_t paragraph)
{
    uint32_t i = paragraph + 1, next, end = dom->nodes[paragraph].end;
    struct cc_span name;

    while (i < end && is_blank_text(&dom->nodes[i]))
        i++;
    if (i == end || !is_emphasis(dom->nodes[i].tag) || text_bytes(dom, paragraph) > MAX_BYTES)
        return CC_SPAN_EMPTY;
    for (next = dom->nodes[i].end; next < end && is_blank_text(&dom->nodes[next]); next++)
        ;
    if (next == end || dom->nodes[next].tag != CC_TAG_BR)
        return CC_SPAN_EMPTY;
    name = cc_byline_text(arena, dom, i);
    if (cc_span_ends(name, CC_SPAN(",")))
        name.len--;
    return says_who_wrote(arena, name) && ends_text(dom, paragraph) ? name : CC_SPAN_EMPTY;
}

/* A paragraph of names that is set off from the text above it. */
static struct cc_span set_off(struct cc_arena *arena, const struct cc_dom *dom, uint32_t paragraph, uint32_t headline)
{
    struct cc_span text;

    if (!is_set_off(dom, paragraph) || has_control(dom, paragraph))
        return CC_SPAN_EMPTY;
    text = without_brackets(cc_byline_text(arena, dom, paragraph));
    if (text.len == 0 || text.len > MAX_BYTES || !says_who_wrote(arena, text))
        return CC_SPAN_EMPTY;
    return ends_text(dom, paragraph) || (is_to_the_right(dom, paragraph) && ends_article(dom, paragraph, headline)) ? text : CC_SPAN_EMPTY;
}

/* "Text: Ann Quay" as a paragraph of its own. */
static struct cc_span labelled(struct cc_arena *arena, const struct cc_dom *dom, uint32_t paragraph)
{
    struct cc_span text;
    struct cc_credit credit;

    if (text_bytes(dom, paragraph) > MAX_BYTES)
        return CC_SPAN_EMPTY;
    text = cc_byline_text(arena, dom, paragraph);
    credit = cc_credit_read(text);
    return credit.is_labelled && cc_name_is_person_alone(credit.writers) && ends_text(dom, paragraph) ? text : CC_SPAN_EMPTY;
}

void cc_byline_signature(struct cc_arena *arena, struct cc_byline_signs *signs, uint32_t headline, struct cc_span site_name,
                         struct cc_names *authors)
{
    const struct cc_dom *dom = signs->dom;
    uint32_t i;

    for (i = headline; i < dom->n_nodes && i - headline < cc_byline_reach(2) && authors->count == 0; i++) {
        struct cc_span names;

        if (dom->nodes[i].tag != CC_TAG_P)
            continue;
        names = set_off(arena, dom, i, headline);
        if (names.len == 0)
            names = emphasized_name(arena, dom, i);
        if (names.len == 0)
            names = bracketed(dom, i);
        if (names.len == 0)
            names = labelled(arena, dom, i);
        if (names.len > 0 && !cc_byline_is_elsewhere(signs, i, headline, false) && !cc_byline_is_in_aside(dom, i, headline) &&
            !cc_byline_is_of_others(arena, dom, i, headline))
            cc_names_add(arena, names, site_name, authors);
    }
}
