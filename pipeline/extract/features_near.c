#include "cleancopy/extract/features_near.h"

#include "cleancopy/core/hash.h"
#include "cleancopy/extract/count_table.h"
#include "cleancopy/extract/element_mark.h"

struct work {
    const struct cc_dom *dom;
    const struct cc_blocks *blocks;
    const struct cc_page_sums *sums;
    const bool *is_para;
    struct cc_features *features;
    uint64_t *signature; /* of each block: tag and class of its element and its parent */
};

static int32_t permille(uint64_t part, uint64_t whole)
{
    return whole > 0 ? (int32_t)(part * 1000 / whole) : 0;
}

/* ---- neighbours ---- */

/* i - 1 of the first wraps round, and is as far out as count. */
static const int32_t *values_at(const struct work *work, uint32_t i)
{
    return i < work->blocks->count ? work->features[i].value : NULL;
}

static void next_door(const struct work *work, uint32_t i, uint32_t other, uint8_t first)
{
    const struct cc_node *nodes = work->dom->nodes;
    const int32_t *near = values_at(work, other);
    int32_t *v = &work->features[i].value[first];

    if (near == NULL) {
        v[0] = v[1] = v[2] = v[3] = -1;
        return;
    }
    v[0] = near[CC_F_WORDS];
    v[1] = near[CC_F_LINK_DENSITY];
    v[2] = nodes[work->sums->element[i]].parent == nodes[work->sums->element[other]].parent;
    v[3] = work->signature[i] == work->signature[other];
}

static void neighbours(const struct work *work, uint32_t i)
{
    const int32_t *before = values_at(work, i - 1), *behind = values_at(work, i + 1);
    const int32_t *before2 = i >= 2 ? values_at(work, i - 2) : NULL;
    const int32_t *behind2 = values_at(work, i + 2);
    int32_t *v = work->features[i].value;

    next_door(work, i, i - 1, CC_F_PREV_WORDS);
    next_door(work, i, i + 1, CC_F_NEXT_WORDS);
    v[CC_F_PREV2_WORDS] = before2 != NULL ? before2[CC_F_WORDS] : -1;
    v[CC_F_PREV2_LINKS] = before2 != NULL ? before2[CC_F_LINK_DENSITY] : -1;
    v[CC_F_NEXT2_WORDS] = behind2 != NULL ? behind2[CC_F_WORDS] : -1;
    v[CC_F_NEXT2_LINKS] = behind2 != NULL ? behind2[CC_F_LINK_DENSITY] : -1;
    v[CC_F_PREV_END] = before != NULL ? before[CC_F_END] : -1;
    v[CC_F_NEXT_END] = behind != NULL ? behind[CC_F_END] : -1;
    v[CC_F_PREV_VOCAB] = before != NULL ? before[CC_F_VOCAB_REASON] : 0;
    v[CC_F_NEXT_VOCAB] = behind != NULL ? behind[CC_F_VOCAB_REASON] : 0;
}

static void headings(const struct work *work)
{
    const int32_t *head = NULL;
    uint32_t i;

    for (i = 0; i < work->blocks->count; i++) {
        int32_t *v = work->features[i].value;

        v[CC_F_HEAD_LEVEL] = head != NULL ? head[CC_F_LEVEL] : -1;
        v[CC_F_HEAD_VOCAB_HIT] = head != NULL ? head[CC_F_VOCAB_HIT] : 0;
        v[CC_F_HEAD_VOCAB_REASON] = head != NULL ? head[CC_F_VOCAB_REASON] : 0;
        v[CC_F_HEAD_LINKS] = head != NULL ? head[CC_F_LINK_DENSITY] : -1;
        v[CC_F_HEAD_TITLE_SIM] = head != NULL ? head[CC_F_TITLE_SIM] : -1;
        if (work->blocks->list[i].role == CC_ROLE_HEADING)
            head = v;
    }
}

/* ---- likes ---- */

static void sign(struct work *work, uint32_t i)
{
    uint32_t e = work->sums->element[i];

    work->signature[i] = cc_hash64_mix(
        cc_element_key(work->dom, e), cc_element_key(work->dom, work->dom->nodes[e].parent));
}

static void set_likes(struct work *work, struct cc_count_table *index,
                      const struct cc_element_sums *kinds, uint32_t n_kinds)
{
    const struct cc_element_sums *most = &kinds[0];
    uint32_t i;

    for (i = 0; i < n_kinds; i++)
        most = kinds[i].words > most->words ? &kinds[i] : most;
    for (i = 0; i < work->blocks->count; i++) {
        uint32_t like = *cc_count_table_at(index, work->signature[i]) - 1;
        const struct cc_element_sums *of = &kinds[like];
        int32_t *v = work->features[i].value;

        work->features[i].like = like;
        v[CC_F_SAME_BLOCKS] = (int32_t)of->blocks;
        v[CC_F_SAME_LINKS] = permille(of->link_words, of->words);
        v[CC_F_SAME_PARA] = permille(of->para_words, of->words);
        v[CC_F_PAGE_LIKES] = permille(most->words, work->sums->words);
        v[CC_F_PAGE_LIKES_BLOCKS] = (int32_t)most->blocks;
    }
}

bool cc_features_near(struct cc_arena *arena, const struct cc_dom *dom,
                      const struct cc_blocks *blocks, const struct cc_page_sums *sums,
                      const bool *is_para, struct cc_features *features)
{
    struct work work = {dom, blocks, sums, is_para, features, NULL};
    struct cc_count_table index; /* signature: 1 + place in kinds */
    size_t room = (size_t)blocks->count + 1;
    struct cc_element_sums *kinds = cc_arena_calloc(arena, room, sizeof(*kinds));
    uint32_t i, n_kinds = 0, *kind;

    work.signature = cc_arena_calloc(arena, room, sizeof(*work.signature));
    if (kinds == NULL || work.signature == NULL ||
        !cc_count_table_make(arena, &index, blocks->count))
        return false;
    for (i = 0; i < blocks->count; i++) {
        const struct cc_block *block = &blocks->list[i];

        sign(&work, i);
        kind = cc_count_table_at(&index, work.signature[i]);
        if (*kind == 0)
            *kind = ++n_kinds;
        kinds[*kind - 1].blocks++;
        kinds[*kind - 1].words += block->n_words;
        kinds[*kind - 1].link_words += block->n_link_words;
        kinds[*kind - 1].para_words += is_para[i] ? block->n_words : 0;
    }
    for (i = 0; i < blocks->count; i++)
        neighbours(&work, i);
    headings(&work);
    set_likes(&work, &index, kinds, n_kinds);
    return true;
}
