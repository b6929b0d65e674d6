#include "cleancopy/extract/verdict.h"

#include "cleancopy/extract/box.h"
#include "cleancopy/extract/keep_line.h"
#include "cleancopy/extract/page_kind.h"
#include "cleancopy/extract/page_quality.h"
#include "cleancopy/extract/table_whole.h"
#include "cleancopy/extract/tree_model.h"
#include "cleancopy/extract/verdict_reason.h"
#include "cleancopy/extract/verdict_sums.h"

#define MOST_SPARSE 400 /* a list or a product: no line above this score */
#define NOWHERE     99  /* no such ancestor */
#define DOUBTFUL_HEADING  350 /* permille: what is more is kept where its place speaks for it, … */
#define DOUBTFUL_SENTENCE 400 /* … likewise … */
#define DOUBTFUL_LAST     300 /* … behind one that is kept … */
#define DOUBTFUL_END      150 /* … and last in the page … */
#define SURE_NEIGHBOUR    600 /* … between blocks of so much */
#define DOUBTFUL    600 /* an article of which no more F1 than this is expected may be none */

/* Of a block's sums in both habits. */
static int32_t combine(int32_t full, int32_t strict, enum cc_scope scope, enum cc_kind kind)
{
    if (scope == CC_SCOPE_FULL)
        return full;
    if (scope == CC_SCOPE_STRICT)
        return strict;
    return kind == CC_KIND_ARTICLE ? (full + strict) / 2 : full;
}

static struct cc_keep_line draw_line(const struct cc_blocks *blocks, const uint16_t *scores,
                                     enum cc_scope scope, enum cc_kind kind)
{
    struct cc_keep_line line;

    if (kind != CC_KIND_ARTICLE && scope != CC_SCOPE_STRICT)
        return cc_keep_line_best(blocks, scores, MOST_SPARSE);
    line = cc_keep_line_at(blocks, scores, CC_KEEP);
    return line.expected_f1 >= DOUBTFUL ? line : cc_keep_line_best(blocks, scores, CC_KEEP);
}

/* A correction is part of its article, whatever the habit, unless it stands where no text does or is another article's. */
static bool is_correction(const struct cc_block *block, const struct cc_features *features,
                          enum cc_kind kind)
{
    const int32_t *v = features->value;

    return block->role == CC_ROLE_CORRECTION && kind == CC_KIND_ARTICLE &&
           v[CC_F_UP_NAV] >= NOWHERE && v[CC_F_UP_FOOTER] >= NOWHERE && v[CC_F_HIDDEN] == 0 &&
           v[CC_F_TITLE_ARTICLE] != 3;
}

/* In full scope captions, stamps and links to other articles are left to the model. */
static enum cc_reason of_scope(enum cc_reason box, enum cc_scope scope)
{
    return scope == CC_SCOPE_FULL &&
                   (box == CC_REASON_CAPTION || box == CC_REASON_DATE_LINE || box == CC_REASON_RELATED_ARTICLES)
               ? CC_REASON_NONE
               : box;
}

/* `limit`: the sum that is the line. */
static void judge(const struct cc_block *block, const struct cc_features *features, int32_t sum,
                  int32_t limit, enum cc_kind kind, enum cc_scope scope, enum cc_reason box, struct cc_verdict *verdict)
{
    bool correction = is_correction(block, features, kind);
    enum cc_reason certain = correction ? CC_REASON_NONE : cc_reason_certain(features, kind, scope);

    if (certain == CC_REASON_NONE && !correction)
        certain = box;
    if (certain == CC_REASON_NONE && !correction && sum < 0)
        certain = cc_reason_unless_likely(features);
    verdict->score = cc_tree_model_permille(sum - limit);
    if (certain != CC_REASON_NONE && verdict->score >= CC_KEEP)
        verdict->score = CC_KEEP - 1; /* the score never contradicts the verdict */
    if (correction && verdict->score < CC_KEEP)
        verdict->score = CC_KEEP;
    verdict->keep = verdict->score >= CC_KEEP;
    verdict->reason = verdict->keep               ? CC_REASON_NONE
                      : certain != CC_REASON_NONE ? certain
                                                  : cc_reason_to_drop(features);
}

/* A heading of an article that stands right between two blocks of its text, and of which the trees are not sure, is of the text: of 20 such on the
 * development pages gold has 19. */
static void lift_headings(const struct cc_blocks *blocks, struct cc_verdict *verdicts)
{
    uint32_t i;

    for (i = 1; i + 1 < blocks->count; i++)
        if (blocks->list[i].role == CC_ROLE_HEADING && verdicts[i].reason == CC_REASON_LOW_SCORE && verdicts[i].score >= DOUBTFUL_HEADING &&
            verdicts[i - 1].keep && verdicts[i + 1].keep)
            verdicts[i] = (struct cc_verdict){.keep = true, .score = CC_KEEP, .reason = CC_REASON_NONE};
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
 *     the case and ..."): of 357 such sentences 59 were dropped (tests/bench/lines_amid.py), 12 are now;
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

static void lift_sentences(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_features *features, struct cc_verdict *verdicts)
{
    uint32_t i;

    for (i = 1; i < blocks->count; i++)
        if (is_sentence_of_text(dom, blocks, features, verdicts, i))
            verdicts[i] = (struct cc_verdict){.keep = true, .score = CC_KEEP, .reason = CC_REASON_NONE};
}

enum cc_status cc_verdict_list(struct cc_arena *arena, enum cc_scope scope,
                               const struct cc_dom *dom, const struct cc_blocks *blocks,
                               const struct cc_class_list *classes, const struct cc_page_hints *hints,
                               const struct cc_features *features, struct cc_verdict **verdicts,
                               enum cc_kind *kind, double *quality, struct cc_error *err)
{
    size_t room = (size_t)blocks->count + 1;
    int32_t *sums = cc_arena_calloc(arena, room, sizeof(*sums));
    int32_t *strict = cc_arena_calloc(arena, room, sizeof(*strict));
    uint16_t *scores = cc_arena_calloc(arena, room, sizeof(*scores));
    enum cc_reason *boxes;
    struct cc_keep_line line;
    enum cc_status st;
    uint32_t i;

    *verdicts = cc_arena_calloc(arena, room, sizeof(**verdicts));
    if (*verdicts == NULL || sums == NULL || strict == NULL || scores == NULL)
        return cc_arena_status(arena, "verdict", err);
    st = cc_verdict_sums(arena, features, blocks->count, sums, strict, err); /* in full, until the kind is known */
    if (st != CC_OK)
        return st;
    if (!cc_page_kind(arena, dom, blocks, classes, hints, features, sums, kind))
        return cc_arena_status(arena, "verdict", err);
    for (i = 0; i < blocks->count; i++)
        sums[i] = combine(sums[i], strict[i], scope, *kind);
    cc_table_whole(dom, blocks, sums);
    for (i = 0; i < blocks->count; i++)
        scores[i] = cc_tree_model_permille(sums[i]);
    if (!cc_boxes_find(arena, dom, blocks, features, *kind, &boxes))
        return cc_arena_status(arena, "verdict", err);
    line = draw_line(blocks, scores, scope, *kind);
    for (i = 0; i < blocks->count; i++)
        judge(&blocks->list[i], &features[i], sums[i], cc_tree_model_limit(line.score), *kind, scope,
              of_scope(boxes[i], scope), &(*verdicts)[i]);
    if (*kind == CC_KIND_ARTICLE) {
        lift_headings(blocks, *verdicts);
        lift_sentences(dom, blocks, features, *verdicts);
    }
    *quality = cc_page_quality(line.expected_f1, *kind);
    return CC_OK;
}
