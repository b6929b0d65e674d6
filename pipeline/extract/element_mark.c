#include "cleancopy/extract/element_mark.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/block.h"
#include "cleancopy/extract/class_reason.h"
#include "cleancopy/extract/count_table.h"
#include "cleancopy/extract/part_search.h"
#include "cleancopy/extract/tag_traits.h"

#include <pthread.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

uint64_t cc_element_key(const struct cc_dom *dom, uint32_t element)
{
    if (element == CC_NO_INDEX)
        return 0;
    return cc_hash64_seed(cc_dom_attr(dom, element, CC_SPAN("class")),
                          (uint64_t)dom->nodes[element].tag);
}

/* What a part of a value says. */
enum {
    HIDDEN = 1,      /* of a class or id: seen by screen readers alone */
    CONTENT = 2,     /* of a class or id: an article's text */
    HIDDEN_STYLE = 4 /* of a style */
};

static struct cc_part_search part_search;
static pthread_once_t parts_once = PTHREAD_ONCE_INIT;

static void make_parts(void)
{
    static const struct cc_part parts[] = {
        {"sr-only", HIDDEN},
        {"visually-hidden", HIDDEN},
        {"visuallyhidden", HIDDEN},
        {"screen-reader", HIDDEN},
        {"article-body", CONTENT},
        {"articlebody", CONTENT},
        {"article__body", CONTENT},
        {"article_body", CONTENT},
        {"article-content", CONTENT},
        {"articlecontent", CONTENT},
        {"article__content", CONTENT},
        {"article-text", CONTENT},
        {"articletext", CONTENT},
        {"entry-content", CONTENT},
        {"entry__content", CONTENT},
        {"post-content", CONTENT},
        {"postcontent", CONTENT},
        {"post__content", CONTENT},
        {"post-body", CONTENT},
        {"story-body", CONTENT},
        {"storybody", CONTENT},
        {"story-content", CONTENT},
        {"story__body", CONTENT},
        {"body-text", CONTENT},
        {"bodytext", CONTENT},
        {"body-copy", CONTENT},
        {"rich-text", CONTENT},
        {"richtext", CONTENT},
        {"markdown-body", CONTENT},
        {"main-content", CONTENT},
        {"text-content", CONTENT},
        {"content-body", CONTENT},
        {"page-content", CONTENT},
        {"display:none", HIDDEN_STYLE},
        {"display: none", HIDDEN_STYLE},
        {"visibility:hidden", HIDDEN_STYLE},
        {"visibility: hidden", HIDDEN_STYLE},
    };

    cc_part_search_make(&part_search, parts, COUNT(parts));
}

/* What a class or id says, as a number: a reason, and behind it HIDDEN and CONTENT. */
#define REASON_STEP 4

static uint32_t look_at_name(struct cc_span class_or_id)
{
    return (uint32_t)cc_class_reason(class_or_id) * REASON_STEP +
           (cc_part_search_marks(&part_search, class_or_id) & (HIDDEN | CONTENT));
}

/* Most classes of a page were seen before: `known` has, by hash, 1 + what they say. */
static void mark_name(struct cc_count_table *known, struct cc_span class_or_id, struct cc_element_mark *mark)
{
    uint32_t *place = cc_count_table_at(known, cc_hash64(class_or_id)), said;

    if (*place == 0)
        *place = 1 + look_at_name(class_or_id);
    said = *place - 1;
    if (said >= REASON_STEP)
        mark->reason = (uint8_t)(said / REASON_STEP);
    mark->content |= (said & CONTENT) != 0;
    mark->hidden |= (said & HIDDEN) != 0;
}

static bool is_class_or_id(struct cc_span name)
{
    return cc_span_is(name, CC_SPAN("class")) || cc_span_is(name, CC_SPAN("id"));
}

static void mark_attr(struct cc_count_table *known, struct cc_span name, struct cc_span value,
                      struct cc_element_mark *mark)
{
    static const char *const bad_roles[] = {
        "navigation", "banner",   "contentinfo", "complementary", "search",  "dialog",
        "alert",      "menu",     "menubar",     "toolbar",       "tablist", "alertdialog",
        "button",     "menuitem", "listbox",     "tooltip"};
    static const char *const main_roles[] = {"main", "article"};
    static const char *const body_props[] = {"articlebody", "text", "description",
                                             "reviewbody"};

    if (is_class_or_id(name)) {
        mark_name(known, value, mark);
    } else if (cc_span_is(name, CC_SPAN("role"))) {
        value = cc_span_trim(value);
        mark->role_bad |= cc_span_is_one_of_nocase(value, bad_roles, COUNT(bad_roles));
        mark->role_main |= cc_span_is_one_of_nocase(value, main_roles, COUNT(main_roles));
    } else if (cc_span_is(name, CC_SPAN("itemprop"))) {
        mark->body_prop |= cc_span_is_one_of_nocase(cc_span_trim(value), body_props, COUNT(body_props));
        mark->item_prop |= !mark->body_prop;
    } else if (cc_span_is(name, CC_SPAN("hidden"))) {
        mark->hidden = true;
    } else if (cc_span_is(name, CC_SPAN("aria-hidden"))) {
        mark->hidden |= cc_span_is_nocase(value, CC_SPAN("true"));
    } else if (cc_span_is(name, CC_SPAN("style"))) {
        mark->hidden |= (cc_part_search_marks(&part_search, value) & HIDDEN_STYLE) != 0;
    }
}

/* A mark that speaks against the bulk of the page's text is a mistake: "has-sidebar" on <body>,
 * "elementor-widget" around each section, "paywall" on each paragraph.  `para_words`: in all
 * elements of that tag and class.  Comments alone may well be longer than the text they are
 * about. */
static void doubt_mark(struct cc_element_mark *mark, uint64_t para_words, uint64_t all)
{
    if (para_words * 1000 >
        all * (mark->reason == CC_REASON_COMMENTS || mark->reason == CC_REASON_RELATED_ARTICLES
                   ? CC_MAX_COMMENTS_SHARE
                   : CC_MAX_MARK_SHARE))
        mark->reason = CC_REASON_NONE;
    if (para_words * 1000 > all * CC_MAX_MARK_SHARE)
        mark->hidden = mark->role_bad = false;
}

static size_t count_names(const struct cc_dom *dom)
{
    size_t n = 0;
    uint32_t k;

    for (k = 0; k < dom->n_attrs; k++)
        n += is_class_or_id(dom->attrs[k].name);
    return n;
}

bool cc_element_marks_make(struct cc_arena *arena, const struct cc_dom *dom,
                           const struct cc_page_sums *sums, struct cc_element_mark **marks)
{
    const struct cc_element_sums *of = sums->of;
    struct cc_count_table by_class, known;
    uint32_t i, k, n = 0;

    (void)pthread_once(&parts_once, make_parts); /* fails for a bad control alone */
    for (i = 0; i < dom->n_nodes; i++)
        n += of[i].para_words > 0;
    *marks = cc_arena_calloc(arena, (size_t)dom->n_nodes + 1, sizeof(**marks));
    if (*marks == NULL || !cc_count_table_make(arena, &by_class, n) ||
        !cc_count_table_make(arena, &known, count_names(dom)))
        return false;
    for (i = 0; i < dom->n_nodes; i++)
        if (of[i].para_words > 0 && dom->nodes[i].n_attrs > 0)
            *cc_count_table_at(&by_class, cc_element_key(dom, i)) += of[i].para_words;
    for (i = 0; i < dom->n_nodes; i++) {
        const struct cc_node *node = &dom->nodes[i];
        struct cc_element_mark *mark = &(*marks)[i];

        if (node->n_attrs == 0 || (of[i].blocks == 0 && !cc_tag_is_inline(node->tag)))
            continue;
        for (k = node->first_attr; k < node->first_attr + node->n_attrs; k++)
            mark_attr(&known, dom->attrs[k].name, dom->attrs[k].value, mark);
        if (of[i].para_words > 0)
            doubt_mark(mark, *cc_count_table_at(&by_class, cc_element_key(dom, i)),
                       sums->para_words);
        if (node->tag == CC_TAG_HTML || node->tag == CC_TAG_BODY)
            memset(mark, 0, sizeof(*mark));
    }
    return true;
}
