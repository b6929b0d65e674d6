#include "cleancopy/extract/verdict_lift.h"

/* Permille: what has more is kept where its place speaks for it. */
#define DOUBTFUL_HEADING  350
#define DOUBTFUL_ITEM     350
#define DOUBTFUL_SENTENCE 400 /* between two blocks that are kept … */
#define DOUBTFUL_LAST     300 /* … behind one … */
#define DOUBTFUL_END      150 /* … and last in the page */
#define SURE_NEIGHBOUR    600 /* what such a sentence stands between */

#define FEWEST_ITEMS 3

static void lift(struct cc_verdict *verdict)
{
    *verdict = (struct cc_verdict){.keep = true, .score = CC_KEEP, .reason = CC_REASON_NONE};
}

/* A heading of an article that stands right between two blocks of its text, and of which the trees are not sure, is of the text: of 20 such on the
 * development pages gold has 19. */
static void lift_headings(const struct cc_blocks *blocks, struct cc_verdict *verdicts)
{
    uint32_t i;

    for (i = 1; i + 1 < blocks->count; i++)
        if (blocks->list[i].role == CC_ROLE_HEADING && verdicts[i].reason == CC_REASON_LOW_SCORE && verdicts[i].score >= DOUBTFUL_HEADING &&
            verdicts[i - 1].keep && verdicts[i + 1].keep)
            lift(&verdicts[i]);
}

static bool is_surely_text(const struct cc_verdict *verdict)
{
    return verdict->keep && verdict->score >= SURE_NEIGHBOUR;
}

/* Whether two blocks are elements of one tag in one parent. */
static bool are_siblings(const struct cc_dom *dom, const struct cc_block *a, const struct cc_block *b)
{
    return a->element != CC_NO_INDEX && b->element != CC_NO_INDEX && dom->nodes[a->element].parent == dom->nodes[b->element].parent &&
           dom->nodes[a->element].tag == dom->nodes[b->element].tag;
}

/* A sentence of an article like the paragraph before it, of which the trees are not sure and nothing else tells that it is none, is of the text
 *
 *   - amid the text.  Pages that were written to be learnt from have many promotions there, and few sentences that go like one ("Follow the threads of
 *     the case and ..."): of 357 such sentences 59 were dropped (tests/bench/lines_amid.py), 2 are now;
 *   - behind it, if no word tells either; of the trees what is short and last gets little, and least where nothing stands behind it, as in a page that
 *     is its text and no more. */
static bool is_sentence_of_text(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features,
                                const struct cc_verdict *verdicts, uint32_t i)
{
    const struct cc_block *block = &blocks->list[i];
    bool is_last = i + 1 == blocks->count;

    if (verdicts[i].keep || verdicts[i].score == CC_KEEP - 1 /* for certain */ || block->role != CC_ROLE_P || block->n_link_words > 0 ||
        features[i].sure.hit != CC_VOCABULARY_NONE || features[i].value[CC_F_SENTENCES] == 0 || !are_siblings(dom, &block[-1], block) ||
        !verdicts[i - 1].keep)
        return false;
    if (!is_last && is_surely_text(&verdicts[i - 1]) && is_surely_text(&verdicts[i + 1]))
        return verdicts[i].score >= DOUBTFUL_SENTENCE;
    return features[i].value[CC_F_VOCAB_HIT] == CC_VOCABULARY_NONE && verdicts[i].score >= (is_last ? DOUBTFUL_END : DOUBTFUL_LAST);
}

/* The rest of a list of which at least half is kept: the one ingredient of a recipe that the trees are not sure of. */
static void lift_items(const struct cc_dom *dom, const struct cc_blocks *blocks, struct cc_verdict *verdicts)
{
    uint32_t from, to, i, n_kept;

    for (from = 0; from < blocks->count; from = to) {
        to = from + 1;
        if (blocks->list[from].role != CC_ROLE_LIST_ITEM)
            continue;
        for (n_kept = verdicts[from].keep; to < blocks->count && blocks->list[to].role == CC_ROLE_LIST_ITEM &&
                                           are_siblings(dom, &blocks->list[from], &blocks->list[to]); to++)
            n_kept += verdicts[to].keep;
        for (i = from; i < to && to - from >= FEWEST_ITEMS && 2 * n_kept >= to - from; i++)
            if (verdicts[i].reason == CC_REASON_LOW_SCORE && verdicts[i].score >= DOUBTFUL_ITEM)
                lift(&verdicts[i]);
    }
}

static void lift_sentences(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, struct cc_verdict *verdicts)
{
    uint32_t i;

    for (i = 1; i < blocks->count; i++)
        if (is_sentence_of_text(dom, blocks, features, verdicts, i))
            lift(&verdicts[i]);
}

void cc_verdict_lift(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, struct cc_verdict *verdicts)
{
    lift_headings(blocks, verdicts);
    lift_items(dom, blocks, verdicts);
    lift_sentences(dom, blocks, features, verdicts);
}
