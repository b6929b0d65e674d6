#include "cleancopy/extract/features_label.h"

#include "cleancopy/extract/vocabulary.h"

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

/* The largest element that `label` opens, and that has not nearly all of the page's text; CC_NO_INDEX without one. */
static uint32_t opened_by(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_page_sums *sums, uint32_t label)
{
    uint32_t p, opened = CC_NO_INDEX;

    for (p = sums->element[label]; p != CC_NO_INDEX && dom->nodes[p].tag != CC_TAG_BODY; p = dom->nodes[p].parent) {
        if (label > 0 && blocks->list[label - 1].element >= p) /* it is not the first */
            break;
        if ((uint64_t)sums->of[p].para_words * 1000 > (uint64_t)sums->para_words * CC_LABEL_MAX_SHARE)
            break;
        if (sums->of[p].blocks > 1)
            opened = p;
    }
    return opened;
}

void cc_features_label(const struct cc_dom *dom, const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                       struct cc_features *features)
{
    uint32_t i, k, opened;

    for (i = 0; i < blocks->count; i++)
        features[i].value[CC_F_LABEL_SINCE] = features[i].value[CC_F_LABEL_PARA] = -1;
    for (i = 0; i < blocks->count; i++) {
        if (features[i].value[CC_F_VOCAB_HIT] != CC_VOCABULARY_WHOLE)
            continue;
        opened = opened_by(dom, blocks, sums, i);
        if (opened == CC_NO_INDEX)
            continue;
        for (k = i + 1; k < i + sums->of[opened].blocks && k < blocks->count; k++) {
            int32_t *v = features[k].value;

            v[CC_F_LABEL_REASON] = features[i].value[CC_F_VOCAB_REASON];
            v[CC_F_LABEL_SINCE] = (int32_t)(k - i);
            v[CC_F_LABEL_PARA] = permille(sums->of[opened].para_words, sums->para_words);
        }
    }
}
