#include "support.h"

#include "cleancopy/extract/json_script.h"

static struct cc_arena arena;
static struct cc_json_tree *tree;
static struct cc_config config;

static int setup(void **state)
{
    (void)state;
    cc_arena_init(&arena, 1 << 20);
    cc_config_defaults(&config);
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

static const struct cc_json_node *read(const char *text)
{
    cc_json_tree_free(tree);
    return cc_json_script_read(&arena, &config.limits, cc_span_from(text), &tree);
}

static void json_is_read_as_it_is(void **state)
{
    const struct cc_json_node *root = read("{\"name\":\"Ferry \\u00fcber alles\",\"n\":7}");

    (void)state;
    assert_non_null(root);
    assert_span_is(cc_json_text(cc_json_member(root, "name")), "Ferry \xc3\xbc"
                                                                "ber alles");
    assert_int_equal(cc_json_member(root, "n")->as.integer, 7);
}

static void what_browsers_forgive_is_forgiven(void **state)
{
    static const char *const texts[] = {
        "<!--{\"name\":\"quay\",}-->",           /* mended */
        "{\"name\":\"quay\"};",                   /* more behind it */
        "{\"name\":\"quay\"} {\"name\":\"pier\"}",
        "{\"name\":\"quay\",\"n\":123456789012345678901234567890}", /* no integer of 64 bits */
        "{\"name\":\"quay\"",                      /* cut short */
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct cc_json_node *root = read(texts[i]);

        if (root == NULL)
            fail_msg("%s was not read", texts[i]);
        assert_span_is(cc_json_text(cc_json_member(root, "name")), "quay");
    }
}

static void what_is_no_json_is_nothing(void **state)
{
    static const char *const texts[] = {"", " ", "var ferry = 1;", "{\"n\":1e999}", "}{"};

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (read(texts[i]) != NULL)
            fail_msg("%s was read", texts[i]);
    }
    assert_int_equal(arena.status, CC_OK);
}

static void a_full_arena_is_told_by_its_status(void **state)
{
    (void)state;
    cc_arena_done(&arena);
    cc_arena_init(&arena, 200);
    assert_null(read("{\"a\":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]}"));
    assert_int_equal(arena.status, CC_E_LIMIT);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(json_is_read_as_it_is),
        TEST(what_browsers_forgive_is_forgiven),
        TEST(what_is_no_json_is_nothing),
        TEST(a_full_arena_is_told_by_its_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
