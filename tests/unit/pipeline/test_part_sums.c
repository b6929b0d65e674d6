#include "support.h"

#include "cleancopy/core/config.h"
#include "cleancopy/part_sums.h"

#include <string.h>

static const struct cc_part_sums about = {.part = 2, .n_parts = 3, .corpus = 0xfeed, .made_of = 0xbeef, .whole = true,
                                          .n_failed = 4, .n_left_out_by_outlet = 5, .n_left_out_by_language = 6};

static void names_of_parts_are_read_back(void **state)
{
    static const char *const wrong[] = {"part-1-of-3", "part-0000-of-0003", "part-0004-of-0003", "part-0001-of-0003x", "part-0001-of-10001",
                                        "text"};
    char name[CC_PART_NAME_BYTES];
    uint32_t part, n_parts;

    (void)state;
    cc_part_name(2, 3, name);
    assert_string_equal(name, "part-0002-of-0003");
    assert_true(cc_part_name_read(name, &part, &n_parts) && part == 2 && n_parts == 3);
    cc_part_name(10000, 10000, name);
    assert_true(cc_part_name_read(name, &part, &n_parts) && part == 10000 && n_parts == 10000);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(cc_part_name_read(wrong[i], &part, &n_parts));
}

static void what_is_put_is_read_back(void **state)
{
    char *dir = support_scratch();
    const struct cc_json_node *sums;
    struct cc_part_sums begun = about, read;
    struct cc_json_tree *tree;
    struct cc_arena arena;

    (void)state;
    cc_arena_init(&arena, 1 << 20);
    assert_int_equal(cc_part_sums_read(&arena, dir, &tree, &read, &sums, NULL), CC_END);
    assert_int_equal(cc_part_sums_put(dir, &about, CC_SPAN("{\"x\":7}"), NULL), CC_OK);
    assert_int_equal(cc_part_sums_read(&arena, dir, &tree, &read, &sums, NULL), CC_OK);
    assert_true(read.part == 2 && read.n_parts == 3 && read.corpus == 0xfeed && read.made_of == 0xbeef && read.whole);
    assert_true(read.n_failed == 4 && read.n_left_out_by_outlet == 5 && read.n_left_out_by_language == 6);
    assert_non_null(cc_json_member(sums, "x"));
    cc_json_tree_free(tree);
    begun.whole = false;
    assert_int_equal(cc_part_sums_put(dir, &begun, CC_SPAN_EMPTY, NULL), CC_OK);
    assert_int_equal(cc_part_sums_read(&arena, dir, &tree, &read, &sums, NULL), CC_OK);
    assert_false(read.whole);
    assert_null(sums);
    cc_json_tree_free(tree);
    cc_arena_done(&arena);
    support_scratch_done(dir);
}

static void what_is_no_such_file_is_refused(void **state)
{
    static const struct {
        const char *text, *words;
    } cases[] = {
        {"", "not JSON"},
        {"[]", "is no file of sums"},
        {"{\"cleancopy_sums\":2,\"cleancopy\":\"" CC_VERSION "\"}", "is of cleancopy " CC_VERSION},
        {"{\"cleancopy_sums\":1,\"cleancopy\":\"0.0.0\"}", "is of cleancopy 0.0.0"},
        {"{\"cleancopy_sums\":1,\"cleancopy\":\"" CC_VERSION "\",\"part\":1}", "\"parts\""},
        {"{\"cleancopy_sums\":1,\"cleancopy\":\"" CC_VERSION "\",\"part\":4,\"parts\":3,\"corpus\":\"00000000000000fe\","
         "\"made_of\":\"00000000000000fe\"}",
         "\"part\""},
        {"{\"cleancopy_sums\":1,\"cleancopy\":\"" CC_VERSION "\",\"part\":0,\"parts\":3,\"corpus\":\"00000000000000fe\","
         "\"made_of\":\"00000000000000fe\"}",
         "\"part\""},
        {"{\"cleancopy_sums\":1,\"cleancopy\":\"" CC_VERSION "\",\"part\":1,\"parts\":3,\"corpus\":\"00000000000000fe\","
         "\"made_of\":\"00000000000000fe\",\"whole\":true,\"failed\":0,\"left_out_by_outlet\":0,\"left_out_by_language\":0}",
         "\"sums\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct cc_json_node *sums;
        struct cc_json_tree *tree;
        struct cc_part_sums read;
        struct cc_arena arena;
        struct cc_error err;

        cc_arena_init(&arena, 1 << 20);
        assert_int_equal(cc_part_sums_parse(&arena, cc_span_from(cases[i].text), &tree, &read, &sums, &err), CC_E_INPUT);
        assert_null(tree);
        if (strstr(err.message, cases[i].words) == NULL)
            fail_msg("%s: %s", cases[i].text, err.message);
        cc_arena_done(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_parts_are_read_back),
        cmocka_unit_test(what_is_put_is_read_back),
        cmocka_unit_test(what_is_no_such_file_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
