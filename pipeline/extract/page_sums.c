#include "cleancopy/extract/page_sums.h"

#include "cleancopy/extract/block.h"
#include "cleancopy/extract/tag_traits.h"

#include <string.h>

uint32_t cc_block_level(const struct cc_dom *dom, uint32_t element)
{
    while (dom->nodes[element].parent != CC_NO_INDEX &&
           cc_tag_is_inline(dom->nodes[element].tag))
        element = dom->nodes[element].parent;
    return element;
}

static void add_blocks(const struct cc_dom *dom, const struct cc_blocks *blocks,
                       const bool *is_para, struct cc_page_sums *sums)
{
    uint32_t i;

    for (i = 0; i < blocks->count; i++) {
        const struct cc_block *block = &blocks->list[i];
        uint32_t e = cc_block_level(dom, block->element), parent = dom->nodes[e].parent;
        struct cc_element_sums *own = &sums->of[e];

        sums->element[i] = e;
        own->words += block->n_words;
        own->link_words += block->n_link_words;
        own->blocks++;
        if (!is_para[i])
            continue;
        own->para_words += block->n_words;
        sums->n_paras++;
        own->near_para_words += block->n_words;
        if (parent != CC_NO_INDEX && dom->nodes[e].tag != CC_TAG_LI)
            sums->of[parent].near_para_words += block->n_words;
    }
}

static uint32_t find_main(const struct cc_dom *dom, const struct cc_page_sums *sums)
{
    uint32_t element = 0, child = 1;

    if (sums->para_words == 0)
        return 0;
    while (child < dom->nodes[element].end) {
        if ((uint64_t)sums->of[child].para_words * 1000 >=
            (uint64_t)sums->para_words * CC_MAIN_SHARE) {
            element = child;
            child = element + 1;
        } else {
            child = dom->nodes[child].end;
        }
    }
    return element;
}

bool cc_page_sums_make(struct cc_arena *arena, const struct cc_dom *dom,
                       const struct cc_blocks *blocks, const bool *is_para,
                       struct cc_page_sums *sums)
{
    uint32_t i, most = 0;

    memset(sums, 0, sizeof(*sums));
    sums->of = cc_arena_calloc(arena, (size_t)dom->n_nodes + 1, sizeof(*sums->of));
    sums->element = cc_arena_calloc(arena, (size_t)blocks->count + 1, sizeof(*sums->element));
    if (sums->of == NULL || sums->element == NULL)
        return false;
    add_blocks(dom, blocks, is_para, sums);
    for (i = dom->n_nodes; i-- > 1;) { /* parents stand before their children */
        struct cc_element_sums *up = &sums->of[dom->nodes[i].parent];

        up->words += sums->of[i].words;
        up->link_words += sums->of[i].link_words;
        up->blocks += sums->of[i].blocks;
        up->para_words += sums->of[i].para_words;
    }
    for (i = 0; i < dom->n_nodes; i++) {
        if (sums->of[i].near_para_words > most) {
            most = sums->of[i].near_para_words;
            sums->top = i;
        }
    }
    sums->words = sums->of[0].words;
    sums->link_words = sums->of[0].link_words;
    sums->para_words = sums->of[0].para_words;
    sums->main = find_main(dom, sums);
    return true;
}

void cc_page_distance(const struct cc_dom *dom, uint32_t from, uint32_t node, uint32_t *above,
                      uint32_t *below)
{
    *above = *below = 0;
    while (node < from || node >= dom->nodes[from].end) {
        from = dom->nodes[from].parent;
        (*above)++;
    }
    for (; node != from; node = dom->nodes[node].parent)
        (*below)++;
}
