/* Properties: a text is a list of selectors or a mistake within its bytes; what is printed of a
 * selector parses, and prints as the same; matching a page costs at most elements times tests.
 */
#include "cleancopy/core/config.h"
#include "cleancopy/extract/css_match.h"

#include <assert.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char html[] = "<body class='a b'><div id=a class=b><p a=b>x<b>y</b><p a='b-c "
                           "d'>z</div><a b=a></a><a></a></body>";

static struct cc_span print(const struct cc_css *selector, struct cc_buf *out)
{
    cc_buf_clear(out);
    cc_css_print(out, selector);
    assert(out->status == CC_OK && out->len > 0);
    return cc_buf_span(out);
}

static uint64_t count_tests(const struct cc_css_compound *list, uint32_t n)
{
    uint64_t sum = 0;

    for (uint32_t i = 0; i < n; i++) {
        sum += list[i].n_tests;
        for (uint32_t k = 0; k < list[i].n_tests; k++)
            sum += count_tests(list[i].tests[k].list, list[i].tests[k].n_list);
    }
    return sum;
}

static void check(struct cc_arena *arena, const struct cc_css *selector,
                  struct cc_css_page *page)
{
    struct cc_buf first, second;
    struct cc_css *again;
    uint32_t n, n_meant;

    cc_buf_init(&first, 16 * CC_CSS_MAX_BYTES);
    cc_buf_init(&second, 16 * CC_CSS_MAX_BYTES);
    if (print(selector, &first).len <=
        CC_CSS_MAX_BYTES) { /* escapes and quotes can make it longer */
        assert(cc_css_parse(arena, cc_buf_span(&first), &again, &n, NULL) == CC_OK && n == 1);
        assert(cc_span_is(print(again, &second), cc_buf_span(&first)));
        n_meant = cc_css_match(page, again);
        page->n_compared = 0;
        assert(cc_css_match(page, selector) == n_meant);
        assert(page->n_compared <=
               page->dom->n_nodes * count_tests(selector->compounds, selector->n_compounds));
    }
    cc_buf_done(&first);
    cc_buf_done(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct cc_span text = {(const char *)data, size};
    struct cc_config cfg;
    struct cc_arena arena;
    struct cc_dom dom;
    struct cc_css_page page;
    struct cc_css *list;
    struct cc_error err;
    uint32_t n;

    cc_config_defaults(&cfg);
    cc_arena_init(&arena, 16 << 20);
    if (cc_css_parse(&arena, text, &list, &n, &err) != CC_OK) {
        assert(err.status == CC_E_USAGE && err.offset <= size && err.message[0] != '\0');
    } else if (cc_dom_parse(&arena, &cfg.limits, CC_SPAN(html), &dom, NULL) == CC_OK) {
        assert(n > 0 && n <= CC_CSS_MAX_SELECTORS && cc_css_page_make(&arena, &dom, &page));
        for (uint32_t i = 0; i < n; i++)
            check(&arena, &list[i], &page);
    }
    cc_arena_done(&arena);
    return 0;
}
