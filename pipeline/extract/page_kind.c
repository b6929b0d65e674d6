#include "cleancopy/extract/page_kind.h"

#include "cleancopy/extract/page_token.h"
#include "cleancopy/extract/token_weight.h"
#include "cleancopy/extract/tree_model.h"
#include "kind_table.h"

static const uint8_t page_features[] = {
    CC_F_TOP_PARA,     CC_F_PAGE_BLOCKS,   CC_F_PAGE_WORDS,   CC_F_PAGE_PARA_WORDS,
    CC_F_PAGE_PARAS,   CC_F_PAGE_LINKS,    CC_F_PAGE_ARTICLES, CC_F_PAGE_HEADINGS,
    CC_F_HINT,         CC_F_URL_SEGMENTS,  CC_F_URL_SLUG,     CC_F_URL_DIGITS,
    CC_F_URL_DATE,     CC_F_URL_QUERY,     CC_F_PAGE_STOP,    CC_F_PAGE_PRICES,
    CC_F_PAGE_CODE,    CC_F_PAGE_TABLE,    CC_F_PAGE_LIST,    CC_F_PAGE_COMMENTS,
    CC_F_PAGE_FORMS,   CC_F_PAGE_IMAGES,   CC_F_PAGE_TIMES,   CC_F_PAGE_LIKES,
    CC_F_PAGE_LIKES_BLOCKS};

_Static_assert(sizeof(page_features) == CC_KIND_PAGE_FEATURES, "page_kind.h counts them");

static void token_sums(const struct cc_dom *dom, const struct cc_page_hints *hints,
                       int32_t *sums)
{
    uint32_t tokens[CC_PAGE_TOKENS_MAX], n = cc_page_tokens(dom, hints, tokens), i, k, place;

    for (i = 0; i < n; i++) {
        place = cc_token_place(kind_token_hash, KIND_TOKEN_COUNT, tokens[i]);
        for (k = 0; k < CC_KINDS_LEARNT && place != CC_NO_INDEX; k++)
            sums[k] += kind_token_weight[place][k];
    }
}

static void add_class(uint32_t place, int32_t *sums, int32_t *most)
{
    uint32_t k;

    for (k = 0; k < CC_KINDS_LEARNT; k++) {
        int32_t weight = kind_class_weight[place][k];

        sums[k] += weight;
        most[k] = weight > most[k] ? weight : most[k];
    }
}

/* A class word counts once a page: a list has as many as it is long.  Of the elements that hold blocks alone. */
static bool class_sums(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_class_list *classes,
                       const bool *holders, int32_t *sums, int32_t *most)
{
    bool seen[KIND_CLASS_COUNT] = {false}, *done = cc_arena_calloc(arena, (size_t)classes->n_sets + 1, sizeof(*done));
    uint32_t i, set, t, place;

    if (done == NULL)
        return false;
    for (i = 0; i < dom->n_nodes; i++) {
        set = classes->set_of[i];
        if (set == 0 || !holders[i] || done[set])
            continue;
        done[set] = true;
        for (t = classes->first[set - 1]; t < classes->first[set]; t++) {
            place = cc_token_place(kind_class_hash, KIND_CLASS_COUNT, classes->tokens[t]);
            if (place == CC_NO_INDEX || seen[place])
                continue;
            seen[place] = true;
            add_class(place, sums, most);
        }
    }
    return true;
}

bool cc_kind_features(struct cc_arena *arena, const struct cc_dom *dom,
                      const struct cc_blocks *blocks, const struct cc_class_list *classes,
                      const struct cc_page_hints *hints, const struct cc_features *features, const int32_t *sums,
                      int32_t *values)
{
    const bool *holders = cc_page_holders(arena, dom, blocks);
    uint32_t i;

    if (holders == NULL)
        return false;
    for (i = 0; i < CC_KIND_FEATURE_COUNT; i++)
        values[i] = 0;
    for (i = 0; i < CC_KIND_PAGE_FEATURES && blocks->count > 0; i++)
        values[CC_K_PAGE + i] = features[0].value[page_features[i]];
    token_sums(dom, hints, &values[CC_K_TOKENS]);
    return cc_kept_shape(arena, features, sums, blocks->count, &values[CC_K_KEPT]) &&
           class_sums(arena, dom, classes, holders, &values[CC_K_CLASS], &values[CC_K_CLASS_MOST]);
}

/* NewsArticle and its kin (ReportageNewsArticle ...), live blogs. */
static bool is_declared_news(struct cc_span type)
{
    return cc_span_ends(type, CC_SPAN("NewsArticle")) || cc_span_ends(type, CC_SPAN("LiveBlogPosting"));
}

bool cc_page_kind(struct cc_arena *arena, const struct cc_dom *dom,
                  const struct cc_blocks *blocks, const struct cc_class_list *classes,
                  const struct cc_page_hints *hints, const struct cc_features *features, const int32_t *sums,
                  enum cc_kind *kind)
{
    int32_t values[CC_KIND_FEATURE_COUNT], sum, most = INT32_MIN;
    uint32_t k;

    *kind = CC_KIND_EMPTY;
    if (blocks->count == 0)
        return true;
    if (is_declared_news(hints->type)) {
        *kind = CC_KIND_ARTICLE;
        return true;
    }
    if (!cc_kind_features(arena, dom, blocks, classes, hints, features, sums, values))
        return false;
    for (k = 0; k < CC_KINDS_LEARNT; k++) {
        sum = cc_tree_model_sum(&kind_models[k], values);
        if (sum > most) {
            most = sum;
            *kind = (enum cc_kind)k;
        }
    }
    return true;
}
