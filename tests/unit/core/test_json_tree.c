#include "cleancopy/core/json_tree.h"

#include "cleancopy/core/buf.h"
#include "support.h"

static struct cc_arena arena;
static struct cc_json_tree *tree;
static const struct cc_json_node *root;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 64u << 20);
    tree = NULL;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    cc_json_tree_free(tree);
    cc_arena_done(&arena);
    return 0;
}

static enum cc_status read_tree(struct cc_span text)
{
    cc_json_tree_free(tree);
    return cc_json_tree_read(&arena, text, &tree, &root, NULL);
}

static void values_have_their_kinds(void **state)
{
    static const struct {
        const char *text;
        enum cc_json_kind kind;
        double number;
    } cases[] = {
        {"null", CC_JSON_NULL, 0},
        {" false\n", CC_JSON_FALSE, 0},
        {"true", CC_JSON_TRUE, 0},
        {"\"\"", CC_JSON_STRING, 0},
        {"[]", CC_JSON_ARRAY, 0},
        {"{}", CC_JSON_OBJECT, 0},
        {"-7", CC_JSON_INTEGER, -7},
        {"0.5", CC_JSON_REAL, 0.5},
        {"1e2", CC_JSON_REAL, 100},
        {"9223372036854775807", CC_JSON_INTEGER, 9223372036854775807.0},
        {"-9223372036854775808", CC_JSON_INTEGER, -9223372036854775808.0},
        {"9223372036854775808", CC_JSON_REAL, 9223372036854775808.0},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(read_tree(cc_span_from(cases[i].text)), CC_OK);
        assert_int_equal(root->kind, cases[i].kind);
        assert_true(cc_json_number(root) == cases[i].number);
        assert_int_equal(cc_json_count(root), 0);
    }
}

static void lists_and_objects_hang_below_one_another(void **state)
{
    const struct cc_json_node *tags;

    (void)state;
    assert_int_equal(read_tree(CC_SPAN("{\"id\":\"c0ffee\",\"tags\":[\"f\\u00e9rry\",7,[true]],\"none\":null}")), CC_OK);
    assert_int_equal(root->as.items.count, 3);
    assert_span_is(root->as.items.list[1].key, "tags");
    assert_span_is(cc_json_text(cc_json_member(root, "id")), "c0ffee");
    tags = cc_json_member(root, "tags");
    assert_int_equal(cc_json_count(tags), 3);
    assert_span_is(cc_json_text(&tags->as.items.list[0]), "f\xC3\xA9rry");
    assert_int_equal(tags->as.items.list[1].as.integer, 7);
    assert_int_equal(tags->as.items.list[2].as.items.list[0].kind, CC_JSON_TRUE);
    assert_int_equal(tags->as.items.list[0].key.len, 0);
}

static void what_is_not_there_is_null_empty_or_nothing(void **state)
{
    (void)state;
    assert_int_equal(read_tree(CC_SPAN("{\"none\":null,\"a\":1,\"a\":2,\"text\":\"x\"}")), CC_OK);
    assert_null(cc_json_member(root, "none"));
    assert_null(cc_json_member(root, "b"));
    assert_null(cc_json_member(NULL, "a"));
    assert_null(cc_json_member(cc_json_member(root, "a"), "a"));
    assert_int_equal(cc_json_member(root, "a")->as.integer, 2); /* the last */
    assert_int_equal(cc_json_count(NULL), 0);
    assert_int_equal(cc_json_count(root), 0);
    assert_true(cc_json_number(NULL) == 0);
    assert_true(cc_json_number(cc_json_member(root, "text")) == 0);
    assert_int_equal(cc_json_text(NULL).len, 0);
    assert_int_equal(cc_json_text(cc_json_member(root, "a")).len, 0);
}

static void a_nul_is_a_character(void **state)
{
    (void)state;
    assert_int_equal(read_tree(CC_SPAN("[\"a\\u0000b\"]")), CC_OK);
    assert_true(cc_span_is(cc_json_text(root->as.items.list), CC_SPAN("a\0b")));
}

static void what_is_no_json_is_refused_with_its_reason(void **state)
{
    static const char *const bad[] = {"", " ", "{", "[1,]", "{\"a\":1}x", "nul", "\"\xFF\"", "\"\\ud800\"", "\"\\udc00\"",
                                      "\"\\udc00\\ud800\"", "1e999", "[1 2]", "\"a\nb\"", "'a'", "123456789012345678901234567890"};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct cc_error err;

        cc_json_tree_free(tree);
        if (cc_json_tree_read(&arena, cc_span_from(bad[i]), &tree, &root, &err) != CC_E_INPUT)
            fail_msg("taken: %s", bad[i]);
        assert_null(tree);
        assert_non_null(strstr(err.message, "not JSON"));
    }
    assert_int_equal(read_tree((struct cc_span){NULL, 0}), CC_E_INPUT);
}

static void nest(struct cc_buf *out, unsigned depth)
{
    cc_buf_clear(out);
    for (unsigned i = 0; i < depth; i++)
        cc_buf_add_char(out, '[');
    for (unsigned i = 0; i < depth; i++)
        cc_buf_add_char(out, ']');
}

static void depth_is_limited(void **state)
{
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1u << 20);
    nest(&out, CC_JSON_MAX_DEPTH - 1);
    assert_int_equal(read_tree(cc_buf_span(&out)), CC_OK);
    nest(&out, CC_JSON_MAX_DEPTH + 1);
    assert_int_equal(read_tree(cc_buf_span(&out)), CC_E_LIMIT);
    nest(&out, 100000);
    assert_int_equal(read_tree(cc_buf_span(&out)), CC_E_LIMIT);
    cc_buf_done(&out);
}

static void a_full_arena_is_a_limit(void **state)
{
    struct cc_arena small;
    struct cc_json_tree *own;
    struct cc_buf out;

    (void)state;
    cc_buf_init(&out, 1u << 20);
    cc_buf_add_string(&out, "[0");
    for (unsigned i = 0; i < 10000; i++)
        cc_buf_add_string(&out, ",0");
    cc_buf_add_char(&out, ']');
    cc_arena_init(&small, 65536);
    assert_int_equal(cc_json_tree_read(&small, cc_buf_span(&out), &own, &root, NULL), CC_E_LIMIT);
    assert_null(own);
    cc_arena_done(&small);
    assert_int_equal(read_tree(cc_buf_span(&out)), CC_OK);
    assert_int_equal(cc_json_count(root), 10001);
    cc_buf_done(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(values_have_their_kinds),
        TEST(lists_and_objects_hang_below_one_another),
        TEST(what_is_not_there_is_null_empty_or_nothing),
        TEST(a_nul_is_a_character),
        TEST(what_is_no_json_is_refused_with_its_reason),
        TEST(depth_is_limited),
        TEST(a_full_arena_is_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
