#include "cleancopy/extract/features_class.h"

#include "cleancopy/extract/block.h"
#include "class_token_table.h"

#define FAR 99 /* no ancestor has a token that speaks against it */

const struct cc_token_weights cc_model_token_weights = {class_token_hash, class_token_weight,
                                                        CLASS_TOKEN_COUNT};

/* Weights of one element's tokens, or of those on the way down from the root to it. */
struct sum {
    int32_t least, greatest, total; /* least <= 0 <= greatest */
    int32_t known;                  /* tokens that the table has */
    int32_t since_least;            /* steps up to the element that has the least */
};

static struct sum sum_of(const struct cc_class_list *classes, uint32_t set, const struct cc_token_weights *weights)
{
    struct sum sum = {0, 0, 0, 0, 0};
    uint32_t i;

    for (i = classes->first[set]; i < classes->first[set + 1]; i++) {
        int32_t weight = cc_token_weight(weights, classes->tokens[i]);

        sum.known += weight != 0;
        sum.total += weight;
        sum.least = weight < sum.least ? weight : sum.least;
        sum.greatest = weight > sum.greatest ? weight : sum.greatest;
    }
    return sum;
}

/* Of each element that a text may be of its own sum; NULL when the arena refused. */
static struct sum *list_own(struct cc_arena *arena, const struct cc_dom *dom, const struct cc_class_list *classes,
                            const struct cc_token_weights *weights)
{
    struct sum *own = cc_arena_calloc(arena, (size_t)dom->n_nodes + 1, sizeof(*own));
    struct sum *of_set = cc_arena_alloc(arena, ((size_t)classes->n_sets + 1) * sizeof(*of_set));
    uint32_t i;

    if (own == NULL || of_set == NULL)
        return NULL;
    for (i = 0; i < classes->n_sets; i++)
        of_set[i] = sum_of(classes, i, weights);
    for (i = 0; i < dom->n_nodes; i++)
        if (classes->set_of[i] != 0)
            own[i] = of_set[classes->set_of[i] - 1];
    return own;
}

static struct sum below(const struct sum *up, const struct sum *own)
{
    struct sum all = *up;

    all.since_least = up->since_least < FAR ? up->since_least + 1 : FAR;
    if (own->least < all.least) {
        all.least = own->least;
        all.since_least = 0;
    }
    all.greatest = own->greatest > all.greatest ? own->greatest : all.greatest;
    all.total += own->total;
    all.known += own->known;
    return all;
}

static void set_block(const struct cc_dom *dom, uint32_t leaf, uint32_t element,
                      const struct sum *own, const struct sum *all, int32_t *v)
{
    uint32_t p1 = dom->nodes[element].parent, p2, p;

    p1 = p1 == CC_NO_INDEX ? 0 : p1;
    p2 = dom->nodes[p1].parent == CC_NO_INDEX ? 0 : dom->nodes[p1].parent;
    for (p = leaf;; p = dom->nodes[p].parent) {
        v[CC_F_TOKEN_OWN_SUM] += own[p].total;
        if (own[p].least < v[CC_F_TOKEN_OWN_MIN])
            v[CC_F_TOKEN_OWN_MIN] = own[p].least;
        if (own[p].greatest > v[CC_F_TOKEN_OWN_MAX])
            v[CC_F_TOKEN_OWN_MAX] = own[p].greatest;
        if (p == element)
            break;
    }
    v[CC_F_TOKEN_P1_MIN] = own[p1].least;
    v[CC_F_TOKEN_P1_MAX] = own[p1].greatest;
    v[CC_F_TOKEN_P2_MIN] = own[p2].least;
    v[CC_F_TOKEN_P2_MAX] = own[p2].greatest;
    v[CC_F_TOKEN_ALL_MIN] = all[leaf].least;
    v[CC_F_TOKEN_ALL_MAX] = all[leaf].greatest;
    v[CC_F_TOKEN_ALL_SUM] = all[leaf].total;
    v[CC_F_TOKEN_SINCE_MIN] = all[leaf].since_least;
    v[CC_F_TOKEN_KNOWN] = all[leaf].known;
}

/* Of <html> and <body>: what the whole page is marked as. */
static int32_t root_total(const struct cc_dom *dom, const struct sum *own)
{
    uint32_t c;

    for (c = 1; dom->n_nodes > 0 && c < dom->nodes[0].end; c = dom->nodes[c].end)
        if (dom->nodes[c].tag == CC_TAG_BODY)
            return own[0].total + own[c].total;
    return 0;
}

bool cc_features_class(struct cc_arena *arena, const struct cc_dom *dom,
                       const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                       const struct cc_class_list *classes, const struct cc_token_weights *weights,
                       struct cc_features *features)
{
    static const struct sum none = {0, 0, 0, 0, FAR};
    struct sum *own = list_own(arena, dom, classes, weights);
    struct sum *all = cc_arena_alloc(arena, ((size_t)dom->n_nodes + 1) * sizeof(*all));
    int32_t root;
    uint32_t i;

    if (own == NULL || all == NULL)
        return false;
    for (i = 0; i < dom->n_nodes; i++)
        all[i] = below(i == 0 ? &none : &all[dom->nodes[i].parent], &own[i]);
    root = root_total(dom, own);
    for (i = 0; i < blocks->count; i++) {
        features[i].value[CC_F_PAGE_ROOT_TOKENS] = root;
        set_block(dom, blocks->list[i].element, sums->element[i], own, all, features[i].value);
    }
    return true;
}
