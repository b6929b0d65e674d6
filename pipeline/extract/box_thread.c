/* box_thread.c -- the readers' comments below an article, told by their label. */
#include "box_internal.h"

#include "cleancopy/extract/vocabulary.h"

#define MAX_LABEL_WORDS 6
#define MIN_PARA_WORDS  8   /* of a paragraph, which ends a sentence */
#define MAX_PARA_LINKS  350 /* permille of its words */
#define MIN_TEXT_WORDS  40  /* in paragraphs before the label (least_words) */
#define MIN_MUCH_TEXT   200

/* "Comments (14)": such a line and no more, and no link. */
static bool is_thread_label(const int32_t *v)
{
    return v[CC_F_VOCAB_HIT] == CC_VOCABULARY_WHOLE && v[CC_F_VOCAB_REASON] == CC_REASON_COMMENTS && v[CC_F_LINK_WORDS] == 0 && v[CC_F_WORDS] <= MAX_LABEL_WORDS;
}

/* The largest element that begins with the block, has more, and stands in the page beside the title. */
static uint32_t opened_by(const struct cc_box_work *work, uint32_t label)
{
    const struct cc_dom *dom = work->dom;
    const struct cc_block *list = work->blocks->list;
    uint32_t p = list[label].element, opened = CC_NO_INDEX;

    while (p != CC_NO_INDEX && dom->nodes[p].tag != CC_TAG_BODY && (label == 0 || list[label - 1].element < p) && list[work->title].element < p) {
        if (label + 1 < work->blocks->count && list[label + 1].element < dom->nodes[p].end)
            opened = p;
        p = dom->nodes[p].parent;
    }
    return opened;
}

/* What is text before the label where an article is: more where the page does not call itself one, which may be a thread's first post, or where the
 * label is no heading: a line above an article tells how many comments it has. */
static uint32_t least_words(const struct cc_box_work *work, uint32_t label)
{
    return work->blocks->list[label].role == CC_ROLE_HEADING && work->features[label].value[CC_F_HINT] == 1 + CC_KIND_ARTICLE ? MIN_TEXT_WORDS
                                                                                                                             : MIN_MUCH_TEXT;
}

static void count_text(struct cc_box_work *work, uint32_t i)
{
    const int32_t *v = work->features[i].value;

    if (i >= work->title && work->text_words < MIN_MUCH_TEXT && v[CC_F_WORDS] >= MIN_PARA_WORDS && v[CC_F_SENTENCES] > 0 &&
        v[CC_F_LINK_DENSITY] < MAX_PARA_LINKS && work->reasons[i] == CC_REASON_NONE)
        work->text_words += (uint32_t)v[CC_F_WORDS];
}

void cc_box_thread(struct cc_box_work *work, uint32_t i)
{
    struct cc_box_range range = {i, i + 1};
    uint32_t opened;

    if (work->title == CC_NO_INDEX)
        return;
    count_text(work, i);
    if (i <= work->title || work->reasons[i] != CC_REASON_NONE || !is_thread_label(work->features[i].value) || work->text_words < least_words(work, i))
        return;
    opened = opened_by(work, i);
    if (opened == CC_NO_INDEX)
        return;
    while (range.end < work->blocks->count && work->blocks->list[range.end].element < work->dom->nodes[opened].end)
        range.end++;
    cc_box_mark(work, range, CC_REASON_COMMENTS);
}
