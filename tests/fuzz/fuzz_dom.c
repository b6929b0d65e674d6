/* Property: any bytes end as a page or a reason; the tree's arrays are consistent; every block is either kept or removed, never both or
 * neither; a second reading gives the same text. */
#include "cleancopy/pipeline.h"
#include "cleancopy/core/arena.h"
#include "cleancopy/core/config.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_tree(const struct cc_dom *dom)
{
    for (uint32_t i = 0; i < dom->n_nodes; i++) {
        const struct cc_node *node = &dom->nodes[i];

        assert(node->end > i && node->end <= dom->n_nodes);
        assert(node->first_attr + node->n_attrs <= dom->n_attrs);
        if (i == 0)
            assert(node->parent == CC_NO_INDEX);
        else
            assert(node->parent < i && dom->nodes[node->parent].end >= node->end);
    }
}

static uint64_t read_once(const uint8_t *data, size_t size)
{
    struct cc_page page = {.bytes = {(const char *)data, size}, .form = CC_FORM_HTML,
                           .source = CC_SPAN("fuzz"), .fetched_at_s = CC_NO_TIME};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_document doc;
    struct cc_reading reading;
    uint64_t sum = 0;

    cc_config_defaults(&cfg);
    cfg.limits.max_arena_bytes = 32 << 20;
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    if (cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL) == CC_OK) {
        if (reading.has_dom)
            check_tree(&reading.dom);
        assert(doc.n_paragraphs + doc.n_removed == reading.blocks.count);
        for (uint32_t i = 0; i < doc.n_paragraphs; i++) {
            assert(doc.paragraphs[i].text.len > 0);
            sum = sum * 31 + doc.paragraphs[i].text.len;
        }
    }
    cc_arena_done(&arena);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1 << 18)
        assert(read_once(data, size) == read_once(data, size));
    return 0;
}
