/* The scores that the model's Python wrote down for the flattened fixtures are those that C
 * gives. fixtures/parity_flat.tsv is written by pipeline/extract/model (README.md there). */
#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/extract/flat.h"
#include "cleancopy/extract/flat_sums.h"

#include <stdio.h>
#include <stdlib.h>

struct page {
    struct cc_arena arena;
    struct cc_blocks blocks;
    int32_t *full, *strict;
};

static void read_page(struct page *page, struct cc_span name)
{
    struct cc_config cfg;
    struct cc_document doc = {0};
    struct cc_flat_values *values;
    struct cc_verdict *verdicts;
    char relative[256], *path;

    (void)snprintf(relative, sizeof relative, "flat/%.*s", CC_SPAN_PRINT(name));
    path = support_fixture(relative);
    cc_config_defaults(&cfg);
    cc_arena_reset(&page->arena);
    assert_int_equal(cc_flat_read(&page->arena, &cfg.limits, CC_SCOPE_AUTO,
                                  support_read(&page->arena, path), &doc, &page->blocks,
                                  &verdicts, &values, NULL),
                     CC_OK);
    page->full = cc_arena_calloc(&page->arena, page->blocks.count, sizeof *page->full);
    page->strict = cc_arena_calloc(&page->arena, page->blocks.count, sizeof *page->strict);
    assert_non_null(page->full);
    assert_non_null(page->strict);
    assert_int_equal(cc_flat_sums(&page->arena, values, page->blocks.count, page->full, page->strict, NULL), CC_OK);
    free(path);
}

static void python_and_c_give_the_same_scores(void **state)
{
    struct page page = {0};
    struct cc_arena arena;
    struct cc_span list, line, open_page = CC_SPAN_EMPTY;
    char *path = support_fixture("parity_flat.tsv");
    uint32_t checked = 0;

    (void)state;
    cc_arena_init(&arena, 64u << 20);
    cc_arena_init(&page.arena, 64u << 20);
    list = support_read(&arena, path);
    free(path);
    while (cc_span_next_line(&list, &line)) {
        long number, full, strict;
        struct cc_span name;
        char rest[128];

        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        name = cc_span_slice(line, 0, cc_span_find(line, CC_SPAN("\t"), 0));
        if (!cc_span_is(name, open_page)) {
            assert_int_equal(checked, page.blocks.count); /* all of the page before */
            read_page(&page, name);
            open_page = name;
            checked = 0;
        }
        (void)snprintf(rest, sizeof rest, "%.*s",
                       CC_SPAN_PRINT(cc_span_slice(line, name.len, line.len)));
        assert_int_equal(sscanf(rest, "%ld%ld%ld", &number, &full, &strict), 3);
        assert_int_equal(number, checked);
        assert_true(checked < page.blocks.count);
        assert_int_equal(page.full[checked], full);
        assert_int_equal(page.strict[checked], strict);
        checked++;
    }
    assert_true(open_page.len > 0);
    assert_int_equal(checked, page.blocks.count);
    cc_arena_done(&page.arena);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(python_and_c_give_the_same_scores)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
