/* box_teaser.c -- lists of other articles, told by how they are built. */
#include "box_internal.h"

#include "cleancopy/extract/vocabulary.h"

#define MAX_LABEL_WORDS    8
#define MAX_RELATED        8  /* links below a label: more are a list that may be what the page is for */
#define MIN_LINK_WORDS     3  /* "Show more" is no headline */
#define MAX_HEADLINE_WORDS 20
#define MAX_SUMMARIES      2  /* paragraphs below a headline */
#define MAX_BARE_TEASERS   3  /* without headlines */
#define MAX_BARE_STORIES   4  /* without a label */
#define MIN_LINKED_WORDS   18

static bool is_related_label(const int32_t *v)
{
    return v[CC_F_VOCAB_HIT] == CC_VOCABULARY_WHOLE && v[CC_F_VOCAB_REASON] == CC_REASON_RELATED_ARTICLES && v[CC_F_LINK_WORDS] == 0 &&
           v[CC_F_WORDS] <= MAX_LABEL_WORDS;
}

/* "Related articles", no link itself, and the links right behind it.  A label that is one belongs to the teaser before it. */
static void find_links(struct cc_box_work *work, uint32_t label)
{
    uint32_t end = label + 1;

    while (end < work->blocks->count && end - label <= MAX_RELATED + 1 && work->features[end].value[CC_F_LINK_DENSITY] >= CC_BOX_MIN_LINK &&
           work->features[end].value[CC_F_WORDS] >= MIN_LINK_WORDS)
        end++;
    if (end > label + 1 && end - label - 1 <= MAX_RELATED)
        cc_box_mark(work, (struct cc_box_range){label, end}, CC_REASON_RELATED_ARTICLES);
}

static bool is_headline(const struct cc_box_work *work, uint32_t i)
{
    const int32_t *v = work->features[i].value;

    return work->blocks->list[i].role == CC_ROLE_HEADING || v[CC_F_LINK_DENSITY] >= CC_BOX_MIN_LINK || (v[CC_F_WORDS] <= MAX_HEADLINE_WORDS && v[CC_F_END] != 2);
}

/* Whether blocks are headlines with one or two summaries each, or few summaries without headlines.  Headlines without any are a list of links, and where
 * only the last of them has text behind it the text goes on there. */
static bool are_teasers(const struct cc_box_work *work, struct cc_box_range range)
{
    uint32_t i, since = 0, n_headlines = 0, n_bare = 0;
    bool begins_bare = !is_headline(work, range.first);

    if (begins_bare && range.end - range.first > MAX_BARE_TEASERS)
        return false;
    for (i = range.first; i < range.end; i++) {
        if (work->blocks->list[i].role == CC_ROLE_TABLE || work->blocks->list[i].role == CC_ROLE_CODE || work->blocks->list[i].role == CC_ROLE_QUOTE)
            return false;
        if (is_headline(work, i)) {
            n_bare += n_headlines > 0 && since == 0;
            n_headlines++;
            since = 0;
        } else if (++since > MAX_SUMMARIES && !begins_bare) {
            return false;
        }
    }
    return begins_bare ? n_headlines == 0 : n_bare == 0;
}

/* The least element that begins with such a label and has more, if that is teasers. */
static void find_teasers(struct cc_box_work *work, uint32_t label)
{
    uint32_t p = work->blocks->list[label].element;
    struct cc_box_range range;

    while (cc_box_of(work, p, label, &range) && range.first == label) {
        if (range.end - range.first > 1) {
            if (are_teasers(work, (struct cc_box_range){label + 1, range.end}))
                cc_box_mark(work, range, CC_REASON_RELATED_ARTICLES);
            return;
        }
        p = work->dom->nodes[p].parent;
    }
}

/* Whether the block is or is in a link that leaves the page: questions that open their answer are links to it. */
static bool leads_away(const struct cc_box_work *work, uint32_t i)
{
    const struct cc_dom *dom = work->dom;
    uint32_t e = work->blocks->list[i].element, p = e;
    struct cc_span href;

    while (p != CC_NO_INDEX && dom->nodes[p].tag != CC_TAG_A)
        p = dom->nodes[p].parent;
    for (p = p == CC_NO_INDEX ? e : p; p < dom->nodes[e].end && dom->nodes[p].tag != CC_TAG_A; p++)
        continue;
    href = p < dom->n_nodes && dom->nodes[p].tag == CC_TAG_A ? cc_span_trim(cc_dom_attr(dom, p, CC_SPAN("href"))) : CC_SPAN_EMPTY;
    return href.len > 0 && href.ptr[0] != '#' && !cc_span_starts_nocase(href, CC_SPAN("javascript:"));
}

/* Two to four linked headlines with a summary each, built alike, and no label above them.  More are a list that may be what the page is for. */
static void find_bare_teasers(struct cc_box_work *work, uint32_t headline)
{
    uint32_t p = work->blocks->list[headline].element, i, n = 0;
    struct cc_box_range item, range;

    if (work->features[headline].value[CC_F_LINK_DENSITY] < CC_BOX_MIN_LINK || work->reasons[headline] != CC_REASON_NONE)
        return;
    while (cc_box_of(work, p, headline, &item) && item.first == headline && item.end == headline + 1)
        p = work->dom->nodes[p].parent;
    if (!cc_box_of(work, p, headline, &item) || item.first != headline || item.end != headline + 2)
        return;
    do {
        p = work->dom->nodes[p].parent;
        if (!cc_box_of(work, p, headline, &range))
            return;
    } while (range.end == item.end && range.first == headline);
    if (range.first != headline || !are_teasers(work, range))
        return;
    for (i = range.first; i < range.end; i++) {
        if (is_headline(work, i) && (work->features[i].value[CC_F_LINK_DENSITY] < CC_BOX_MIN_LINK || !leads_away(work, i)))
            return;
        n += is_headline(work, i);
    }
    if (n >= 2 && n <= MAX_BARE_STORIES && range.end - range.first == 2 * n)
        cc_box_mark(work, range, CC_REASON_RELATED_ARTICLES);
}

/* A link that is two sentences long: headline, if there is one, and summary in one.  Posts of forums may be such links. */
static bool is_linked_summary(const int32_t *v)
{
    return v[CC_F_LINK_DENSITY] >= CC_BOX_MIN_LINK && v[CC_F_WORDS] >= MIN_LINKED_WORDS && v[CC_F_SENTENCES] >= 2;
}

void cc_box_teasers(struct cc_box_work *work, uint32_t i)
{
    if (work->kind == CC_KIND_ARTICLE && is_linked_summary(work->features[i].value))
        cc_box_mark(work, (struct cc_box_range){i, i + 1}, CC_REASON_RELATED_ARTICLES);
    if (is_related_label(work->features[i].value)) {
        find_links(work, i);
        find_teasers(work, i);
    }
    find_bare_teasers(work, i);
}
