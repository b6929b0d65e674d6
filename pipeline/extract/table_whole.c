#include "cleancopy/extract/table_whole.h"

/* The table that a row or a <caption> stands in, or CC_NO_INDEX. */
static uint32_t table_of(const struct cc_dom *dom, const struct cc_block *block)
{
    uint32_t p = block->element;

    if (block->role != CC_ROLE_TABLE && (block->role != CC_ROLE_CAPTION || p == CC_NO_INDEX || !cc_span_is(dom->nodes[p].name, CC_SPAN("caption"))))
        return CC_NO_INDEX;
    while (p != CC_NO_INDEX && dom->nodes[p].tag != CC_TAG_TABLE)
        p = dom->nodes[p].parent;
    return p;
}

static void level(uint32_t first, uint32_t end, int32_t *sums)
{
    int32_t most = sums[first];
    uint32_t i;

    for (i = first; i < end; i++)
        most = sums[i] > most ? sums[i] : most;
    for (i = first; i < end; i++)
        sums[i] = most;
}

void cc_table_whole(const struct cc_dom *dom, const struct cc_blocks *blocks, int32_t *sums)
{
    uint32_t i = 0, first, table;

    while (i < blocks->count) {
        first = i;
        table = table_of(dom, &blocks->list[i]);
        do
            i++;
        while (table != CC_NO_INDEX && i < blocks->count &&
               table_of(dom, &blocks->list[i]) == table);
        if (i - first > 1)
            level(first, i, sums);
    }
}
