/* The scores that the model's Python wrote down for the fixtures are those that C gives: features, tables and trees are the
 * same on both sides.  fixtures/parity.tsv is written by pipeline/extract/model (README.md there). */
#include "support.h"

#include "cleancopy/extract/kept_shape.h"
#include "cleancopy/extract/verdict_sums.h"
#include "cleancopy/pipeline.h"

#include <stdio.h>
#include <stdlib.h>

/* Takes what is before the next mark off the line. */
static struct cc_span until(struct cc_span *line, struct cc_span mark)
{
    size_t end = cc_span_find(*line, mark, 0);
    struct cc_span value = cc_span_slice(*line, 0, end == (size_t)-1 ? line->len : end);

    *line = end == (size_t)-1 ? CC_SPAN_EMPTY : cc_span_slice(*line, end + 1, line->len);
    return value;
}

static struct cc_span field(struct cc_span *line)
{
    return until(line, CC_SPAN("\t"));
}

static long number(struct cc_span s)
{
    char text[32];

    (void)snprintf(text, sizeof(text), "%.*s", CC_SPAN_PRINT(s));
    return strtol(text, NULL, 10);
}

static void assert_kept_shape(struct cc_arena *arena, const struct cc_reading *reading, const int32_t *full, struct cc_span expected)
{
    int32_t values[CC_KEPT_COUNT], k;

    assert_true(cc_kept_shape(arena, reading->features, full, reading->blocks.count, values));
    for (k = 0; k < CC_KEPT_COUNT; k++) {
        assert_true(expected.len > 0);
        assert_int_equal(values[k], number(until(&expected, CC_SPAN(" "))));
    }
    assert_int_equal(expected.len, 0);
}

static void python_and_c_give_the_same_scores(void **state)
{
    struct cc_config cfg;
    struct cc_arena arena, pages;
    struct cc_document doc;
    struct cc_reading reading;
    struct cc_page page = {.fetched_at_s = CC_NO_TIME};
    struct cc_span list, line, name, kind, open_page = CC_SPAN_EMPTY;
    char *path = support_fixture("parity.tsv");
    uint32_t n_blocks = 0, block, checked = 0;
    int32_t *full = NULL, *strict = NULL;

    (void)state;
    cc_config_defaults(&cfg);
    cfg.features = true; /* of the same pages as the dump */
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    cc_arena_init(&pages, cfg.limits.max_arena_bytes);
    list = support_read(&arena, path);
    free(path);
    while (cc_span_next_line(&list, &line)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        name = field(&line);
        if (!cc_span_is(name, open_page)) {
            char relative[256];

            assert_int_equal(checked, n_blocks); /* all of the page before */
            (void)snprintf(relative, sizeof(relative), "%.*s", CC_SPAN_PRINT(name));
            path = support_fixture(relative);
            cc_arena_reset(&pages);
            page.source = cc_span_from(path);
            page.bytes = support_read(&pages, path);
            assert_int_equal(cc_pipeline_read(&pages, &cfg, &page, &doc, &reading, NULL), CC_OK);
            free(path);
            open_page = name;
            n_blocks = reading.blocks.count;
            full = cc_arena_calloc(&pages, n_blocks, sizeof *full);
            strict = cc_arena_calloc(&pages, n_blocks, sizeof *strict);
            assert_int_equal(cc_verdict_sums(&pages, reading.features, n_blocks, full, strict, NULL), CC_OK);
            checked = 0;
        }
        block = (uint32_t)number(field(&line));
        assert_true(block < n_blocks);
        assert_int_equal(full[block], number(field(&line)));
        assert_int_equal(strict[block], number(field(&line)));
        kind = field(&line);
        if (doc.n_paragraphs > 0)
            assert_span_is(kind, cc_kind_name(doc.kind));
        if (block == 0)
            assert_kept_shape(&pages, &reading, full, line);
        checked++;
    }
    assert_true(open_page.len > 0);
    assert_int_equal(checked, n_blocks);
    cc_arena_done(&pages);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(python_and_c_give_the_same_scores)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
