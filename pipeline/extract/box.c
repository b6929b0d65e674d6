#include "box_internal.h"

#include "cleancopy/extract/machine_summary.h"
#include "cleancopy/extract/vocabulary.h"

#define COUNT(array)      (sizeof(array) / sizeof((array)[0]))
#define NO_TITLE          (-999)
#define MAX_STEPS         6   /* up from a button to its box */
#define MAX_SUMMARY_WORDS 80  /* of one line with its label */
#define MAX_BEFORE        300 /* permille of the paragraph words: a summary stands at the top */

static bool holds(const struct cc_box_work *work, uint32_t element, uint32_t block)
{
    uint32_t e = work->blocks->list[block].element;

    return e >= element && e < work->dom->nodes[element].end;
}

bool cc_box_of(const struct cc_box_work *work, uint32_t element, uint32_t block,
                   struct cc_box_range *range)
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

void cc_box_mark(struct cc_box_work *work, struct cc_box_range range, enum cc_reason reason)
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
    const struct cc_span names[] = {dom->nodes[element].name, cc_dom_attr(dom, element, CC_SPAN("class")),
                                    cc_dom_attr(dom, element, CC_SPAN("id"))};
    size_t i, k;

    for (i = 0; i < COUNT(names); i++)
        for (k = 0; k < COUNT(words); k++)
            if (cc_span_find_nocase(names[i], cc_span_from(words[k]), 0) != (size_t)-1)
                return true;
    return false;
}

static bool speaks_of_consent(const struct cc_box_work *work, struct cc_box_range range)
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
static void find_consent(struct cc_box_work *work, uint32_t button)
{
    uint32_t p = work->blocks->list[button].element, steps;
    struct cc_box_range range;

    if (work->features[button].value[CC_F_UP_BUTTON] == CC_BOX_FAR)
        return;
    for (steps = 0; steps < MAX_STEPS && cc_box_of(work, p, button, &range); steps++) {
        if (range.end - range.first > 1 &&
            (is_named_consent(work->dom, p) || speaks_of_consent(work, range))) {
            cc_box_mark(work, range, CC_REASON_COOKIE_NOTICE);
            return;
        }
        p = work->dom->nodes[p].parent;
    }
}

/* ---- summaries ---- */

/* The element that begins with a label of such a summary, and has not much more; or a line that has label and summary. */
static void find_summary(struct cc_arena *arena, struct cc_box_work *work, uint32_t i)
{
    const struct cc_block *block = &work->blocks->list[i];
    uint32_t p = block->element;
    struct cc_box_range range;

    if (work->features[i].value[CC_F_PARA_BEFORE] > MAX_BEFORE || block->role == CC_ROLE_LIST_ITEM || block->n_link_words > 0)
        return;
    if (block->role == CC_ROLE_P && block->n_words <= MAX_SUMMARY_WORDS && cc_machine_summary_label(arena, block->text).len > 0)
        cc_box_mark(work, (struct cc_box_range){i, i + 1}, CC_REASON_WIDGET);
    if (block->n_words > CC_SUMMARY_LABEL_WORDS || !cc_is_machine_summary(arena, block->text, block->role == CC_ROLE_HEADING))
        return;
    while (cc_box_of(work, p, i, &range) && range.first == i) {
        if (range.end - range.first > 1) {
            cc_box_mark(work, range, CC_REASON_WIDGET);
            return;
        }
        p = work->dom->nodes[p].parent;
    }
}

bool cc_boxes_find(struct cc_arena *arena, const struct cc_dom *dom,
                   const struct cc_blocks *blocks, const struct cc_features *features,
                   enum cc_kind kind, enum cc_reason **reasons)
{
    struct cc_box_work work = {dom, blocks, features, kind, NULL, CC_NO_INDEX, 0};
    uint32_t i;

    work.reasons = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*work.reasons));
    *reasons = work.reasons;
    if (work.reasons == NULL)
        return false;
    if (blocks->count > 0 && features[0].value[CC_F_FROM_TITLE] != NO_TITLE)
        work.title = (uint32_t)-features[0].value[CC_F_FROM_TITLE];
    for (i = 0; i < blocks->count; i++) {
        find_consent(&work, i);
        if (kind == CC_KIND_ARTICLE) {
            find_summary(arena, &work, i);
            cc_box_thread(&work, i);
        }
        if (kind != CC_KIND_ARTICLE && kind != CC_KIND_FORUM)
            continue;
        cc_box_teasers(&work, i);
        cc_box_appeal(&work, i);
        if (work.reasons[i] == CC_REASON_NONE)
            work.reasons[i] = cc_box_line(arena, &work, i);
    }
    return arena->status == CC_OK && (kind != CC_KIND_FORUM || cc_box_panels(arena, &work));
}
