#include "cleancopy/extract/box.h"

#include "cleancopy/core/utf8.h"
#include "cleancopy/extract/block.h"
#include "cleancopy/extract/clock.h"
#include "cleancopy/extract/tag_traits.h"
#include "cleancopy/extract/vocabulary.h"

#define COUNT(array)     (sizeof(array) / sizeof((array)[0]))
#define FAR              99 /* no such ancestor */
#define NO_TITLE         (-999)
#define MAX_STEPS        6 /* up from a button to its box */
#define MAX_CLOCK_WORDS  3
#define MAX_TIME_WORDS   6 /* "16:10", "2 h ago" */
#define MAX_CREDIT_WORDS 40
#define MAX_LABEL_WORDS  8
#define MAX_BEFORE       300 /* permille of the paragraph words: a summary stands at the top */
#define MAX_RELATED      8   /* links below a label: more are a list that may be what the page is for */
#define MIN_LINK         900 /* permille of a link's words */
#define MIN_LINK_WORDS   3   /* "Show more" is no headline */

/* In several languages.  The machine is told in capitals, for "ai" and "ia" are words too; a summary is told by the start of its word, which has cases in many. */
/* clang-format off */
static const char *const machine_words[] = {"AI", "KI", "IA", "ИИ", "ШІ"};
static const char *const summary_words[] = {"summary", "zusammenfassung", "résumé", "resum", "riassunt", "sintesi", "síntesis", "samenvatting",
                                            "sammanfattning", "sammendrag", "resumé", "tiivistelmä", "streszczen", "podsumowan", "shrnut",
                                            "összefoglal", "rezumat", "özet", "кратк", "резюме", "стисл", "περίληψη", "ملخص", "요약"};
/* clang-format on */

struct work {
    const struct cc_dom *dom;
    const struct cc_blocks *blocks;
    const struct cc_features *features;
    enum cc_reason *reasons;
    uint32_t title; /* the block, CC_NO_INDEX without one */
};

/* Blocks of an element: first up to end. */
struct range {
    uint32_t first, end;
};

static bool holds(const struct work *work, uint32_t element, uint32_t block)
{
    uint32_t e = work->blocks->list[block].element;

    return e >= element && e < work->dom->nodes[element].end;
}

/* The blocks of `element`, of which `block` is one.  False when it is no box: a large part of the page, or with the title. */
static bool box_of(const struct work *work, uint32_t element, uint32_t block,
                   struct range *range)
{
    const struct cc_block *list = work->blocks->list;
    enum cc_tag tag = work->dom->nodes[element].tag;
    uint32_t n_words = 0;

    if (tag == CC_TAG_HTML || tag == CC_TAG_BODY || tag == CC_TAG_MAIN || tag == CC_TAG_ARTICLE)
        return false;
    range->first = range->end = block;
    while (range->first > 0 && holds(work, element, range->first - 1) &&
           n_words <= CC_BOX_MAX_WORDS && block - range->first <= CC_BOX_MAX_BLOCKS)
        n_words += list[--range->first].n_words;
    while (range->end < work->blocks->count && holds(work, element, range->end) &&
           n_words <= CC_BOX_MAX_WORDS && range->end - block <= CC_BOX_MAX_BLOCKS)
        n_words += list[range->end++].n_words;
    return n_words <= CC_BOX_MAX_WORDS && range->end - range->first <= CC_BOX_MAX_BLOCKS &&
           (work->title < range->first || work->title >= range->end);
}

static void mark(struct work *work, struct range range, enum cc_reason reason)
{
    uint32_t i;

    for (i = range.first; i < range.end; i++)
        if (work->reasons[i] == CC_REASON_NONE)
            work->reasons[i] = reason;
}

/* ---- consent ---- */

/* "cmp" is no such word: to one large editor it means component. */
static bool is_named_consent(const struct cc_dom *dom, uint32_t element)
{
    static const char *const words[] = {"consent", "cookie", "gdpr"};
    static const char *const names[] = {"class", "id"};
    size_t i, k;

    for (i = 0; i < COUNT(names); i++)
        for (k = 0; k < COUNT(words); k++)
            if (cc_span_find_nocase(cc_dom_attr(dom, element, cc_span_from(names[i])),
                                    cc_span_from(words[k]), 0) != (size_t)-1)
                return true;
    return false;
}

static bool speaks_of_consent(const struct work *work, struct range range)
{
    uint32_t i;

    for (i = range.first; i < range.end; i++) {
        const int32_t *v = work->features[i].value;

        if (v[CC_F_VOCAB_HIT] != CC_VOCABULARY_NONE &&
            v[CC_F_VOCAB_REASON] == CC_REASON_COOKIE_NOTICE)
            return true;
    }
    return false;
}

/* From a button up to the least element that holds other words. */
static void find_consent(struct work *work, uint32_t button)
{
    uint32_t p = work->blocks->list[button].element, steps;
    struct range range;

    if (work->features[button].value[CC_F_UP_BUTTON] == FAR)
        return;
    for (steps = 0; steps < MAX_STEPS && box_of(work, p, button, &range); steps++) {
        if (range.end - range.first > 1 &&
            (is_named_consent(work->dom, p) || speaks_of_consent(work, range))) {
            mark(work, range, CC_REASON_COOKIE_NOTICE);
            return;
        }
        p = work->dom->nodes[p].parent;
    }
}

/* ---- summaries ---- */

/* "AI-generated summary", "Zusammenfassung (KI)": a short line with a word for the one and one for the other. */
static bool is_summary_label(struct cc_arena *arena, const struct cc_block *block)
{
    struct cc_span words, word;
    bool machine = false, summary = false;
    size_t k;

    if (block->n_words > MAX_LABEL_WORDS || block->role == CC_ROLE_LIST_ITEM)
        return false;
    words = block->text;
    while (!machine && cc_next_word(&words, &word))
        for (k = 0; k < COUNT(machine_words); k++)
            machine = machine || cc_span_is(word, cc_span_from(machine_words[k]));
    words = machine ? cc_lower(arena, block->text) : CC_SPAN_EMPTY;
    while (!summary && cc_next_word(&words, &word))
        for (k = 0; k < COUNT(summary_words); k++)
            summary = summary || cc_span_starts(word, cc_span_from(summary_words[k]));
    return summary;
}

/* The element that begins with such a line, and has not much more. */
static void find_summary(struct cc_arena *arena, struct work *work, uint32_t i)
{
    uint32_t p = work->blocks->list[i].element;
    struct range range;

    if (work->features[i].value[CC_F_PARA_BEFORE] > MAX_BEFORE ||
        !is_summary_label(arena, &work->blocks->list[i]))
        return;
    while (box_of(work, p, i, &range) && range.first == i) {
        if (range.end - range.first > 1) {
            mark(work, range, CC_REASON_WIDGET);
            return;
        }
        p = work->dom->nodes[p].parent;
    }
}

/* ---- links ---- */

/* "Related articles", no link itself, and the links right behind it.  A label that is one belongs to the teaser before it. */
static void find_related(struct work *work, uint32_t label)
{
    const int32_t *v = work->features[label].value;
    uint32_t end = label + 1;

    if (v[CC_F_VOCAB_HIT] != CC_VOCABULARY_WHOLE || v[CC_F_VOCAB_REASON] != CC_REASON_RELATED_ARTICLES ||
        v[CC_F_LINK_WORDS] > 0 || v[CC_F_WORDS] > MAX_LABEL_WORDS)
        return;
    while (end < work->blocks->count && end - label <= MAX_RELATED + 1 && work->features[end].value[CC_F_LINK_DENSITY] >= MIN_LINK &&
           work->features[end].value[CC_F_WORDS] >= MIN_LINK_WORDS)
        end++;
    if (end > label + 1 && end - label - 1 <= MAX_RELATED)
        mark(work, (struct range){label, end}, CC_REASON_RELATED_ARTICLES);
}

/* ---- lines ---- */

/* "17:42", "18h30", "9.10 am". */
static bool is_clock(const struct cc_block *block)
{
    struct cc_cursor c;
    struct cc_clock clock;

    if (block->n_words > MAX_CLOCK_WORDS || block->role == CC_ROLE_TABLE ||
        block->role == CC_ROLE_CODE)
        return false;
    c = (struct cc_cursor){block->text, 0};
    return cc_clock_take(&c, false, &clock) && c.at == block->text.len;
}

/* "16:10 · 1 h ago" of a live blog: no sentence, and begins with a clock time or a date that the page marks as such. */
static bool is_marked_time(const struct cc_dom *dom, const struct cc_block *block)
{
    uint32_t i;

    if (block->n_words > MAX_TIME_WORDS || block->role == CC_ROLE_TABLE ||
        block->role == CC_ROLE_HEADING)
        return false;
    for (i = block->element; i < dom->nodes[block->element].end; i++) {
        struct cc_span text;

        if (dom->nodes[i].tag != CC_TAG_TEXT)
            continue;
        text = cc_span_trim(dom->nodes[i].name);
        if (text.len > 0)
            return dom->nodes[dom->nodes[i].parent].tag == CC_TAG_TIME &&
                   cc_span_starts(block->text, text);
    }
    return false;
}

static bool has_picture(const struct cc_dom *dom, uint32_t element)
{
    uint32_t i;

    for (i = element + 1; i < dom->nodes[element].end; i++)
        if (dom->nodes[i].tag == CC_TAG_IMG)
            return true;
    return false;
}

/* "The north pier. Photo: A. Name": does the last sentence begin so?  Caption and credit are often elements of their own, with no
 * blank between them. */
static bool names_source(struct cc_arena *arena, struct cc_span text)
{
    struct cc_said said;
    size_t from = 0, at;

    for (at = 0; at != (size_t)-1; at = cc_span_find(text, CC_SPAN(": "), at + 1)) {
        size_t word = at;

        while (word > 0 && text.ptr[word - 1] != ' ' && text.ptr[word - 1] != '.')
            word--;
        from = at > 0 ? word : from;
    }
    said = cc_vocabulary_find(cc_lower(arena, cc_span_slice(text, from, text.len)), NULL);
    return from > 0 && said.hit >= CC_VOCABULARY_START && said.reason == CC_REASON_CAPTION;
}

static bool is_credit(struct cc_arena *arena, const struct work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];
    uint32_t p = block->element;
    struct range range;

    if (block->n_words > MAX_CREDIT_WORDS || block->role == CC_ROLE_HEADING || p == CC_NO_INDEX)
        return false;
    if (cc_tag_is_inline(work->dom->nodes[p].tag))
        p = work->dom->nodes[p].parent;
    return p != CC_NO_INDEX && box_of(work, p, i, &range) && range.end - range.first == 1 &&
           has_picture(work->dom, p) &&
           (work->features[i].value[CC_F_CREDIT] != 0 || names_source(arena, block->text));
}

bool cc_boxes_find(struct cc_arena *arena, const struct cc_dom *dom,
                   const struct cc_blocks *blocks, const struct cc_features *features,
                   enum cc_kind kind, enum cc_reason **reasons)
{
    struct work work = {dom, blocks, features, NULL, CC_NO_INDEX};
    uint32_t i;

    work.reasons = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*work.reasons));
    *reasons = work.reasons;
    if (work.reasons == NULL)
        return false;
    if (blocks->count > 0 && features[0].value[CC_F_FROM_TITLE] != NO_TITLE)
        work.title = (uint32_t)-features[0].value[CC_F_FROM_TITLE];
    for (i = 0; i < blocks->count; i++) {
        find_consent(&work, i);
        if (kind == CC_KIND_ARTICLE)
            find_summary(arena, &work, i);
        if (kind != CC_KIND_ARTICLE && kind != CC_KIND_FORUM)
            continue;
        find_related(&work, i);
        if (work.reasons[i] != CC_REASON_NONE)
            continue;
        if (is_clock(&blocks->list[i]) || is_marked_time(dom, &blocks->list[i]))
            work.reasons[i] = CC_REASON_DATE_LINE;
        else if (is_credit(arena, &work, i))
            work.reasons[i] = CC_REASON_CAPTION;
    }
    return arena->status == CC_OK;
}
