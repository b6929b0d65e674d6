/* verdict_lift.c -- three passes over the blocks, each of which may lean on what the one before it kept. */
#include "cleancopy/extract/verdict_lift.h"

/* Permille: what has as much is kept where its place speaks for it. */
#define DOUBTFUL_HEADING  350
#define DOUBTFUL_ITEM     350
#define DOUBTFUL_SENTENCE 400 /* between two blocks of … */
#define SURE_NEIGHBOUR    600 /* … so much, whatever its words go like */
#define DOUBTFUL_LAST     300 /* behind a block that is kept, if no word tells … */
#define DOUBTFUL_END      150 /* … and last in the page */

#define FEWEST_ITEMS 3 /* two are no list that half of which is kept says something of */

static void lift(struct cc_verdict *verdict)
{
    *verdict = (struct cc_verdict){.keep = true, .score = CC_KEEP, .reason = CC_REASON_NONE};
}

/* A heading of an article that stands right between two blocks of its text, and of which the trees are not sure, is of the text: of 20 such on the
 * development pages gold has 19. */
static void lift_headings(const struct cc_blocks *blocks, const bool *settled, struct cc_verdict *verdicts)
{
    uint32_t i;

    for (i = 1; i + 1 < blocks->count; i++)
        if (blocks->list[i].role == CC_ROLE_HEADING && !settled[i] && verdicts[i].reason == CC_REASON_LOW_SCORE && verdicts[i].score >= DOUBTFUL_HEADING &&
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
                                const bool *settled, const struct cc_verdict *verdicts, uint32_t i)
{
    const struct cc_block *block = &blocks->list[i];
    bool is_last = i + 1 == blocks->count;

    if (verdicts[i].keep || settled[i] || block->role != CC_ROLE_P || block->n_link_words > 0 ||
        features[i].sure.hit != CC_VOCABULARY_NONE || features[i].value[CC_F_SENTENCES] == 0 || !are_siblings(dom, &block[-1], block) ||
        !verdicts[i - 1].keep)
        return false;
    if (!is_last && is_surely_text(&verdicts[i - 1]) && is_surely_text(&verdicts[i + 1]))
        return verdicts[i].score >= DOUBTFUL_SENTENCE;
    return features[i].value[CC_F_VOCAB_HIT] == CC_VOCABULARY_NONE && verdicts[i].score >= (is_last ? DOUBTFUL_END : DOUBTFUL_LAST);
}

/* The rest of a list of which at least half is kept: the one ingredient of a recipe that the trees are not sure of. */
static void lift_items(const struct cc_dom *dom, const struct cc_blocks *blocks, const bool *settled, struct cc_verdict *verdicts)
{
    const struct cc_block *list = blocks->list;
    uint32_t from, to, i, n_kept;

    for (from = 0; from < blocks->count; from = to) {
        n_kept = verdicts[from].keep;
        to = from + 1;
        while (list[from].role == CC_ROLE_LIST_ITEM && to < blocks->count && list[to].role == CC_ROLE_LIST_ITEM && are_siblings(dom, &list[from], &list[to]))
            n_kept += verdicts[to++].keep;
        if (to - from < FEWEST_ITEMS || 2 * n_kept < to - from)
            continue;
        for (i = from; i < to; i++)
            if (!settled[i] && verdicts[i].reason == CC_REASON_LOW_SCORE && verdicts[i].score >= DOUBTFUL_ITEM)
                lift(&verdicts[i]);
    }
}

static void lift_sentences(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, const bool *settled,
                           struct cc_verdict *verdicts)
{
    uint32_t i;

    for (i = 1; i < blocks->count; i++)
        if (is_sentence_of_text(dom, blocks, features, settled, verdicts, i))
            lift(&verdicts[i]);
}

void cc_verdict_lift(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, const bool *settled,
                     struct cc_verdict *verdicts)
{
    lift_headings(blocks, settled, verdicts);
    lift_items(dom, blocks, settled, verdicts);
    lift_sentences(dom, blocks, features, settled, verdicts);
}
