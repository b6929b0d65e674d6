#include "support.h"
#include "ferry_pages.h"

#include "cleancopy/features_record.h"

#include <jansson.h>

static struct cc_config cfg;
static struct cc_arena arena;
static struct cc_document doc;
static struct cc_reading reading;

static void read_page(struct cc_page page)
{
    cc_config_defaults(&cfg);
    cc_arena_init(&arena, cfg.limits.max_arena_bytes);
    assert_int_equal(cc_pipeline_read(&arena, &cfg, &page, &doc, &reading, NULL), CC_OK);
}

/* The line's values, checked for what both forms have; to be freed. */
static json_t *record_of(struct cc_page page, const char *form)
{
    struct cc_buf out;
    json_t *record, *blocks, *block;
    size_t i;

    read_page(page);
    cc_buf_init(&out, (size_t)1 << 20);
    cc_features_record_write(&out, &doc, &reading);
    assert_int_equal(out.status, CC_OK);
    assert_int_equal(out.ptr[out.len - 1], '\n');
    record = json_loadb(out.ptr, out.len, 0, NULL);
    assert_non_null(record);
    cc_buf_done(&out);
    assert_string_equal(json_string_value(json_object_get(record, "form")), form);
    blocks = json_object_get(record, "blocks");
    assert_int_equal(json_array_size(blocks), reading.blocks.count);
    json_array_foreach(blocks, i, block) {
        assert_int_equal(json_array_size(json_object_get(block, "values")),
                         json_array_size(json_object_get(record, "names")));
        assert_int_equal(json_is_true(json_object_get(block, "keep")), reading.verdicts[i].keep);
    }
    return record;
}

static void a_page_with_a_tree_has_its_elements(void **state)
{
    json_t *record = record_of(page_of(0), "html");

    (void)state;
    assert_int_equal(json_array_size(json_object_get(record, "places")), reading.blocks.count);
    assert_int_equal(json_array_size(json_object_get(record, "likes")), reading.blocks.count);
    assert_true(json_array_size(json_object_get(record, "elements")) > 3);
    assert_null(json_object_get(record, "line_words"));
    json_decref(record);
    cc_arena_done(&arena);
}

static void flattened_text_has_the_words_of_its_lines(void **state)
{
    struct cc_page page = {.source = CC_SPAN("a.txt"), .bytes = CC_SPAN("Menu\n\n" SHARED "\n" TAIL "\n"),
                           .fetched_at_s = CC_NO_TIME};
    json_t *record = record_of(page, "text");

    (void)state;
    assert_int_equal(json_array_size(json_object_get(record, "line_words")), 3);
    assert_null(json_object_get(record, "elements"));
    json_decref(record);
    cc_arena_done(&arena);
}

static void a_buffer_that_is_full_says_so(void **state)
{
    struct cc_buf out;

    (void)state;
    read_page(page_of(0));
    cc_buf_init(&out, 500);
    cc_features_record_write(&out, &doc, &reading);
    assert_int_equal(out.status, CC_E_LIMIT);
    cc_buf_done(&out);
    cc_arena_done(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_with_a_tree_has_its_elements),
        cmocka_unit_test(flattened_text_has_the_words_of_its_lines),
        cmocka_unit_test(a_buffer_that_is_full_says_so),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
