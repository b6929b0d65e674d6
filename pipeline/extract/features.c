/* Features in three rounds: the blocks' own text, the tree around them, their place among the
 * others.
 *
 * Class names and tags that speak against an element ("comments", <aside>, hidden) count only
 * while the element holds less than half of the page's paragraph words: many a <body> has the
 * class "has-sidebar". Paragraphs in such places are left out when main and densest element are
 * looked for. */
#include "cleancopy/extract/features.h"

#include "cleancopy/extract/element_mark.h"
#include "cleancopy/extract/feature_bound.h"
#include "cleancopy/extract/features_class.h"
#include "cleancopy/extract/features_copy.h"
#include "cleancopy/extract/features_label.h"
#include "cleancopy/extract/features_near.h"
#include "cleancopy/extract/features_page.h"
#include "cleancopy/extract/features_text.h"
#include "cleancopy/extract/page_sums.h"

#include <string.h>

#define FAR             99  /* no such ancestor */
#define FAR_BLOCKS      50  /* cap on distances in blocks */
#define MIN_TITLE_SHARE 250 /* permille of the paragraph words in the title's <article> */
#define COUNT(array)    (sizeof(array) / sizeof((array)[0]))

struct work {
    struct cc_arena *arena;
    const struct cc_dom *dom;
    const struct cc_blocks *blocks;
    const struct cc_class_list *classes;
    struct cc_features *features;
    struct cc_element_mark *marks; /* one a node */
    bool *is_para, *is_clean_para;
    struct cc_page_sums sums, clean;
};

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

/* ---- the tree around a block ---- */

static bool is_bad_place(const struct work *work, uint32_t element)
{
    uint32_t p;

    for (p = element; p != CC_NO_INDEX; p = work->dom->nodes[p].parent) {
        enum cc_tag tag = work->dom->nodes[p].tag;
        const struct cc_element_mark *mark = &work->marks[p];

        if (mark->hidden || mark->role_bad || mark->reason != CC_REASON_NONE)
            return true;
        if ((tag == CC_TAG_NAV || tag == CC_TAG_ASIDE || tag == CC_TAG_FOOTER ||
             tag == CC_TAG_DIALOG) &&
            (uint64_t)work->sums.of[p].para_words * 2 <= work->sums.para_words)
            return true;
    }
    return false;
}

/* True for a <nav>, <aside>, <header> or <footer> that holds the bulk of the text: a mistake,
 * not a nav. */
static bool holds_bulk(const struct work *work, uint32_t element)
{
    switch (work->dom->nodes[element].tag) {
    case CC_TAG_NAV:
    case CC_TAG_ASIDE:
    case CC_TAG_HEADER:
    case CC_TAG_FOOTER:
        return (uint64_t)work->sums.of[element].para_words * 1000 >
               (uint64_t)work->sums.para_words * CC_MAX_MARK_SHARE;
    default:
        return false;
    }
}

static void up_features(const struct work *work, uint32_t element, struct cc_features *f)
{
    static const uint8_t up_of[CC_TAG_OTHER + 1] = { /* feature; 0: none */
        [CC_TAG_ARTICLE] = CC_F_UP_ARTICLE,   [CC_TAG_MAIN] = CC_F_UP_MAIN,
        [CC_TAG_SECTION] = CC_F_UP_SECTION,   [CC_TAG_ASIDE] = CC_F_UP_ASIDE,
        [CC_TAG_NAV] = CC_F_UP_NAV,           [CC_TAG_HEADER] = CC_F_UP_HEADER,
        [CC_TAG_FOOTER] = CC_F_UP_FOOTER,     [CC_TAG_FIGURE] = CC_F_UP_FIGURE,
        [CC_TAG_FIGCAPTION] = CC_F_UP_FIGURE, [CC_TAG_UL] = CC_F_UP_LIST,
        [CC_TAG_OL] = CC_F_UP_LIST,           [CC_TAG_MENU] = CC_F_UP_LIST,
        [CC_TAG_TABLE] = CC_F_UP_TABLE,       [CC_TAG_FORM] = CC_F_UP_FORM,
        [CC_TAG_BUTTON] = CC_F_UP_BUTTON,     [CC_TAG_LABEL] = CC_F_UP_LABEL,
        [CC_TAG_DETAILS] = CC_F_UP_DETAILS,   [CC_TAG_ADDRESS] = CC_F_UP_ADDRESS,
        [CC_TAG_BLOCKQUOTE] = CC_F_UP_QUOTE};
    static const uint8_t ups[] = { /* each of them */
        CC_F_UP_ARTICLE, CC_F_UP_MAIN,  CC_F_UP_SECTION, CC_F_UP_ASIDE,   CC_F_UP_NAV,
        CC_F_UP_HEADER,  CC_F_UP_FOOTER, CC_F_UP_FIGURE,  CC_F_UP_LIST,    CC_F_UP_TABLE,
        CC_F_UP_FORM,    CC_F_UP_BUTTON, CC_F_UP_LABEL,   CC_F_UP_DETAILS, CC_F_UP_ADDRESS,
        CC_F_UP_QUOTE};
    int32_t *v = f->value;
    int32_t steps = 0, hidden = 0, role_bad = 0, role_main = 0, body_prop = 0, item_prop = 0;
    uint32_t p;
    size_t k;

    for (k = 0; k < COUNT(ups); k++)
        v[ups[k]] = FAR;
    v[CC_F_UP_LINK] = v[CC_F_UP_HEADING] = v[CC_F_CLASS_UP] = v[CC_F_CLASS_CONTENT] = FAR;
    for (p = element; p != CC_NO_INDEX; p = work->dom->nodes[p].parent, steps++) {
        enum cc_tag tag = work->dom->nodes[p].tag;
        const struct cc_element_mark *mark = &work->marks[p];
        int32_t near = steps < FAR ? steps : FAR - 1;

        if (up_of[tag] != 0 && v[up_of[tag]] == FAR && !holds_bulk(work, p))
            v[up_of[tag]] = near;
        if (tag == CC_TAG_A && v[CC_F_UP_LINK] == FAR &&
            cc_dom_has(work->dom, p, CC_SPAN("href")))
            v[CC_F_UP_LINK] = near;
        if (tag >= CC_TAG_H1 && tag <= CC_TAG_H6 && v[CC_F_UP_HEADING] == FAR)
            v[CC_F_UP_HEADING] = near;
        hidden += mark->hidden;
        role_bad += mark->role_bad;
        role_main += mark->role_main;
        body_prop += mark->body_prop;
        item_prop += mark->item_prop;
        if (mark->reason != CC_REASON_NONE && v[CC_F_CLASS_UP] == FAR) {
            v[CC_F_CLASS_UP] = near;
            v[CC_F_CLASS_REASON] = mark->reason;
        }
        if (mark->content && v[CC_F_CLASS_CONTENT] == FAR)
            v[CC_F_CLASS_CONTENT] = near;
    }
    v[CC_F_HIDDEN] = hidden;
    v[CC_F_ROLE_BAD] = role_bad;
    v[CC_F_ROLE_MAIN] = role_main;
    v[CC_F_BODY_PROP] = body_prop;
    v[CC_F_ITEM_PROP] = item_prop;
}

static int32_t tag_at(const struct cc_dom *dom, uint32_t element)
{
    return element == CC_NO_INDEX ? 0 : (int32_t)dom->nodes[element].tag;
}

/* The three nearest ancestors where the number of blocks grows. */
static void ancestor_features(const struct work *work, uint32_t element, struct cc_features *f)
{
    static const uint8_t first[] = {CC_F_A0_BLOCKS, CC_F_A1_BLOCKS, CC_F_A2_BLOCKS};
    const struct cc_page_sums *sums = &work->sums;
    uint32_t p = element, blocks = 0;
    size_t k;

    for (k = 0; k < COUNT(first); k++) {
        int32_t *v = &f->value[first[k]];

        while (p != CC_NO_INDEX && sums->of[p].blocks <= blocks)
            p = work->dom->nodes[p].parent;
        if (p == CC_NO_INDEX) {
            v[0] = v[1] = v[2] = v[3] = v[4] = -1;
            continue;
        }
        blocks = sums->of[p].blocks;
        v[0] = (int32_t)blocks;
        v[1] = permille(sums->of[p].words, sums->words);
        v[2] = permille(sums->of[p].link_words, sums->of[p].words);
        v[3] = permille(sums->of[p].para_words, sums->para_words);
        v[4] = permille(sums->of[p].para_words, sums->of[p].words);
    }
}

static void tree_features(struct work *work)
{
    const struct cc_dom *dom = work->dom;
    uint32_t i, p;

    for (i = 0; i < work->blocks->count; i++) {
        const struct cc_block *block = &work->blocks->list[i];
        uint32_t e = work->sums.element[i], parent = dom->nodes[e].parent;
        struct cc_features *f = &work->features[i];

        f->value[CC_F_ROLE] = (int32_t)block->role;
        f->value[CC_F_LEVEL] = block->level;
        f->value[CC_F_LEAF_TAG] = tag_at(dom, block->element);
        f->value[CC_F_BLOCK_TAG] = tag_at(dom, e);
        f->value[CC_F_PARENT_TAG] = tag_at(dom, parent);
        f->value[CC_F_GRAND_TAG] =
            parent == CC_NO_INDEX ? 0 : tag_at(dom, dom->nodes[parent].parent);
        for (p = parent; p != CC_NO_INDEX; p = dom->nodes[p].parent)
            f->value[CC_F_DEPTH]++;
        for (p = block->element; p != e; p = dom->nodes[p].parent)
            f->value[CC_F_INLINE_DEPTH]++;
        up_features(work, block->element, f);
        ancestor_features(work, e, f);
    }
}

/* ---- place ---- */

static void container_features(struct work *work, uint32_t container, uint8_t first)
{
    uint32_t i, above, below, low = CC_NO_INDEX, high = 0, n = work->blocks->count;

    for (i = 0; i < n; i++) {
        cc_page_distance(work->dom, container, work->sums.element[i], &above, &below);
        work->features[i].value[first] = (int32_t)above;
        work->features[i].value[first + 1] = (int32_t)below;
        if (above == 0 && work->is_clean_para[i]) {
            low = low == CC_NO_INDEX ? i : low;
            high = i;
        }
    }
    for (i = 0; i < n && low != CC_NO_INDEX; i++)
        work->features[i].value[first + 2] = i < low    ? (int32_t)i - (int32_t)low
                                             : i > high ? (int32_t)(i - high)
                                                        : 0;
}

/* The block that is the title: most like it, h1 preferred. */
static uint32_t find_title(const struct work *work)
{
    uint32_t i, best = CC_NO_INDEX;
    int32_t most = 499, likes;

    for (i = 0; i < work->blocks->count; i++) {
        likes = work->features[i].value[CC_F_TITLE_SIM];
        if (work->blocks->list[i].role == CC_ROLE_HEADING && work->blocks->list[i].level == 1)
            likes += 200;
        if (likes > most) {
            most = likes;
            best = i;
        }
    }
    return best;
}

static uint32_t article_of(const struct cc_dom *dom, uint32_t element)
{
    while (element != CC_NO_INDEX && dom->nodes[element].tag != CC_TAG_ARTICLE)
        element = dom->nodes[element].parent;
    return element;
}

/* 1: in the title's <article>; 2: in an <article> within it; 3: in another one; 0: in none, or
 * the title is in none. */
static int32_t article_place(const struct cc_dom *dom, uint32_t title, uint32_t element)
{
    uint32_t own = article_of(dom, element);

    if (title == CC_NO_INDEX || own == CC_NO_INDEX)
        return 0;
    if (own == title)
        return 1;
    if (own > title && own < dom->nodes[title].end)
        return 2;
    return own < title && title < dom->nodes[own].end ? 0 : 3;
}

static void place_features(struct work *work)
{
    uint32_t n = work->blocks->count, i, title = find_title(work), heading = CC_NO_INDEX;
    uint32_t article = title == CC_NO_INDEX
                           ? CC_NO_INDEX
                           : article_of(work->dom, work->blocks->list[title].element);
    uint64_t para_words = 0;
    int32_t since = FAR_BLOCKS;

    /* an <article> around the title alone says nothing of the others */
    if (article != CC_NO_INDEX && (uint64_t)work->clean.of[article].para_words * 1000 <
                                      (uint64_t)work->clean.para_words * MIN_TITLE_SHARE)
        article = CC_NO_INDEX;
    for (i = 0; i < n; i++) {
        int32_t *v = work->features[i].value;

        v[CC_F_INDEX] = (int32_t)i;
        v[CC_F_INDEX_END] = (int32_t)(n - 1 - i);
        v[CC_F_PARA_BEFORE] = permille(para_words, work->sums.para_words);
        v[CC_F_FROM_TITLE] = title == CC_NO_INDEX ? -999 : (int32_t)i - (int32_t)title;
        v[CC_F_TITLE_ARTICLE] =
            article_place(work->dom, article, work->blocks->list[i].element);
        if (work->blocks->list[i].role == CC_ROLE_HEADING)
            heading = i;
        v[CC_F_SINCE_HEADING] = heading == CC_NO_INDEX ? -1 : (int32_t)(i - heading);
        v[CC_F_SINCE_PARA] = since;
        since = work->is_clean_para[i] ? 0 : since < FAR_BLOCKS ? since + 1 : since;
        para_words += work->is_para[i] ? work->blocks->list[i].n_words : 0;
    }
    heading = n;
    since = FAR_BLOCKS;
    for (i = n; i-- > 0;) {
        work->features[i].value[CC_F_TO_HEADING] = (int32_t)(heading - i);
        if (work->blocks->list[i].role == CC_ROLE_HEADING)
            heading = i;
        work->features[i].value[CC_F_TO_PARA] = since;
        since = work->is_clean_para[i] ? 0 : since < FAR_BLOCKS ? since + 1 : since;
    }
}

static bool compute(struct work *work, const struct cc_page_hints *hints)
{
    uint32_t i, n = work->blocks->count;

    if (!cc_features_text(work->arena, work->blocks, hints, work->features, work->is_para) ||
        !cc_page_sums_make(work->arena, work->dom, work->blocks, work->is_para, &work->sums) ||
        !cc_element_marks_make(work->arena, work->dom, &work->sums, &work->marks))
        return false;
    for (i = 0; i < n; i++)
        work->is_clean_para[i] = work->is_para[i] && !is_bad_place(work, work->sums.element[i]);
    if (!cc_page_sums_make(work->arena, work->dom, work->blocks, work->is_clean_para,
                           &work->clean))
        return false;
    tree_features(work);
    container_features(work, work->clean.main, CC_F_MAIN_ABOVE);
    container_features(work, work->clean.top, CC_F_TOP_ABOVE);
    place_features(work);
    cc_features_page(work->dom, work->blocks, &work->sums, &work->clean, hints, work->is_para,
                     work->features);
    cc_features_label(work->dom, work->blocks, &work->sums, work->features);
    return cc_features_near(work->arena, work->dom, work->blocks, &work->sums, work->is_para,
                            work->features) &&
           cc_features_copy(work->arena, work->blocks, work->features) &&
           cc_features_class(work->arena, work->dom, work->blocks, &work->sums, work->classes,
                             &cc_model_token_weights, work->features);
}

enum cc_status cc_features_list(struct cc_arena *arena, const struct cc_dom *dom,
                                const struct cc_blocks *blocks, const struct cc_class_list *classes,
                                const struct cc_page_hints *hints,
                                struct cc_features **features, struct cc_error *err)
{
    struct work work;
    size_t n = (size_t)blocks->count + 1;

    memset(&work, 0, sizeof(work));
    work.arena = arena;
    work.dom = dom;
    work.blocks = blocks;
    work.classes = classes;
    work.features = cc_arena_calloc(arena, n, sizeof(*work.features));
    work.is_para = cc_arena_calloc(arena, n, sizeof(*work.is_para));
    work.is_clean_para = cc_arena_calloc(arena, n, sizeof(*work.is_clean_para));
    if (work.features == NULL || work.is_para == NULL || work.is_clean_para == NULL ||
        !compute(&work, hints))
        return cc_arena_status(arena, "features", err);
    cc_features_bound(work.features, blocks->count);
    *features = work.features;
    return CC_OK;
}

const char *cc_feature_name(enum cc_feature feature)
{
    static const char *const names[] = {
#define FEATURE_NAME(name, text) #name,
        CC_FEATURE_LIST(FEATURE_NAME)
#undef FEATURE_NAME
    };

    return (size_t)feature < COUNT(names) ? names[feature] : "";
}
