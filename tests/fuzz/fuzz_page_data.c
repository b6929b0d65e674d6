/* Property: whatever scripts a page has, its data is JSON within the limits, and what becomes
 * an article is the page with an element behind it, the same at a second reading. */
#include "cleancopy/extract/page_data.h"
#include "cleancopy/extract/script_data.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t read_once(struct cc_span page)
{
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_script_list scripts;
    struct cc_span html = CC_SPAN_EMPTY, name;
    uint64_t sum = 0;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 64u << 20);
    if (cc_dom_parse(&arena, &cfg.limits, page, &dom, NULL) == CC_OK &&
        cc_script_data_list(&arena, &cfg.limits, &dom, &scripts, NULL) == CC_OK) {
        assert(scripts.count <= CC_SCRIPT_MAX_DATA);
        for (uint32_t i = 0; i < scripts.count; i++)
            assert(scripts.list[i].json.len > 0);
        if (cc_page_data_find(&arena, &cfg.limits, &dom, page, CC_SPAN("Bridge closed"), 0,
                              &html, &name, NULL) == CC_OK &&
            html.len > 0)
            assert(cc_span_starts(html, page));
        sum = html.len * 31 + scripts.count;
    }
    cc_arena_done(&arena);
    return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span page = {(const char *)data, size};

    if (size > 0 && size < 1 << 17)
        assert(read_once(page) == read_once(page));
    return 0;
}
